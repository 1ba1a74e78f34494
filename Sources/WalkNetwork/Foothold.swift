/// How a place hangs on the network: a stretch of a chain, and the leg from there to the place.
///
/// The stretch is a point for a place beside a street; where a street runs through a park it is what lies within.
public struct Foothold: Hashable, Sendable {
    /// The number of the chain in its graph.
    public var chain: Int
    /// From where to where the stretch runs, in units of ``WalkLength`` from the chain's start.
    public var stretch: ClosedRange<UInt32>
    /// Between the place and the stretch, walked at the same speed.
    public var leg: WalkLength

    public init(chain: Int, stretch: ClosedRange<UInt32>, leg: WalkLength = .zero) {
        (self.chain, self.stretch, self.leg) = (chain, stretch, leg)
    }

    public init(at point: StreetPoint, leg: WalkLength = .zero) {
        self.init(chain: point.chain, stretch: point.offset...point.offset, leg: leg)
    }
}

/// Which way a path is looked at.
enum WalkSense {
    /// From the place to wherever it leads.
    case away
    /// From wherever one is to the place.
    case toward
}

extension WalkGraph {
    func arcs(_ sense: WalkSense) -> Arcs { sense == .away ? outgoing : incoming }

    /// The junctions next to a foothold, and how far the place is from each; none where a one-way street forbids it.
    func approaches(of foothold: Foothold, _ sense: WalkSense) -> [(junction: UInt32, length: UInt64)] {
        var approaches: [(UInt32, UInt64)] = []
        forEachApproach(of: foothold, sense) { approaches.append(($0, $1)) }
        return approaches
    }

    @inline(__always) func forEachApproach(
        of foothold: Foothold, _ sense: WalkSense, _ body: (_ junction: UInt32, _ length: UInt64) -> Void
    ) {
        let chain = chains[foothold.chain]
        let (start, end) = (foothold.stretch.lowerBound, chain.length - foothold.stretch.upperBound)
        // At an end of its chain a place is at the junction, whatever way the chain may be walked.
        if start == 0 || (sense == .away ? chain.allowsBackward : chain.allowsForward) {
            body(chain.from, foothold.leg.units + UInt64(start))
        }
        if end == 0 || (sense == .away ? chain.allowsForward : chain.allowsBackward) {
            body(chain.to, foothold.leg.units + UInt64(end))
        }
    }

    /// How far it is from one foothold to another along their chain, without passing a junction; nil where they are on
    /// different chains, or a one-way street forbids it.
    func alongChain(from start: Foothold, to end: Foothold) -> UInt64? {
        guard start.chain == end.chain else { return nil }
        let chain = chains[start.chain]
        let legs = start.leg.units + end.leg.units
        if start.stretch.overlaps(end.stretch) { return legs }
        if start.stretch.upperBound < end.stretch.lowerBound {
            return chain.allowsForward ? legs + UInt64(end.stretch.lowerBound - start.stretch.upperBound) : nil
        }
        return chain.allowsBackward ? legs + UInt64(start.stretch.lowerBound - end.stretch.upperBound) : nil
    }

    /// The foothold of a vertex, itself on the street.
    public func foothold(ofVertex vertex: Int) -> Foothold {
        if vertex < junctionCount { return foothold(ofJunction: vertex) }
        let inner = vertex - junctionCount
        return Foothold(at: StreetPoint(chain: chain(ofInner: inner), offset: innerOffsets[inner]))
    }

    /// The chain that holds an inner vertex.
    func chain(ofInner inner: Int) -> Int {
        // The last chain that begins at or before it: chains without inner vertices begin where the next does.
        var (low, high) = (0, chains.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(chains[middle].firstInner) <= inner { low = middle } else { high = middle }
        }
        return low
    }

    /// A foothold at a junction, at the end of some chain there.
    private func foothold(ofJunction junction: Int) -> Foothold {
        let arcs = [outgoing, incoming].lazy.flatMap { arcs in
            arcs.sides[Int(arcs.first[junction])..<Int(arcs.first[junction + 1])]
        }
        // Every junction is an end of some chain, which may be walked one way or the other.
        let side = arcs.first ?? 0
        let chain = Int(side / 2)
        return Foothold(at: StreetPoint(chain: chain, offset: side % 2 == 0 ? 0 : chains[chain].length))
    }
}
