/// What sort of area it is: `city district county street town township park village …`, or any other word a scheme uses.
public struct Level: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    /// The levels of the field, from the highest down. Those of one inner list tile the ground together: where two of
    /// their areas overlap the boundaries are wrong, not the duties.
    private static let ranks: [[[Level]]] = [
        [["city"]], [["district", "county"], ["urbanarea"]], [["street", "town", "township"], ["park"]],
        [["keyarea"], ["zone"]], [["community", "village"]], [["project"]],
    ]

    /// The levels of the field, from the highest down.
    public static let known: [Level] = ranks.flatMap { $0.flatMap { $0 } }

    /// Whether areas of the two levels tile the ground together: streets, towns and townships do.
    public func isPeer(of other: Level) -> Bool {
        self == other || Self.ranks.contains { $0.contains { $0.contains(self) && $0.contains(other) } }
    }

    /// Whether areas of this level hold areas of the other; no where one is a word that is no level of the field.
    public func isAbove(_ other: Level) -> Bool {
        guard let own = Self.rank(of: self), let others = Self.rank(of: other) else { return false }
        return own < others
    }

    private static func rank(of level: Level) -> Int? {
        ranks.firstIndex { $0.contains { $0.contains(level) } }
    }

    /// Whether areas of the two levels lie over each other without one being above the other: a park and a street.
    public func isBeside(_ other: Level) -> Bool {
        guard let rank = Self.rank(of: self) else { return false }
        return !isPeer(of: other) && rank == Self.rank(of: other)
    }
}
