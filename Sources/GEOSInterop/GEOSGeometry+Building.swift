internal import CGEOS
import GeoModel

extension GEOSSession {
    /// Makes a geometry of a shape: a polygon where it has one part, a multipolygon else.
    ///
    /// - Throws: ``GEOSError/failed(function:reason:)`` when a ring is open or has fewer than three vertices.
    ///   ``defects(of:)`` tells such rings beforehand. Crossing rings are built, and found by ``GEOSGeometry/isValid``.
    public func geometry<Point: Vertex>(_ shape: MultiPolygon<Point>) throws(GEOSError) -> GEOSGeometry {
        if shape.polygons.count == 1 { return try geometry(shape.polygons[0]) }
        var parts = OwnedHandles(session: self)
        for polygon in shape.polygons { parts.handles.append(try handle(of: polygon)) }
        let type = Int32(GEOS_MULTIPOLYGON.rawValue)
        var taken = parts.take()
        return GEOSGeometry(
            owning: try pointer("GEOSGeom_createCollection_r") {
                GEOSGeom_createCollection_r($0, type, &taken, UInt32(taken.count))
            }, in: self)
    }

    public func geometry<Point: Vertex>(_ polygon: Polygon<Point>) throws(GEOSError) -> GEOSGeometry {
        GEOSGeometry(owning: try handle(of: polygon), in: self)
    }

    /// Makes a geometry of lines, those of one point alone as points.
    public func geometry<Point: Vertex>(lines: [[Point]]) throws(GEOSError) -> GEOSGeometry {
        var parts = OwnedHandles(session: self)
        for line in lines where !line.isEmpty { parts.handles.append(try handle(ofLine: line)) }
        let type = Int32(GEOS_GEOMETRYCOLLECTION.rawValue)
        var taken = parts.take()
        return GEOSGeometry(
            owning: try pointer("GEOSGeom_createCollection_r") {
                GEOSGeom_createCollection_r($0, type, &taken, UInt32(taken.count))
            }, in: self)
    }

    private func handle<Point: Vertex>(of polygon: Polygon<Point>) throws(GEOSError) -> OpaquePointer {
        var rings = OwnedHandles(session: self)
        rings.handles.append(try handle(ofRing: polygon.exterior))
        for ring in polygon.interiors { rings.handles.append(try handle(ofRing: ring)) }
        // createPolygon owns its rings from here on, also when it fails.
        var taken = rings.take()
        let shell = taken.removeFirst()
        return try pointer("GEOSGeom_createPolygon_r") {
            GEOSGeom_createPolygon_r($0, shell, &taken, UInt32(taken.count))
        }
    }

    private func handle<Point: Vertex>(ofRing ring: [Point]) throws(GEOSError) -> OpaquePointer {
        let sequence = try sequence(of: ring)
        // createLinearRing owns the sequence from here on, also when it fails.
        return try pointer("GEOSGeom_createLinearRing_r") { GEOSGeom_createLinearRing_r($0, sequence) }
    }

    private func handle<Point: Vertex>(ofLine line: [Point]) throws(GEOSError) -> OpaquePointer {
        let sequence = try sequence(of: line)
        // Both own the sequence from here on, also when they fail.
        if line.count == 1 { return try pointer("GEOSGeom_createPoint_r") { GEOSGeom_createPoint_r($0, sequence) } }
        return try pointer("GEOSGeom_createLineString_r") { GEOSGeom_createLineString_r($0, sequence) }
    }

    /// A vertex is two doubles, so GEOS reads the array's own memory.
    private func sequence<Point: Vertex>(of points: [Point]) throws(GEOSError) -> OpaquePointer {
        try pointer("GEOSCoordSeq_copyFromBuffer_r") { context in
            points.withUnsafeBytes { bytes in
                bytes.isEmpty
                    ? GEOSCoordSeq_create_r(context, 0, 2)
                    : GEOSCoordSeq_copyFromBuffer_r(
                        context, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(points.count), 0, 0)
            }
        }
    }
}

/// Handles on their way into a larger geometry; those not taken are freed.
private struct OwnedHandles: ~Copyable {
    let session: GEOSSession
    var handles: [OpaquePointer?] = []

    init(session: GEOSSession) { self.session = session }

    mutating func take() -> [OpaquePointer?] {
        defer { handles = [] }
        return handles
    }

    deinit {
        guard let context = session.handle else { return }
        for handle in handles { GEOSGeom_destroy_r(context, handle) }
    }
}
