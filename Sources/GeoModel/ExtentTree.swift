/// A packed tree of extents that finds those which meet a given one.
///
/// Items stand in upright strips of the same number, each from south to north, and nodes halve that order until few are
/// left. Nodes stand in the order in which they are visited, each with the number of the one that follows where it is passed
/// over, so that no stack is needed.
///
/// - Complexity: O(*n* log *n*) to build, in proportion to *n* in memory.
/// - Source: Leutenegger, Lopez and Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997.
@frozen public struct ExtentTree: Sendable {
    @usableFromInline struct Node: BitwiseCopyable, Sendable {
        @usableFromInline var extent: Extent
        /// The node to go on with where none below this one is wanted.
        @usableFromInline var next: Int
        /// The items of a leaf, in `items`; empty where there are nodes below.
        @usableFromInline var firstItem = 0
        @usableFromInline var itemCount = 0
    }

    @usableFromInline struct Item: BitwiseCopyable, Sendable {
        @usableFromInline var extent: Extent
        @usableFromInline var number: Int
    }

    @usableFromInline var items: [Item]
    @usableFromInline var nodes: [Node] = []

    private static let leafSize = 8

    /// - Parameter extents: Empty ones are never found.
    public init(_ extents: [Extent]) {
        items = extents.enumerated().filter { !$0.element.isEmpty }.map { Item(extent: $0.element, number: $0.offset) }
        if items.isEmpty { return }
        items.sort { ($0.extent.center.x, $0.number) < ($1.extent.center.x, $1.number) }
        let strips = (Double(items.count) / Double(Self.leafSize)).squareRoot().rounded(.up)
        let width = Int((Double(items.count) / strips).rounded(.up))
        for start in stride(from: 0, to: items.count, by: width) {
            items[start..<min(start + width, items.count)].sort {
                ($0.extent.center.y, $0.number) < ($1.extent.center.y, $1.number)
            }
        }
        build(0..<items.count)
    }

    private mutating func build(_ range: Range<Int>) {
        let node = nodes.count
        nodes.append(Node(extent: .empty, next: 0))
        if range.count > Self.leafSize {
            let middle = range.lowerBound + range.count / 2
            build(range.lowerBound..<middle)
            let second = nodes.count
            build(middle..<range.upperBound)
            nodes[node].extent.formUnion(nodes[node + 1].extent)
            nodes[node].extent.formUnion(nodes[second].extent)
        } else {
            for item in items[range] { nodes[node].extent.formUnion(item.extent) }
            (nodes[node].firstItem, nodes[node].itemCount) = (range.lowerBound, range.count)
        }
        nodes[node].next = nodes.count
    }

    /// Calls `body` with the number of each extent that shares a point with `extent`, in no order. Those that `body` shrinks
    /// it away from are not looked at any more.
    @inlinable @inline(__always)
    public func forEach(meeting extent: Extent, _ body: (Int, inout Extent) -> Void) {
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
    public func meets(_ extent: Extent) -> Bool {
        var meets = false
        forEach(meeting: extent) { _, rest in
            meets = true
            rest = .empty
        }
        return meets
    }
}
