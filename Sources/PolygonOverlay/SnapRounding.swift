internal import GeoModel

/// Cuts edges wherever they meet, so that afterwards any two have at most an end in common.
///
/// Every vertex and every point where two edges cross makes the pixel around it hot, and every edge is led through the
/// middles of all hot pixels it passes. Edges move by at most half a step, never through a vertex, and no two cross
/// afterwards. All decisions are taken in whole numbers, so there is no input on which it can fail.
///
/// - Complexity: O(*n* log *n* + *k* log *n*), where *k* is the number of pairs of edges whose boxes meet.
/// - Source: Hobby, "Practical segment intersection with finite precision output", 1999; Guibas and Marimont, "Rounding
///   arrangements dynamically", 1998, for the proof that nothing crosses; Goodrich, Guibas, Hershberger and Tanenbaum,
///   "Snap rounding line segments efficiently in two and three dimensions", 1997.
struct SnapRounding {
    private let runs: EdgeRuns

    /// Edges led through vertices: both as numbers.
    private var hits: [SIMD2<Int32>] = []
    private var pinnedVertices: Set<Int32> = []
    private var pinnedEdges: Set<Int32> = []

    /// Cuts all edges, after ``DrawnTogether`` where some are very near each other.
    ///
    /// A vertex that then still comes near an edge without being on it, and that edge, stay on the grid: their own
    /// numbers might lie on the wrong side of each other, see ``Passage/reach``.
    ///
    /// - Returns: Which edges were led through which vertices.
    @discardableResult static func cut(
        _ edges: inout EdgeTable, _ vertices: inout VertexTable, _ sets: inout CoverSets, workers: Int
    ) -> [Cut] {
        var rounding = SnapRounding(runs: EdgeRuns(edges.ends, vertices.points))
        var found = rounding.meetingPairs(vertices.points, workers: workers)
        if let drawn = DrawnTogether(
            on: found.flatMap(\.hits), near: found.flatMap(\.near), edges, vertices.points)
        {
            edges = drawn.applied(to: edges, &sets)
            rounding = SnapRounding(runs: EdgeRuns(edges.ends, vertices.points))
            found = rounding.meetingPairs(vertices.points, workers: workers)
        }
        rounding.findMeetings(found, &vertices, workers: workers)
        return rounding.lead(&edges, &vertices, &sets)
    }

    /// A vertex within an edge, and whose edge it was.
    struct Cut {
        let vertex: Int32
        let owners: Int32
    }

    private init(runs: EdgeRuns) { self.runs = runs }

    /// The entries of the tree, or the vertices, that one part of the work has. The parts are the same for any number of
    /// workers, and so is the order of what they find.
    private static let partSize = 256

    private func meetingPairs(_ points: [GridPoint], workers: Int) -> [Meetings] {
        let size = Self.partSize
        return inParallel(count: (runs.tree.count + size - 1) / size, workers: workers) { [runs] part in
            var meetings = Meetings()
            runs.ends.withUnsafeBufferPointer { ends in
                points.withUnsafeBufferPointer { points in
                    runs.forEachMeetingPair(from: part * size, to: (part + 1) * size) {
                        meetings.examine(edge: $0, edge: $1, ends, points)
                    }
                }
            }
            return meetings
        }
    }

    private mutating func findMeetings(_ found: [Meetings], _ vertices: inout VertexTable, workers: Int) {
        let (ends, size) = (runs.ends, Self.partSize)
        // Vertices that are no edge's end were not examined: those of crossings, and of rings smaller than a pixel.
        var isExamined = [Bool](repeating: false, count: vertices.count)
        for pair in ends {
            isExamined[Int(pair.x)] = true
            isExamined[Int(pair.y)] = true
        }
        var new: [Int32] = []
        for meetings in found {
            take(meetings)
            for crossing in meetings.crossings {
                let vertex = vertices.number(ofCrossing: crossing.point)
                if Int(vertex) == isExamined.count { isExamined.append(false) }
                if !isExamined[Int(vertex)] {
                    isExamined[Int(vertex)] = true
                    new.append(vertex)
                }
                for edge in [crossing.first, crossing.second] where !has(edge, vertex) {
                    hits.append(SIMD2(edge, vertex))
                }
            }
        }
        let all = vertices.points
        let passing = inParallel(count: (new.count + size - 1) / size, workers: workers) { [runs, new] part in
            var meetings = Meetings()
            ends.withUnsafeBufferPointer { ends in
                all.withUnsafeBufferPointer { points in
                    for vertex in new[part * size..<min((part + 1) * size, new.count)] {
                        runs.forEachEdge(around: points[Int(vertex)]) {
                            meetings.examine(edge: $0, vertex: vertex, ends, points)
                        }
                    }
                }
            }
            return meetings
        }
        for meetings in passing { take(meetings) }
    }

    private func has(_ edge: Int32, _ vertex: Int32) -> Bool {
        runs.ends[Int(edge)].x == vertex || runs.ends[Int(edge)].y == vertex
    }

    private mutating func take(_ meetings: Meetings) {
        hits += meetings.hits
        for near in meetings.near {
            pinnedEdges.insert(near.x)
            pinnedVertices.insert(near.y)
        }
    }

