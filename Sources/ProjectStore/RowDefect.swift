public import GDALInterop
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
        case badWholeNumber(column: String, value: String)
        case badCoordinateText(column: String, value: String)
        /// A line that severs, of a kind that is none.
        case badBarrierKind(column: String, value: String)
        case unknownArea(String, nearest: [String])
        case ambiguousArea(String, candidates: [String])
        /// Nobody of that name holds an appointment.
        case unknownActor(String, nearest: [String])
        /// Two rows with one key; `other` is the other's row, nil when it is in the project already.
        case repeated(key: String, other: Int?)
        /// The project holds an area of this code (and first day) already.
        case heldCode(String)
        /// It is to be put together with an area of the project that says something else of itself.
        case differsFromHeld(what: String, found: String, held: String?)
        case noGround
        /// An appointment without a polygon that names no area.
        case noPlace
        case wrongGeometry(String)
        /// Of this type, where a line is wanted.
        case noLine(String)
        /// Of this type, where a point or a polygon is wanted.
        case noPointOrGround(String)
        /// Of this type, where one point is wanted.
        case noPoint(String)
        /// A place of a layer that lies nowhere.
        case nowhere
        /// More cells than the table has columns.
        case surplusCells(found: Int, columns: Int)
        /// Text that is not in the encoding it was read in.
        case undecodable(column: String, encoding: String)
        /// A facility of a layer that lies nowhere.
        case noShape
        /// A facility that says no category.
        case noCategory
        /// The project has a facility of this id and category already.
        case heldFacility(id: String, category: String)
        /// A row that is to name a facility, and says neither its id nor its place.
        case namesNoFacility
        case unknownFacility(id: String, nearest: [String])
        /// The facility it names is of these categories, and not of the one it says.
        case otherCategory([String])
        /// No facility lies where the row says.
        case noFacilityThere
        /// The row says a place, and these facilities lie there.
        case severalFacilities([String])
        case badShapeText(ShapeTextDefect)
        case invalidGeometry(ShapeDefect)
        case badCoordinate(Coordinate)
        /// A place, in degrees, where the CRS that the file is in is not used.
        case outsideAreaOfUse(Coordinate, crs: String)
        /// From a corner on, in degrees, a border runs more than half around the Earth to the next.
        case acrossAntimeridian(Coordinate)

        /// Whether the row is right but for the area or the actor it names.
        var isUnmatched: Bool {
            switch self {
            case .unknownArea, .ambiguousArea, .unknownActor: true
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
