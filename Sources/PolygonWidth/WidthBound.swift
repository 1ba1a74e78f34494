/// The most that the least of several linear functions on a triangle can be: a linear program in two unknowns.
///
/// Functions join one after the other. One that is above the optimum changes nothing; else the new optimum is on it, and
/// is the largest corner of the part of the triangle where it is the least.
///
/// - Source: Seidel, "Small-dimensional linear programming and convex hulls made easy", 1991.
struct WidthBound {
    /// An edge of the border and how far each corner of the triangle is from it.
    struct Row {
        let edge: Int32
        var distances: SIMD3<Double>

        init(edge: Int32, _ distances: SIMD3<Double>) {
            self.edge = edge
            self.distances = distances
        }
    }

    /// Where the optimum is: the weights of the corners, which add up to 1.
    private(set) var weights = SIMD3<Double>.zero
    private var optimum = Double.infinity
    /// A part of the triangle, by the weights of its corners; and room to cut it.
    private var part: [SIMD3<Double>] = []
    private var cut: [SIMD3<Double>] = []

    /// The bound for a triangle.
    mutating func solve(_ rows: [Row]) -> Double {
        optimum = .infinity
        for count in rows.indices { join(rows[count], to: rows[..<count]) }
        return optimum
    }

    /// The bound after the last of the rows has joined.
    mutating func insert(_ row: Row, to rows: [Row]) -> Double {
        join(row, to: rows.dropLast())
        return optimum
    }

    private mutating func join(_ row: Row, to others: ArraySlice<Row>) {
        let function = row.distances
        guard optimum.isInfinite || (function * weights).sum() < optimum else { return }
        part.removeAll(keepingCapacity: true)
        part += [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
        for other in others { keepWhere(isPositive: other.distances - function) }
        // Rounding may leave no part of the triangle; the optimum before is still a bound.
        var best = -Double.infinity
        for corner in part where (function * corner).sum() > best {
            best = (function * corner).sum()
            weights = corner
        }
        if best.isFinite { optimum = min(optimum, best) }
    }

    /// Keeps of the part where a function is not negative.
    private mutating func keepWhere(isPositive function: SIMD3<Double>) {
        if function.min() >= 0 { return }
        cut.removeAll(keepingCapacity: true)
        guard var start = part.last else { return }
        var above = (function * start).sum()
        for end in part {
            let height = (function * end).sum()
            if (above < 0) != (height < 0) { cut.append(start + (end - start) * (above / (above - height))) }
            if height >= 0 { cut.append(end) }
            (start, above) = (end, height)
        }
        swap(&part, &cut)
    }
}
