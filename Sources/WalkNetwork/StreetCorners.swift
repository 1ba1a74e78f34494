public import GeoModel

extension WalkGraph {
    /// A junction where at least three ends of streets meet.
    public struct Corner: Hashable, Sendable {
        public let position: Position
        public let foothold: Foothold
    }

    /// All corners, in the order of junctions, in which near ones are near each other.
    public var corners: [Corner] {
        var ends = [UInt8](repeating: 0, count: junctionCount)
        for chain in chains {
            for junction in [Int(chain.from), Int(chain.to)] where ends[junction] < 3 { ends[junction] += 1 }
        }
        return junctions.indices.compactMap { junction in
            ends[junction] < 3
                ? nil : Corner(position: junctions[junction], foothold: foothold(ofVertex: junction))
        }
    }
}
