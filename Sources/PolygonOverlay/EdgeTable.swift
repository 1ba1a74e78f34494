/// The edges of an overlay: each pair of vertices once, with the set of shapes whose border it is.
///
/// Two shapes that share a border meet here, whichever way their rings run. A shape that runs along an edge twice has
/// no border there, so sets are toggled and an edge may be nobody's; it stays in the list with the empty set.
struct EdgeTable: Sendable {
    /// The two vertices, the lower number first.
    private(set) var ends: [SIMD2<Int32>] = []
    private(set) var owners: [Int32] = []
    private var index: HashIndex
    /// The number of the edge toggled last. Along a border met before numbers go up or down by one.
    private var last = 0

    init(expecting count: Int) {
        index = HashIndex(expecting: count)
        ends.reserveCapacity(count)
        owners.reserveCapacity(count)
    }

    var count: Int { ends.count }

    /// Toggles the edge between two vertices by a set.
    @inline(__always)
    mutating func toggle(_ a: Int32, _ b: Int32, by set: Int32, in sets: inout CoverSets) {
        let pair = a < b ? SIMD2(a, b) : SIMD2(b, a)
        if last &+ 1 < ends.count, ends[last &+ 1] == pair {
            last &+= 1
            owners[last] = sets.toggled(owners[last], by: set)
            return
        }
        if last > 0, ends[last &- 1] == pair {
            last &-= 1
            owners[last] = sets.toggled(owners[last], by: set)
            return
        }
        let mixed =
            (UInt64(UInt32(bitPattern: pair.x)) << 32 | UInt64(UInt32(bitPattern: pair.y))) &* 0x9E37_79B9_7F4A_7C15
        let hash = mixed >> 32
        if let known = index.find(hash, where: { ends[Int($0)] == pair }) {
            last = Int(known)
            owners[last] = sets.toggled(owners[last], by: set)
        } else {
            ends.append(pair)
            owners.append(set)
            last = Int(index.insert(hash))
        }
    }

    /// Makes an edge nobody's and gives the set that it had.
    mutating func clear(_ edge: Int) -> Int32 {
        defer { owners[edge] = CoverSets.empty }
        return owners[edge]
    }
}
