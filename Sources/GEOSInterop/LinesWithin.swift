internal import CGEOS
public import GeoModel

extension GEOSGeometry {
    /// The pieces of lines within a box, in the order and direction of the lines; its points and polygons are left behind.
    ///
    /// A line that only touches the box leaves nothing.
    public func lines<Point: Vertex>(within box: Extent, as type: Point.Type = Point.self) throws(GEOSError)
        -> [[Point]]
    {
        let clipped = try made("GEOSClipByRect_r") {
            GEOSClipByRect_r($0, pointer, box.minX, box.minY, box.maxX, box.maxY)
        }
        var lines: [[Point]] = []
        try clipped.appendLines(of: clipped.pointer, to: &lines)
        return lines
    }

    private func appendLines<Point: Vertex>(of geometry: OpaquePointer, to lines: inout [[Point]]) throws(GEOSError) {
        switch UInt32(try session.count("GEOSGeomTypeId_r") { GEOSGeomTypeId_r($0, geometry) }) {
        case GEOS_LINESTRING.rawValue:
            let line: [Point] = try points(of: geometry)
            if !line.isEmpty { lines.append(line) }
        case GEOS_MULTILINESTRING.rawValue, GEOS_GEOMETRYCOLLECTION.rawValue:
            let parts = try session.count("GEOSGetNumGeometries_r") { GEOSGetNumGeometries_r($0, geometry) }
            for index in 0..<parts {
                // A part is borrowed: its collection frees it.
                let part = try session.pointer("GEOSGetGeometryN_r") { GEOSGetGeometryN_r($0, geometry, Int32(index)) }
                try appendLines(of: part, to: &lines)
            }
        default: break
        }
    }
}
