import GeoModel
import PlanningModel

/// Puts nodes where only two streets of one kind meet inside chains, and numbers what is left.
struct ChainContraction {
    private let streets: MeasuredStreets
    private var map: StreetMap { streets.map }
    /// The street ends at each node, in compressed rows: twice the street, and one more at its last position.
    private let firstEnd: [Int]
    private let ends: [Int]
    private var isJunction: [Bool]
    private var isWalked: [Bool]
    private var runs: [Run] = []
    private var vertices: [RunVertex] = []

    /// A chain between two nodes before it is numbered.
    private struct Run {
        var from: Int
        var to: Int
        /// Those within it.
        var vertices: Range<Int>
        /// In metres.
        var length: Double
        var traits: UInt32
    }

    /// A vertex within a run.
    private struct RunVertex {
        var position: Position
        /// How far from the run's start, in metres.
        var offset: Double
        /// Nil where it is only a bend of a street.
        var node: Int?
    }

    init(of streets: MeasuredStreets) {
        self.streets = streets
        let map = streets.map
        var first = [Int](repeating: 0, count: map.nodeCount + 1)
        for street in map.streets {
            first[street.from + 1] += 1
            first[street.to + 1] += 1
        }
        for node in 0..<map.nodeCount { first[node + 1] += first[node] }
        var next = first
        var ends = [Int](repeating: 0, count: 2 * map.streets.count)
        for (index, street) in map.streets.enumerated() {
            ends[next[street.from]] = 2 * index
            next[street.from] += 1
            ends[next[street.to]] = 2 * index + 1
            next[street.to] += 1
        }
        isWalked = [Bool](repeating: false, count: map.streets.count)
        isJunction = (0..<map.nodeCount).map { node in
            let here = ends[first[node]..<first[node + 1]]
            guard here.count == 2, let one = here.first, let other = here.last, one / 2 != other / 2 else {
                return true
            }
            let (a, b) = (map.streets[one / 2], map.streets[other / 2])
            return a.isSteps != b.isSteps || a.direction != .both || b.direction != .both
        }
        (firstEnd, self.ends) = (first, ends)
    }

    private func ends(at node: Int) -> ArraySlice<Int> { ends[firstEnd[node]..<firstEnd[node + 1]] }

    /// Walks every street once, from junction to junction.
    mutating func run() {
        let order = hilbertOrder(of: nodePositions())
        for node in order where isJunction[node] { walk(from: node) }
        // What is left are rings without a junction, and what lies behind a chain that grew too long.
        for node in order where ends(at: node).contains(where: { !isWalked[$0 / 2] }) {
            isJunction[node] = true
            walk(from: node)
        }
    }

    /// Where each node lies; one without a street lies where the first street begins.
    private func nodePositions() -> [Position] {
        var positions = [Position](repeating: map.positions[0], count: map.nodeCount)
        for street in map.streets {
            positions[street.from] = map.positions[street.shape.lowerBound]
            positions[street.to] = map.positions[street.shape.upperBound - 1]
        }
        return positions
    }

    private mutating func walk(from node: Int) {
        for end in ends(at: node) where !isWalked[end / 2] { walk(from: node, along: end) }
    }

    /// Walks from a junction along a street, and on to the next junction.
    private mutating func walk(from start: Int, along first: Int) {
        let firstVertex = vertices.count
        var (end, node, length) = (first, start, 0.0)
        while true {
            append(end, to: &length)
            isWalked[end / 2] = true
            let street = map.streets[end / 2]
            node = end % 2 == 0 ? street.to : street.from
            let next = isJunction[node] ? nil : ends(at: node).first { !isWalked[$0 / 2] }
            guard let next, length + streets.lengths[next / 2] <= MeasuredStreets.longestChain else { break }
            vertices.append(RunVertex(position: position(of: next), offset: length, node: node))
            end = next
        }
        isJunction[node] = true
        runs.append(
            Run(
                from: start, to: node, vertices: firstVertex..<vertices.count, length: length, traits: traits(of: first)
            ))
    }

    /// Adds what lies within a street, seen from one of its ends.
    private mutating func append(_ end: Int, to length: inout Double) {
        let shape = map.streets[end / 2].shape
        for step in 1..<shape.count {
            let (edge, vertex) =
                end % 2 == 0
                ? (shape.lowerBound + step, shape.lowerBound + step)
                : (shape.upperBound - step, shape.upperBound - step - 1)
            length += streets.edgeLengths[edge]
            guard step < shape.count - 1 else { break }
            vertices.append(RunVertex(position: map.positions[vertex], offset: length, node: nil))
        }
    }

