/// Which way a street may be walked, seen along its line.
public enum WalkDirection: String, Hashable, Sendable, CaseIterable {
    case both, forward, backward

    public var allowsForward: Bool { self != .backward }
    public var allowsBackward: Bool { self != .forward }
}
