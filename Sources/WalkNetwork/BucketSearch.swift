/// Shortest paths from some junctions to all within a limit, by Dijkstra's method with buckets.
///
/// A junction waits in the bucket of its distance, and buckets are emptied in order. Within a bucket the order is any; a
/// junction whose distance shrinks meanwhile is put there again, so that distances are exact also where streets are
/// shorter than a bucket is wide.
///
/// One search's memory serves the next: 4 or 8 bytes a junction for distances, and 8 for each junction that waited. It
/// belongs to one thread, so it is not `Sendable`.
///
/// A distance is the upper part of a key. The lower part, where there is one, is a label that paths carry along, so that
/// of two equal paths the one of the lower label wins, whoever came first.
///
/// - Source: Dijkstra 1959; buckets: Dial, "Algorithm 360", 1969; several to a width: Denardo and Fox 1979.
final class BucketSearch<Key: FixedWidthInteger & UnsignedInteger> {
    /// The key of each junction, the greatest where it is not reached. Made clean by ``clear()``.
    let keys: UnsafeMutablePointer<Key>
    private let junctionCount: Int
    /// How many lower bits of a key are a label.
    private let labelBits: Key
    /// How many lower bits of a key a bucket takes together.
    private let bucketBits: Key
    private let longestArc: Key

    /// The first entry that waits in each bucket of a ring; ``none`` where it is empty.
    private var heads: UnsafeMutablePointer<UInt32>
    private var bucketCount: Int
    private var entries: UnsafeMutablePointer<Entry>
    private var entryCapacity: Int
    private var entryCount = 0
    private var waiting = 0
    /// The junctions that were reached, in no order.
    private(set) var reached: UnsafeMutablePointer<UInt32>
    private(set) var reachedCount = 0
    private var reachedCapacity: Int
    private var seeds: [(junction: UInt32, key: Key)] = []

    /// A junction that waits, and the next in its bucket.
    private struct Entry {
        var junction: UInt32
        var next: UInt32
    }

    private static var none: UInt32 { .max }
    /// A bucket is 5.2 m wide: 2^19 units. Measured: with a quarter of it J4 on net1m takes a tenth
    /// longer; on Porto all are alike.
    private static var bucketWidthBits: Key { 19 }

    /// - Parameters:
    ///   - labelBits: How many lower bits of a key are a label.
    ///   - longestArc: Of the graph, in units.
    init(junctionCount: Int, labelBits: Int = 0, longestArc: UInt32) {
        self.junctionCount = junctionCount
        self.labelBits = Key(labelBits)
        self.longestArc = Key(longestArc)
        bucketBits = Key(labelBits) + Self.bucketWidthBits
        keys = .allocate(capacity: max(1, junctionCount))
        keys.initialize(repeating: .max, count: junctionCount)
        bucketCount = 1 << 11
        heads = .allocate(capacity: bucketCount)
        heads.initialize(repeating: Self.none, count: bucketCount)
        entryCapacity = 1 << 12
        entries = .allocate(capacity: entryCapacity)
        reachedCapacity = 1 << 12
        reached = .allocate(capacity: reachedCapacity)
    }

    deinit {
        keys.deallocate()
        heads.deallocate()
        entries.deallocate()
        reached.deallocate()
    }

    /// Lets the next search begin at a junction, at some distance already; of several the least counts.
    func seed(_ junction: UInt32, distance: UInt64, label: Key = 0) {
        guard distance <= UInt64(Key.max >> labelBits) else { return }
        seeds.append((junction, Key(distance) << labelBits | label))
    }

    /// Searches from the seeds to all junctions within the limit.
    ///
    /// - Parameter limit: In units; what is exactly as far is reached.
    func run(over arcs: Arcs, within limit: UInt64) {
        let longest = (Key.max >> labelBits) - 1
        let limit = (limit < UInt64(longest) ? Key(limit) : longest) << labelBits | ((1 << labelBits) - 1)
        begin(limit)
        arcs.first.withUnsafeBufferPointer { first in
            arcs.arcs.withUnsafeBufferPointer { arcs in
                // Without arcs no seed has anywhere to go.
                guard let first = first.baseAddress, let arcs = arcs.baseAddress else { return }
                spread(first, arcs, limit)
            }
        }
    }

