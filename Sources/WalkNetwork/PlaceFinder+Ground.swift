public import GeoModel

extension PlaceFinder {
    /// How a place with ground hangs on the network: by every stretch of street within it, and by its gates.
    ///
    /// A park is entered where streets cross its border, or at a gate from the street beside it; who is on a street within it
    /// is there already. Where neither is, it is entered from its border where a street is nearest, within the limit.
    /// Never by its middle. Streets of islands count only where there are no others.
    ///
    /// - Parameters:
    ///   - ground: In the CRS of the graph, its edges straight in longitude and latitude.
    ///   - gates: Ways in; those that lie on its border, within 10 m, count.
    /// - Returns: Ordered by chain; empty where no street is within the limit.
    public func footholds(of ground: Boundary, gates: [Position] = []) -> [Foothold] {
        var found = stretches(within: ground)
        let extent = Extent(ground)
        for gate in gates where isNear(gate, extent) && isOnBorder(gate, of: ground) {
            found += placement(of: gate).footholds
        }
        let mainland = found.filter { !isIsland(graph.component(of: $0.chain)) }
        if !mainland.isEmpty { found = mainland }
        if found.isEmpty, let nearest = nearestToBorder(of: ground) { found.append(nearest) }
        return found.sorted { ($0.chain, $0.stretch.lowerBound, $0.leg) < ($1.chain, $1.stretch.lowerBound, $1.leg) }
    }

    /// How far from the border a gate may be drawn: as URBREATH's method takes it (DOMAIN 2.7).
    private static var gateReach: Double { 10 }
    /// The border is looked at from points that are at most so far apart, in metres.
    private static var borderStep: Double { 25 }

    /// The stretches of streets that lie within the ground, those on the border with them.
    private func stretches(within ground: Boundary) -> [Foothold] {
        var pieces: [Int: [ClosedRange<UInt32>]] = [:]
        var seen: Set<UInt64> = []
        let sides = ground.polygons.flatMap { polygon in
            polygon.rings.flatMap { Array(zip($0, $0.dropFirst())) }
        }
        grid.forEachCell(in: Extent(ground)) { cell in
            for edge in grid.edges(in: cell)
            where seen.insert(UInt64(edge.chain) << 32 | UInt64(edge.step)).inserted {
                let ends = graph.ends(of: edge)
                for share in shares(ofEdgeFrom: ends.from, to: ends.to, within: sides) {
                    let length = Double(ends.end - ends.start)
                    let low = ends.start + UInt32((share.lowerBound * length).rounded())
                    let high = ends.start + UInt32((share.upperBound * length).rounded())
                    pieces[Int(edge.chain), default: []].append(low...high)
                }
            }
        }
        return pieces.sorted { $0.key < $1.key }.flatMap { chain, ranges in
            var joined: [ClosedRange<UInt32>] = []
            for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
                if let last = joined.last, last.upperBound >= range.lowerBound {
                    joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
                } else {
                    joined.append(range)
                }
            }
            return joined.map { Foothold(chain: chain, stretch: $0) }
        }
    }

    /// Which parts of an edge lie within some rings, from 0 to 1, by counting the sides that it crosses.
    private func shares(
        ofEdgeFrom start: Position, to end: Position, within sides: [(Position, Position)]
    ) -> [ClosedRange<Double>] {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var cuts = [0.0, 1.0]
        for (a, b) in sides {
            let (ex, ey) = (b.x - a.x, b.y - a.y)
            let turn = dx * ey - dy * ex
            guard turn != 0 else { continue }
            let along = ((a.x - start.x) * ey - (a.y - start.y) * ex) / turn
            let across = ((a.x - start.x) * dy - (a.y - start.y) * dx) / turn
            if along > 0, along < 1, across >= 0, across <= 1 { cuts.append(along) }
        }
        cuts.sort()
        return zip(cuts, cuts.dropFirst()).compactMap { low, high in
            let middle = (low + high) / 2
            let place = Position(longitude: start.x + dx * middle, latitude: start.y + dy * middle)
            return high > low && isWithin(place, sides) ? low...high : nil
        }
    }

    /// Whether a ray to the east crosses the sides an odd number of times.
    private func isWithin(_ place: Position, _ sides: [(Position, Position)]) -> Bool {
        var isWithin = false
        for (a, b) in sides where (a.y > place.y) != (b.y > place.y) {
            if place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x { isWithin.toggle() }
        }
        return isWithin
    }

    /// Whether a gate may be on the border of something with that extent; of a city's gates hardly any is.
    private func isNear(_ gate: Position, _ extent: Extent) -> Bool {
        let reach = LocalPlane(at: gate, on: ellipsoid).degrees(Self.gateReach * 1.01)
        return gate.x >= extent.minX - reach.longitude && gate.x <= extent.maxX + reach.longitude
            && gate.y >= extent.minY - reach.latitude && gate.y <= extent.maxY + reach.latitude
    }

    private func isOnBorder(_ gate: Position, of ground: Boundary) -> Bool {
        let plane = LocalPlane(at: gate, on: ellipsoid)
        return ground.polygons.contains { polygon in
            polygon.rings.contains { ring in
                zip(ring, ring.dropFirst()).contains {
                    plane.nearest(onEdgeFrom: $0, to: $1).distance <= Self.gateReach
                }
            }
        }
    }

    private func nearestToBorder(of ground: Boundary) -> Foothold? {
        var nearest: Foothold?
        for ring in ground.polygons.map(\.exterior) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                let side = LocalPlane(at: a, on: ellipsoid).vector(to: b)
                // At most a thousand points a side, however long.
                let count = min(1000, Int((side * side).sum().squareRoot() / Self.borderStep) + 1)
                for step in 0..<count {
                    let share = Double(step) / Double(count)
                    let place = Position(longitude: a.x + (b.x - a.x) * share, latitude: a.y + (b.y - a.y) * share)
                    guard let foothold = placement(of: place).footholds.first else { continue }
                    if foothold.leg < nearest?.leg ?? WalkLength(units: .max) { nearest = foothold }
                }
            }
        }
        return nearest
    }
}
