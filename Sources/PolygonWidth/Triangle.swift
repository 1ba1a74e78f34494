/// A point of the plane: x and y.
typealias PlanePoint = SIMD2<Double>

extension PlanePoint {
    /// The square of its distance from the origin.
    @inline(__always) var squaredLength: Double { x * x + y * y }
}

/// A triangle by its corners, in any direction.
struct Triangle {
    var a: PlanePoint
    var b: PlanePoint
    var c: PlanePoint

    /// The point that is the corners' mean under these weights, which add up to 1.
    func point(_ weights: SIMD3<Double>) -> PlanePoint { a * weights.x + b * weights.y + c * weights.z }

    func corner(_ index: Int) -> PlanePoint { index == 0 ? a : index == 1 ? b : c }

    /// The longest side, by the corners it runs between, and its length.
    var longestSide: (side: (start: Int, end: Int), length: Double) {
        let lengths = SIMD3((b - a).squaredLength, (c - b).squaredLength, (a - c).squaredLength)
        let longest = lengths.max()
        let side = lengths.x == longest ? (0, 1) : lengths.y == longest ? (1, 2) : (2, 0)
        return (side, longest.squareRoot())
    }

    /// The triangle with the middle of a side in place of its end, and the one with it in place of its start.
    func halves(across side: (start: Int, end: Int)) -> (Triangle, Triangle) {
        let middle = (corner(side.start) + corner(side.end)) / 2
        return (replacing(side.end, by: middle), replacing(side.start, by: middle))
    }

    private func replacing(_ index: Int, by point: PlanePoint) -> Triangle {
        Triangle(a: index == 0 ? point : a, b: index == 1 ? point : b, c: index == 2 ? point : c)
    }
}
