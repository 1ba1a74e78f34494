public import GeoModel
public import PROJInterop

/// Measures how wide grounds in degrees are, in metres, in the plane of a place.
public struct WidthRuler: Sendable {
    /// The CRS in which widths are measured: see ``CRS/projected(around:datum:)``.
    public let plane: CRS
    private let crs: CRS
    private let workers: Int

    /// Nil where the extent is empty: there is nothing to measure.
    ///
    /// - Parameters:
    ///   - crs: The CRS of the grounds.
    ///   - extent: Where they lie; its middle decides on the plane.
    ///   - workers: How many threads share the work; the answer is the same for any number.
    public init?(crs: CRS, around extent: Extent, workers: Int = coreCount) {
        guard !extent.isEmpty else { return nil }
        plane = .projected(around: Position(x: extent.center.x, y: extent.center.y), datum: crs)
        self.crs = crs
        self.workers = workers
    }

    /// The diameter of the largest circle in each ground: ``GeoModel/MultiPolygon/greatestWidth()``.
    ///
    /// - Throws: ``PROJError/outsideOperation(at:operation:reason:)`` at a vertex that the plane does not reach.
    /// - Complexity: 1 ms for the operation, 0.2 µs a vertex to move it, and what the measuring takes.
    public func widths(of grounds: [Boundary]) throws(PROJError) -> [Meters] {
        try measured(grounds) { Meters($0.greatestWidth()) }
    }

    /// Whether each ground is narrower than a width: ``GeoModel/MultiPolygon/isNarrower(than:)``.
    ///
    /// - Parameter width: Greater than zero.
    /// - Throws: As ``widths(of:)``.
    public func areNarrower(_ grounds: [Boundary], than width: Meters) throws(PROJError) -> [Bool] {
        try measured(grounds) { $0.isNarrower(than: width.value) }
    }

    private func measured<Answer: Sendable>(
        _ grounds: [Boundary], _ measure: @Sendable (MultiPolygon<Coordinate>) -> Answer
    ) throws(PROJError) -> [Answer] {
        if grounds.isEmpty { return [] }
        let operation = try CoordinateOperation(from: crs, to: plane, over: .empty)
        var planar: [MultiPolygon<Coordinate>] = []
        planar.reserveCapacity(grounds.count)
        for ground in grounds { planar.append(try operation.apply(to: ground)) }
        return inParallel(count: planar.count, workers: workers) { [planar] in measure(planar[$0]) }
    }
}
