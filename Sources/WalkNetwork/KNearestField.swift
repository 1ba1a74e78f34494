/// How far it is from everywhere to the few nearest of some facilities.
///
/// Paths lead toward the facility. A facility with several entrances counts once; of two that are equally near, the one of
/// the lower number comes first.
public struct KNearestField: Sendable {
    private let graph: WalkGraph
    private let footholds: ChainFootholds
    private let count: Int
    /// In units; what is exactly as far counts.
    private let limit: UInt64
    /// Where the keys of each junction begin, and behind the last where they end.
    private let first: [Int]
    /// Of each junction up to `count` keys, ascending.
    private let keys: [NearestKey]

    fileprivate init(_ graph: WalkGraph, _ facilities: [[Foothold]], _ count: Int, _ cutoff: WalkLength) {
        self.graph = graph
        self.count = count
        footholds = ChainFootholds(facilities)
        limit = min(cutoff, NearestField.longestCutoff).units
        var spread = KSpread(graph.incoming, junctions: graph.junctionCount, count, limit)
        for (facility, ways) in facilities.enumerated() {
            for way in ways {
                for (junction, length) in graph.approaches(of: way, .toward) {
                    spread.seed(Int(junction), length, facility)
                }
            }
        }
        spread.run()
        (first, keys) = spread.settledByJunction()
    }

    /// The facilities that are nearest to a place, the nearest first; fewer where fewer are within the cutoff.
    public func nearest(to place: Foothold) -> [NearestField.Nearest] {
        var found: [NearestKey] = []
        find(place, &found)
        return found.map { NearestField.Nearest(facility: $0.facility, length: $0.length) }
    }

    /// What is made of the nearest facilities of each of many places.
    ///
    /// - Parameters:
    ///   - places: Nil for one that hangs nowhere; it reaches nothing.
    ///   - choose: Takes the facilities as ``nearest(to:)`` finds them.
    public func keys(of places: [Foothold?], _ choose: ([NearestKey]) -> NearestKey) -> [NearestKey] {
        var found: [NearestKey] = []
        return places.map { place in
            guard let place else { return .none }
            find(place, &found)
            return choose(found)
        }
    }

    /// Replaces `found` by the facilities that are nearest to a place, the nearest first.
    private func find(_ place: Foothold, _ found: inout [NearestKey]) {
        found.removeAll(keepingCapacity: true)
        graph.forEachApproach(of: place, .away) { junction, length in
            for slot in first[Int(junction)]..<first[Int(junction) + 1] {
                let key = keys[slot]
                let sum = key.length.units + length
                if sum <= limit { found.append(NearestKey(WalkLength(units: sum), facility: key.facility)) }
            }
        }
        for other in footholds.on(place.chain) {
            guard let length = graph.alongChain(from: place, to: other.foothold), length <= limit else { continue }
            found.append(NearestKey(WalkLength(units: length), facility: other.facility))
        }
        // Of each facility the nearest of its ways, then the nearest facilities.
        found.sort { ($0.facility, $0.bits) < ($1.facility, $1.bits) }
        var last = -1
        found.removeAll { key in
            defer { last = key.facility }
            return key.facility == last
        }
        found.sort()
        if found.count > count { found.removeLast(found.count - count) }
    }
}

/// Dijkstra's method where every junction is settled by up to k facilities, in the order of distance and number.
///
/// No more than k pass on through a junction, so one that is further than k others there is needed nowhere behind it.
private struct KSpread {
    private let arcs: Arcs
    private let count: Int
    private let limit: UInt64
    /// Of each junction the last key that settled it, in ``keys``; -1 where none has.
    private var last: [Int32]
    private var counts: [Int32]
    /// In the order in which they were settled, each with the one that settled its junction before, or -1.
    private var keys: [(key: UInt64, before: Int32)] = []
    private var queue: [Entry] = []

    /// What may settle a junction: the distance, and the facility in the lower 32 bits.
    private struct Entry {
        let key: UInt64
        let junction: UInt32
    }

    init(_ arcs: Arcs, junctions: Int, _ count: Int, _ limit: UInt64) {
        (self.arcs, self.count, self.limit) = (arcs, count, limit)
        last = Array(repeating: -1, count: junctions)
        counts = Array(repeating: 0, count: junctions)
    }

    mutating func seed(_ junction: Int, _ length: UInt64, _ facility: Int) {
        if length <= limit { push(Entry(key: length << 32 | UInt64(facility), junction: UInt32(junction))) }
    }

    mutating func run() {
        while let entry = pop() {
            let junction = Int(entry.junction)
            let facility = entry.key & 0xFFFF_FFFF
            if isDone(junction, with: facility) { continue }
            keys.append((entry.key, last[junction]))
            last[junction] = Int32(keys.count - 1)
            counts[junction] += 1
            for slot in Int(arcs.first[junction])..<Int(arcs.first[junction + 1]) {
                let arc = arcs.arcs[slot]
                guard entry.key >> 32 + UInt64(arc.length) <= limit, !isDone(Int(arc.target), with: facility) else {
                    continue
                }
                push(Entry(key: entry.key + UInt64(arc.length) << 32, junction: arc.target))
            }
        }
    }

    /// Whether a facility adds nothing to a junction: it is there already, or as many others are.
    private func isDone(_ junction: Int, with facility: UInt64) -> Bool {
        if counts[junction] >= count { return true }
        var slot = last[junction]
        while slot >= 0 {
            if keys[Int(slot)].key & 0xFFFF_FFFF == facility { return true }
            slot = keys[Int(slot)].before
        }
        return false
    }

    /// The keys of all junctions, one after the other, and where each one's begin, and behind the last where they end.
    func settledByJunction() -> (first: [Int], keys: [NearestKey]) {
        var first = [0]
        first.reserveCapacity(counts.count + 1)
        for count in counts { first.append(first[first.count - 1] + Int(count)) }
        var ordered = [NearestKey](repeating: .none, count: keys.count)
        for junction in last.indices {
            var (slot, place) = (last[junction], first[junction + 1])
            while slot >= 0 {
                place -= 1
                ordered[place] = NearestKey(bits: keys[Int(slot)].key)
                slot = keys[Int(slot)].before
            }
        }
        return (first, ordered)
    }

    // A binary heap, the least key on top.
    private mutating func push(_ entry: Entry) {
        queue.append(entry)
        var child = queue.count - 1
        while child > 0, queue[(child - 1) / 2].key > queue[child].key {
            queue.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> Entry? {
        guard let top = queue.first, let last = queue.popLast() else { return nil }
        if queue.isEmpty { return top }
        queue[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < queue.count && queue[child].key < queue[least].key {
                least = child
            }
            if least == parent { return top }
            queue.swapAt(parent, least)
            parent = least
        }
    }
}

extension WalkGraph {
    /// Finds for everywhere the few nearest of some facilities.
    ///
    /// - Parameters:
    ///   - count: How many, at least 1.
    ///   - cutoff: As in ``nearest(of:within:)``.
    /// - Complexity: `count` times one search.
    public func nearest(_ count: Int, of facilities: [[Foothold]], within cutoff: WalkLength) -> KNearestField {
        precondition(count >= 1, "at least one facility is asked for")
        return KNearestField(self, facilities, count, cutoff)
    }
}
