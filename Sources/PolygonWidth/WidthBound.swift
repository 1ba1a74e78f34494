/// The most that the least of several linear functions on a triangle can be: a linear program in two unknowns.
///
/// A function is given by its values at the corners. Functions join one after the other: one that is above the optimum
/// changes nothing; else the new optimum is on it, and is the highest corner of the part of the triangle where it is the
/// least.
///
/// - Source: Seidel, "Small-dimensional linear programming and convex hulls made easy", 1991.
struct WidthBound {
    /// The bound; infinite without functions.
    private(set) var optimum = Double.infinity
    /// Where it is: the weights of the corners, which add up to 1.
    private(set) var weights = SIMD3<Double>(repeating: 1.0 / 3)
    private var functions: [SIMD3<Double>] = []
    /// A part of the triangle, by the weights of its corners; and room to cut it.
    private var part: [SIMD3<Double>] = []
    private var cut: [SIMD3<Double>] = []

    /// Forgets all functions.
    mutating func clear() {
        optimum = .infinity
        weights = SIMD3(repeating: 1.0 / 3)
        functions.removeAll(keepingCapacity: true)
    }

    mutating func solve(_ functions: [SIMD3<Double>]) {
        clear()
        for function in functions { join(function) }
    }

    mutating func join(_ function: SIMD3<Double>) {
        if optimum.isFinite, (function * weights).sum() >= optimum {
            functions.append(function)
            return
        }
        part.removeAll(keepingCapacity: true)
        part.append(SIMD3(1, 0, 0))
        part.append(SIMD3(0, 1, 0))
        part.append(SIMD3(0, 0, 1))
        for other in functions {
            keepWhere(other - function, isAbove: -Self.slack * max(other.max(), function.max()))
        }
        guard let best = part.max(by: { (function * $0).sum() < (function * $1).sum() }) else {
            // Rounding left no part of the triangle. The bound without the function holds, and only without it is
            // the optimum where the weights say.
            return
        }
        weights = best
        optimum = min(optimum, (function * best).sum())
        functions.append(function)
    }

    /// Where functions are as good as equal both count as the least, so that rounding never makes a bound too low.
    private static let slack = 1e-13

    /// Keeps of the part where a function is not below a value.
    private mutating func keepWhere(_ function: SIMD3<Double>, isAbove least: Double) {
        if function.min() >= least { return }
        cut.removeAll(keepingCapacity: true)
        guard var start = part.last else { return }
        var above = (function * start).sum() - least
        for end in part {
            let height = (function * end).sum() - least
            if (above < 0) != (height < 0) { cut.append(start + (end - start) * (above / (above - height))) }
            if height >= 0 { cut.append(end) }
            (start, above) = (end, height)
        }
        swap(&part, &cut)
    }
}
