public import GeoModel

/// Finds the areas that contain a position, exactly.
///
/// A position on a border belongs to the area on its east, and where the border runs due east to the one on its north; so in
/// a tessellation every position lies in exactly one area, on shared borders and at their corners too. Within a boundary the
/// ground is what an odd number of rings surround, whatever way they are drawn.
///
/// The areas' extents lie in a grid, and each area's edges in bands of latitude; of those few that are left, the edges to the
/// east are counted.
public struct AreaLookup: Sendable {
    let grid: ExtentGrid
    let bands: BandedBorders
    let borders: Borders

    /// - Complexity: O(*n*) in time and memory, *n* being the number of vertices.
    public init(_ areas: [Boundary]) {
        let extents = areas.map { Extent($0) }
        grid = ExtentGrid(extents)
        bands = BandedBorders(areas, extents)
        borders = Borders(areas)
    }

    /// The numbers of the areas that contain a position, ascending, as they stand in the list that was given.
    public func numbers(containing place: Position) -> [Int] {
        var numbers: [Int] = []
        grid.withNumbers(at: place) { candidates in
            for number in candidates where bands.relation(of: place, to: Int(number)).isInside {
                numbers.append(Int(number))
            }
        }
        return numbers
    }
}
