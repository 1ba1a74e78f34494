public import GeoModel

/// Finds the areas around a position, exactly, in the plane of longitude and latitude.
///
/// Within a boundary the ground is what an odd number of rings surround, whatever way they are drawn. A border belongs to each
/// area that it bounds (``hits(at:)``), or, where each position is to be counted once, to the area on its east, and where it
/// runs due east to the one on its north (``numbers(containing:)``): then in a tessellation every position lies in exactly one
/// area, on shared borders and at their corners too.
///
/// A boundary of which a coordinate is no number, or beyond 1e150, has no ground. Edges are straight from vertex to vertex, so
/// ground across 180° must be cut there, as RFC 7946 wants it.
public struct AreaLookup: Sendable {
    let borders: Borders
    let cells: CellTree

    /// - Complexity: O(*n*) in time and memory, *n* being the number of vertices.
    public init(_ areas: [Boundary], workers: Int = coreCount) {
        borders = Borders(areas)
        cells = CellTree(borders, workers: workers)
    }

    /// The numbers of the areas that contain a position, ascending, as they stand in the list that was given.
    public func numbers(containing place: Position) -> [Int] {
        var numbers: [Int] = []
        cells.forEachArea(at: place, borders.vertices) { number, isInside, _ in
            if isInside { numbers.append(number) }
        }
        return numbers
    }
}
