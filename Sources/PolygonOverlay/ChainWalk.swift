/// Strings edges together to chains: through every vertex where just two edges meet that have the same label.
///
/// Where all borders are there, the labels at such a vertex are always the same, as each border that comes also goes.
struct ChainWalk {
    private let edges: EdgeTable
    /// The edges at vertex `v` are those from `starts[v]` to `starts[v + 1]`.
    private var starts: [Int32]
    private var incident: [Int32]
    private var isTaken: [Bool]

    /// - Parameter isBorder: Which edges there are, by their label.
    init(_ edges: EdgeTable, vertexCount: Int, where isBorder: (EdgeLabel) -> Bool) {
        self.edges = edges
        starts = Array(repeating: 0, count: vertexCount + 1)
        isTaken = edges.labels.map { !isBorder($0) }
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

    /// Whether a chain goes on through a vertex.
    private func isPassed(_ vertex: Int32) -> Bool {
        guard degree(vertex) == 2 else { return false }
        let place = Int(starts[Int(vertex)])
        let (one, other) = (label(of: incident[place], from: vertex), label(of: incident[place + 1], from: vertex))
        return one.owners == other.owners && one.balance == -other.balance
    }

    private func label(of edge: Int32, from vertex: Int32) -> EdgeLabel {
        let label = edges.labels[Int(edge)]
        return edges.ends[Int(edge)].x == vertex ? label : label.reversed
    }

    /// Gives each chain: its vertices, the first and the last the same where it is a ring by itself, and its label along
    /// them.
    mutating func forEachChain(_ body: ([Int32], EdgeLabel) -> Void) {
        var chain: [Int32] = []
        for vertex in 0..<Int32(starts.count - 1) where degree(vertex) > 0 && !isPassed(vertex) {
            for place in starts[Int(vertex)]..<starts[Int(vertex) + 1] where !isTaken[Int(incident[Int(place)])] {
                let edge = incident[Int(place)]
                follow(from: vertex, edge, &chain)
                body(chain, label(of: edge, from: vertex))
            }
        }
        for edge in 0..<edges.count where !isTaken[edge] {
            follow(from: edges.ends[edge].x, Int32(edge), &chain)
            body(chain, edges.labels[edge])
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
            guard vertex != start, isPassed(vertex) else { return }
            let place = Int(starts[Int(vertex)])
            edge = incident[place] == edge ? incident[place + 1] : incident[place]
        }
    }
}
