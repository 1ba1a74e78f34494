import GeoModel

extension CellTree {
    /// So many words of blocks there may be for each edge, however deep the areas lie over each other.
    private static let wordsPerEdge = 8
    /// The root's rows are built in so many bands, whatever the number of workers, so that the cells are always the same.
    private static let bands = 16

    init(_ borders: Borders, workers: Int) {
        let measured = MeasuredBorders(borders)
        guard measured.edgeCount > 0 else {
            self.init(extent: .empty, nodes: [], cells: [], blocks: [], margin: 0)
            return
        }
        var step = 0
        while true {
            // Coarser, where so many areas lie over each other that naming them in each cell takes too much.
            if let tree = Self(borders, measured, Fineness(step: step), workers: workers) {
                self = tree
                return
            }
            step += 1
        }
    }

    /// Nil where the blocks take more memory than they may, which those of a single cell never do.
    private init?(_ borders: Borders, _ measured: MeasuredBorders, _ fineness: Fineness, workers: Int) {
        let plan = CellPlan(
            over: measured.box, edgeCount: measured.edgeCount, length: measured.length, margin: measured.margin,
            fineness)
        let isSingle = plan.grid.columns * plan.grid.rows == 1 && fineness.edgesPerLeaf >= measured.edgeCount
        let parts = borders.vertices.withUnsafeBufferPointer { vertices in
            measured.areas.withUnsafeBufferPointer { areas in
                // Only read, and only while they stand.
                nonisolated(unsafe) let source = CellTreeBuilder.Source(
                    vertices: vertices, areas: areas, margin: measured.margin, fineness: fineness)
                let edges = RowSorted(borders.edges, plan.grid, source)
                let bands = min(plan.grid.rows, Self.bands)
                return inParallel(count: bands, workers: workers) { band in
                    let rows = plan.grid.rows * band / bands..<plan.grid.rows * (band + 1) / bands
                    // In proportion to the edges of the band, and something for what lies over it.
                    let fair = edges.count(in: rows) + borders.vertices.count / bands + borders.areaCount
                    var builder = CellTreeBuilder(source, blockLimit: isSingle ? .max : Self.wordsPerEdge * fair)
                    builder.buildRows(rows, of: plan, edges)
                    return builder
                }
            }
        }
        if parts.contains(where: \.isFull) { return nil }
        self.init(joining: parts, plan.grid, measured)
    }

    /// The rows of the root first, then all cells below.
    private init(joining parts: [CellTreeBuilder], _ grid: CellGrid, _ measured: MeasuredBorders) {
        var nodes = [Node(grid: grid, firstCell: 0)]
        var (cells, blocks): ([Cell], [UInt32]) = ([], [])
        nodes.reserveCapacity(parts.reduce(1) { $0 + $1.nodes.count })
        cells.reserveCapacity(parts.reduce(0) { $0 + $1.cells.count })
        blocks.reserveCapacity(parts.reduce(0) { $0 + $1.blocks.count })
        var shifts: [(nodes: Int, blocks: Int)] = []
        for part in parts {
            shifts.append((nodes.count, blocks.count))
            nodes += part.nodes
            blocks += part.blocks
        }
        for (part, shift) in zip(parts, shifts) {
            cells += part.cells[..<part.rootCellCount].lazy.map { $0.shifted(nodes: shift.nodes, blocks: shift.blocks) }
        }
        for (part, shift) in zip(parts, shifts) {
            let offset = cells.count - part.rootCellCount
            for node in part.nodes.indices { nodes[shift.nodes + node].firstCell += offset }
            cells += part.cells[part.rootCellCount...].lazy.map { $0.shifted(nodes: shift.nodes, blocks: shift.blocks) }
        }
        self.init(
            extent: measured.extent, nodes: nodes, cells: cells, blocks: blocks, margin: measured.margin)
    }
}
