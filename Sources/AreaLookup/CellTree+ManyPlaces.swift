import GeoModel

extension CellTree {
    private static let placesAtOnce = 32

    /// Calls `body` with each area of each place, place by place, the areas ascending.
    ///
    /// Most of the time of a single place is spent in waiting for memory, three times in turn: for its cell, its block and its
    /// edges. Here many places wait at once.
    @inline(__always) func forEachArea(
        atEachOf places: UnsafeBufferPointer<Position>, _ vertices: [Position],
        _ body: (_ place: Int, _ number: Int, _ isInside: Bool, _ isOnBorder: Bool) -> Void
    ) {
        var cells = InlineArray<32, Cell>(repeating: .nothing)
        for start in stride(from: 0, to: places.count, by: Self.placesAtOnce) {
            let count = min(Self.placesAtOnce, places.count - start)
            for index in 0..<count { cells[index] = cell(around: places[start + index]) }
            var sum = 0.0
            for index in 0..<count { sum += cornerBehind(cells[index], vertices) }
            // True of all areas. Without it the corners would not be read, and so not be near when they are needed.
            precondition(sum.isFinite, "a corner that is no number")
            for index in 0..<count {
                forEachArea(at: places[start + index], in: cells[index], vertices) { number, isInside, isOnBorder in
                    body(start + index, number, isInside, isOnBorder)
                }
            }
        }
    }

    /// A coordinate of the first edge in a cell; 0 where it has none.
    @inline(__always) private func cornerBehind(_ cell: Cell, _ vertices: [Position]) -> Double {
        guard cell.kind == .blocks else { return 0 }
        return blocks.withUnsafeBufferPointer { words in
            let block = CellBlock(words, at: cell.number)
            return block.runCount > 0 ? vertices[Int(block.run(0).first)].y : 0
        }
    }
}
