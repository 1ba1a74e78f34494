public import GeoModel
public import PlanningModel
public import ProjectStore

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
    /// Circles are asked for, and the project has no area in force on the day.
    case noAreas(CalendarDay)
    /// - Parameter all: The rules of the scheme.
    case noSuchRule(String, scheme: String, all: [String])
    /// No area is judged by a rule of the scheme.
    case idleRule(String, scheme: String)
    /// - Parameter all: The categories of the standard's rows.
    case noSuchRow(String, standard: String, nearest: [String], all: [String])
    /// One more facility brings within who reaches it only where the nearest one counts, on foot.
    case suggestionNeedsNearest(formula: String)
    /// A list of places in which no row says one; some of its rows are told.
    case noPlaceRead(file: String, rows: Int, [RowDefect])
    /// What is to be weighed is not in the project.
    case noWeights(CircleFormula.Weight)
    /// A text that is no place.
    case unreadablePlace(String)

    public var kind: FailureKind {
        switch self {
        case .offNetwork, .noFacilities, .facilitiesOffNetwork, .noAreas, .noPlaceRead: .badInput
        case .noSuchCategory, .noSuchFacilities, .tooLong, .noSuchRule, .idleRule, .noSuchRow, .suggestionNeedsNearest,
            .noWeights,
            .unreadablePlace:
            .usage
        }
    }
}
