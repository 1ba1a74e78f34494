import GeoModel

/// A box cut into cells of one size, and which cells a position or an edge meets.
struct CellGrid: BitwiseCopyable, Sendable {
    /// The south-western corner.
    let origin: Position
    let columnsPerDegree: Double
    let rowsPerDegree: Double
    let columns: Int
    let rows: Int

    init(over box: Extent, columns: Int, rows: Int) {
        origin = Position(x: box.minX, y: box.minY)
        columnsPerDegree = Double(columns) / (box.maxX - box.minX)
        rowsPerDegree = Double(rows) / (box.maxY - box.minY)
        (self.columns, self.rows) = (columns, rows)
    }

    @inline(__always) func column(of x: Double) -> Int { index((x - origin.x) * columnsPerDegree, columns) }
    @inline(__always) func row(of y: Double) -> Int { index((y - origin.y) * rowsPerDegree, rows) }
    @inline(__always) func cell(of place: Position) -> Int { row(of: place.y) * columns + column(of: place.x) }

    /// The whole number below some steps, from 0 to `count` − 1; it never falls when the steps grow. 0 for what is no number.
    @inline(__always) private func index(_ steps: Double, _ count: Int) -> Int {
        steps > 0 ? Int(min(steps, Double(count - 1))) : 0
    }

    /// The rows that an edge meets, and those that it misses by less than a margin.
    func rows(from a: Position, to b: Position, margin: Double) -> ClosedRange<Int> {
        row(of: min(a.y, b.y) - margin)...row(of: max(a.y, b.y) + margin)
    }

    /// The columns that an edge meets in a row, and those that it misses by less than a margin.
    ///
    /// - Parameter margin: More than the rounding of what is computed here: 2^-49 of the largest number there is.
    @inline(__always) func columns(
        from a: Position, to b: Position, inRow row: Int, margin: Double
    ) -> ClosedRange<Int> {
        let (west, east) = (min(a.x, b.x), max(a.x, b.x))
        let (first, last) = (column(of: west - margin), column(of: east + margin))
        if first == last { return first...last }
        let slope = (b.x - a.x) / (b.y - a.y)
        guard slope.isFinite else { return first...last }
        let south = max(origin.y + Double(row) / rowsPerDegree - margin, min(a.y, b.y))
        let north = min(origin.y + Double(row + 1) / rowsPerDegree + margin, max(a.y, b.y))
        let atSouth = min(max(a.x + (south - a.y) * slope, west), east)
        let atNorth = min(max(a.x + (north - a.y) * slope, west), east)
        return column(of: min(atSouth, atNorth) - margin)...column(of: max(atSouth, atNorth) + margin)
    }

    /// The least longitudes of each column but the first, exactly: a place lies in column *i* or east of it where its
    /// longitude is at least the *i*-th.
    func columnBorders(margin: Double, in box: Extent) -> [Double] {
        borders(columns, box.minX, box.maxX, columnsPerDegree, margin, column(of:))
    }

    func rowBorders(margin: Double, in box: Extent) -> [Double] {
        borders(rows, box.minY, box.maxY, rowsPerDegree, margin, row(of:))
    }

    /// `low`, the least double of each further index, and `high`.
    private func borders(
        _ count: Int, _ low: Double, _ high: Double, _ perDegree: Double, _ margin: Double,
        _ index: (Double) -> Int
    ) -> [Double] {
        var borders = [low]
        borders.reserveCapacity(count + 1)
        for number in stride(from: 1, to: count, by: 1) {
            let guess = low + Double(number) / perDegree
            // Halved until no double lies between: the first still before the border, the second behind it.
            var (before, behind) = (max(low, guess - margin), min(high, guess + margin))
            if index(before) >= number { before = low }
            if index(behind) < number { behind = high }
            while true {
                let middle = before + (behind - before) / 2
                guard middle > before, middle < behind else { break }
                if index(middle) < number { before = middle } else { behind = middle }
            }
            borders.append(behind)
        }
        borders.append(high)
        return borders
    }
}
