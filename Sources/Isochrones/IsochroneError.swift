public import GEOSInterop
public import GeoModel
public import PROJInterop
public import PolygonOverlay

/// Why reached streets have no isochrone.
public enum IsochroneError: ExplainedError, Hashable {
    /// A reached street has a vertex that is no number or lies within a degree of a pole or beyond.
    case noPlace(at: Coordinate)
    /// The reached streets of one origin lie too far apart for one grid.
    case tooWide(Extent)
    case plane(PROJError)
    case shape(GEOSError)
    case overlay(OverlayError)

    public var kind: FailureKind {
        switch self {
        case .noPlace, .tooWide: .badInput
        case .plane(let error): error.kind
        case .shape(let error): error.kind
        case .overlay(let error): error.kind
        }
    }
}
