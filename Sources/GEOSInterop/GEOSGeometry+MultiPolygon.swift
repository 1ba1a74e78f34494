internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// The polygons of this geometry as a value, in GEOS's order; its lines and points are left behind.
    public func multiPolygon<Point: Vertex>(as type: Point.Type = Point.self) throws(GEOSError) -> MultiPolygon<Point> {
        var polygons: [Polygon<Point>] = []
        try appendPolygons(of: pointer, to: &polygons)
        return MultiPolygon(polygons)
    }

    private func appendPolygons<Point: Vertex>(
        of geometry: OpaquePointer, to polygons: inout [Polygon<Point>]
    ) throws(GEOSError) {
        switch UInt32(try session.count("GEOSGeomTypeId_r") { GEOSGeomTypeId_r($0, geometry) }) {
        case GEOS_POLYGON.rawValue:
            let polygon: Polygon<Point> = try polygon(geometry)
            if !polygon.exterior.isEmpty { polygons.append(polygon) }
        case GEOS_MULTIPOLYGON.rawValue, GEOS_GEOMETRYCOLLECTION.rawValue:
            let parts = try session.count("GEOSGetNumGeometries_r") { GEOSGetNumGeometries_r($0, geometry) }
            for index in 0..<parts {
                // A part is borrowed: its collection frees it.
                let part = try session.pointer("GEOSGetGeometryN_r") { GEOSGetGeometryN_r($0, geometry, Int32(index)) }
                try appendPolygons(of: part, to: &polygons)
            }
        default: break
        }
    }

    private func polygon<Point: Vertex>(_ geometry: OpaquePointer) throws(GEOSError) -> Polygon<Point> {
        let exterior = try session.pointer("GEOSGetExteriorRing_r") { GEOSGetExteriorRing_r($0, geometry) }
        let holes = try session.count("GEOSGetNumInteriorRings_r") { GEOSGetNumInteriorRings_r($0, geometry) }
        var interiors: [[Point]] = []
        for index in 0..<holes {
            let hole = try session.pointer("GEOSGetInteriorRingN_r") {
                GEOSGetInteriorRingN_r($0, geometry, Int32(index))
            }
            interiors.append(try points(of: hole))
        }
        return Polygon(exterior: try points(of: exterior), interiors: interiors)
    }

    /// The vertices of a ring or line.
    func points<Point: Vertex>(of line: OpaquePointer) throws(GEOSError) -> [Point] {
        let sequence = try session.pointer("GEOSGeom_getCoordSeq_r") { GEOSGeom_getCoordSeq_r($0, line) }
        var size: UInt32 = 0
        try session.status("GEOSCoordSeq_getSize_r") { GEOSCoordSeq_getSize_r($0, sequence, &size) }
        var points = [Point](repeating: Point(x: 0, y: 0), count: Int(size))
        try session.status("GEOSCoordSeq_copyToBuffer_r") { context in
            points.withUnsafeMutableBytes { bytes in
                GEOSCoordSeq_copyToBuffer_r(
                    context, sequence, bytes.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
            }
        }
        return points
    }
}
