public import GeoModel

/// Why a question can't be answered although the project is as it should be.
public enum ReportingError: ExplainedError, Hashable {
    /// A place to start from, as it was given, hangs on no street: the nearest is too far, or nil where none is within a
    /// degree.
    case offNetwork(Coordinate, nearest: Meters?, limit: Meters)
    /// Facilities are asked for, and the project has none.
    case noFacilities
    /// - Parameter all: The categories that the project has, in alphabetical order.
    case noSuchCategory(String, nearest: [String], all: [String])
    /// No facility has these ids.
    case noSuchFacilities([String], nearest: [String])
    /// No street is within the limit of any of these facilities, which are told by their ids.
    case facilitiesOffNetwork([String], limit: Meters)
    /// A walk that is further than any search goes.
    case tooLong(Meters, limit: Meters)

    public var kind: FailureKind {
        switch self {
        case .offNetwork, .noFacilities, .facilitiesOffNetwork: .badInput
        case .noSuchCategory, .noSuchFacilities, .tooLong: .usage
        }
    }
}
