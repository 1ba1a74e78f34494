import GeoModel

/// What can go wrong between coordinate systems.
public enum PROJError: ExplainedError, Hashable {
    /// No such code in the EPSG dataset, or a text that defines no CRS. The reason is PROJ's own.
    case unknownCRS(CRS, reason: String)
    /// The layer lies, or a place of it, where the system is not used. `at` and `area` are in degrees.
    case outsideAreaOfUse(at: Coordinate, crs: String, area: Extent)
    /// The eastings begin with the number of a zone whose central meridian is another than the system's.
    case zoneContradicted(said: String, meridian: Int, zone: GaussKrugerZone)
    /// A user's own pipeline that PROJ does not understand. The reason is PROJ's own.
    case badPipeline(String, reason: String)
    /// A user's own pipeline does not lead to longitude and latitude in degrees.
    case pipelineMissesEarth(String, from: Coordinate, to: Coordinate)
    /// A fit needs three control points.
    case tooFewPoints(Int)
    /// All control points lie on one line, or in one place.
    case pointsOnOneLine
    /// The second numbers of control points are metres, and nobody says of which plane.
    case planeNotNamed(at: Coordinate)
    /// A fit can't lead to this system: it is neither CGCS2000 nor WGS 84, nor a plane on one of them.
    case notATarget(String)
    /// An operation between two datums that moves nothing, and of which nobody says how good it is.
    case noShift(from: String, to: String, operation: String)
    /// PROJ only has a guess between two datums: it would give numbers, wrong by tens of metres.
    case ballpark(from: String, to: String)
    /// PROJ has no operation at all between the two.
    case noOperation(from: String, to: String)
    /// A longitude or latitude that is nowhere on Earth, or no number.
    case notOnEarth(at: Coordinate)
    /// The operation gives no result there. `at` is in the source's numbers.
    case outsideOperation(at: Coordinate, operation: String, reason: String)
    /// A PROJ function failed; the reason is PROJ's own.
    case failed(function: String, reason: String)

    public var kind: FailureKind {
        switch self {
        case .unknownCRS(.wellKnownText, _), .ballpark, .noOperation, .notOnEarth, .outsideOperation,
            .outsideAreaOfUse, .zoneContradicted, .pipelineMissesEarth, .noShift, .tooFewPoints, .pointsOnOneLine:
            .badInput
        case .unknownCRS, .badPipeline, .planeNotNamed, .notATarget: .usage
        case .failed: .defect
        }
    }
}
