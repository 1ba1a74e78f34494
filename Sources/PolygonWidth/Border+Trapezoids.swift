extension Border {
    /// The ground, by the even-odd rule, cut into trapezoids: one for each stretch along which the same two edges bound
    /// it. Those that follow each other from left to right, as long as one of the edges goes on, stand in one row.
    ///
    /// - Complexity: O(*n* log *n* + *n* *a*), where *a* is the number of edges that a line across meets.
    func trapezoids() -> [[Trapezoid]] {
        // A line across never meets those that run across themselves.
        let rising = edges.indices.filter { edges[$0].x != edges[$0].z }.map(Int32.init).sorted { left($0) < left($1) }
        let stops = Set(rising.flatMap { [left($0), right($0)] }).sorted()
        var met: [Int32] = []
        var next = 0
        var line = SweepLine(edgeCount: edges.count)
        for (x, end) in zip(stops, stops.dropFirst() + [.infinity]) {
            met.removeAll { right($0) <= x }
            while next < rising.count, left(rising[next]) <= x {
                met.append(rising[next])
                next += 1
            }
            sort(&met, at: end.isFinite ? x + (end - x) / 2 : x)
            line.move(to: x, met: met) { trapezoid($0, to: $1) }
        }
        return line.rows
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

    private func trapezoid(_ pair: SweepLine.Pair, to end: Double) -> Trapezoid {
        Trapezoid(
            lower: pair.lower, upper: pair.upper, left: pair.since, right: end,
            lowerEnds: (height(of: pair.lower, at: pair.since), height(of: pair.lower, at: end)),
            upperEnds: (height(of: pair.upper, at: pair.since), height(of: pair.upper, at: end)))
    }

    private func left(_ edge: Int32) -> Double { min(edges[Int(edge)].x, edges[Int(edge)].z) }

    private func right(_ edge: Int32) -> Double { max(edges[Int(edge)].x, edges[Int(edge)].z) }

    /// The y of an edge at an x, beyond its ends that of its ends.
    private func height(of edge: Int32, at x: Double) -> Double {
        let (start, end) = (edges[Int(edge)].lowHalf, edges[Int(edge)].highHalf)
        return start.y + (end.y - start.y) * min(1, max(0, (x - start.x) / (end.x - start.x)))
    }
}

/// The pairs of edges with ground between them on a line across, as it moves from left to right.
private struct SweepLine {
    struct Pair {
        let lower: Int32
        let upper: Int32
        /// The x from which on they are neighbours.
        var since: Double
        /// The row in which their trapezoid will stand.
        var row: Int
        var goesOn = false
        var hasHeir = false
    }

    private(set) var rows: [[Trapezoid]] = []
    private var pairs: [Pair] = []
    /// The place in `pairs` of each edge, as lower and as upper one.
    private var placeOfLower: [Int]
    private var placeOfUpper: [Int]

    init(edgeCount: Int) {
        placeOfLower = Array(repeating: -1, count: edgeCount)
        placeOfUpper = placeOfLower
    }

    /// - Parameter met: The edges just right of x, from below.
    mutating func move(to x: Double, met: [Int32], _ trapezoid: (Pair, Double) -> Trapezoid) {
        var now: [Pair] = []
        for place in stride(from: 0, to: met.count - 1, by: 2) {
            now.append(follower(lower: met[place], upper: met[place + 1], at: x))
        }
        for pair in pairs {
            if !pair.goesOn { rows[pair.row].append(trapezoid(pair, x)) }
            placeOfLower[Int(pair.lower)] = -1
            placeOfUpper[Int(pair.upper)] = -1
        }
        for place in now.indices {
            if now[place].row < 0 {
                now[place].row = rows.count
                rows.append([])
            }
            placeOfLower[Int(now[place].lower)] = place
            placeOfUpper[Int(now[place].upper)] = place
        }
        pairs = now
    }

    /// The pair as it was if both edges go on; else a new one, in the row of the one that shares an edge with it.
    private mutating func follower(lower: Int32, upper: Int32, at x: Double) -> Pair {
        let (below, above) = (placeOfLower[Int(lower)], placeOfUpper[Int(upper)])
        if below >= 0, below == above {
            pairs[below].goesOn = true
            return Pair(lower: lower, upper: upper, since: pairs[below].since, row: pairs[below].row)
        }
        for before in [below, above] where before >= 0 && !pairs[before].hasHeir {
            pairs[before].hasHeir = true
            return Pair(lower: lower, upper: upper, since: x, row: pairs[before].row)
        }
        return Pair(lower: lower, upper: upper, since: x, row: -1)
    }
}
