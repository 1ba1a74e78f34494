/// The plane cut up by edges that meet only in their ends, as chains between vertices where more than two edges meet.
///
/// Half-chain `2c` runs along chain `c`, `2c + 1` back. A cycle has one face on its left all the way round.
///
/// - Complexity: O(*n*) for *n* edges, and sorting at each vertex where many meet.
struct Subdivision: Sendable {
    /// The vertices of chain `c`, both ends included, are those from `chainStarts[c]` to `chainStarts[c + 1]`.
    private(set) var chainStarts: [Int] = [0]
    private(set) var chainVertices: [Int32] = []
    /// What each chain separates.
    private(set) var labels: [EdgeLabel] = []
    /// What each chain adds to twice the area of a ring it is part of, about the grid's origin.
    private(set) var doubledAreas: [Int128] = []

    /// The node where each half-chain begins: nodes count from 0.
    private(set) var origins: [Int32] = []
    private(set) var nodeCount = 0
    /// For each half-chain the next one clockwise that begins at the same node.
    private(set) var clockwise: [Int32] = []

    /// For each half-chain the cycle it is part of.
    private(set) var cycles: [Int32] = []
    /// A half-chain of each cycle.
    private(set) var cycleStarts: [Int32] = []
    /// Whether a cycle bounds its face from outside; else it surrounds something that lies in its face.
    private(set) var isOuter: [Bool] = []

    var chainCount: Int { labels.count }

    static func twin(_ half: Int32) -> Int32 { half ^ 1 }

    /// The half-chain that follows another round the face on its left.
    @inline(__always) func next(_ half: Int32) -> Int32 { clockwise[Int(half ^ 1)] }

    /// What a half-chain separates, along itself.
    @inline(__always) func label(of half: Int32) -> EdgeLabel {
        half & 1 == 0 ? labels[Int(half >> 1)] : labels[Int(half >> 1)].reversed
    }

    func vertices(ofChain chain: Int) -> ArraySlice<Int32> {
        chainVertices[chainStarts[chain]..<chainStarts[chain + 1]]
    }

    /// - Parameter isBorder: Which edges cut the plane up, by their label.
    init(_ edges: EdgeTable, _ points: [GridPoint], where isBorder: (EdgeLabel) -> Bool) {
        var walk = ChainWalk(edges, vertexCount: points.count, where: isBorder)
        chainVertices.reserveCapacity(edges.count + edges.count / 8)
        walk.forEachChain { vertices, label in
            chainVertices += vertices
            chainStarts.append(chainVertices.count)
            labels.append(label)
        }
        measure(points)
        linkNodes(points)
        traceCycles()
    }

    private mutating func measure(_ points: [GridPoint]) {
        doubledAreas.reserveCapacity(chainCount)
        for chain in 0..<chainCount {
            var area: Int128 = 0
            var (x, y): (Int64, Int64) = (0, 0)
            for (index, vertex) in vertices(ofChain: chain).enumerated() {
                let (nextX, nextY) = (Int64(points[Int(vertex)].x), Int64(points[Int(vertex)].y))
                if index > 0 { area &+= Int128(x) * Int128(nextY) - Int128(nextX) * Int128(y) }
                (x, y) = (nextX, nextY)
            }
            doubledAreas.append(area)
        }
    }

    /// The vertex after the first of a half-chain.
    private func second(_ half: Int) -> Int32 {
        let chain = half >> 1
        return half & 1 == 0 ? chainVertices[chainStarts[chain] + 1] : chainVertices[chainStarts[chain + 1] - 2]
    }

    func firstVertex(_ half: Int) -> Int32 {
        let chain = half >> 1
        return half & 1 == 0 ? chainVertices[chainStarts[chain]] : chainVertices[chainStarts[chain + 1] - 1]
    }

    private mutating func linkNodes(_ points: [GridPoint]) {
        var nodes = [Int32](repeating: -1, count: points.count)
        origins.reserveCapacity(chainCount * 2)
        for half in 0..<chainCount * 2 {
            let vertex = Int(firstVertex(half))
            if nodes[vertex] < 0 {
                nodes[vertex] = Int32(nodeCount)
                nodeCount += 1
            }
            origins.append(nodes[vertex])
        }
        let outgoing = Buckets(origins, count: nodeCount)
        clockwise = Array(repeating: 0, count: chainCount * 2)
        for node in 0..<nodeCount {
            var turning = Array(outgoing[node])
            let center = points[Int(firstVertex(Int(turning[0])))]
            turning.sort { turnsBefore(points[Int(second(Int($0)))], points[Int(second(Int($1)))], center) }
            var previous = turning[turning.count - 1]
            for half in turning {
                clockwise[Int(half)] = previous
                previous = half
            }
        }
    }

    /// Whether the direction to `a` comes before that to `b`, counter-clockwise from the east.
    private func turnsBefore(_ a: GridPoint, _ b: GridPoint, _ center: GridPoint) -> Bool {
        func isLower(_ point: GridPoint) -> Bool {
            point.y < center.y || (point.y == center.y && point.x < center.x)
        }
        if isLower(a) != isLower(b) { return isLower(b) }
        return side(of: b, from: center, to: a) > 0
    }

    private mutating func traceCycles() {
        cycles = Array(repeating: -1, count: chainCount * 2)
        for start in cycles.indices where cycles[start] < 0 {
            var area: Int128 = 0
            var half = Int32(start)
            repeat {
                cycles[Int(half)] = Int32(cycleStarts.count)
                area += doubledArea(half)
                half = next(half)
            } while half != start
            cycleStarts.append(Int32(start))
            isOuter.append(area > 0)
        }
    }

    /// What a half-chain adds to twice the area of a ring it is part of.
    func doubledArea(_ half: Int32) -> Int128 {
        half & 1 == 0 ? doubledAreas[Int(half >> 1)] : -doubledAreas[Int(half >> 1)]
    }
}
