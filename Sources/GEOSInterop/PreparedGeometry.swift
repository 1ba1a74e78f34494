internal import CGEOS
public import GeoModel

/// A geometry with an index, for many questions about single places.
///
/// Not `Sendable`: the index is built by the first question, without a lock.
public final class PreparedGeometry {
    private let geometry: GEOSGeometry
    private let pointer: OpaquePointer

    public init(_ geometry: GEOSGeometry) throws(GEOSError) {
        self.geometry = geometry
        pointer = try geometry.session.pointer("GEOSPrepare_r") { GEOSPrepare_r($0, geometry.pointer) }
    }

    deinit {
        if let handle = geometry.session.handle { GEOSPreparedGeom_destroy_r(handle, pointer) }
    }

    /// Whether a place lies in the geometry; on its border counts as inside.
    public func covers<Point: Vertex>(_ place: Point) throws(GEOSError) -> Bool {
        let point = try geometry.session.point(place)
        return try geometry.session.predicate("GEOSPreparedCovers_r") {
            GEOSPreparedCovers_r($0, pointer, point.pointer)
        }
    }

    /// Whether a place lies in the geometry, and not on its border.
    public func containsProperly<Point: Vertex>(_ place: Point) throws(GEOSError) -> Bool {
        let point = try geometry.session.point(place)
        return try geometry.session.predicate("GEOSPreparedContainsProperly_r") {
            GEOSPreparedContainsProperly_r($0, pointer, point.pointer)
        }
    }
}

extension GEOSSession {
    func point<Point: Vertex>(_ place: Point) throws(GEOSError) -> GEOSGeometry {
        GEOSGeometry(
            owning: try pointer("GEOSGeom_createPointFromXY_r") { GEOSGeom_createPointFromXY_r($0, place.x, place.y) },
            in: self)
    }
}
