public import GeoModel

extension PlaceFinder {
    /// How a place that is an area hangs on the network: by the streets within it, so that one is there where a street
    /// crosses its border, and by its gates. Where it has neither, by the street that is nearest to a vertex of its border.
    ///
    /// Streets of islands count only where there are no others.
    ///
    /// - Parameters:
    ///   - ground: In the CRS of the graph. Which way its rings run makes no difference.
    ///   - gates: Ways in; those of other places are left aside. A gate is a vertex of the border, or lies within.
    /// - Returns: None where all of it is too far from any street.
    public func footholds(of ground: Boundary, gates: [Position]) -> [Foothold] {
        let outline = Outline(of: ground)
        let corners = ground.polygons.flatMap(\.rings).joined()
        let border = Set(corners)
        let own = gates.filter { border.contains($0) || outline.contains($0) }
        let ways = stretches(within: outline) + own.flatMap { placement(of: $0).footholds }
        let mainland = ways.filter { !isIsland(graph.component(of: $0.chain)) }
        if !mainland.isEmpty { return mainland }
        if !ways.isEmpty { return ways }
        let nearest = corners.flatMap { placement(of: $0).footholds }
            .min { ($0.leg, $0.chain, $0.stretch.lowerBound) < ($1.leg, $1.chain, $1.stretch.lowerBound) }
        return nearest.map { [$0] } ?? []
    }

    /// The stretches of street that lie within, an edge at a time.
    private func stretches(within outline: Outline) -> [Foothold] {
        var seen: Set<EdgeGrid.Edge> = []
        var stretches: [Foothold] = []
        grid.forEachCell(in: outline.extent) { cell in
            for edge in grid.edges(in: cell) where seen.insert(edge).inserted {
                let ends = graph.ends(of: edge)
                for share in outline.shares(ofEdgeFrom: ends.from, to: ends.to) {
                    func offset(_ share: Double) -> UInt32 {
                        ends.start + UInt32((Double(ends.end - ends.start) * share).rounded())
                    }
                    stretches.append(
                        Foothold(
                            chain: Int(edge.chain), stretch: offset(share.lowerBound)...offset(share.upperBound)))
                }
            }
        }
        return stretches.sorted { ($0.chain, $0.stretch.lowerBound) < ($1.chain, $1.stretch.lowerBound) }
    }
}

extension PlaceFinder.Placement {
    /// Where it hangs; nothing where it is too far.
    public var footholds: [Foothold] {
        switch self {
        case .found(let foothold, _, _, _): [foothold]
        case .tooFar: []
        }
    }
}

/// The rings of an area, as edges straight in degrees: a position is within where a line west from it meets an odd number.
private struct Outline {
    let extent: Extent
    private let edges: [(start: Position, end: Position)]

    init(of ground: Boundary) {
        extent = Extent(ground)
        edges = ground.polygons.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
    }

    func contains(_ place: Position) -> Bool {
        guard place.x >= extent.minX, place.x <= extent.maxX, place.y >= extent.minY, place.y <= extent.maxY else {
            return false
        }
        var isInside = false
        for (a, b) in edges where (a.y > place.y) != (b.y > place.y) {
            if a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y) < place.x { isInside.toggle() }
        }
        return isInside
    }

    /// The shares of an edge, from 0 to 1 along it, that lie within: it is cut where it meets the border, and of each piece
    /// the middle decides.
    func shares(ofEdgeFrom start: Position, to end: Position) -> [ClosedRange<Double>] {
        let box = Extent(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
        guard box.intersects(extent) else { return [] }
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var cuts = [0.0, 1]
        for (a, b) in edges {
            let (ex, ey) = (b.x - a.x, b.y - a.y)
            let across = dx * ey - dy * ex
            guard across != 0 else { continue }
            let (x, y) = (a.x - start.x, a.y - start.y)
            let (along, beside) = ((x * ey - y * ex) / across, (x * dy - y * dx) / across)
            if along > 0, along < 1, beside >= 0, beside <= 1 { cuts.append(along) }
        }
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).compactMap { low, high in
            let middle = (low + high) / 2
            let place = Position(longitude: start.x + dx * middle, latitude: start.y + dy * middle)
            return contains(place) ? low...high : nil
        }
    }
}
