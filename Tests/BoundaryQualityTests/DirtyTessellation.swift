import GEOSInterop
import GeoModel
import TestWorlds

/// A grid of cells with crooked borders, spoilt in one way; the same for one seed.
struct DirtyTessellation {
    enum Dirt: String, CaseIterable, Sendable {
        /// Nothing.
        case none
        /// Corners moved by less than doubles can hold.
        case noise
        /// Corners of single cells moved by a thousandth of a cell: slivers.
        case slivers
        /// Corners of single cells moved by a third of a cell.
        case overlaps
        /// Vertices added to borders of single cells.
        case vertices
        /// Cells left out, or drawn twice, and shapes laid over several cells.
        case cells
    }

    let shapes: [MultiPolygon<Coordinate>]
    /// How much ground borders can gain or lose when each vertex moves by a step of the grid.
    let drift: Double

    init(_ dirt: Dirt, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
        let (columns, rows) = (Int.random(in: 2...6, using: &random), Int.random(in: 2...6, using: &random))
        // Cells are 100 wide; corners and the middles of sides are moved by up to 20, for all cells that have them.
        let crooked = (0...(2 * rows)).map { row in
            (0...(2 * columns)).map { column in
                Coordinate(x: Double(column) * 50 + number(-20...20), y: Double(row) * 50 + number(-20...20))
            }
        }
        var cells: [[Coordinate]] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let steps = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)]
                cells.append(steps.map { crooked[2 * row + $0.1][2 * column + $0.0] })
            }
        }
        let isSpoilt = cells.map { _ in number(0...1) < 0.4 }
        func moved(_ ring: [Coordinate], by distance: Double) -> [Coordinate] {
            ring.map { point in
                number(0...1) < 0.5
                    ? point
                    : Coordinate(x: point.x + number(-distance...distance), y: point.y + number(-distance...distance))
            }
        }
        for index in cells.indices where isSpoilt[index] {
            switch dirt {
            case .none, .cells: break
            case .noise: cells[index] = moved(cells[index], by: 1e-12)
            case .slivers: cells[index] = moved(cells[index], by: 0.1)
            case .overlaps: cells[index] = moved(cells[index], by: 33)
            case .vertices:
                let ring = cells[index]
                cells[index] = ring.indices.flatMap { place -> [Coordinate] in
                    let next = ring[(place + 1) % ring.count]
                    return [ring[place], Coordinate(x: (ring[place].x + next.x) / 2, y: (ring[place].y + next.y) / 2)]
                }
            }
        }
        if dirt == .cells {
            cells = zip(cells, isSpoilt).flatMap { cell, isSpoilt -> [[Coordinate]] in
                guard isSpoilt else { return [cell] }
                switch number(0...3) {
                case ..<1: return []
                case ..<2: return [cell, cell]
                default: return [cell, moved(cell, by: 0).map { Coordinate(x: $0.x + 70, y: $0.y + 40) }]
                }
            }
        }
        let all = cells.map { MultiPolygon([Polygon(exterior: $0 + [$0[0]])]) }
        // GEOS judges only what is valid.
        let shapes = try withGEOS { geos in try all.filter { try geos.defects(of: $0).isEmpty } }
        self.shapes = shapes
        var length = 0.0
        for ring in shapes.flatMap(\.polygons).map(\.exterior) {
            for (start, end) in zip(ring, ring.dropFirst()) { length += abs(start.x - end.x) + abs(start.y - end.y) }
        }
        let extent = shapes.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
        drift = length * max(extent.maxX - extent.minX, extent.maxY - extent.minY) * 0x1p-39 * 12
    }
}
