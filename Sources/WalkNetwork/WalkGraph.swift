public import GeoModel

/// A walking network as a graph: junctions, and chains of street between them.
///
/// Where only two streets meet there is nothing to decide, so such nodes are inside chains; a junction is any other node,
/// and one node of a ring that has no other. Junctions are numbered along a Hilbert curve, so that near ones lie near each
/// other in memory. All is in flat arrays of 32-bit numbers; lengths are in units of ``WalkLength``.
public struct WalkGraph: Sendable {
    /// The version of the compiled form. It grows when the form, or what it is compiled to, changes.
    public static let version = 1

    /// A run of street between two junctions, which may be the same.
    struct Chain: Hashable, Sendable, BitwiseCopyable {
        /// The junction at its start.
        var from: UInt32
        /// The junction at its end, not before `from`.
        var to: UInt32
        /// In units, at least 1 unless its ends are the same or lie in one place.
        var length: UInt32
        /// Where its inner vertices begin among all; they end where the next chain's begin.
        var firstInner: UInt32
        var traits: UInt32

        static let isSteps: UInt32 = 1
        static let allowsForward: UInt32 = 2
        static let allowsBackward: UInt32 = 4

        var isSteps: Bool { traits & Self.isSteps != 0 }
        var allowsForward: Bool { traits & Self.allowsForward != 0 }
        var allowsBackward: Bool { traits & Self.allowsBackward != 0 }
    }

    /// Where each junction lies.
    let junctions: [Position]
    /// Ordered by their starts.
    let chains: [Chain]
    /// The vertices within chains, chain by chain, from its start.
    let innerPositions: [Position]
    /// How far from the chain's start each lies, in units.
    let innerOffsets: [UInt32]
    /// From each junction to where one may walk from it.
    let outgoing: Arcs
    /// From each junction to where one may come from; nil where every street may be walked both ways, and it is the same.
    let oneWayIncoming: Arcs?
    /// The component of each junction: see ``components``.
    let componentOfJunction: [UInt32]
    /// How many vertices each component has: what hangs together, whatever the direction. The largest is the first.
    public let components: [Int]

    /// From each junction to those from which one may walk to it.
    var incoming: Arcs { oneWayIncoming ?? outgoing }

    public var junctionCount: Int { junctions.count }
    public var chainCount: Int { chains.count }
    /// Junctions and the vertices within chains. Vertices are numbered so: first the junctions, then chain by chain.
    public var vertexCount: Int { junctions.count + innerPositions.count }
    /// The length of all streets.
    public var length: Meters {
        WalkLength(units: chains.reduce(0) { $0 + UInt64($1.length) }).meters
    }

    /// The inner vertices of a chain.
    func inner(of chain: Int) -> Range<Int> {
        let next = chain + 1 < chains.count ? Int(chains[chain + 1].firstInner) : innerOffsets.count
        return Int(chains[chain].firstInner)..<next
    }

    /// The number of the component that a place hangs on, among ``components``.
    public func component(of foothold: Foothold) -> Int { component(of: foothold.chain) }

    func component(of chain: Int) -> Int { Int(componentOfJunction[Int(chains[chain].from)]) }

    /// The positions of a chain with both its ends.
    func line(of chain: Int) -> [Position] {
        let ends = chains[chain]
        return [junctions[Int(ends.from)]] + innerPositions[inner(of: chain)] + [junctions[Int(ends.to)]]
    }
}
