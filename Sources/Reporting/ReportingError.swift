public import GeoModel

/// Why a question can't be answered although the project is as it should be.
public enum ReportingError: ExplainedError, Hashable {
    /// A place to start from, as it was given, hangs on no street: the nearest is too far, or nil where none is within a
    /// degree.
    case offNetwork(Coordinate, nearest: Meters?, limit: Meters)

    public var kind: FailureKind {
        switch self {
        case .offNetwork: .badInput
        }
    }
}