    private func position(of end: Int) -> Position {
        let shape = map.streets[end / 2].shape
        return map.positions[end % 2 == 0 ? shape.lowerBound : shape.upperBound - 1]
    }

    private func traits(of end: Int) -> UInt32 {
        let street = map.streets[end / 2]
        let (with, against) = (street.direction.allowsForward, street.direction.allowsBackward)
        let (forward, backward) = end % 2 == 0 ? (with, against) : (against, with)
        return (street.isSteps ? WalkGraph.Chain.isSteps : 0) | (forward ? WalkGraph.Chain.allowsForward : 0)
            | (backward ? WalkGraph.Chain.allowsBackward : 0)
    }

    /// The graph, and the vertex that each node became.
    mutating func graph() -> (graph: WalkGraph, vertices: [Int]) {
        let positions = nodePositions()
        let places = positions.indices.filter { isJunction[$0] && firstEnd[$0] < firstEnd[$0 + 1] }
        let junctions = hilbertOrder(of: places.map { positions[$0] }).map { places[$0] }
        var vertexOfNode = [Int](repeating: -1, count: map.nodeCount)
        for (number, node) in junctions.enumerated() { vertexOfNode[node] = number }
        let runs = runs.map { turned($0, vertexOfNode) }.sorted {
            key(of: $0, vertexOfNode) < key(of: $1, vertexOfNode)
        }

        var chains: [WalkGraph.Chain] = []
        var (innerPositions, innerOffsets): ([Position], [UInt32]) = ([], [])
        chains.reserveCapacity(runs.count)
        innerPositions.reserveCapacity(vertices.count)
        innerOffsets.reserveCapacity(vertices.count)
        for run in runs {
            chains.append(
                WalkGraph.Chain(
                    from: UInt32(vertexOfNode[run.from]), to: UInt32(vertexOfNode[run.to]),
                    length: UInt32(WalkLength(Meters(run.length)).units), firstInner: UInt32(innerOffsets.count),
                    traits: run.traits))
            for vertex in vertices[run.vertices] {
                if let node = vertex.node { vertexOfNode[node] = junctions.count + innerOffsets.count }
                innerPositions.append(vertex.position)
                innerOffsets.append(UInt32(WalkLength(Meters(vertex.offset)).units))
            }
        }
        let graph = WalkGraph(
            junctions: junctions.map { positions[$0] }, chains: chains, innerPositions: innerPositions,
            innerOffsets: innerOffsets)
        return (graph, vertexOfNode)
    }

    /// Lets a run lead from the junction of the lower number to the other, a ring towards its lesser neighbour.
    private mutating func turned(_ run: Run, _ number: [Int]) -> Run {
        var run = run
        let inner = run.vertices
        if run.from == run.to {
            guard let first = inner.first, let last = inner.last,
                (vertices[last].position.x, vertices[last].position.y)
                    < (vertices[first].position.x, vertices[first].position.y)
            else { return run }
        } else if number[run.from] < number[run.to] {
            return run
        }
        swap(&run.from, &run.to)
        vertices[inner].reverse()
        for index in inner { vertices[index].offset = run.length - vertices[index].offset }
        let (forward, backward) = (WalkGraph.Chain.allowsForward, WalkGraph.Chain.allowsBackward)
        let turned =
            (run.traits & forward != 0 ? backward : 0) | (run.traits & backward != 0 ? forward : 0)
        run.traits = run.traits & WalkGraph.Chain.isSteps | turned
        return run
    }

    private func key(of run: Run, _ number: [Int]) -> (Int, Int, Double, Double, Double) {
        let first = run.vertices.first.map { vertices[$0].position }
        return (number[run.from], number[run.to], run.length, first?.x ?? 0, first?.y ?? 0)
    }
}

extension WalkGraph {
    /// Adds to junctions and chains what follows from them: arcs and components.
    init(junctions: [Position], chains: [Chain], innerPositions: [Position], innerOffsets: [UInt32]) {
        let outgoing = Arcs(of: chains, junctionCount: junctions.count, isIncoming: false)
        let isOneWay = chains.contains { !($0.allowsForward && $0.allowsBackward) }
        let incoming = isOneWay ? Arcs(of: chains, junctionCount: junctions.count, isIncoming: true) : nil
        let parts = Components(of: chains, junctionCount: junctions.count, innerCount: innerOffsets.count)
        self.init(
            junctions: junctions, chains: chains, innerPositions: innerPositions, innerOffsets: innerOffsets,
            outgoing: outgoing, oneWayIncoming: incoming, componentOfJunction: parts.ofJunction, components: parts.sizes
        )
    }
}
