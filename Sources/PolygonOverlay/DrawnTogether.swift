/// What lies nearer than ``Passage/reach`` becomes one: borders that are meant to be the same and differ by the noise of
/// doubles, as after a change of coordinates, or by a vertex that is on the line only nearly.
///
/// A vertex goes to the first, by x then y, of those around it that go nowhere themselves, so none moves farther than
/// the reach, and which go where does not depend on the order of the shapes. An edge is led through the vertices beside
/// it. Nothing depends on how well this is done, as snap rounding comes after it; rings stay closed, as vertices move
/// with all their edges.
struct DrawnTogether {
    /// Where each vertex goes; itself where it stays.
    private var target: [Int32]
    /// Edges and the vertices beside them, sorted.
    private var beside: [SIMD2<Int32>] = []
    private let points: [GridPoint]

    /// Nil where nothing moves.
    ///
    /// - Parameters:
    ///   - on: Edges and the vertices that lie on them and are not their ends.
    ///   - near: Edges and the vertices that lie beside them.
    init?(on: [SIMD2<Int32>], near: [SIMD2<Int32>], _ edges: EdgeTable, _ points: [GridPoint]) {
        var pairs: [SIMD2<Int32>] = []
        for pair in on + near {
            let ends = edges.ends[Int(pair.x)]
            for end in [ends.x, ends.y] where Self.areClose(points[Int(end)], points[Int(pair.y)]) {
                pairs.append(SIMD2(end, pair.y))
                pairs.append(SIMD2(pair.y, end))
            }
        }
        if pairs.isEmpty && near.isEmpty { return nil }
        self.points = points
        target = Array(0..<Int32(points.count))
        merge(pairs)
        // Also through those on it, which would lie beside it once it is led elsewhere.
        beside = (on + near).filter { pair in
            let ends = edges.ends[Int(pair.x)]
            let vertex = target[Int(pair.y)]
            return vertex != target[Int(ends.x)] && vertex != target[Int(ends.y)]
        }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    private static func areClose(_ a: GridPoint, _ b: GridPoint) -> Bool {
        abs(a.x - b.x) <= Passage.reach && abs(a.y - b.y) <= Passage.reach
    }

    private mutating func merge(_ pairs: [SIMD2<Int32>]) {
        let sorted = pairs.sorted { one, other in
            let (a, b) = (points[Int(one.x)], points[Int(other.x)])
            return a == b ? one.y < other.y : a.precedes(b)
        }
        var isTaken: Set<Int32> = []
        for pair in sorted where target[Int(pair.x)] == pair.x && !isTaken.contains(pair.y) {
            // All pairs of one vertex stand together, so it stays for all of them.
            isTaken.insert(pair.x)
            if pair.y != pair.x, target[Int(pair.y)] == pair.y {
                target[Int(pair.y)] = pair.x
                isTaken.insert(pair.y)
            }
        }
    }

    /// The edges after it.
    func applied(to edges: EdgeTable, _ sets: inout CoverSets) -> EdgeTable {
        var drawn = EdgeTable(expecting: edges.count)
        var next = 0
        for (edge, ends) in edges.ends.enumerated() {
            var path: [Int32] = []
            while next < beside.count, Int(beside[next].x) == edge {
                path.append(target[Int(beside[next].y)])
                next += 1
            }
            let label = edges.labels[edge]
            if label.isNobodys { continue }
            if path.count > 1 { sort(&path, from: points[Int(ends.x)], to: points[Int(ends.y)]) }
            var previous = target[Int(ends.x)]
            for vertex in path + [target[Int(ends.y)]] where vertex != previous {
                drawn.toggle(previous, vertex, by: label, in: &sets)
                previous = vertex
            }
        }
        return drawn
    }

    private func sort(_ path: inout [Int32], from a: GridPoint, to b: GridPoint) {
        func along(_ vertex: Int32) -> Double { ((points[Int(vertex)] - a) * (b - a)).sum() }
        path.sort { one, other in
            let (here, there) = (along(one), along(other))
            return here == there ? points[Int(one)].precedes(points[Int(other)]) : here < there
        }
    }
}
