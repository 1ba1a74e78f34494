import AreaLookup
import GeoModel
import Glibc
import TestWorlds
import Testing

@Suite struct NearestBorderTests {
    private func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: y) }

    @Test("the nearest border may be an edge, a corner or the ring of a hole, and metres weigh the degrees")
    func nearest() throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"), MultiPolygon([]),
        ])
        let even = (longitude: 1.0, latitude: 1.0)
        // One west of the hole, two from the outer border.
        #expect(
            lookup.nearestBorder(of: 0, to: at(2, 4), metersPerDegree: even)
                == BorderPlace(position: at(3, 4), meters: 1))
        // In the hole: half a degree from its north.
        #expect(
            lookup.nearestBorder(of: 0, to: at(4.5, 5.5), metersPerDegree: even)
                == BorderPlace(position: at(4.5, 6), meters: 0.5))
        // Outside, off a corner: a triangle of 3, 4 and 5.
        #expect(
            lookup.nearestBorder(of: 0, to: at(12, 13), metersPerDegree: even)
                == BorderPlace(position: at(9, 9), meters: 5))
        // Two degrees of longitude of 1 m are nearer than 1.5 degrees of latitude of 2 m.
        #expect(
            lookup.nearestBorder(of: 0, to: at(2, 1.5), metersPerDegree: (longitude: 1, latitude: 2))
                == BorderPlace(position: at(0, 1.5), meters: 2))
        #expect(lookup.nearestBorder(of: 0, to: at(9, 4), metersPerDegree: even)?.meters == 0)
        #expect(lookup.nearestBorder(of: 1, to: at(0, 0), metersPerDegree: even) == nil)
        #expect(lookup.nearestBorder(of: 0, to: at(.nan, 0), metersPerDegree: even) == nil)
    }

    @Test("no edge of a long border comes nearer than the nearest place, and that lies on one", arguments: 0..<10)
    func longBorder(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let ring = (0..<1500).map { step in
            let angle = Double(step) / 1500 * 2 * .pi
            let radius = Double.random(in: 0.8...1, using: &random)
            return at(116 + radius * cos(angle), 40 + radius * sin(angle))
        }
        let closed = ring + [ring[0]]
        let lookup = AreaLookup([MultiPolygon([Polygon(exterior: closed)])])
        let metersPerDegree = (longitude: 85_000.0, latitude: 111_000.0)
        for _ in 0..<20 {
            let place = at(.random(in: 114.5...117.5, using: &random), .random(in: 38.5...41.5, using: &random))
            func meters(to other: Position) -> Double {
                let east = (other.x - place.x) * metersPerDegree.longitude
                let north = (other.y - place.y) * metersPerDegree.latitude
                return (east * east + north * north).squareRoot()
            }
            let nearest = try #require(lookup.nearestBorder(of: 0, to: place, metersPerDegree: metersPerDegree))
            #expect(abs(nearest.meters - meters(to: nearest.position)) < 1e-6)
            // Sixteen places of each edge: none nearer, and some within half of a sixteenth of the longest edge, 40 km.
            let sampled = zip(closed, closed.dropFirst()).flatMap { a, b in
                (0..<16).map { step in
                    let share = Double(step) / 16
                    return meters(to: at(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
                }
            }
            let least = try #require(sampled.min())
            #expect(nearest.meters <= least + 1e-6 && nearest.meters > least - 2500, "seed \(seed)")
            #expect(
                zip(closed, closed.dropFirst()).contains { a, b in
                    let (dx, dy) = (b.x - a.x, b.y - a.y)
                    let off = dx * (nearest.position.y - a.y) - dy * (nearest.position.x - a.x)
                    return abs(off) < 1e-12 && nearest.position.x >= min(a.x, b.x) - 1e-12
                        && nearest.position.x <= max(a.x, b.x) + 1e-12
                })
        }
    }
}
