/// The footholds of some facilities, by the chain on which they are.
struct ChainFootholds: Sendable {
    struct Entry: Sendable {
        let foothold: Foothold
        let facility: Int
    }

    /// Ordered by chain.
    private let entries: [Entry]

    init(_ facilities: [[Foothold]]) {
        entries = facilities.enumerated().flatMap { facility, footholds in
            footholds.map { Entry(foothold: $0, facility: facility) }
        }.sorted { ($0.foothold.chain, $0.facility) < ($1.foothold.chain, $1.facility) }
    }

    func on(_ chain: Int) -> ArraySlice<Entry> {
        let start = firstIndex(from: chain)
        var end = start
        while end < entries.count, entries[end].foothold.chain == chain { end += 1 }
        return entries[start..<end]
    }

    /// The chains that have any, each with what it has.
    var chains: some Sequence<(chain: Int, entries: ArraySlice<Entry>)> {
        sequence(state: 0) { [entries] start in
            guard start < entries.count else { return nil }
            let chain = entries[start].foothold.chain
            var end = start
            while end < entries.count, entries[end].foothold.chain == chain { end += 1 }
            defer { start = end }
            return (chain, entries[start..<end])
        }
    }

    /// The first entry on a chain or one after it.
    private func firstIndex(from chain: Int) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].foothold.chain < chain { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
