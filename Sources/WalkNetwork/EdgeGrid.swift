import GeoModel
import Glibc

/// The edges of all chains, by cells of a grid over longitude and latitude.
struct EdgeGrid: Sendable {
    /// One edge: the chain, and how many vertices of it come before the edge's end, from 1.
    struct Edge: Hashable, Sendable {
        let chain: UInt32
        let step: UInt32
    }

    let extent: Extent
    let columns: Int
    let rows: Int
    private let cellWidth: Double
    private let cellHeight: Double
    /// Where each cell's edges begin in `edges`, in compressed rows.
    private let first: [UInt32]
    private let edges: [Edge]

    /// About so many cells are made for each edge.
    private static let cellsPerEdge = 0.5

    init(of graph: WalkGraph) {
        var extent = Extent.empty
        for position in graph.junctions { extent.insert(x: position.x, y: position.y) }
        for position in graph.innerPositions { extent.insert(x: position.x, y: position.y) }
        // Cells are about as high as wide on the ground, where a degree of longitude is shorter than one of latitude.
        let squeeze = max(0.05, cosineOfDegrees(extent.center.y))
        let (width, height) = ((extent.maxX - extent.minX) * squeeze, extent.maxY - extent.minY)
        let count = Double(graph.chainCount + graph.innerOffsets.count) * Self.cellsPerEdge + 1
        let side = max((width * height / count).squareRoot(), max(width, height) / count, 1e-9)
        (columns, rows) = (Int(width / side) + 1, Int(height / side) + 1)
        (cellWidth, cellHeight) = (side / squeeze, side)
        self.extent = extent
        var cells = [UInt32](repeating: 0, count: columns * rows + 1)
        let empty = EdgeGrid(extent, columns, rows, cellWidth, cellHeight)
        graph.forEachEdge { _, start, end in empty.forEachCell(from: start, to: end) { cells[$0 + 1] += 1 } }
        for cell in 0..<columns * rows { cells[cell + 1] += cells[cell] }
        var next = cells
        var edges = [Edge](repeating: Edge(chain: 0, step: 0), count: Int(cells[columns * rows]))
        graph.forEachEdge { edge, start, end in
            empty.forEachCell(from: start, to: end) { cell in
                edges[Int(next[cell])] = edge
                next[cell] += 1
            }
        }
        (first, self.edges) = (cells, edges)
    }

    private init(_ extent: Extent, _ columns: Int, _ rows: Int, _ cellWidth: Double, _ cellHeight: Double) {
        (self.extent, self.columns, self.rows) = (extent, columns, rows)
        (self.cellWidth, self.cellHeight) = (cellWidth, cellHeight)
        (first, edges) = ([], [])
    }

    func edges(in cell: Int) -> ArraySlice<Edge> { edges[Int(first[cell])..<Int(first[cell + 1])] }

    func column(of longitude: Double) -> Int { index((longitude - extent.minX) / cellWidth, columns) }
    func row(of latitude: Double) -> Int { index((latitude - extent.minY) / cellHeight, rows) }

    /// The cell of a number of cell sides; the outermost for what is outside.
    private func index(_ sides: Double, _ count: Int) -> Int { sides > 0 ? Int(min(sides, Double(count - 1))) : 0 }

    /// The cells that an edge passes, row by row.
    private func forEachCell(from start: Position, to end: Position, _ body: (Int) -> Void) {
        let (low, high) = start.y <= end.y ? (start, end) : (end, start)
        let (bottom, top) = (row(of: low.y), row(of: high.y))
        for row in bottom...top {
            // Where the edge enters and leaves the row.
            let floor = extent.minY + Double(row) * cellHeight
            func x(at y: Double) -> Double {
                high.y > low.y ? low.x + (high.x - low.x) * min(1, max(0, (y - low.y) / (high.y - low.y))) : low.x
            }
            let a = row == bottom ? low.x : x(at: floor)
            let b = row == top ? high.x : x(at: floor + cellHeight)
            for column in column(of: min(a, b))...column(of: max(a, b)) { body(row * columns + column) }
        }
    }

    /// Calls `body` with each cell around a position, ring by ring outward, until `isEnough` says so behind a ring; it
    /// takes the distance in degrees that no further ring comes nearer than.
    @inline(__always) func forEachCell(
        around position: Position, until isEnough: (_ reach: (longitude: Double, latitude: Double)) -> Bool,
        _ body: (_ cell: Int) -> Void
    ) {
        let (column, row) = (column(of: position.x), row(of: position.y))
        for ring in 0...max(columns, rows) {
            for y in max(0, row - ring)...min(rows - 1, row + ring) {
                if abs(y - row) == ring {
                    for x in max(0, column - ring)...min(columns - 1, column + ring) { body(y * columns + x) }
                } else {
                    if column - ring >= 0 { body(y * columns + column - ring) }
                    if column + ring < columns { body(y * columns + column + ring) }
                }
            }
            // Measured from the position to the sides of the square of cells that has been looked at.
            let west = position.x - (extent.minX + Double(column - ring) * cellWidth)
            let east = extent.minX + Double(column + ring + 1) * cellWidth - position.x
            let south = position.y - (extent.minY + Double(row - ring) * cellHeight)
            let north = extent.minY + Double(row + ring + 1) * cellHeight - position.y
            // Beyond the extent there is nothing; a side there does not bound.
            func side(_ distance: Double, _ isOutside: Bool) -> Double { isOutside ? .infinity : distance }
            let reach = (
                min(side(west, column - ring <= 0), side(east, column + ring >= columns - 1)),
                min(side(south, row - ring <= 0), side(north, row + ring >= rows - 1))
            )
            if isEnough(reach) { return }
        }
    }

    /// The numbers of all cells that a box meets.
    func forEachCell(in box: Extent, _ body: (Int) -> Void) {
        guard box.intersects(extent) else { return }
        for row in row(of: box.minY)...row(of: box.maxY) {
            for column in column(of: box.minX)...column(of: box.maxX) { body(row * columns + column) }
        }
    }
}

extension WalkGraph {
    /// Calls `body` with every edge and its two ends.
    func forEachEdge(_ body: (_ edge: EdgeGrid.Edge, _ start: Position, _ end: Position) -> Void) {
        for (number, chain) in chains.enumerated() {
            var previous = junctions[Int(chain.from)]
            var step: UInt32 = 0
            for vertex in inner(of: number) {
                step += 1
                body(EdgeGrid.Edge(chain: UInt32(number), step: step), previous, innerPositions[vertex])
                previous = innerPositions[vertex]
            }
            body(EdgeGrid.Edge(chain: UInt32(number), step: step + 1), previous, junctions[Int(chain.to)])
        }
    }

    /// The two ends of an edge, and how far from its chain's start they are in units.
    func ends(of edge: EdgeGrid.Edge) -> (from: Position, to: Position, start: UInt32, end: UInt32) {
        let (number, step) = (Int(edge.chain), Int(edge.step))
        let chain = chains[number]
        let inner = inner(of: number)
        let isFirst = step == 1
        let isLast = step == inner.count + 1
        let vertex = inner.lowerBound + step - 1
        return (
            isFirst ? junctions[Int(chain.from)] : innerPositions[vertex - 1],
            isLast ? junctions[Int(chain.to)] : innerPositions[vertex],
            isFirst ? 0 : innerOffsets[vertex - 1], isLast ? chain.length : innerOffsets[vertex]
        )
    }
}

/// The cosine of an angle in degrees.
private func cosineOfDegrees(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
