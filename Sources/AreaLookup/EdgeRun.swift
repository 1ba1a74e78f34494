import GeoModel

/// Edges that follow each other in a ring, and meet one cell. They bound one area, or two whose borders are drawn alike.
struct EdgeRun: BitwiseCopyable {
    /// The number of the first edge's first vertex.
    let first: UInt32
    /// From the lowest: 19 of the number of edges, 6 and 6 of the areas in the block, and one for ``reachesWest``.
    let bits: UInt32

    static let mostEdges = 1 << 19 - 1

    @inline(__always) init(first: UInt32, bits: UInt32) { (self.first, self.bits) = (first, bits) }

    init(first: UInt32, count: Int, _ area: Int, _ other: Int, reachesWest: Bool) {
        self.first = first
        bits = UInt32(count) | UInt32(area) << 19 | UInt32(other) << 25 | (reachesWest ? 1 << 31 : 0)
    }

    @inline(__always) var edges: Range<Int> { Int(first)..<Int(first + bits & 0x7_FFFF) }
    /// A bit for each of the areas.
    @inline(__always) var areas: UInt64 { 1 << UInt64(bits >> 19 & 63) | 1 << UInt64(bits >> 25 & 63) }
    /// Whether an edge has a point on the meridian of the cell's corner, or west of it.
    @inline(__always) var reachesWest: Bool { bits >> 31 != 0 }

    /// Whether the way to a place from the cell's corner, north and then east, crosses the edges an odd number of times, and
    /// whether the place lies on one. All of them lie east of the corner, so that only the way east can cross them.
    @inline(__always) func relation(
        to place: Position, _ vertices: UnsafeBufferPointer<Position>
    ) -> (isCrossed: Bool, isTouched: Bool) {
        var (isCrossed, isTouched) = (false, false)
        for number in edges {
            let edge = Edge(vertices[number], vertices[number + 1])
            if edge.meetsParallel(place.y) {
                if place.x < edge.west { continue }
                let side = place.x > edge.east ? -1 : edge.side(of: place)
                if side <= 0 { isCrossed.toggle() }
                if side == 0 { isTouched = true }
            } else if edge.north == place.y, edge.endsOrRuns(at: place) {
                isTouched = true
            }
        }
        return (isCrossed, isTouched)
    }

    @inline(never) func relation(
        to place: Position, from corner: Position, _ vertices: UnsafeBufferPointer<Position>
    ) -> (isCrossed: Bool, isTouched: Bool) {
        let turning = Position(x: corner.x, y: place.y)
        var (isCrossed, isTouched) = (false, false)
        for number in edges {
            let edge = Edge(vertices[number], vertices[number + 1])
            if edge.isCrossed(northFrom: corner, to: turning) { isCrossed.toggle() }
            if edge.isCrossed(eastFrom: turning, to: place) { isCrossed.toggle() }
            if edge.touches(place) { isTouched = true }
        }
        return (isCrossed, isTouched)
    }
}
