import GeoModel

/// A packed tree of extents that finds those which meet a given one.
///
/// Each node halves its items at the median of their middles, along its longer side, until few are left. Nodes stand in the
/// order in which they are visited, each with the number of the one that follows where it is passed over, so that no stack
/// is needed.
///
/// - Complexity: O(*n* log² *n*) to build, in proportion to *n* in memory.
/// - Source: Bentley, "Multidimensional binary search trees", 1975, with boxes for points.
struct ExtentTree: Sendable {
    private struct Node: BitwiseCopyable {
        var extent: Extent
        /// The node to go on with where none below this one is wanted.
        var next: Int
        /// The items of a leaf, in `items`; empty where there are nodes below.
        var firstItem = 0
        var itemCount = 0
    }

    private struct Item: BitwiseCopyable {
        var extent: Extent
        var number: Int
    }

    private var items: [Item]
    private var nodes: [Node] = []

    private static let leafSize = 8

    /// - Parameter extents: Empty ones are never found.
    init(_ extents: [Extent]) {
        items = extents.enumerated().filter { !$0.element.isEmpty }.map { Item(extent: $0.element, number: $0.offset) }
        if !items.isEmpty { build(0..<items.count) }
    }

    private mutating func build(_ range: Range<Int>) {
        let extent = items[range].reduce(into: Extent.empty) { $0.formUnion($1.extent) }
        let node = nodes.count
        nodes.append(Node(extent: extent, next: 0))
        if range.count > Self.leafSize {
            let isWide = extent.maxX - extent.minX > extent.maxY - extent.minY
            items[range].sort { a, b in
                let (first, second) = (a.extent.center, b.extent.center)
                return isWide ? (first.x, a.number) < (second.x, b.number) : (first.y, a.number) < (second.y, b.number)
            }
            let middle = range.lowerBound + range.count / 2
            build(range.lowerBound..<middle)
            build(middle..<range.upperBound)
        } else {
            (nodes[node].firstItem, nodes[node].itemCount) = (range.lowerBound, range.count)
        }
        nodes[node].next = nodes.count
    }

    /// Calls `body` with the number of each extent that shares a point with `extent`, in no order. Those that `body` shrinks
    /// it away from are not looked at any more.
    @inline(__always) func forEach(meeting extent: Extent, _ body: (Int, inout Extent) -> Void) {
        var extent = extent
        nodes.withUnsafeBufferPointer { nodes in
            items.withUnsafeBufferPointer { items in
                var node = 0
                while node < nodes.count {
                    guard nodes[node].extent.intersects(extent) else {
                        node = nodes[node].next
                        continue
                    }
                    let first = nodes[node].firstItem
                    for item in first..<first + nodes[node].itemCount where items[item].extent.intersects(extent) {
                        body(items[item].number, &extent)
                    }
                    node += 1
                }
            }
        }
    }

    /// Whether some extent shares a point with `extent`.
    func meets(_ extent: Extent) -> Bool {
        var meets = false
        forEach(meeting: extent) { _, rest in
            meets = true
            rest = .empty
        }
        return meets
    }
}
