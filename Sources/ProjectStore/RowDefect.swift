public import GEOSInterop
public import GeoModel

/// What is wrong with one row or feature of a file.
public struct RowDefect: Hashable, Sendable {
    /// The feature's number in file order, or the row as a spreadsheet shows it.
    public let row: Int
    /// What the row calls itself, where it does.
    public let name: String?
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case missing(column: String)
        case badDay(column: String, value: String)
        case emptyTerm(from: String, to: String)
        case badLead(String)
        case badNumber(column: String, value: String)
        case unknownArea(String, nearest: [String])
        case ambiguousArea(String, candidates: [String])
        /// Two rows with one key; `other` is the other's row, nil when it is in the project already.
        case repeated(key: String, other: Int?)
        case noGround
        case wrongGeometry(String)
        case invalidGeometry(ShapeDefect)
        case badCoordinate(Coordinate)

        /// Whether the row is right but for the area it names.
        public var isUnmatchedArea: Bool {
            switch self {
            case .unknownArea, .ambiguousArea: true
            default: false
            }
        }
    }

    public init(row: Int, name: String?, reason: Reason) {
        self.row = row
        self.name = name
        self.reason = reason
    }
}
