internal import Dispatch
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

    /// The diameter of the largest circle within each shape, to a hundredth of it or a centimetre.
    func widths(of shapes: [Boundary]) throws -> [Meters] {
        guard let plane = try plane(), !shapes.isEmpty else { return [] }
        let operation = try CoordinateOperation(from: crs, to: plane, over: .empty)
        let planar = try shapes.map { try operation.apply(to: $0, as: Coordinate.self) }
        var widths: [Result<Double, any Error>] = Array(repeating: .success(0), count: shapes.count)
        let workers = min(shapes.count, max(1, self.workers))
        widths.withUnsafeMutableBufferPointer { buffer in
            // Each worker writes only the slots of its own shapes.
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                withGEOS { geos in
                    for index in stride(from: worker, to: planar.count, by: workers) {
                        slots[index] = Result { try width(of: planar[index], geos) }
                    }
                }
            }
        }
        return try widths.map { Meters(try $0.get()) }
    }
}

private func width(of shape: MultiPolygon<Coordinate>, _ geos: GEOSSession) throws -> Double {
    let extent = Extent(shape)
    let tolerance = max(0.005, min(extent.maxX - extent.minX, extent.maxY - extent.minY) / 400)
    return try geos.geometry(shape).greatestWidth(tolerance: tolerance)
}
