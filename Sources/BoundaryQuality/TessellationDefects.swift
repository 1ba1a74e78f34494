public import GeoModel
public import PolygonOverlay

/// Where shapes that should tile the ground don't: ground with more than one of them, and ground between them with none.
///
/// Whatever has an area counts, however narrow.
public struct TessellationDefects<Point: Vertex>: Sendable {
    /// One cell for each different set of shapes that overlap, sorted by their indices.
    public let overlaps: [OverlayCell<Point>]
    /// Each hole in the union of all shapes by itself.
    public let gaps: [CoverCount<Point>.Gap]
    /// Borders that lie on each other, so that there is neither overlap nor gap, but whose vertices differ.
    public let mismatches: [CoverCount<Point>.Mismatch]
    /// Corners that lie on an edge of another shape without being a vertex of it: no ground and no piece of border is in
    /// common there, but what moves the corner opens a gap.
    public let touches: [CoverCount<Point>.Touch]
    /// How many edges the shapes have, each counted once, and how many of them do not cancel.
    public let edges: (all: Int, unmatched: Int)

    /// - Parameters:
    ///   - shapes: Valid shapes in one plane, in degrees or metres.
    ///   - workers: How many threads share the work; the answer is the same for any number.
    /// - Throws: ``OverlayError/unusableCoordinate(shape:)`` and ``OverlayError/unclosedRing(shape:)``.
    /// - Complexity: That of ``CoverCount``; and that of ``Overlay`` for the shapes at overlaps.
    /// - Invariant: The area of the union and, for each cell, its area times the number of its shapes but one, add up to
    ///   the areas of all shapes.
    public init(of shapes: [MultiPolygon<Point>], workers: Int = coreCount) throws(OverlayError) {
        try self.init(CoverCount(of: shapes, workers: workers), of: shapes, workers: workers)
    }

    init(_ count: CoverCount<Point>, of shapes: [MultiPolygon<Point>], workers: Int) throws(OverlayError) {
        gaps = count.gaps()
        mismatches = count.mismatches
        touches = count.touches
        edges = (count.edgeCount, count.unmatchedEdgeCount)
        let near = count.shapesAtOverlaps()
        overlaps = try overlayCells(of: near.map { shapes[$0] }, workers: workers) { $0.count > 1 }.map { cell in
            OverlayCell(covers: cell.covers.map { near[$0] }, shape: cell.shape)
        }
    }

    /// The pairs of shapes that overlap, ascending.
    public var pairs: [ShapePair] {
        var pairs: Set<ShapePair> = []
        for cell in overlaps {
            for (place, first) in cell.covers.enumerated() {
                for second in cell.covers[(place + 1)...] { pairs.insert(ShapePair(first, second)) }
            }
        }
        return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
}

/// Two shapes of a list, by their indices.
public struct ShapePair: Hashable, Sendable {
    /// The smaller index.
    public let first: Int
    public let second: Int

    public init(_ one: Int, _ other: Int) {
        first = min(one, other)
        second = max(one, other)
    }
}
