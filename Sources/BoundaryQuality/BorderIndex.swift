import GeoModel
internal import Glibc

/// The borders of some areas, to find the nearest of a place.
struct BorderIndex {
    private struct Edge {
        let start: Coordinate
        let end: Coordinate
        let owner: Int32
    }

    private let grid: Grid
    private let edges: [Edge]
    /// Where the edges of each cell begin in `entries`, row by row from the south; and the end.
    private let starts: [Int32]
    private let entries: [Int32]

    /// - Parameters:
    ///   - boundaries: In degrees. An area is called by its number among them.
    ///   - extent: Only edges in it are kept.
    init(_ boundaries: [Boundary], in extent: Extent) {
        var edges: [Edge] = []
        for (owner, boundary) in boundaries.enumerated() {
            for ring in boundary.polygons.lazy.flatMap(\.rings) {
                for (start, end) in zip(ring, ring.dropFirst()) {
                    let box = Extent(
                        minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x),
                        maxY: max(start.y, end.y))
                    guard box.intersects(extent) else { continue }
                    edges.append(
                        Edge(
                            start: Coordinate(x: start.x, y: start.y), end: Coordinate(x: end.x, y: end.y),
                            owner: Int32(owner)))
                }
            }
        }
        // Edges longer than a cell stand in several. Where that would be too often, cells are made larger.
        var grid = Grid(extent, side: Grid.finest)
        var counts: [Int32]
        repeat {
            counts = [Int32](repeating: 0, count: grid.columns * grid.rows + 1)
            var total = 0
            for edge in edges {
                grid.forEachCell(from: edge.start, to: edge.end) {
                    counts[$0] += 1
                    total += 1
                }
                if total > 4 * edges.count + 1_000_000 { break }
            }
            if total <= 4 * edges.count + 1_000_000 { break }
            grid = Grid(extent, side: grid.side * 2)
        } while true
        var end: Int32 = 0
        for cell in counts.indices {
            end += counts[cell]
            counts[cell] = end
        }
        var entries = [Int32](repeating: 0, count: Int(end))
        for (index, edge) in edges.enumerated() {
            grid.forEachCell(from: edge.start, to: edge.end) {
                counts[$0] -= 1
                entries[Int(counts[$0])] = Int32(index)
            }
        }
        self.grid = grid
        self.edges = edges
        self.entries = entries
        starts = counts
    }

    /// How far the nearest border lies from a place, in metres; `reach` where there is none that near.
    ///
    /// - Parameter owner: An area whose own borders do not count.
    func distance(from place: Position, within reach: Double, notOf owner: Int32? = nil) -> Double {
        let scale = GroundScale(latitude: place.latitude)
        let (column, row) = grid.cell(of: Coordinate(x: place.x, y: place.y))
        let side = grid.side * min(scale.east, scale.north)  // the shorter side of a cell in metres
        var nearest = reach * reach
        var ring = 0
        // A cell `ring` cells away has nothing nearer than `ring - 1` sides.
        while ring == 0 || Double(ring - 1) * side < nearest.squareRoot() {
            for y in max(row - ring, 0)...min(row + ring, grid.rows - 1) {
                let step = abs(y - row) == ring ? 1 : 2 * ring
                for x in stride(from: column - ring, through: column + ring, by: step)
                where x >= 0 && x < grid.columns {
                    let cell = y * grid.columns + x
                    for entry in starts[cell]..<starts[cell + 1] {
                        let edge = edges[Int(entries[Int(entry)])]
                        if edge.owner == owner { continue }
                        nearest = min(nearest, scale.squaredDistance(from: place, to: edge.start, edge.end))
                    }
                }
            }
            ring += 1
        }
        return nearest.squareRoot()
    }
}

/// Metres in a degree near a latitude, on a sphere: right to half a percent, enough to compare distances.
struct GroundScale {
    let east: Double
    let north: Double

    init(latitude: Double) {
        north = 111_195  // the mean radius of the Earth, 6,371,009 m (IUGG), times π/180
        east = north * cos(latitude * .pi / 180)
    }

    func length(from start: Position, to end: Position) -> Double {
        hypot((end.x - start.x) * east, (end.y - start.y) * north)
    }

    @inline(__always)
    fileprivate func squaredDistance(from place: Position, to start: Coordinate, _ end: Coordinate) -> Double {
        let (px, py) = ((place.x - start.x) * east, (place.y - start.y) * north)
        let (dx, dy) = ((end.x - start.x) * east, (end.y - start.y) * north)
        let square = dx * dx + dy * dy
        let along = square > 0 ? min(max((px * dx + py * dy) / square, 0), 1) : 0
        let (x, y) = (px - along * dx, py - along * dy)
        return x * x + y * y
    }
}

/// Square cells over an extent, in degrees.
private struct Grid {
    /// About 500 m.
    static let finest = 0.005

    let origin: Coordinate
    let side: Double
    let columns: Int
    let rows: Int

    /// At most 512 cells each way, whatever the side that was asked for.
    init(_ extent: Extent, side: Double) {
        let (width, height) = (extent.maxX - extent.minX, extent.maxY - extent.minY)
        self.side = max(side, max(width, height) / 512)
        origin = Coordinate(x: extent.minX, y: extent.minY)
        columns = Int(width / self.side) + 1
        rows = Int(height / self.side) + 1
    }

    func cell(of place: Coordinate) -> (column: Int, row: Int) {
        (column(of: place.x), row(of: place.y))
    }

    private func column(of x: Double) -> Int {
        Int(min(max((x - origin.x) / side, 0), Double(columns - 1)))
    }

    private func row(of y: Double) -> Int {
        Int(min(max((y - origin.y) / side, 0), Double(rows - 1)))
    }

    /// The cells that a line passes through, row by row, and some beside it.
    @inline(__always)
    func forEachCell(from start: Coordinate, to end: Coordinate, _ body: (Int) -> Void) {
        let (low, high) = start.y <= end.y ? (start, end) : (end, start)
        let (first, last) = (row(of: low.y), row(of: high.y))
        let slope = high.y > low.y ? (high.x - low.x) / (high.y - low.y) : 0
        for row in first...last {
            // Where the line enters and leaves this row; its own ends in the first and the last.
            let south = row == first ? low.x : low.x + (origin.y + Double(row) * side - low.y) * slope
            let north = row == last ? high.x : low.x + (origin.y + Double(row + 1) * side - low.y) * slope
            for column in column(of: min(south, north))...column(of: max(south, north)) { body(row * columns + column) }
        }
    }
}
