internal import GEOSInterop
internal import GeoModel
internal import PROJInterop
internal import PolygonWidth

/// Measures grounds: their size on the ellipsoid, their greatest width in a plane, and a place within each.
struct GroundRuler: Sendable {
    let tolerance: Meters
    let workers: Int
    private let widths: WidthRuler?
    private let area: GeodesicArea

    init(crs: CRS, around boundaries: [Boundary], tolerance: Meters, workers: Int) {
        self.tolerance = tolerance
        self.workers = workers
        let extent = boundaries.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
        widths = WidthRuler(crs: crs, around: extent, workers: workers)
        area = GeodesicArea(on: Ellipsoid(of: crs))
    }

    /// The CRS in which widths are measured; nil where there is nothing.
    var plane: CRS? { widths?.plane }

    func size(of ground: Boundary) -> SquareMeters { area.area(of: ground) }

    /// One for each ground, in their order. None may be empty.
    func measures(of grounds: [Boundary]) throws -> [GroundMeasure] {
        guard let widths, !grounds.isEmpty else { return [] }
        let places = try inParallel(count: grounds.count, workers: workers) { index in
            Result { try withGEOS { geos in try geos.geometry(grounds[index]).pointOnSurface() } }
        }.map { try $0.get() }
        return zip(zip(grounds, places), try widths.widths(of: grounds)).map { ground, width in
            // Nil where doubles leave no room between its borders.
            let place = ground.1.map { Position(x: $0.x, y: $0.y) } ?? ground.0.polygons[0].exterior[0]
            return GroundMeasure(size: size(of: ground.0), width: width, isSliver: width < tolerance, place: place)
        }
    }
}