    /// Makes all distances unknown again, at a cost of those that were known.
    func clear() {
        for index in 0..<reachedCount { keys[Int(reached[index])] = .max }
        reachedCount = 0
        entryCount = 0
    }

    /// Puts the seeds into their buckets.
    private func begin(_ limit: Key) {
        seeds.removeAll { $0.key > limit }
        let furthest = max(seeds.map(\.key).max() ?? 0, min(longestArc << labelBits, limit))
        makeRing(of: Int(furthest >> bucketBits) + 2)
        makeRoom(for: seeds.count)
        for (junction, key) in seeds where key < keys[Int(junction)] {
            if keys[Int(junction)] == .max {
                reached[reachedCount] = junction
                reachedCount += 1
            }
            keys[Int(junction)] = key
            let bucket = Int(truncatingIfNeeded: key >> bucketBits) & (bucketCount - 1)
            entries[entryCount] = Entry(junction: junction, next: heads[bucket])
            heads[bucket] = UInt32(entryCount)
            entryCount += 1
            waiting += 1
        }
        seeds.removeAll(keepingCapacity: true)
    }

    /// Empties the buckets in order, each until nothing waits there.
    ///
    /// The only hot loop: pointers are taken once, and room is made for all of a junction's arcs before they are looked at.
    private func spread(_ first: UnsafePointer<UInt32>, _ arcs: UnsafePointer<Arcs.Arc>, _ limit: Key) {
        let (keys, heads, mask) = (keys, heads, bucketCount - 1)
        let (labelBits, bucketBits) = (labelBits, bucketBits)
        var (entries, reached) = (entries, reached)
        var (entryCount, reachedCount, waiting) = (entryCount, reachedCount, waiting)
        var bucket: Key = 0
        while waiting > 0 {
            let slot = Int(truncatingIfNeeded: bucket) & mask
            let top = heads[slot]
            if top == Self.none {
                bucket &+= 1
                continue
            }
            let entry = entries[Int(top)]
            heads[slot] = entry.next
            waiting &-= 1
            let junction = Int(entry.junction)
            let key = keys[junction]
            if key >> bucketBits != bucket { continue }  // it was settled in an earlier bucket
            let (start, end) = (Int(first[junction]), Int(first[junction + 1]))
            if entryCapacity - entryCount < end - start || reachedCapacity - reachedCount < end - start {
                (self.entryCount, self.reachedCount) = (entryCount, reachedCount)
                makeRoom(for: end - start)
                (entries, reached) = (self.entries, self.reached)
            }
            for index in start..<end {
                let arc = arcs[index]
                let length = Key(truncatingIfNeeded: arc.length) << labelBits
                if length > limit &- key { continue }
                let further = key &+ length
                let target = Int(arc.target)
                let known = keys[target]
                if further >= known { continue }
                if known == .max {
                    reached[reachedCount] = arc.target
                    reachedCount &+= 1
                }
                keys[target] = further
                let slot = Int(truncatingIfNeeded: further >> bucketBits) & mask
                entries[entryCount] = Entry(junction: arc.target, next: heads[slot])
                heads[slot] = UInt32(truncatingIfNeeded: entryCount)
                entryCount &+= 1
                waiting &+= 1
            }
        }
        (self.entryCount, self.reachedCount, self.waiting) = (entryCount, reachedCount, waiting)
    }

    /// - Parameter count: At least so many buckets; all are empty now.
    private func makeRing(of count: Int) {
        guard count > bucketCount else { return }
        heads.deallocate()
        while bucketCount < count { bucketCount *= 2 }
        heads = .allocate(capacity: bucketCount)
        heads.initialize(repeating: Self.none, count: bucketCount)
    }

    /// Makes room for some more entries and reached junctions.
    private func makeRoom(for count: Int) {
        grow(&entries, &entryCapacity, used: entryCount, by: count)
        grow(&reached, &reachedCapacity, used: reachedCount, by: count)
    }

    private func grow<Item>(
        _ items: inout UnsafeMutablePointer<Item>, _ capacity: inout Int, used: Int, by count: Int
    ) {
        guard capacity - used < count else { return }
        capacity = max(2 * capacity, used + count)
        let larger = UnsafeMutablePointer<Item>.allocate(capacity: capacity)
        larger.moveInitialize(from: items, count: used)
        items.deallocate()
        items = larger
    }
}
