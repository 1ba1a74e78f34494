internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// The nearest valid geometry by GEOS's structure method: rings are made valid, shells united, holes subtracted.
    ///
    /// What collapses to lines or points is dropped. A valid geometry comes back the same.
    public func makeValid() throws(GEOSError) -> GEOSGeometry {
        let parameters = try session.pointer("GEOSMakeValidParams_create_r") { GEOSMakeValidParams_create_r($0) }
        defer { if let handle = session.handle { GEOSMakeValidParams_destroy_r(handle, parameters) } }
        try session.status("GEOSMakeValidParams_setMethod_r") {
            GEOSMakeValidParams_setMethod_r($0, parameters, GEOS_MAKE_VALID_STRUCTURE)
        }
        try session.status("GEOSMakeValidParams_setKeepCollapsed_r") {
            GEOSMakeValidParams_setKeepCollapsed_r($0, parameters, 0)
        }
        return try made("GEOSMakeValidWithParams_r") { GEOSMakeValidWithParams_r($0, pointer, parameters) }
    }
}

extension GEOSSession {
    /// The nearest valid shape. Empty where nothing of the shape has an area.
    ///
    /// Rings that GEOS cannot even be given are mended first: vertices that are not numbers are left out, open rings
    /// closed, and rings that enclose nothing for want of vertices dropped, an exterior with its holes.
    public func makeValid<Point: Vertex>(_ shape: MultiPolygon<Point>) throws(GEOSError) -> MultiPolygon<Point> {
        var mended: [Polygon<Point>] = []
        for polygon in shape.polygons {
            guard let exterior = mendedRing(polygon.exterior) else { continue }
            mended.append(Polygon(exterior: exterior, interiors: polygon.interiors.compactMap(mendedRing)))
        }
        if mended.isEmpty { return MultiPolygon([]) }
        return try geometry(MultiPolygon(mended)).makeValid().multiPolygon()
    }
}

private func mendedRing<Point: Vertex>(_ ring: [Point]) -> [Point]? {
    var points = ring.filter { $0.x.isFinite && $0.y.isFinite }
    if let first = points.first, points.last != first { points.append(first) }
    return points.count >= 4 ? points : nil
}
