import GeoModel

/// What can go wrong between coordinate systems.
public enum PROJError: ExplainedError, Hashable {
    /// No such code in the EPSG dataset, or a text that defines no CRS. The reason is PROJ's own.
    case unknownCRS(CRS, reason: String)
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
        case .unknownCRS(.epsg, _), .unknownCRS(.gcj02, _), .unknownCRS(.bd09, _): .usage
        case .unknownCRS(.wellKnownText, _), .ballpark, .noOperation, .notOnEarth, .outsideOperation: .badInput
        case .failed: .defect
        }
    }
}
