import GeoModel

/// What can go wrong in GEOS.
public enum GEOSError: ExplainedError, Hashable {
    /// A GEOS function failed; the reason is GEOS's own sentence.
    case failed(function: String, reason: String)
    /// GEOS gave no context: there is no memory left.
    case notStarted

    public var kind: FailureKind {
        switch self {
        // GEOS throws these three at shapes that are not valid, or texts that are not WKT.
        case .failed(_, let reason)
        where ["TopologyException", "IllegalArgumentException", "ParseException"].contains(where: reason.hasPrefix):
            .badInput
        case .failed, .notStarted: .defect
        }
    }
}
