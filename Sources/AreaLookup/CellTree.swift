import GeoModel

/// The ground in cells, some of which are cut into smaller ones.
///
/// A cell that no border meets names the areas around it. Any other holds the edges that meet it, and which areas its
/// south-western corner is in: a place is in an area where the way to it from the corner, first north and then east, crosses
/// the area's edges an odd number of times with the corner inside, or an even one.
struct CellTree: Sendable {
    struct Node: BitwiseCopyable, Sendable {
        let grid: CellGrid
        /// The number of its south-western cell; they stand row by row.
        var firstCell: Int
    }

    /// Outside is no area.
    let extent: Extent
    /// The first is the root; each other is a cell of one before it.
    let nodes: [Node]
    let cells: [Cell]
    /// One after the other, as ``CellBlock`` reads them.
    let blocks: [UInt32]
    /// More than rounding moves an edge.
    let margin: Double

    /// Calls `body` with each area that a place is in, or on the border of, ascending.
    @inline(__always) func forEachArea(
        at place: Position, _ vertices: [Position],
        _ body: (_ number: Int, _ isInside: Bool, _ isOnBorder: Bool) -> Void
    ) {
        forEachArea(at: place, in: cell(around: place), vertices, body)
    }

    /// The smallest cell that holds a place.
    @inline(__always) func cell(around place: Position) -> Cell {
        guard place.x >= extent.minX, place.x <= extent.maxX, place.y >= extent.minY, place.y <= extent.maxY else {
            return .nothing
        }
        var cell = Cell.node(0)
        while cell.kind == .node {
            let node = nodes[cell.number]
            cell = cells[node.firstCell + node.grid.cell(of: place)]
        }
        return cell
    }

    @inline(__always) func forEachArea(
        at place: Position, in cell: Cell, _ vertices: [Position],
        _ body: (_ number: Int, _ isInside: Bool, _ isOnBorder: Bool) -> Void
    ) {
        switch cell.kind {
        case .area: body(cell.number, true, false)
        case .blocks: forEachArea(at: place, inBlocksFrom: cell.number, vertices, body)
        case .node, .nothing: break
        }
    }

    @inline(__always) private func forEachArea(
        at place: Position, inBlocksFrom start: Int, _ vertices: [Position],
        _ body: (_ number: Int, _ isInside: Bool, _ isOnBorder: Bool) -> Void
    ) {
        blocks.withUnsafeBufferPointer { words in
            vertices.withUnsafeBufferPointer { vertices in
                var next: Int? = start
                while let offset = next {
                    let block = CellBlock(words, at: offset)
                    let (inside, border) = block.areas(at: place, vertices)
                    var left = inside | border
                    while left != 0 {
                        let bit = left.trailingZeroBitCount
                        body(block.number(of: bit), inside >> bit & 1 != 0, border >> bit & 1 != 0)
                        left &= left - 1
                    }
                    next = block.next
                }
            }
        }
    }

    /// Calls `body` with the runs of edges in the cells that a line meets, and in some near it; with some twice.
    func forEachRun(near start: Position, _ end: Position, _ body: (Range<Int>) -> Void) {
        let box = Extent(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
        guard box.intersects(extent) else { return }
        blocks.withUnsafeBufferPointer { forEachRun(near: start, end, in: nodes[0], $0, body) }
    }

    private func forEachRun(
        near start: Position, _ end: Position, in node: Node, _ words: UnsafeBufferPointer<UInt32>,
        _ body: (Range<Int>) -> Void
    ) {
        for row in node.grid.rows(from: start, to: end, margin: margin) {
            for column in node.grid.columns(from: start, to: end, inRow: row, margin: margin) {
                let cell = cells[node.firstCell + row * node.grid.columns + column]
                if cell.kind == .node { forEachRun(near: start, end, in: nodes[cell.number], words, body) }
                var next = cell.kind == .blocks ? cell.number : nil
                while let offset = next {
                    let block = CellBlock(words, at: offset)
                    for number in 0..<block.runCount { body(block.run(number).edges) }
                    next = block.next
                }
            }
        }
    }
}

/// What a cell holds: 30 bits of a number, and of what kind it is.
struct Cell: BitwiseCopyable, Sendable {
    enum Kind: UInt32 {
        case nothing
        /// One area holds all of it.
        case area
        /// Where its blocks begin.
        case blocks
        /// It is cut into smaller cells.
        case node
    }

    private let bits: UInt32

    static let nothing = Cell(.nothing, 0)
    static func area(_ number: Int) -> Cell { Cell(.area, number) }
    static func blocks(_ start: Int) -> Cell { Cell(.blocks, start) }
    static func node(_ number: Int) -> Cell { Cell(.node, number) }

    private init(_ kind: Kind, _ number: Int) {
        precondition(number < 1 << 30, "more than 2^30 areas, or words of blocks")
        bits = UInt32(number) << 2 | kind.rawValue
    }

    @inline(__always) var kind: Kind {
        switch bits & 3 {
        case 0: .nothing
        case 1: .area
        case 2: .blocks
        default: .node
        }
    }

    @inline(__always) var number: Int { Int(bits >> 2) }

    /// The same, where nodes and blocks stand so much further on.
    func shifted(nodes: Int, blocks: Int) -> Cell {
        switch kind {
        case .node: .node(number + nodes)
        case .blocks: .blocks(number + blocks)
        case .area, .nothing: self
        }
    }
}
