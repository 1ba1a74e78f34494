/// What an edge says of the ground on its two sides, seen along a direction of it.
struct EdgeLabel: Sendable {
    /// The set of shapes whose border it is, whichever way their rings run.
    var owners: Int32
    /// How many more shapes there are on the left than on the right.
    var balance: Int32

    static let nobodys = EdgeLabel(owners: CoverSets.empty, balance: 0)
    var isNobodys: Bool { owners == CoverSets.empty && balance == 0 }

    var reversed: EdgeLabel { EdgeLabel(owners: owners, balance: -balance) }
}

/// The edges of an overlay: each pair of vertices once, with what it separates.
///
/// Two shapes that share a border meet here. A shape that runs along an edge twice has no border there, so owners are
/// toggled and an edge may be nobody's; it stays in the list. Where one shape ends and one begins, the balance is zero.
struct EdgeTable: Sendable {
    /// The two vertices, the lower number first.
    private(set) var ends: [SIMD2<Int32>] = []
    /// From the lower number to the higher.
    private(set) var labels: [EdgeLabel] = []
    private var index: HashIndex
    /// The number of the edge toggled last. Along a border met before numbers go up or down by one.
    private var last = 0

    init(expecting count: Int) {
        index = HashIndex(expecting: count)
        ends.reserveCapacity(count)
        labels.reserveCapacity(count)
    }

    var count: Int { ends.count }

    /// Toggles the edge between two vertices by a label, which is that from the first to the second.
    @inline(__always)
    mutating func toggle(_ a: Int32, _ b: Int32, by label: EdgeLabel, in sets: inout CoverSets) {
        let pair = a < b ? SIMD2(a, b) : SIMD2(b, a)
        let label = a < b ? label : label.reversed
        if last &+ 1 < ends.count, ends[last &+ 1] == pair {
            last &+= 1
            return toggleLast(by: label, in: &sets)
        }
        if last > 0, ends[last &- 1] == pair {
            last &-= 1
            return toggleLast(by: label, in: &sets)
        }
        let mixed =
            (UInt64(UInt32(bitPattern: pair.x)) << 32 | UInt64(UInt32(bitPattern: pair.y))) &* 0x9E37_79B9_7F4A_7C15
        let hash = mixed >> 32
        if let known = index.find(hash, where: { ends[Int($0)] == pair }) {
            last = Int(known)
            toggleLast(by: label, in: &sets)
        } else {
            ends.append(pair)
            labels.append(label)
            last = Int(index.insert(hash))
        }
    }

    @inline(__always)
    private mutating func toggleLast(by label: EdgeLabel, in sets: inout CoverSets) {
        labels[last].owners = sets.toggled(labels[last].owners, by: label.owners)
        labels[last].balance &+= label.balance
    }

    /// Makes an edge nobody's and gives the label that it had.
    mutating func clear(_ edge: Int) -> EdgeLabel {
        defer { labels[edge] = .nobodys }
        return labels[edge]
    }

    /// The edges with more shapes on one side than on the other, in their order. All others cancel: how many shapes
    /// cover which ground does not depend on them.
    func unbalanced(_ sets: inout CoverSets) -> EdgeTable {
        var rest = EdgeTable(expecting: labels.reduce(0) { $0 + ($1.balance == 0 ? 0 : 1) })
        for (pair, label) in zip(ends, labels) where label.balance != 0 {
            rest.toggle(pair.x, pair.y, by: label, in: &sets)
        }
        return rest
    }
}
