internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// Whether the geometry keeps the rules for polygons (OGC 06-103r4, 6.1.11). Empty geometries do.
    public var isValid: Bool {
        get throws(GEOSError) { try session.predicate("GEOSisValid_r") { GEOSisValid_r($0, pointer) } }
    }

    /// The first defect GEOS meets and its place; nil when the geometry is valid.
    public func validityDefect() throws(GEOSError) -> (defect: ValidityDefect, at: Coordinate?)? {
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let isValid = try session.predicate("GEOSisValidDetail_r") {
            GEOSisValidDetail_r($0, pointer, 0, &reason, &location)
        }
        // GEOS hands both over, and we free both.
        defer { if let handle = session.handle, let reason { GEOSFree_r(handle, reason) } }
        let place = location.map { GEOSGeometry(owning: $0, in: session) }
        if isValid { return nil }
        let defect = ValidityDefect(reason: reason.map { String(cString: $0) } ?? "not valid")
        return (defect, try place?.point())
    }

    /// The coordinate of a point; nil for an empty one.
    func point() throws(GEOSError) -> Coordinate? {
        if try isEmpty { return nil }
        var x = 0.0
        var y = 0.0
        try session.status("GEOSGeomGetX_r") { GEOSGeomGetX_r($0, pointer, &x) }
        try session.status("GEOSGeomGetY_r") { GEOSGeomGetY_r($0, pointer, &y) }
        return Coordinate(x: x, y: y)
    }
}

extension GEOSSession {
    /// Everything that keeps a shape from being valid: every broken ring, then GEOS's first finding for each polygon
    /// whose rings are whole, then whatever puts valid polygons at odds with each other. Empty for a valid shape.
    ///
    /// A bad shape never makes it throw.
    ///
    /// - Complexity: For a valid shape one pass over the vertices and one `GEOSisValid_r`.
    public func defects<Point: Vertex>(of shape: MultiPolygon<Point>) throws(GEOSError) -> [ShapeDefect] {
        var found: [ShapeDefect] = []
        for (index, polygon) in shape.polygons.enumerated() {
            found += ringDefects(of: polygon, index: index)
        }
        if found.isEmpty, try geometry(shape).isValid { return [] }

        let broken = Set(found.compactMap(\.polygon))
        var sound: [Polygon<Point>] = []
        for (index, polygon) in shape.polygons.enumerated() where !broken.contains(index) {
            if let (defect, place) = try geometry(polygon).validityDefect() {
                found.append(ShapeDefect(defect, polygon: index, ring: nil, place: place))
            } else {
                sound.append(polygon)
            }
        }
        if sound.count > 1, let (defect, place) = try geometry(MultiPolygon(sound)).validityDefect() {
            found.append(ShapeDefect(defect, polygon: nil, ring: nil, place: place))
        }
        return found
    }
}
