public import GEOSInterop
public import GeoModel

/// What can go wrong when a vector tile is made.
public enum VectorTileError: ExplainedError, Hashable {
    /// GEOS could not draw a shape on the tile.
    case notDrawn(layer: String, TileAddress, GEOSError)
    /// The tile's bytes could not be written.
    case notWritten(reason: String)

    public var kind: FailureKind {
        switch self {
        case .notDrawn(_, _, let error): error.kind
        case .notWritten: .defect
        }
    }
}
