import GeoModel

/// How far each corner of a grid is from the streets given so far: exact up to the radius and a cell, more beyond.
struct DistanceField {
    private(set) var grid: ContourGrid?
    /// Squares of metres, row by row from the south-west. Single precision: a millimetre on 10 km.
    private(set) var squares: [Float] = []

    /// Starts anew: nothing is near any street.
    mutating func clear(for grid: ContourGrid) {
        self.grid = grid
        let count = grid.columns * grid.rows
        if squares.count < count { squares = [Float](repeating: .greatestFiniteMagnitude, count: count) }
        squares.withUnsafeMutableBufferPointer { $0[..<count].update(repeating: .greatestFiniteMagnitude) }
    }

    /// Takes a line into account. The order of lines, and of the segments of one, makes no difference.
    mutating func lower(by line: [Position]) {
        guard let grid, var last = line.first else { return }
        if line.count == 1 { lower(by: last, last, on: grid) }
        for place in line.dropFirst() {
            // A street and its reverse are one segment, to the last bit.
            if (last.x, last.y) <= (place.x, place.y) {
                lower(by: last, place, on: grid)
            } else {
                lower(by: place, last, on: grid)
            }
            last = place
        }
    }

    private mutating func lower(by from: Position, _ to: Position, on grid: ContourGrid) {
        let (a, b) = (grid.meters(from), grid.meters(to))
        let spacing = SIMD2<Float>(Float(grid.spacing.x), Float(grid.spacing.y))
        // Side lengths in single precision may be off by a millimetre.
        let band = Float(grid.radius) + max(spacing.x, spacing.y) + 0.01
        let along = b - a
        let lengthSquared = (along * along).sum()
        let perLength = lengthSquared > 0 ? 1 / lengthSquared : 0
        let firstRow = max(0, Int(((min(a.y, b.y) - band) / spacing.y).rounded(.up)))
        let lastRow = min(grid.rows - 1, Int(((max(a.y, b.y) + band) / spacing.y).rounded(.down)))
        if firstRow > lastRow { return }
        squares.withUnsafeMutableBufferPointer { squares in
            for row in firstRow...lastRow {
                let y = Float(row) * spacing.y - a.y
                // The piece of the segment within the band of this row.
                var (start, end) = (a.x, b.x)
                if abs(along.y) > band {
                    let (low, high) = ((y - band) / along.y, (y + band) / along.y)
                    start = a.x + clamped(low) * along.x
                    end = a.x + clamped(high) * along.x
                }
                let first = max(0, Int(((min(start, end) - band) / spacing.x).rounded(.down)))
                let last = min(grid.columns - 1, Int(((max(start, end) + band) / spacing.x).rounded(.up)))
                if first > last { continue }
                let base = row * grid.columns
                for column in first...last {
                    let x = Float(column) * spacing.x - a.x
                    let t = clamped((x * along.x + y * along.y) * perLength)
                    let (dx, dy) = (x - t * along.x, y - t * along.y)
                    let square = dx * dx + dy * dy
                    if square < squares[base + column] { squares[base + column] = square }
                }
            }
        }
    }
}

@inline(__always) private func clamped(_ share: Float) -> Float {
    let atLeast: Float = share > 0 ? share : 0
    return atLeast < 1 ? atLeast : 1
}

extension ContourGrid {
    /// Where a position lies from the south-west corner, in metres.
    fileprivate func meters(_ place: Position) -> SIMD2<Float> {
        SIMD2(
            Float((place.longitude * Self.unitsPerDegree - Double(west)) * metersPerUnit.x),
            Float((place.latitude * Self.unitsPerDegree - Double(south)) * metersPerUnit.y))
    }
}
