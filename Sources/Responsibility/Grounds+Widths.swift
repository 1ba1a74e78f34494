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

    /// The diameter of the largest circle within each shape. It falls short by 1/200 of the shape's smaller extent at
    /// most; where there are more than 5,000 shapes by 1/50, as long ones of even width have no single middle and take
    /// long to be told exactly.
    func widths(of shapes: [Boundary]) throws -> [Meters] {
        guard let plane = try plane(), !shapes.isEmpty else { return [] }
        let operation = try CoordinateOperation(from: crs, to: plane, over: .empty)
        let steps = shapes.count > 5000 ? 100.0 : 400
        let planar = try shapes.map { try operation.apply(to: $0, as: Coordinate.self) }
        return try inParallel(count: planar.count, workers: workers) { index in
            Result { try withGEOS { geos in try width(of: planar[index], steps: steps, geos) } }
        }.map { Meters(try $0.get()) }
    }
}

private func width(of shape: MultiPolygon<Coordinate>, steps: Double, _ geos: GEOSSession) throws -> Double {
    let extent = Extent(shape)
    let tolerance = max(0.01, min(extent.maxX - extent.minX, extent.maxY - extent.minY) / steps)
    return try geos.geometry(shape).greatestWidth(tolerance: tolerance)
}
