import Foundation
import GeoModel
import TestWorlds

typealias Shape = MultiPolygon<Coordinate>

/// A shape in metres from well-known text.
func shape(_ wkt: String) throws -> Shape { try boundary(wkt, as: Coordinate.self) }

/// A ring of corners as a shape; the first corner is repeated.
func shape(_ corners: [Coordinate]) -> Shape { Shape([Polygon(exterior: corners + corners.prefix(1))]) }

/// Corners at equal angles around a centre, the first to the east.
func corners(
    _ count: Int, around center: Coordinate = Coordinate(x: 0, y: 0), radius: (Int) -> Double
) -> [Coordinate] {
    (0..<count).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(count)
        let radius = radius(corner)
        return Coordinate(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }
}

/// A star with holes, the same for one seed; for some seeds as thin as a sliver.
func randomShape(seed: UInt64) -> Shape {
    var random = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
    let flatness = ([1, 0.1, 0.001] as [Double]).randomElement(using: &random) ?? 1
    let outline = corners(Int.random(in: 5...60, using: &random)) { _ in number(50...100) }
    // Less than 30 from the middle; the outline stays 50 cos(π/5) = 40 away.
    let holes = (0..<Int.random(in: 0...3, using: &random)).map { hole -> [Coordinate] in
        let place = corners(3) { _ in 18 }[hole]
        let count = Int.random(in: 3...7, using: &random)
        return corners(count, around: place) { _ in number(2...10) }
    }
    let star = Polygon(exterior: outline + [outline[0]], interiors: holes.map { $0 + [$0[0]] })
    return Shape([star]).mapRings { ring in ring.map { Coordinate(x: $0.x, y: $0.y * flatness) } }
}

extension Shape {
    func turned(by angle: Double) -> Shape {
        mapRings { ring in
            ring.map { Coordinate(x: $0.x * cos(angle) - $0.y * sin(angle), y: $0.x * sin(angle) + $0.y * cos(angle)) }
        }
    }

    func moved(x: Double, y: Double) -> Shape {
        mapRings { ring in ring.map { Coordinate(x: $0.x + x, y: $0.y + y) } }
    }

    func scaled(by factor: Double) -> Shape {
        mapRings { ring in ring.map { Coordinate(x: $0.x * factor, y: $0.y * factor) } }
    }

    /// Each edge cut into so many of the same length, as borders from files are.
    func densified(_ pieces: Int) -> Shape {
        mapRings { ring in
            let cut = zip(ring, ring.dropFirst()).flatMap { start, end in
                (0..<pieces).map { piece -> Coordinate in
                    let share = Double(piece) / Double(pieces)
                    return Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
                }
            }
            return cut + ring.suffix(1)
        }
    }
}
