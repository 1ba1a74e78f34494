import GeoModel

/// How finely an index is cut.
struct Fineness {
    /// A cell with more is cut into smaller ones.
    let edgesPerLeaf: Int
    /// At most, of one grid.
    let cellsPerEdge: Double
    /// How often an edge may be cut by the sides of cells, in the mean.
    let cutsPerEdge: Double

    /// Each further step makes cells eight times as large in the mean.
    init(step: Int) {
        let factor = Double(1 << step)
        edgesPerLeaf = 16 << (2 * step)
        cellsPerEdge = 1 / (factor * factor * factor)
        cutsPerEdge = 1.5 / factor
    }
}

/// A grid over a box, with the exact borders of its cells.
struct CellPlan {
    let grid: CellGrid
    /// The longitudes of the columns' western sides, and behind the last its eastern side.
    private let columnBorders: [Double]
    private let rowBorders: [Double]

    /// - Parameters:
    ///   - length: Of all edges within the box, their degrees to the east and to the north together.
    ///   - margin: Cells are much wider than that.
    init(over box: Extent, edgeCount: Int, length: Double, margin: Double, _ fineness: Fineness) {
        let (width, height) = (box.maxX - box.minX, box.maxY - box.minY)
        let perDegree = min(
            (fineness.cellsPerEdge * Double(edgeCount) / (width * height)).squareRoot(),
            fineness.cutsPerEdge * Double(edgeCount) / length, 0x1p-12 / margin)
        let most = max(1, fineness.cellsPerEdge * Double(edgeCount))
        grid = CellGrid(
            over: box, columns: Int(max(1, min(width * perDegree, most))),
            rows: Int(max(1, min(height * perDegree, most))))
        columnBorders = grid.columnBorders(margin: margin, in: box)
        rowBorders = grid.rowBorders(margin: margin, in: box)
    }

    /// Nil where a grid over the box would have one cell.
    init?(over box: Extent, _ edges: ArraySlice<UInt32>, _ source: CellTreeBuilder.Source) {
        let (width, height) = (box.maxX - box.minX, box.maxY - box.minY)
        guard width > 0, height > 0 else { return nil }
        var length = 0.0
        for number in edges {
            let edge = source.edge(number)
            length += min(width, edge.east - edge.west) + min(height, edge.north - edge.south)
        }
        self.init(
            over: box, edgeCount: edges.count, length: length, margin: source.margin, source.fineness)
        if grid.columns * grid.rows < 2 { return nil }
    }

    func box(column: Int, row: Int) -> Extent {
        Extent(
            minX: columnBorders[column], minY: rowBorders[row], maxX: columnBorders[column + 1],
            maxY: rowBorders[row + 1])
    }
}
