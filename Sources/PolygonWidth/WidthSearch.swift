import GeoModel

/// Looks for the point of a ground that is farthest from the border: branch and bound over triangles, the most promising
/// first.
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
    private static let tolerance = 1e-6
    /// How many edges a triangle considers before it is halved.
    private static let mostEdges = 16

    /// The largest distance from the border found yet.
    private(set) var radius = 0.0
    private let border: Border
    /// Less than this nothing is told apart.
    private let resolution: Double
    /// The triangles of the ground; those whose bound is highest are at the end.
    private var starts: [Start] = []
    /// What is left of triangles that were halved.
    private var open = WidestFirst()
    private var bound = WidthBound()

    init(_ shape: MultiPolygon<Coordinate>) {
        border = Border(of: shape)
        resolution = border.magnitude * 0x1p-48
        for row in border.trapezoids() {
            Trapezoid.forEachPiece(of: row) { piece in
                piece.forEachTriangle { add($0, piece) }
            }
        }
        starts.sort { $0.bound < $1.bound }
    }

    private mutating func add(_ corners: Triangle, _ piece: Trapezoid.Piece) {
        bound.clear()
        for edge in [piece.lower, piece.upper] {
            if let edge { bound.join(border.distances(from: corners, to: edge)) }
        }
        starts.append(Start(corners: corners, lower: piece.lower, upper: piece.upper, bound: bound.optimum))
    }

    /// Searches until a radius is found that is enough.
    ///
    /// - Returns: Whether there is one. If not, and `enough` is infinite, ``radius`` is the largest.
    @discardableResult mutating func run(until enough: Double) -> Bool {
        let goal = Goal(enough: enough - resolution, tolerance: enough.isFinite ? 0 : Self.tolerance)
        while radius < goal.enough, let candidate = next(), isPromising(candidate.bound, goal) {
            refine(candidate, goal)
        }
        return radius >= goal.enough
    }

    /// The triangle with the highest bound: nobody looks at one where the answer cannot be.
    private mutating func next() -> Candidate? {
        guard let start = starts.last, start.bound > open.bound else { return open.pop() }
        starts.removeLast()
        let rows = [start.lower, start.upper].compactMap(\.self).map { row(start.corners, $0) }
        return Candidate(corners: start.corners, rows: rows, bound: start.bound)
    }

    private func row(_ corners: Triangle, _ edge: Int32) -> Candidate.Row {
        Candidate.Row(edge: edge, distances: border.distances(from: corners, to: edge))
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
        bound.solve(rows.map(\.distances))
        while isPromising(bound.optimum, goal) {
            let place = candidate.corners.point(bound.weights)
            // No farther than the edges already considered.
            let known = rows.reduce(Double.infinity) { min($0, border.squaredDistance(from: place, to: $1.edge)) }
            let nearest = border.nearest(to: place, within: known)
            radius = max(radius, nearest.squared.squareRoot())
            if radius >= goal.enough { return }
            guard let edge = nearest.edge, rows.count < Self.mostEdges else {
                halve(candidate.corners, rows, min(candidate.bound, bound.optimum))
                return
            }
            rows.append(row(candidate.corners, edge))
            bound.join(rows[rows.count - 1].distances)
        }
    }

    /// Puts both halves of a triangle, cut across its longest side, among those that are open.
    private mutating func halve(_ corners: Triangle, _ rows: [Candidate.Row], _ most: Double) {
        let (side, length) = corners.longestSide
        // Distances differ by no more than the points do.
        guard length > resolution else { return }
        let (first, second) = corners.halves(across: side)
        let middle = first.corner(side.end)
        let distances = rows.map { border.squaredDistance(from: middle, to: $0.edge).squareRoot() }
        for (corners, replaced) in [(first, side.end), (second, side.start)] {
            var kept = rows
            for index in kept.indices { kept[index].distances[replaced] = distances[index] }
            bound.solve(kept.map(\.distances))
            let half = min(most, bound.optimum)
            // Edges that are farther everywhere tell nothing.
            kept.removeAll { $0.distances.min() > half }
            open.push(Candidate(corners: corners, rows: kept, bound: half))
        }
    }
}

/// A triangle of ground before it is searched, with the edges of the border that lie at it.
private struct Start {
    let corners: Triangle
    let lower: Int32?
    let upper: Int32?
    let bound: Double
}

/// A triangle of ground with the edges considered for it, and what they leave: no point in it is farther from the border.
struct Candidate {
    /// An edge of the border and how far each corner is from it.
    struct Row {
        let edge: Int32
        var distances: SIMD3<Double>
    }

    let corners: Triangle
    let rows: [Row]
    let bound: Double
}
