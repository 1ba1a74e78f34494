import GeoModel

/// A packed tree of extents that finds those which meet a given one.
///
/// Each node halves its items at the median of their middles, along its longer side, until few are left.
///
/// - Complexity: O(*n* log² *n*) to build, in proportion to *n* in memory.
/// - Source: Bentley, "Multidimensional binary search trees", 1975, with boxes for points.
struct ExtentTree: Sendable {
    private struct Node {
        var extent: Extent
        /// The items of a leaf, in `items`.
        var items: Range<Int>
        /// The number of its second half; its first half stands right behind it. Zero for a leaf.
        var second = 0
    }

    private let extents: [Extent]
    private var items: [Int]
    private var nodes: [Node] = []

    private static let leafSize = 8

    /// - Parameter extents: Empty ones are never found.
    init(_ extents: [Extent]) {
        self.extents = extents
        items = extents.indices.filter { !extents[$0].isEmpty }
        if !items.isEmpty { _ = build(0..<items.count) }
    }

    private mutating func build(_ range: Range<Int>) -> Int {
        var extent = Extent.empty
        for item in items[range] { extent.formUnion(extents[item]) }
        let number = nodes.count
        nodes.append(Node(extent: extent, items: range))
        guard range.count > Self.leafSize else { return number }
        let isWide = extent.maxX - extent.minX > extent.maxY - extent.minY
        let sorted = items[range].sorted { [extents] a, b in
            let (first, second) = (extents[a].center, extents[b].center)
            return isWide ? (first.x, a) < (second.x, b) : (first.y, a) < (second.y, b)
        }
        items.replaceSubrange(range, with: sorted)
        let middle = range.lowerBound + range.count / 2
        _ = build(range.lowerBound..<middle)
        nodes[number].second = build(middle..<range.upperBound)
        return number
    }

    /// Calls `body` with the number of each extent that shares a point with `extent`, in no order. Those that `body` shrinks
    /// it away from are not looked at any more.
    func forEach(meeting extent: Extent, _ body: (Int, inout Extent) -> Void) {
        guard !nodes.isEmpty else { return }
        var extent = extent
        visit(0, &extent, body)
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

    private func visit(_ number: Int, _ extent: inout Extent, _ body: (Int, inout Extent) -> Void) {
        guard nodes[number].extent.intersects(extent) else { return }
        let second = nodes[number].second
        if second > 0 {
            visit(number + 1, &extent, body)
            visit(second, &extent, body)
        } else {
            for position in nodes[number].items {
                let item = items[position]
                if extents[item].intersects(extent) { body(item, &extent) }
            }
        }
    }
}
