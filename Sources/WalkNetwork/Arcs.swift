/// Where one gets from each junction, in compressed rows.
struct Arcs: Sendable {
    struct Arc: Sendable, BitwiseCopyable {
        var target: UInt32
        /// In units.
        var length: UInt32
    }

    /// Where the arcs of each junction begin, and behind the last where they end.
    let first: [UInt32]
    let arcs: [Arc]
    /// Of each arc twice the number of its chain, and one more where it leads from the chain's end to its start.
    let sides: [UInt32]

    /// The length of the longest, in units; 0 where there are none.
    let longest: UInt32
}

extension Arcs {
    /// - Parameter isIncoming: Whether an arc leads to where one comes from, rather than where one gets.
    init(of chains: [WalkGraph.Chain], junctionCount: Int, isIncoming: Bool) {
        var first = [UInt32](repeating: 0, count: junctionCount + 1)
        // A ring has two arcs from its junction to itself: they shorten nothing, and tell that it is there.
        func forEachArc(_ body: (_ source: UInt32, _ target: UInt32, _ length: UInt32, _ side: UInt32) -> Void) {
            for (index, chain) in chains.enumerated() {
                let side = UInt32(2 * index)
                let (forward, backward) = (chain.allowsForward, chain.allowsBackward)
                if isIncoming ? backward : forward { body(chain.from, chain.to, chain.length, side) }
                if isIncoming ? forward : backward { body(chain.to, chain.from, chain.length, side + 1) }
            }
        }
        forEachArc { source, _, _, _ in first[Int(source) + 1] += 1 }
        for junction in 0..<junctionCount { first[junction + 1] += first[junction] }
        var next = first
        let count = Int(first[junctionCount])
        var arcs = [Arc](repeating: Arc(target: 0, length: 0), count: count)
        var sides = [UInt32](repeating: 0, count: count)
        forEachArc { source, target, length, side in
            let slot = Int(next[Int(source)])
            arcs[slot] = Arc(target: target, length: length)
            sides[slot] = side
            next[Int(source)] += 1
        }
        self.init(first: first, arcs: arcs, sides: sides, longest: arcs.map(\.length).max() ?? 0)
    }
}
