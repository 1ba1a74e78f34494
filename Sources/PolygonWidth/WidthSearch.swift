import GeoModel

/// Looks for the point of a ground that is farthest from the border: branch and bound over triangles.
///
/// The ground is cut into trapezoids and these into triangles. How far a point is from an edge of the border is a convex
/// function, so within a triangle it is at most what lies between its values at the corners, and ``WidthBound`` gives the
/// most that the least of several such functions can be. Where that is more than the best yet, the edge nearest to the
/// point in question joins in; once it has, the triangle is halved. Two edges bound all that lies between them, however
/// long: a sliver of even width takes as many steps as it has edges.
///
/// - Source: Garcia-Castellanos and Lombardo, "Poles of inaccessibility", 2007, for the question; Horst and Tuy, "Global
///   Optimization", 1996, for concave majorants on simplices; Kelley, "The cutting-plane method", 1960.
struct WidthSearch {
    /// How much of the radius may be missing.
    private static let tolerance = 1e-3
    /// How many edges a triangle considers before it is halved.
    private static let mostEdges = 16

    /// The largest distance from the border found yet.
    private(set) var radius = 0.0
    private let border: Border
    /// Less than this nothing is told apart.
    private let resolution: Double
    private var open: [Candidate] = []
    private var bound = WidthBound()

    init(_ shape: MultiPolygon<Coordinate>) {
        border = Border(of: shape)
        resolution = border.magnitude * 0x1p-48
        for trapezoid in border.trapezoids() {
            for corners in trapezoid.triangles {
                let rows = [trapezoid.lower, trapezoid.upper].map { edge in
                    WidthBound.Row(edge: edge, border.distances(from: corners, to: edge))
                }
                open.append(Candidate(corners: corners, rows: rows, bound: bound.solve(rows)))
            }
        }
        // The widest are taken first, from the end.
        open.sort { $0.bound < $1.bound }
    }

    /// Searches until a radius is found that is enough.
    ///
    /// - Returns: Whether there is one. If not, and `enough` is infinite, ``radius`` is the largest.
    @discardableResult mutating func run(until enough: Double) -> Bool {
        let goal = Goal(enough: enough - resolution, tolerance: enough.isFinite ? 0 : Self.tolerance)
        while let candidate = open.popLast() {
            if isPromising(candidate.bound, goal) { refine(candidate, goal) }
            if radius >= goal.enough { return true }
        }
        return false
    }

    private struct Goal {
        let enough: Double
        /// How much of the radius may be missing.
        let tolerance: Double
    }

    /// Whether a bound leaves room for a radius worth looking for.
    private func isPromising(_ bound: Double, _ goal: Goal) -> Bool {
        bound > radius * (1 + goal.tolerance) + resolution && (bound >= goal.enough || goal.enough.isInfinite)
    }

    /// Finds how far a triangle's points are from the border, or halves it.
    private mutating func refine(_ candidate: Candidate, _ goal: Goal) {
        var rows = candidate.rows
        var most = bound.solve(rows)
        while isPromising(most, goal) {
            let place = candidate.corners.point(bound.weights)
            // No farther than the edges already considered.
            let known = rows.reduce(Double.infinity) { min($0, border.squaredDistance(from: place, to: $1.edge)) }
            let nearest = border.nearest(to: place, within: known)
            radius = max(radius, nearest.squared.squareRoot())
            if radius >= goal.enough { return }
            guard let edge = nearest.edge, rows.count < Self.mostEdges else {
                halve(candidate, rows, most)
                return
            }
            let row = WidthBound.Row(edge: edge, border.distances(from: candidate.corners, to: edge))
            rows.append(row)
            most = min(most, bound.insert(row, to: rows))
        }
    }

    /// Puts both halves of a triangle, cut across its longest side, where they are looked at next.
    private mutating func halve(_ candidate: Candidate, _ rows: [WidthBound.Row], _ most: Double) {
        let (side, length) = candidate.corners.longestSide
        // Distances differ by no more than the points do.
        guard length > resolution else { return }
        let (first, second) = candidate.corners.halves(across: side)
        let middle = first.corner(side.end)
        let distances = rows.map { border.squaredDistance(from: middle, to: $0.edge).squareRoot() }
        for (corners, replaced) in [(first, side.end), (second, side.start)] {
            var kept = rows
            for index in kept.indices { kept[index].distances[replaced] = distances[index] }
            let half = min(most, bound.solve(kept))
            // Edges that are farther everywhere tell nothing.
            kept.removeAll { $0.distances.min() > half }
            open.append(Candidate(corners: corners, rows: kept, bound: half))
        }
        let last = open.count - 1
        if open[last].bound < open[last - 1].bound { open.swapAt(last, last - 1) }
    }
}

/// A triangle of ground with the edges considered for it, and what they leave: no point in it is farther from the border.
private struct Candidate {
    let corners: Triangle
    let rows: [WidthBound.Row]
    let bound: Double
}
