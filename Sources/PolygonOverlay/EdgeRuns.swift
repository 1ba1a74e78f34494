/// Edges in short runs that hang together, and a tree of their boxes: finds the edges that are near something.
///
/// Edges that follow each other along a ring lie near each other, so up to eight of them are one entry of the tree.
struct EdgeRuns: Sendable {
    /// The two vertices of each edge.
    let ends: [SIMD2<Int32>]
    let tree: BoxTree
    private let boxes: [CoarseBox]
    private let starts: [Int32]

    init(_ ends: [SIMD2<Int32>], _ points: [GridPoint]) {
        self.ends = ends
        boxes = ends.map { CoarseBox(around: points[Int($0.x)], points[Int($0.y)]) }
        var starts: [Int32] = []
        var runBoxes: [CoarseBox] = []
        var previous = SIMD2<Int32>(-1, -1)
        for (edge, pair) in ends.enumerated() {
            let follows =
                previous.x == pair.x || previous.x == pair.y || previous.y == pair.x || previous.y == pair.y
            if follows, edge - Int(starts[starts.count - 1]) < 8 {
                runBoxes[runBoxes.count - 1] = runBoxes[runBoxes.count - 1].union(boxes[edge])
            } else {
                starts.append(Int32(edge))
                runBoxes.append(boxes[edge])
            }
            previous = pair
        }
        starts.append(Int32(ends.count))
        self.starts = starts
        tree = BoxTree(runBoxes)
    }

    @inline(__always) private func edges(at position: Int) -> Range<Int> {
        let run = Int(tree.items[position])
        return Int(starts[run])..<Int(starts[run + 1])
    }

    /// Gives each pair of edges whose boxes meet once; the first edge of each is in a run of the given positions.
    @inline(__always)
    func forEachMeetingPair(from start: Int, to end: Int, _ body: (Int32, Int32) -> Void) {
        for position in start..<min(end, tree.count) {
            let own = edges(at: position)
            tree.forEachMeeting(tree.box(at: position), from: position) { other in
                let theirs = edges(at: other)
                let box = tree.box(at: other).turned
                for edge in own where other == position || boxes[edge].meets(box) {
                    let turned = boxes[edge].turned
                    for candidate in (other == position ? edge + 1..<own.upperBound : theirs)
                    where boxes[candidate].meets(turned) {
                        body(Int32(edge), Int32(candidate))
                    }
                }
                return true
            }
        }
    }

    /// Gives each edge whose box holds a point.
    @inline(__always)
    func forEachEdge(around point: GridPoint, _ body: (Int32) -> Void) {
        let box = CoarseBox(around: point, point)
        let turned = box.turned
        tree.forEachMeeting(box) { position in
            for edge in edges(at: position) where boxes[edge].meets(turned) { body(Int32(edge)) }
            return true
        }
    }

    /// The highest edge that passes below a point, or through its x, left end included, right end not.
    ///
    /// No edge may pass through the point itself, and no two may cross.
    ///
    /// - Complexity: As most points have an edge not far below, strips from the point downwards are searched, each eight
    ///   times as high as the one before.
    func edgeBelow(_ point: GridPoint, _ points: [GridPoint]) -> Int32? {
        var height = 0x1p30
        while true {
            let bottom = max(0, point.y - height)
            let found = highestEdge(from: point, downTo: bottom, points)
            if bottom == 0 { return found }
            // An edge found below the strip's bottom may have another above it that the strip does not meet.
            if let found, self.height(of: found, at: point.x, points) > bottom + 1 { return found }
            height *= 8
        }
    }

    private func height(of edge: Int32, at x: Double, _ points: [GridPoint]) -> Double {
        let (a, b) = rightward(edge, points)
        return a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x))
    }

    private func highestEdge(from point: GridPoint, downTo bottom: Double, _ points: [GridPoint]) -> Int32? {
        let box = CoarseBox(around: point, GridPoint(point.x, bottom))
        let turned = box.turned
        var best: Int32?
        tree.forEachMeeting(box) { position in
            for edge in edges(at: position) where boxes[edge].meets(turned) {
                let (a, b) = rightward(Int32(edge), points)
                guard a.x <= point.x, point.x < b.x, side(of: point, from: a, to: b) > 0 else { continue }
                if let other = best, !isAbove((a, b), rightward(other, points)) { continue }
                best = Int32(edge)
            }
            return true
        }
        return best
    }

    private func rightward(_ edge: Int32, _ points: [GridPoint]) -> (GridPoint, GridPoint) {
        let (a, b) = (points[Int(ends[Int(edge)].x)], points[Int(ends[Int(edge)].y)])
        return a.x <= b.x ? (a, b) : (b, a)
    }

    /// Whether one edge is above another where both have an x in common; both run to the right and do not cross.
    private func isAbove(_ one: (GridPoint, GridPoint), _ other: (GridPoint, GridPoint)) -> Bool {
        if one.0.x < other.0.x { return !isAbove(other, one) }
        let start = side(of: one.0, from: other.0, to: other.1)
        return (start == 0 ? side(of: one.1, from: other.0, to: other.1) : start) > 0
    }
}
