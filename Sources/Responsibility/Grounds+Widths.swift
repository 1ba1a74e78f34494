internal import GEOSInterop
import GeoModel
internal import PROJInterop

extension Grounds {
    /// The CRS in which lengths are measured, that of the middle of the project; nil without an area.
    func plane() throws -> CRS? {
        let extent = try self.extent()
        guard !extent.isEmpty else { return nil }
        return CRS.projected(around: Position(x: extent.center.x, y: extent.center.y), datum: crs)
    }

    /// The diameter of the largest circle within each shape, to a fiftieth of the shape's smaller extent or 2 cm. Long
    /// shapes of even width have no single middle, and would take ever longer to be told more exactly.
    func widths(of shapes: [Boundary]) throws -> [Meters] {
        guard let plane = try plane(), !shapes.isEmpty else { return [] }
        let operation = try CoordinateOperation(from: crs, to: plane, over: .empty)
        let planar = try shapes.map { try operation.apply(to: $0, as: Coordinate.self) }
        return try inParallel(count: planar.count, workers: workers) { index in
            Result { try withGEOS { geos in try width(of: planar[index], geos) } }
        }.map { Meters(try $0.get()) }
    }
}

private func width(of shape: MultiPolygon<Coordinate>, _ geos: GEOSSession) throws -> Double {
    let extent = Extent(shape)
    let tolerance = max(0.01, min(extent.maxX - extent.minX, extent.maxY - extent.minY) / 100)
    return try geos.geometry(shape).greatestWidth(tolerance: tolerance)
}
