/// One of two layers that are compared.
public enum LayerSide: Hashable, Sendable {
    case new, held

    var other: LayerSide { self == .new ? .held : .new }
}
