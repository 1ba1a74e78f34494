internal import GEOSInterop
internal import GeoModel
internal import PROJInterop

/// Measures grounds: their size on the ellipsoid, their greatest width in a plane, and a place within each.
struct GroundRuler: Sendable {
    struct Measure: Sendable {
        let size: SquareMeters
        let width: Meters
        let isSliver: Bool
        let place: Position
    }

    let crs: CRS
    /// The CRS in which widths are measured; nil where there is nothing.
    let plane: CRS?
    let tolerance: Meters
    let workers: Int
    private let area: GeodesicArea

    init(crs: CRS, around boundaries: [Boundary], tolerance: Meters, workers: Int) {
        self.crs = crs
        self.tolerance = tolerance
        self.workers = workers
        let extent = boundaries.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
        plane =
            extent.isEmpty
            ? nil : CRS.projected(around: Position(x: extent.center.x, y: extent.center.y), datum: crs)
        area = GeodesicArea(on: crs == .wgs84 ? .wgs84 : .cgcs2000)
    }

    func size(of ground: Boundary) -> SquareMeters { area.area(of: ground) }

    /// One for each ground, in their order. None may be empty.
    func measures(of grounds: [Boundary]) throws -> [Measure] {
        guard let plane, !grounds.isEmpty else { return [] }
        let operation = try CoordinateOperation(from: crs, to: plane, over: .empty)
        let planar = try grounds.map { try operation.apply(to: $0, as: Coordinate.self) }
        return try inParallel(count: grounds.count, workers: workers) { index in
            Result { try withGEOS { geos in try measure(grounds[index], planar[index], geos) } }
        }.map { try $0.get() }
    }

    private func measure(
        _ ground: Boundary, _ planar: MultiPolygon<Coordinate>, _ geos: GEOSSession
    ) throws -> Measure {
        // Nil where doubles leave no room between its borders.
        let place = try geos.geometry(ground).pointOnSurface()
        let width = Meters(try geos.geometry(planar).greatestWidth(tolerance: 0.01))
        return Measure(
            size: size(of: ground), width: width, isSliver: width < tolerance,
            place: place.map { Position(x: $0.x, y: $0.y) } ?? ground.polygons[0].exterior[0])
    }
}
