import GeoModel
import PROJInterop
import TestWorlds

/// A made country: a bent grid of small areas, which also fills a grid of large ones, nine small to a large.
///
/// Corners, and a bend in the middle of each side, are moved by up to a third of a side, so that no border is straight
/// and none lies where another could be mistaken for it. Neighbours share every vertex.
struct TwoScales {
    /// Small areas in a row; a multiple of three.
    var count = 12
    /// The side of a small area in degrees, about 2.5 km.
    var side = 0.025
    let seed: UInt64
    let center: Position
    /// How far a bend is drawn beside the line between its corners, as a share; 0 leaves the corners alone.
    var bend = 1.0

    /// Somewhere inland, far from the outline of China.
    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        self.seed = seed
        center = Position(
            longitude: .random(in: 103...117, using: &random), latitude: .random(in: 25...38, using: &random))
    }

    init(seed: UInt64, center: Position) {
        (self.seed, self.center) = (seed, center)
    }

    var small: [Boundary] { blocks(of: 1) }
    var large: [Boundary] { blocks(of: 3) }

    private func blocks(of size: Int) -> [Boundary] {
        stride(from: 0, to: count, by: size).flatMap { row in
            stride(from: 0, to: count, by: size).map { block(row: row, column: $0, size: size) }
        }
    }

    /// Counted in half sides: corners are even, bends odd.
    private func block(row: Int, column: Int, size: Int) -> Boundary {
        let steps = 2 * size
        let (x, y) = (2 * column, 2 * row)
        let walk =
            (0..<steps).map { (x + $0, y) } + (0..<steps).map { (x + steps, y + $0) }
            + (0..<steps).map { (x + steps - $0, y + steps) } + (0..<steps).map { (x, y + steps - $0) }
        let ring = walk.map { vertex($0.0, $0.1) }
        return Boundary([Polygon(exterior: ring + [ring[0]])])
    }

    private func vertex(_ x: Int, _ y: Int) -> Position {
        if x % 2 == 0, y % 2 == 0 { return corner(x, y) }
        // Half way between the corners, and beside.
        let (before, after) =
            x % 2 == 1 ? (corner(x - 1, y), corner(x + 1, y)) : (corner(x, y - 1), corner(x, y + 1))
        let (dx, dy) = offset(x, y)
        return Position(
            x: (before.x + after.x) / 2 + dx * bend * side, y: (before.y + after.y) / 2 + dy * bend * side)
    }

    private func corner(_ x: Int, _ y: Int) -> Position {
        let (dx, dy) = offset(x, y)
        return place(Double(x) / 2 + dx, Double(y) / 2 + dy)
    }

    private func offset(_ x: Int, _ y: Int) -> (Double, Double) {
        var random = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(y * 10_007 + x))
        return (.random(in: -0.33...0.33, using: &random), .random(in: -0.33...0.33, using: &random))
    }

    private func place(_ column: Double, _ row: Double) -> Position {
        let half = Double(count) / 2
        return Position(x: center.x + (column - half) * side, y: center.y + (row - half) * side)
    }
}

extension [Boundary] {
    func moved(_ move: ([Position]) -> [Position]) -> [Boundary] {
        map { boundary in boundary.mapRings { move($0) } }
    }

    func moved(each move: (Position) -> Position) -> [Boundary] { moved { $0.map(move) } }

    /// As a file would give it that is in another system.
    func shifted(into system: OffsetSystem) -> [Boundary] { moved { system.shifted($0) } }

    /// Moved by metres on the ground, everywhere alike.
    func moved(east: Double, north: Double) -> [Boundary] {
        moved(each: { place in
            let degree = GroundOffset(
                from: place, to: Position(longitude: place.longitude + 0.01, latitude: place.latitude + 0.01))
            return Position(
                longitude: place.longitude + 0.01 * east / degree.east.value,
                latitude: place.latitude + 0.01 * north / degree.north.value)
        })
    }
}
