extension Border {
    /// Ground between two edges, from one x to another.
    struct Trapezoid {
        let lower: Int32
        let upper: Int32
        /// The corners, lower ones first, from left to right.
        let corners: (PlanePoint, PlanePoint, PlanePoint, PlanePoint)

        /// One or two triangles: one where an end is a point.
        var triangles: [Triangle] {
            let (a, b, c, d) = corners
            var triangles: [Triangle] = []
            if b != d { triangles.append(Triangle(a: a, b: b, c: d)) }
            if a != c { triangles.append(Triangle(a: a, b: d, c: c)) }
            return triangles
        }
    }

    /// The ground, by the even-odd rule, cut into trapezoids: one for each stretch along which the same two edges bound
    /// it.
    ///
    /// - Complexity: O(*n* log *n* + *n* *a*), where *a* is the number of edges that a line across meets.
    func trapezoids() -> [Trapezoid] {
        // A line across never meets those that run across themselves.
        let rising = edges.indices.filter { edges[$0].x != edges[$0].z }.map(Int32.init).sorted { left($0) < left($1) }
        let stops = Set(rising.flatMap { [left($0), right($0)] }).sorted()
        var found: [Trapezoid] = []
        var met: [Int32] = []
        var open: [Open] = []
        var next = 0
        // The place in `open` of each edge that is lower there.
        var places = [Int](repeating: -1, count: edges.count)
        for (x, end) in zip(stops, stops.dropFirst() + [.infinity]) {
            met.removeAll { right($0) <= x }
            while next < rising.count, left(rising[next]) <= x {
                met.append(rising[next])
                next += 1
            }
            sort(&met, at: end.isFinite ? x + (end - x) / 2 : x)
            var still: [Open] = []
            for place in stride(from: 0, to: met.count - 1, by: 2) {
                var pair = Open(lower: met[place], upper: met[place + 1], since: x)
                let before = places[Int(pair.lower)]
                if before >= 0, open[before].upper == pair.upper {
                    pair.since = open[before].since
                    open[before].goesOn = true
                }
                still.append(pair)
            }
            for ended in open where !ended.goesOn { found.append(trapezoid(ended, to: x)) }
            for ended in open { places[Int(ended.lower)] = -1 }
            for (place, pair) in still.enumerated() { places[Int(pair.lower)] = place }
            open = still
        }
        return found
    }

    /// A trapezoid whose end is yet to come.
    private struct Open {
        let lower: Int32
        let upper: Int32
        var since: Double
        var goesOn = false
    }

    /// By insertion, as most stand in order since the stop before.
    private func sort(_ met: inout [Int32], at x: Double) {
        var heights = met.map { height(of: $0, at: x) }
        for place in met.indices.dropFirst() {
            var to = place
            while to > 0, heights[to - 1] > heights[to] {
                heights.swapAt(to - 1, to)
                met.swapAt(to - 1, to)
                to -= 1
            }
        }
    }

    private func trapezoid(_ pair: Open, to end: Double) -> Trapezoid {
        func corner(_ edge: Int32, _ x: Double) -> PlanePoint { PlanePoint(x, height(of: edge, at: x)) }
        return Trapezoid(
            lower: pair.lower, upper: pair.upper,
            corners: (
                corner(pair.lower, pair.since), corner(pair.lower, end), corner(pair.upper, pair.since),
                corner(pair.upper, end)
            ))
    }

    private func left(_ edge: Int32) -> Double { min(edges[Int(edge)].x, edges[Int(edge)].z) }

    private func right(_ edge: Int32) -> Double { max(edges[Int(edge)].x, edges[Int(edge)].z) }

    /// The y of an edge at an x, beyond its ends that of its ends.
    private func height(of edge: Int32, at x: Double) -> Double {
        let (start, end) = (edges[Int(edge)].lowHalf, edges[Int(edge)].highHalf)
        return start.y + (end.y - start.y) * min(1, max(0, (x - start.x) / (end.x - start.x)))
    }
}
