internal import GEOSInterop
internal import GeoModel
internal import LivingCircle
internal import PROJInterop
internal import PlanningModel
internal import PolygonWidth
internal import WalkNetwork

extension CircleFacility {
    /// Facilities hung on the network, in their order, and measured where a row of the standard asks for a size.
    ///
    /// - Parameters:
    ///   - crs: What positions are in: CGCS2000 or WGS 84.
    ///   - areas: The numbers of the areas that a place lies in.
    static func hung(
        _ facilities: [Facility], for standard: Standard, gates: [Position], on finder: PlaceFinder, in crs: CRS,
        areas: (Position) -> [Int]
    ) throws -> [CircleFacility] {
        let hung = HungFacilities(facilities, gates: gates, on: finder)
        let sized = Set(
            standard.rows.filter { $0.leastGround != nil || $0.leastWidth != nil }.flatMap(\.facilities))
        let grounds = facilities.map { sized.contains($0.category) ? $0.shape.ground : nil }
        let measured = grounds.compactMap { $0 }
        let extent = measured.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
        let widths = try WidthRuler(crs: crs, around: extent)?.widths(of: measured) ?? []
        let ruler = GeodesicArea(on: Ellipsoid(of: crs))
        var next = 0
        return try facilities.indices.map { number in
            var width: Meters?
            if grounds[number] != nil, next < widths.count {
                width = widths[next]
                next += 1
            }
            return CircleFacility(
                facilities[number], footholds: hung.footholds[number],
                areas: try facilities[number].shape.place().map(areas) ?? [],
                ground: grounds[number].map(ruler.area(of:)), width: width)
        }
    }
}

extension Geometry<Position> {
    var ground: Boundary? {
        if case .polygons(let ground) = self { ground } else { nil }
    }

    /// A place that stands for it: its first point, or one within its ground.
    func place() throws -> Position? {
        switch self {
        case .points(let points): points.first
        case .lines(let lines): lines.joined().first
        case .polygons(let ground):
            try withGEOS { geos in try geos.geometry(ground).pointOnSurface() }.map { Position(x: $0.x, y: $0.y) }
        }
    }
}