    private mutating func lead(
        _ edges: inout EdgeTable, _ vertices: inout VertexTable, _ sets: inout CoverSets
    ) -> [Cut] {
        for vertex in pinnedVertices { vertices.pin(vertex) }
        for edge in pinnedEdges {
            vertices.pin(edges.ends[Int(edge)].x)
            vertices.pin(edges.ends[Int(edge)].y)
        }
        hits.sort { ($0.x, $0.y) < ($1.x, $1.y) }
        var pieces: [(path: [Int32], label: EdgeLabel)] = []
        var start = 0
        while start < hits.count {
            let edge = hits[start].x
            var end = start
            var path: [Int32] = []
            while end < hits.count, hits[end].x == edge {
                if path.last != hits[end].y { path.append(hits[end].y) }
                end += 1
            }
            start = end
            let (a, b) = (edges.ends[Int(edge)].x, edges.ends[Int(edge)].y)
            sort(&path, from: vertices.points[Int(a)], to: vertices.points[Int(b)], vertices.points)
            if pinnedEdges.contains(edge) { for vertex in path { vertices.pin(vertex) } }
            pieces.append(([a] + path + [b], edges.clear(Int(edge))))
        }
        // After all that were cut are gone, as a piece may lie where another edge was.
        for (path, label) in pieces {
            for (a, b) in zip(path, path.dropFirst()) { edges.toggle(a, b, by: label, in: &sets) }
        }
        return pieces.flatMap { path, label in
            path.dropFirst().dropLast().map { Cut(vertex: $0, owners: label.owners) }
        }
    }

    /// Along an edge pixels follow each other in x and in y: none can be passed in one direction and come back.
    private func sort(_ path: inout [Int32], from a: GridPoint, to b: GridPoint, _ points: [GridPoint]) {
        if path.count < 2 { return }
        let sign = GridPoint(b.x < a.x ? -1 : 1, b.y < a.y ? -1 : 1)
        path.sort { (points[Int($0)] * sign).precedes(points[Int($1)] * sign) }
    }
}

/// What one worker finds.
private struct Meetings: Sendable {
    /// Edges and the vertices that they pass through.
    var hits: [SIMD2<Int32>] = []
    /// Edges and the vertices that they come near.
    var near: [SIMD2<Int32>] = []
    var crossings: [(first: Int32, second: Int32, point: GridPoint)] = []

    /// Whether and how a vertex lies on an edge that is not its own.
    mutating func examine(
        edge: Int32, vertex: Int32, _ ends: UnsafeBufferPointer<SIMD2<Int32>>, _ points: UnsafeBufferPointer<GridPoint>
    ) {
        let pair = ends[Int(edge)]
        if pair.x == vertex || pair.y == vertex { return }
        switch passage(of: points[Int(pair.x)], points[Int(pair.y)], at: points[Int(vertex)]) {
        case .through: hits.append(SIMD2(edge, vertex))
        case .near: near.append(SIMD2(edge, vertex))
        case .far: break
        }
    }

    /// Whether and how two edges meet.
    mutating func examine(
        edge first: Int32, edge second: Int32, _ ends: UnsafeBufferPointer<SIMD2<Int32>>,
        _ points: UnsafeBufferPointer<GridPoint>
    ) {
        let (one, two) = (ends[Int(first)], ends[Int(second)])
        let (a, b) = (points[Int(one.x)], points[Int(one.y)])
        let (c, d) = (points[Int(two.x)], points[Int(two.y)])
        let sharesEnd = one.x == two.x || one.x == two.y || one.y == two.x || one.y == two.y
        if !sharesEnd {
            let (sideOfC, sideOfD) = (clearSide(of: c, from: a, to: b), clearSide(of: d, from: a, to: b))
            if sideOfC != 0, sideOfC == sideOfD { return }
            let (sideOfA, sideOfB) = (clearSide(of: a, from: c, to: d), clearSide(of: b, from: c, to: d))
            if sideOfA != 0, sideOfA == sideOfB { return }
            if side(of: c, from: a, to: b) * side(of: d, from: a, to: b) < 0,
                side(of: a, from: c, to: d) * side(of: b, from: c, to: d) < 0
            {
                crossings.append((first, second, crossing(a, b, c, d)))
                if sideOfC * sideOfD * sideOfA * sideOfB != 0 { return }
            }
        }
        examine(edge: first, vertex: two.x, ends, points)
        examine(edge: first, vertex: two.y, ends, points)
        examine(edge: second, vertex: one.x, ends, points)
        examine(edge: second, vertex: one.y, ends, points)
    }

    /// The side of a line on which a point lies farther from it than ``Passage/reach``; 0 where it may be nearer.
    @inline(__always)
    private func clearSide(of c: GridPoint, from a: GridPoint, to b: GridPoint) -> Int {
        let (ab, ac) = (b - a, c - a)
        let (left, right) = (ab.x * ac.y, ab.y * ac.x)
        let doubt = Passage.reach * (abs(ab.x) + abs(ab.y)) + (abs(left) + abs(right)) * 0x1p-51
        return left - right > doubt ? 1 : left - right < -doubt ? -1 : 0
    }
}
