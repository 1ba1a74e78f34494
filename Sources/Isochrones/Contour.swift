/// The line at the radius in a field of distances: which sides of cells it crosses, where, and in which order.
struct Contour {
    let grid: ContourGrid
    /// See ``DistanceField/squares``.
    let squares: [Float]
    private let limit: Float

    init(grid: ContourGrid, squares: [Float]) {
        (self.grid, self.squares) = (grid, squares)
        limit = Float(grid.radius * grid.radius)
    }

    /// Calls for each piece of the contour in a cell, with the side it enters by and the one it leaves by.
    func forEachLink(_ body: (_ from: Int, _ to: Int) -> Void) {
        let columns = grid.columns
        squares.withUnsafeBufferPointer { squares in
            for row in 0..<grid.rows - 1 {
                let start = row * columns
                // The inner corners of a cell: 1 south-west, 2 south-east, 4 north-east, 8 north-west.
                var inner = 0
                for corner in start..<start + columns - 1 {
                    let south = squares[corner + 1] <= limit
                    let north = squares[corner + 1 + columns] <= limit
                    inner = (inner & 2) >> 1 | (inner & 4) << 1 | (south ? 2 : 0) | (north ? 4 : 0)
                    if inner == 0 || inner == 15 { continue }
                    let (bottom, top) = (2 * corner, 2 * (corner + columns))
                    let (left, right) = (2 * corner + 1, 2 * corner + 3)
                    switch inner {
                    case 1: body(bottom, left)
                    case 2: body(right, bottom)
                    case 3: body(right, left)
                    case 4: body(top, right)
                    case 5:
                        body(bottom, left)
                        body(top, right)
                    case 6: body(top, bottom)
                    case 7: body(top, left)
                    case 8: body(left, top)
                    case 9: body(bottom, top)
                    case 10:
                        body(right, bottom)
                        body(left, top)
                    case 11: body(right, top)
                    case 12: body(left, right)
                    case 13: body(bottom, right)
                    default: body(left, bottom)
                    }
                }
            }
        }
    }

    /// Where the contour crosses a side, in units: where a distance that changed evenly would be the radius, but at least
    /// a unit from either end.
    ///
    /// Where a corner comes nearer to the streets, the crossing never moves back: distances are whole numbers of
    /// 1/1024 m here, so the quotient of their differences is the correctly rounded one, which rises with the true one.
    func crossing(of side: Int) -> SIMD2<Int> {
        let corner = side >> 1
        let isEastward = side & 1 == 0
        let other = isEastward ? corner + 1 : corner + grid.columns
        let length = isEastward ? grid.cellWidth : grid.cellHeight
        let isFirstInner = squares[corner] <= limit
        let (inner, outer) = isFirstInner ? (corner, other) : (other, corner)
        let within = max(0, parts(grid.radius) - parts(Double(squares[inner]).squareRoot()))
        let beyond = max(1, parts(Double(squares[outer]).squareRoot()) - parts(grid.radius))
        let offset = min(length - 1, max(1, Int(within / (within + beyond) * Double(length))))
        let along = isFirstInner ? offset : length - offset
        let place = SIMD2(
            grid.west + corner % grid.columns * grid.cellWidth, grid.south + corner / grid.columns * grid.cellHeight)
        return isEastward ? place &+ SIMD2(along, 0) : place &+ SIMD2(0, along)
    }

    /// The nearest crossed side west of a side that leads east from an inner corner, in its row.
    func crossedSide(westOf side: Int) -> Int {
        var corner = side >> 1
        // The westernmost corner of a row is an outer one.
        while squares[corner - 1] <= limit { corner -= 1 }
        return 2 * (corner - 1)
    }

    private func parts(_ meters: Double) -> Double { (meters * 1024).rounded() }
}
