public import GeoModel

/// What keeps shapes from being laid over each other.
public enum OverlayError: ExplainedError, Hashable {
    /// A ring of a shape has a coordinate that is infinite, no number, or beyond any map (over 2^200).
    case unusableCoordinate(shape: Int)
    /// A ring's last vertex does not repeat its first.
    case unclosedRing(shape: Int)
    /// The faces could not be labelled: their cover sets contradict each other. Our mistake.
    case contradiction

    public var kind: FailureKind {
        switch self {
        case .unusableCoordinate, .unclosedRing: .badInput
        case .contradiction: .defect
        }
    }
}
