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
    /// Of each junction up to `count` distances, ascending, each with the facility in the lower 32 bits.
    private let keys: [[UInt64]]

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
        keys = spread.settled
    }

    /// The facilities that are nearest to a place, the nearest first; fewer where fewer are within the cutoff.
    public func nearest(to place: Foothold) -> [NearestField.Nearest] {
        var found: [UInt64: UInt64] = [:]
        func add(_ facility: UInt64, _ length: UInt64) {
            if length <= limit, length < found[facility] ?? .max { found[facility] = length }
        }
        for (junction, length) in graph.approaches(of: place, .away) {
            for key in keys[Int(junction)] { add(key & 0xFFFF_FFFF, key >> 32 + length) }
        }
        for other in footholds.on(place.chain) {
            if let length = graph.alongChain(from: place, to: other.foothold) { add(UInt64(other.facility), length) }
        }
        return found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(count).map {
            NearestField.Nearest(facility: Int($0.key), length: WalkLength(units: $0.value))
        }
    }
}

/// Dijkstra's method where every junction is settled by up to k facilities, in the order of distance and number.
///
/// No more than k pass on through a junction, so one that is further than k others there is needed nowhere behind it.
private struct KSpread {
    private let arcs: Arcs
    private let count: Int
    private let limit: UInt64
    private(set) var settled: [[UInt64]]
    private var queue: [Entry] = []

    /// What may settle a junction: the distance, and the facility in the lower 32 bits.
    private struct Entry {
        let key: UInt64
        let junction: UInt32
    }

    init(_ arcs: Arcs, junctions: Int, _ count: Int, _ limit: UInt64) {
        (self.arcs, self.count, self.limit) = (arcs, count, limit)
        settled = Array(repeating: [], count: junctions)
    }

    mutating func seed(_ junction: Int, _ length: UInt64, _ facility: Int) {
        if length <= limit { push(Entry(key: length << 32 | UInt64(facility), junction: UInt32(junction))) }
    }

    mutating func run() {
        while let entry = pop() {
            let junction = Int(entry.junction)
            let facility = entry.key & 0xFFFF_FFFF
            if settled[junction].count >= count || settled[junction].contains(where: { $0 & 0xFFFF_FFFF == facility }) {
                continue
            }
            settled[junction].append(entry.key)
            for slot in Int(arcs.first[junction])..<Int(arcs.first[junction + 1]) {
                let arc = arcs.arcs[slot]
                guard entry.key >> 32 + UInt64(arc.length) <= limit, settled[Int(arc.target)].count < count else {
                    continue
                }
                push(Entry(key: entry.key + UInt64(arc.length) << 32, junction: arc.target))
            }
        }
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
