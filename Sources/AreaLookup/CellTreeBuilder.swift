import GeoModel

/// Builds the cells of some rows of the root, and all below them.
struct CellTreeBuilder {
    /// The vertices, the area of each, and how finely all is cut.
    struct Source {
        let vertices: UnsafeBufferPointer<Position>
        let areas: UnsafeBufferPointer<UInt32>
        let margin: Double
        let fineness: Fineness

        @inline(__always) func edge(_ number: UInt32) -> Edge { Edge(vertices[Int(number)], vertices[Int(number) + 1]) }
        @inline(__always) func area(_ edge: UInt32) -> UInt32 { areas[Int(edge)] }
    }

    /// Those of the rows, then those of each node.
    private(set) var cells: [Cell] = []
    private(set) var rootCellCount = 0
    private(set) var nodes: [CellTree.Node] = []
    private(set) var blocks: [UInt32] = []
    private let source: Source
    private let blockLimit: Int
    private var writer = BlockWriter()

    private static let mostLevels = 6

    init(_ source: Source, blockLimit: Int) { (self.source, self.blockLimit) = (source, blockLimit) }

    /// Whether the areas of the cells take more memory than they may; then what is built is not whole.
    var isFull: Bool { blocks.count > blockLimit }

    /// Builds rows whose western border is in no area.
    mutating func buildRows(_ rows: Range<Int>, of plan: CellPlan, _ edges: RowSorted) {
        rootCellCount = rows.count * plan.grid.columns
        cells = [Cell](repeating: .nothing, count: rootCellCount)
        fill(rows, of: plan, edges, inside: [], level: 0, firstCell: 0)
    }

    /// - Parameter inside: The areas that the south-western corner of the first row is in, ascending.
    private mutating func fill(
        _ rows: Range<Int>, of plan: CellPlan, _ edges: RowSorted, inside: [UInt32], level: Int, firstCell: Int
    ) {
        var columns = ColumnSorted(plan.grid.columns)
        var atStart = InsideAreas(inside)
        for row in rows {
            if isFull { return }
            columns.sort(edges.edges(in: row), of: row, plan.grid, source)
            var areas = atStart
            // What a cell without edges is, as long as the areas stay the same.
            var whole: Cell?
            for column in 0..<plan.grid.columns {
                let box = plan.box(column: column, row: row)
                let met = columns.edges(in: column)
                let cell: Cell
                if met.isEmpty {
                    cell = whole ?? wholeCell(areas.numbers)
                    whole = cell
                } else {
                    cell = self.cell(met, areas.numbers, box, level: level)
                    if column == 0 { atStart.cross(met, northFrom: box, source) }
                    if areas.cross(met, eastFrom: box, source) { whole = nil }
                }
                cells[firstCell + (row - rows.lowerBound) * plan.grid.columns + column] = cell
            }
        }
    }

    private mutating func wholeCell(_ areas: [UInt32]) -> Cell {
        if areas.isEmpty { return .nothing }
        if areas.count == 1 { return .area(Int(areas[0])) }
        let start = blocks.count
        writer.write([], inside: areas, corner: Position(x: 0, y: 0), source, to: &blocks)
        return .blocks(start)
    }

    private mutating func cell(_ edges: ArraySlice<UInt32>, _ areas: [UInt32], _ box: Extent, level: Int) -> Cell {
        if level < Self.mostLevels, edges.count > source.fineness.edgesPerLeaf,
            let plan = CellPlan(over: box, edges, source)
        {
            let sorted = RowSorted(edges, plan.grid, source)
            let (number, firstCell) = (nodes.count, cells.count)
            nodes.append(CellTree.Node(grid: plan.grid, firstCell: firstCell))
            cells += [Cell](repeating: .nothing, count: plan.grid.columns * plan.grid.rows)
            fill(
                0..<plan.grid.rows, of: plan, sorted, inside: areas, level: level + 1, firstCell: firstCell)
            return .node(number)
        }
        let start = blocks.count
        writer.write(edges, inside: areas, corner: Position(x: box.minX, y: box.minY), source, to: &blocks)
        return .blocks(start)
    }
}

/// The areas that a corner is in, ascending.
private struct InsideAreas {
    private(set) var numbers: [UInt32]

    init(_ numbers: [UInt32]) { self.numbers = numbers }

    /// Goes to the next corner to the east; whether any area began or ended.
    mutating func cross(
        _ edges: ArraySlice<UInt32>, eastFrom box: Extent, _ source: CellTreeBuilder.Source
    ) -> Bool {
        let (start, end) = (Position(x: box.minX, y: box.minY), Position(x: box.maxX, y: box.minY))
        var isChanged = false
        for number in edges where source.edge(number).isCrossed(eastFrom: start, to: end) {
            toggle(source.area(number))
            isChanged = true
        }
        return isChanged
    }

    mutating func cross(_ edges: ArraySlice<UInt32>, northFrom box: Extent, _ source: CellTreeBuilder.Source) {
        let (start, end) = (Position(x: box.minX, y: box.minY), Position(x: box.minX, y: box.maxY))
        for number in edges where source.edge(number).isCrossed(northFrom: start, to: end) {
            toggle(source.area(number))
        }
    }

    private mutating func toggle(_ area: UInt32) {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < area { low = middle + 1 } else { high = middle }
        }
        if low < numbers.count, numbers[low] == area { numbers.remove(at: low) } else { numbers.insert(area, at: low) }
    }
}
