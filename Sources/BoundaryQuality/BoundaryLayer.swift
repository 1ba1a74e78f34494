public import GeoModel
public import PlanningModel

/// Areas with their boundaries, to be checked against each other.
public struct BoundaryLayer: Sendable {
    /// Of one day: no two versions of one area.
    public let areas: [Area]
    /// One for each area, in degrees, valid or not.
    public let boundaries: [Boundary]
    /// What the boundaries are in: CGCS2000 or WGS 84.
    public let crs: CRS

    public init(areas: [Area], boundaries: [Boundary], crs: CRS) {
        precondition(areas.count == boundaries.count, "each area has one boundary")
        self.areas = areas
        self.boundaries = boundaries
        self.crs = crs
    }

    /// The areas of one level and of those that tile the ground together with it; all where none is named.
    public func limited(to level: Level?) -> BoundaryLayer {
        guard let level else { return self }
        let kept = areas.indices.filter { areas[$0].level == level || areas[$0].level.tiles(with: level) }
        return BoundaryLayer(areas: kept.map { areas[$0] }, boundaries: kept.map { boundaries[$0] }, crs: crs)
    }

    /// The areas that should tile the ground together, or at least not overlap: those of one level, and those of levels
    /// that stand for each other, as streets and towns do. In the order of their first area.
    var tilings: [[Int]] {
        var tilings: [[Int]] = []
        var known: [Level: Int] = [:]
        for (index, area) in areas.enumerated() {
            if let tiling = known[area.level]
                ?? tilings.firstIndex(where: { areas[$0[0]].level.tiles(with: area.level) })
            {
                known[area.level] = tiling
                tilings[tiling].append(index)
            } else {
                known[area.level] = tilings.count
                tilings.append([index])
            }
        }
        return tilings
    }
}
