internal import GEOSInterop
import GeoModel
import PlanningModel
internal import PolygonOverlay

extension TilingCheck {
    /// The ground that no area has: between areas, and up to the borders of the areas above them.
    func gaps(
        _ count: CoverCount<Position>, _ found: [CoverCount<Position>.Gap], _ parts: PartTable
    ) throws -> [BoundaryGap] {
        let grounds = found.map { Boundary([$0.shape]) }
        let enclosed = try zip(found, ruler.measures(of: grounds)).map { gap, measure in
            let neighbours = Set(gap.neighbours.map { parts.owners[$0] }).sorted()
            return BoundaryGap(
                kind: neighbours.count == 1 ? .hole : .enclosed, ground: gap.shape, measure: measure,
                neighbours: neighbours.map(area),
                parent: try parent(of: neighbours, at: measure.place))
        }
        return (enclosed + (try openGaps(count))).sorted { $1.size < $0.size }
    }

    /// The area above some neighbours that has a place.
    private func parent(of neighbours: [Int], at place: Position) throws -> Area? {
        let candidates = Set(neighbours.compactMap { parents[members[$0]] }).sorted()
        return try withGEOS { geos in
            try candidates.first { try geos.geometry(shapes[$0]).covers(place) }
        }.map { layer.areas[$0] }
    }

    private func openGaps(_ count: CoverCount<Position>) throws -> [BoundaryGap] {
        let above = Set(members.compactMap { parents[$0] }).sorted()
        if above.isEmpty { return [] }
        let open = try uncoveredGround(
            of: above.map { shapes[$0] }, under: [count.filledUnion()], workers: ruler.workers)
        let pieces = zip(above, open).flatMap { parent, ground in ground.polygons.map { (parent, $0) } }
        return try zip(pieces, ruler.measures(of: pieces.map { Boundary([$0.1]) })).map { piece, measure in
            BoundaryGap(
                kind: .open, ground: piece.1, measure: measure, neighbours: [], parent: layer.areas[piece.0])
        }
    }

    /// The ground of areas that the area above them, by their own word, does not have.
    func outsideParents() throws -> [OutsideParent] {
        let linked = members.filter { parents[$0] != nil }
        let above = Set(linked.compactMap { parents[$0] }).sorted()
        if above.isEmpty { return [] }
        let places = Dictionary(uniqueKeysWithValues: above.enumerated().map { ($1, linked.count + $0) })
        let grounds = try Overlay(of: (linked + above).map { shapes[$0] }, workers: ruler.workers)
            .grounds(linked.count) { covers in
                covers.prefix { $0 < linked.count }.filter { child in
                    guard let place = parents[linked[child]].flatMap({ places[$0] }) else { return false }
                    return !covers.contains(place)
                }
            }
        let found = zip(linked, grounds).filter { !$1.isEmpty }
        return try zip(found, ruler.measures(of: found.map(\.1))).compactMap { child, measure in
            parents[child.0].map { parent in
                OutsideParent(
                    area: layer.areas[child.0], parent: layer.areas[parent], ground: child.1, measure: measure)
            }
        }.sorted { $1.size < $0.size }
    }
}
