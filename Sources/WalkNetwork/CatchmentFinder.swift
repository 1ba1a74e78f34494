/// Finds for one facility after another which of many places are within a cutoff of it. It keeps the memory of one search for
/// the next, and belongs to one thread.
public final class CatchmentFinder {
    private let graph: WalkGraph
    private let places: PlacesByChain
    private let search: BucketSearch<UInt32>

    public init(_ graph: WalkGraph, places: PlacesByChain) {
        (self.graph, self.places) = (graph, places)
        search = BucketSearch(junctionCount: graph.junctionCount, longestArc: graph.incoming.longest)
    }

    /// Calls `body` once with each place from which one walks to a facility within a cutoff, in no order.
    ///
    /// - Parameters:
    ///   - facility: All its footholds; one walks to whichever is best.
    ///   - cutoff: At most 42 km, ``NearestField/longestCutoff``; what is exactly as far is within.
    ///   - body: Takes the place's number and how far it is, in units, with the legs at both ends.
    public func forEachPlace(
        of facility: [Foothold], within cutoff: WalkLength, _ body: (_ place: Int, _ length: UInt32) -> Void
    ) {
        let limit = min(cutoff, NearestField.longestCutoff).units
        for foothold in facility {
            for (junction, length) in graph.approaches(of: foothold, .toward) {
                search.seed(junction, distance: length)
            }
        }
        search.run(over: graph.incoming, within: limit)
        defer { search.clear() }
        func tell(_ entry: PlacesByChain.Entry, _ length: UInt64) {
            if length <= limit { body(Int(entry.place), UInt32(length)) }
        }
        let arcs = graph.incoming
        for index in 0..<search.reachedCount {
            let junction = Int(search.reached[index])
            let here = UInt64(search.keys[junction])
            for entry in places.at(junction: junction) { tell(entry, here + UInt64(entry.leg)) }
            for slot in Int(arcs.first[junction])..<Int(arcs.first[junction + 1]) {
                let side = arcs.sides[slot]
                let number = Int(side / 2)
                let entries = places.within(chain: number)
                if entries.isEmpty || facility.contains(where: { $0.chain == number }) { continue }
                let (before, after) = lengthsAtEnds(of: number)
                // A chain that may be left by its start is seen from there, else from its end.
                if side % 2 == 1, before != nil { continue }
                for entry in entries { tell(entry, length(of: entry, on: number, before, after)) }
            }
        }
        for number in Set(facility.map(\.chain)).sorted() {
            let (before, after) = lengthsAtEnds(of: number)
            for entry in places.within(chain: number) {
                let place = Foothold(
                    at: StreetPoint(chain: number, offset: entry.offset), leg: WalkLength(units: UInt64(entry.leg)))
                let own = facility.compactMap { graph.alongChain(from: place, to: $0) }.min() ?? .max
                tell(entry, min(own, length(of: entry, on: number, before, after)))
            }
        }
    }

    /// How far it is from the ends of a chain for who walks there along it; nil for an end that is not within the cutoff,
    /// or to which one may not walk.
    private func lengthsAtEnds(of number: Int) -> (before: UInt64?, after: UInt64?) {
        let chain = graph.chains[number]
        func length(_ junction: UInt32) -> UInt64? {
            let key = search.keys[Int(junction)]
            return key == .max ? nil : UInt64(key)
        }
        return (
            chain.allowsBackward ? length(chain.from) : nil, chain.allowsForward ? length(chain.to) : nil
        )
    }

    /// How far a place within a chain is by way of the chain's ends.
    private func length(
        of entry: PlacesByChain.Entry, on number: Int, _ before: UInt64?, _ after: UInt64?
    ) -> UInt64 {
        let length = graph.chains[number].length
        let leg = UInt64(entry.leg)
        return min(
            before.map { $0 + UInt64(entry.offset) + leg } ?? .max,
            after.map { $0 + UInt64(length - entry.offset) + leg } ?? .max)
    }
}
