public import GeoModel

extension WalkGraph {
    /// A vertex of a chain.
    public struct ChainVertex: Hashable, Sendable {
        public let position: Position
        /// How far it is from the chain's start, in units of ``WalkLength``.
        public let offset: UInt32
    }

    /// The vertices of a chain from its start to its end, both with them; between two the street is straight.
    public func vertices(of chain: Int) -> [ChainVertex] {
        let ends = chains[chain]
        let inner = inner(of: chain)
        var vertices: [ChainVertex] = []
        vertices.reserveCapacity(inner.count + 2)
        vertices.append(ChainVertex(position: junctions[Int(ends.from)], offset: 0))
        for vertex in inner {
            vertices.append(ChainVertex(position: innerPositions[vertex], offset: innerOffsets[vertex]))
        }
        vertices.append(ChainVertex(position: junctions[Int(ends.to)], offset: ends.length))
        return vertices
    }
}
