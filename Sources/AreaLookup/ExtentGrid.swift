import GeoModel

/// A coarse grid of cells, each with the numbers of the extents that meet it.
struct ExtentGrid: Sendable {
    private let extent: Extent
    private let columns: Int
    private let rows: Int
    private let columnsPerDegree: Double
    private let rowsPerDegree: Double
    /// Where each cell's numbers begin in `numbers`, row by row, and behind the last where they end.
    private let first: [UInt32]
    /// Ascending in each cell.
    private let numbers: [UInt32]

    /// About so many cells are made for each extent, so that a cell is about as large as a quarter of one.
    private static let cellsPerExtent = 4
    /// Of each extent no more than so many cells are remembered in the mean, however much they overlap.
    private static let mostEntriesPerExtent = 32

    init(_ extents: [Extent]) {
        var whole = Extent.empty
        for extent in extents where !extent.isEmpty { whole.formUnion(extent) }
        var side = max(1, Int(Double(Self.cellsPerExtent * extents.count).squareRoot()))
        var empty = ExtentGrid(over: whole, side: side)
        while side > 1, empty.entryCount(extents) > Self.mostEntriesPerExtent * extents.count {
            side /= 2
            empty = ExtentGrid(over: whole, side: side)
        }
        var first = [UInt32](repeating: 0, count: side * side + 1)
        for extent in extents { empty.forEachCell(in: extent) { first[$0.cell + 1] += 1 } }
        for cell in 0..<side * side { first[cell + 1] += first[cell] }
        var next = first
        var numbers = [UInt32](repeating: 0, count: Int(first[side * side]))
        for (number, extent) in extents.enumerated() {
            empty.forEachCell(in: extent) { place in
                numbers[Int(next[place.cell])] = UInt32(number)
                next[place.cell] += 1
            }
        }
        self.init(empty, first, numbers)
    }

    /// A grid without numbers.
    private init(over extent: Extent, side: Int) {
        self.extent = extent
        (columns, rows) = (side, side)
        (columnsPerDegree, rowsPerDegree) = (
            Double(side) / (extent.maxX - extent.minX), Double(side) / (extent.maxY - extent.minY)
        )
        (first, numbers) = ([], [])
    }

    private init(_ empty: ExtentGrid, _ first: [UInt32], _ numbers: [UInt32]) {
        extent = empty.extent
        (columns, rows) = (empty.columns, empty.rows)
        (columnsPerDegree, rowsPerDegree) = (empty.columnsPerDegree, empty.rowsPerDegree)
        (self.first, self.numbers) = (first, numbers)
    }

    func column(of x: Double) -> Int { cellIndex((x - extent.minX) * columnsPerDegree, columns) }
    func row(of y: Double) -> Int { cellIndex((y - extent.minY) * rowsPerDegree, rows) }

    /// Calls `body` with the numbers of the extents around a place, and some more.
    func withNumbers(at place: Position, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        guard place.x >= extent.minX, place.x <= extent.maxX, place.y >= extent.minY, place.y <= extent.maxY else {
            return
        }
        withNumbers(in: row(of: place.y) * columns + column(of: place.x), body)
    }

    func withNumbers(in cell: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        numbers.withUnsafeBufferPointer { body(.init(rebasing: $0[Int(first[cell])..<Int(first[cell + 1])])) }
    }

    /// The cells that a box meets; none where it lies outside.
    func forEachCell(in box: Extent, _ body: (_ place: (cell: Int, column: Int, row: Int)) -> Void) {
        guard box.intersects(extent) else { return }
        for row in row(of: box.minY)...row(of: box.maxY) {
            for column in column(of: box.minX)...column(of: box.maxX) { body((row * columns + column, column, row)) }
        }
    }

    private func entryCount(_ extents: [Extent]) -> Int {
        extents.reduce(0) { sum, box in
            guard !box.isEmpty else { return sum }
            return sum + (column(of: box.maxX) - column(of: box.minX) + 1) * (row(of: box.maxY) - row(of: box.minY) + 1)
        }
    }
}

/// The whole number below some steps, from 0 to `count` − 1; it never falls when the steps grow. 0 for what is no number.
func cellIndex(_ steps: Double, _ count: Int) -> Int { steps > 0 ? Int(min(steps, Double(count - 1))) : 0 }
