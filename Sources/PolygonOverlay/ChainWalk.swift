/// Strings edges together to chains: through every vertex where just two edges meet.
///
/// At such a vertex both edges have the same owners, as each border that comes also goes.
struct ChainWalk {
    private let edges: EdgeTable
    /// The edges at vertex `v` are those from `starts[v]` to `starts[v + 1]`.
    private var starts: [Int32]
    private var incident: [Int32]
    private var isTaken: [Bool]

    init(_ edges: EdgeTable, vertexCount: Int) {
        self.edges = edges
        starts = Array(repeating: 0, count: vertexCount + 1)
        isTaken = edges.owners.map { $0 == CoverSets.empty }
        for edge in 0..<edges.count where !isTaken[edge] {
            starts[Int(edges.ends[edge].x)] += 1
            starts[Int(edges.ends[edge].y)] += 1
        }
        var sum: Int32 = 0
        for vertex in starts.indices {
            sum += starts[vertex]
            starts[vertex] = sum
        }
        incident = Array(repeating: 0, count: Int(sum))
        for edge in 0..<edges.count where !isTaken[edge] {
            for vertex in [edges.ends[edge].x, edges.ends[edge].y] {
                starts[Int(vertex)] -= 1
                incident[Int(starts[Int(vertex)])] = Int32(edge)
            }
        }
    }

    private func degree(_ vertex: Int32) -> Int32 { starts[Int(vertex) + 1] - starts[Int(vertex)] }

    /// Gives each chain: its vertices, the first and the last the same where it is a ring by itself, and its owners.
    mutating func forEachChain(_ body: ([Int32], Int32) -> Void) {
        var chain: [Int32] = []
        for vertex in 0..<Int32(starts.count - 1) where degree(vertex) != 2 {
            for place in starts[Int(vertex)]..<starts[Int(vertex) + 1] where !isTaken[Int(incident[Int(place)])] {
                let edge = incident[Int(place)]
                follow(from: vertex, edge, &chain)
                body(chain, edges.owners[Int(edge)])
            }
        }
        for edge in 0..<edges.count where !isTaken[edge] {
            follow(from: edges.ends[edge].x, Int32(edge), &chain)
            body(chain, edges.owners[edge])
        }
    }

    private mutating func follow(from start: Int32, _ first: Int32, _ chain: inout [Int32]) {
        chain.removeAll(keepingCapacity: true)
        chain.append(start)
        var (vertex, edge) = (start, first)
        while true {
            isTaken[Int(edge)] = true
            let ends = edges.ends[Int(edge)]
            vertex = ends.x == vertex ? ends.y : ends.x
            chain.append(vertex)
            guard vertex != start, degree(vertex) == 2 else { return }
            let place = Int(starts[Int(vertex)])
            edge = incident[place] == edge ? incident[place + 1] : incident[place]
        }
    }
}
