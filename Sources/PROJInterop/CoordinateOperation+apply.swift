internal import CPROJ
import GeoModel

extension CoordinateOperation {
    /// Moves points, in their order. Where the operation has nothing to compute, the numbers come back bit for bit.
    ///
    /// - Throws: ``PROJError/notOnEarth(at:)`` at the first point of a geographic source outside ±180 and ±90 degrees,
    ///   ``PROJError/outsideOperation(at:operation:reason:)`` at the first that has no image.
    /// - Complexity: About 0.2 µs a point; a copy where there is nothing to compute.
    public func apply<Source: Vertex, Target: Vertex>(
        to points: [Source], as type: Target.Type = Target.self
    ) throws(PROJError) -> [Target] {
        if points.isEmpty { return [] }
        var moved = copied(points, as: Target.self)
        if order == .northFirst { moved.swapAxes() }
        try checkSource(moved)
        for step in steps {
            let (error, reason) = step.move(&moved)
            let failed = firstVertex(of: moved, outsideX: .greatestFiniteMagnitude, y: .greatestFiniteMagnitude)
            if !error, failed == nil { continue }
            throw .outsideOperation(at: place(failed ?? 0, of: points), operation: name, reason: reason)
        }
        if case .pipeline(let pipeline)? = steps.last?.motion,
            let bad = firstVertex(of: moved, outsideX: 180, y: 90)
        {
            throw .pipelineMissesEarth(pipeline.text, from: place(bad, of: points), to: place(bad, of: moved))
        }
        return moved
    }

    /// Moves a shape vertex by vertex; edges stay straight between their ends.
    public func apply<Source: Vertex, Target: Vertex>(
        to shape: MultiPolygon<Source>, as type: Target.Type = Target.self
    ) throws(PROJError) -> MultiPolygon<Target> {
        try shape.mapRings { ring throws(PROJError) in try apply(to: ring, as: Target.self) }
    }

    /// The box around an extent's image, sides densified by 21 points each. Across 180° `minX` is greater than `maxX`.
    public func apply(to extent: Extent) throws(PROJError) -> Extent {
        if extent.isEmpty { return .empty }
        var box = order == .eastFirst ? extent : extent.swapped
        try checkSource([Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY)])
        for step in steps {
            guard let next = step.moved(box) else {
                throw .outsideOperation(at: extent.center, operation: name, reason: "no result")
            }
            box = next
        }
        return box
    }

    /// PROJ takes longitude 500 for 140, and so puts mislabelled data where it is not.
    private func checkSource<Point: Vertex>(_ points: [Point]) throws(PROJError) {
        let (x, y) = sourceIsGeographic ? (180.0, 90.0) : (Double.greatestFiniteMagnitude, .greatestFiniteMagnitude)
        guard let bad = firstVertex(of: points, outsideX: x, y: y) else { return }
        let place = place(bad, of: points)
        if sourceIsGeographic { throw .notOnEarth(at: place) }
        throw .outsideOperation(at: place, operation: name, reason: "not a number")
    }

    private func place<Point: Vertex>(_ index: Int, of points: [Point]) -> Coordinate {
        Coordinate(x: points[index].x, y: points[index].y)
    }

    /// A vertex is two doubles whatever its type.
    private func copied<Source: Vertex, Target: Vertex>(_ points: [Source], as type: Target.Type) -> [Target] {
        if Source.self == Target.self, let same = points as? [Target] { return same }
        return [Target](unsafeUninitializedCapacity: points.count) { buffer, filled in
            points.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            filled = points.count
        }
    }
}

/// The index of the first vertex that lies beyond ±x or ±y, or is no number.
///
/// Reads the memory and not the vertices: calls through the protocol cost 30 ns each across modules.
private func firstVertex<Point: Vertex>(of points: [Point], outsideX x: Double, y: Double) -> Int? {
    points.withUnsafeBytes { bytes in
        let numbers = bytes.assumingMemoryBound(to: Double.self)
        // Not a number compares false.
        return (0..<numbers.count / 2).first { !(abs(numbers[2 * $0]) <= x && abs(numbers[2 * $0 + 1]) <= y) }
    }
}

extension Array where Element: Vertex {
    /// Puts the second number of each vertex first.
    fileprivate mutating func swapAxes() {
        withUnsafeMutableBytes { bytes in
            let numbers = bytes.assumingMemoryBound(to: Double.self)
            for index in stride(from: 0, to: numbers.count, by: 2) { numbers.swapAt(index, index + 1) }
        }
    }
}

extension PROJObject {
    /// Moves vertices in place and returns `proj_errno`, 0 when all went well.
    func move<Point: Vertex>(_ points: inout [Point]) -> Int32 {
        proj_errno_reset(pointer)
        points.withUnsafeMutableBytes { bytes in
            guard let x = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
            let (stride, count) = (MemoryLayout<Point>.stride, bytes.count / MemoryLayout<Point>.stride)
            _ = proj_trans_generic(pointer, PJ_FWD, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
        }
        return proj_errno(pointer)
    }

    func moved(_ extent: Extent, inverse: Bool = false) -> Extent? {
        var box = Extent.empty
        let isDone = proj_trans_bounds(
            context.handle, pointer, inverse ? PJ_INV : PJ_FWD, extent.minX, extent.minY, extent.maxX, extent.maxY,
            &box.minX, &box.minY,
            &box.maxX, &box.maxY, 21)
        return isDone != 0 && box.minX.isFinite && box.minY.isFinite && box.maxX.isFinite && box.maxY.isFinite
            ? box : nil
    }
}
