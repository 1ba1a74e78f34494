/// Places by the junction or the chain on which they are.
public struct PlacesByChain: Sendable {
    struct Entry: BitwiseCopyable, Sendable {
        /// From the chain's start, in units; 0 at a junction.
        var offset: UInt32
        /// In units.
        var leg: UInt32
        /// Its number among those that were given.
        var place: UInt32
    }

    private let junctionCount: Int
    /// Where the entries of each junction, and behind them those of each chain, begin; behind the last where they end.
    private let first: [UInt32]
    private let entries: [Entry]

    /// - Parameters:
    ///   - places: Where each hangs on the network, at one point: of a stretch its start counts. Nil for one that hangs
    ///     nowhere.
    ///   - graph: The network.
    public init(_ places: [Foothold?], in graph: WalkGraph) {
        let junctionCount = graph.junctionCount
        func slot(_ foothold: Foothold) -> (slot: Int, offset: UInt32) {
            let (chain, offset) = (graph.chains[foothold.chain], foothold.stretch.lowerBound)
            if offset == 0 { return (Int(chain.from), 0) }
            if offset == chain.length { return (Int(chain.to), 0) }
            return (junctionCount + foothold.chain, offset)
        }
        var first = [UInt32](repeating: 0, count: junctionCount + graph.chainCount + 1)
        // A longer leg is beyond any cutoff.
        for case let foothold? in places where foothold.leg.units < UInt64(UInt32.max) {
            first[slot(foothold).slot + 1] += 1
        }
        for slot in 0..<first.count - 1 { first[slot + 1] += first[slot] }
        var next = first
        var entries = [Entry](
            repeating: Entry(offset: 0, leg: 0, place: 0), count: Int(first[first.count - 1]))
        for (number, place) in places.enumerated() {
            guard let foothold = place, let leg = UInt32(exactly: foothold.leg.units), leg < .max else { continue }
            let (slot, offset) = slot(foothold)
            entries[Int(next[slot])] = Entry(offset: offset, leg: leg, place: UInt32(number))
            next[slot] += 1
        }
        (self.junctionCount, self.first, self.entries) = (junctionCount, first, entries)
    }

    /// Those at a junction, by their numbers.
    func at(junction: Int) -> ArraySlice<Entry> { entries[Int(first[junction])..<Int(first[junction + 1])] }

    /// Those within a chain, by their numbers.
    func within(chain: Int) -> ArraySlice<Entry> { at(junction: junctionCount + chain) }
}
