import GeoModel
import TestWorlds
import Testing

@testable import BoundaryQuality

@Suite("the nearest border of a place")
struct BorderIndexTests {
    private let extent = Extent(minX: 109.9, minY: 29.9, maxX: 110.2, maxY: 30.2)

    @Test("the nearest border may be another area's, or that of another area only")
    func owners() throws {
        // Two squares of 0.1 degree with a gap of 0.01 between them.
        let west = try boundary("POLYGON ((110 30, 110.1 30, 110.1 30.1, 110 30.1, 110 30))")
        let east = try boundary("POLYGON ((110.11 30, 110.19 30, 110.19 30.1, 110.11 30.1, 110.11 30))")
        let index = BorderIndex([west, east], in: extent)
        // 0.002 degree east of the west square, where a degree is 111,195 m x cos 30.05° = 96,251 m: 192.5 m, and
        // 0.008 degree, 770.0 m, from the east one.
        let place = Position(longitude: 110.102, latitude: 30.05)
        #expect(abs(index.distance(from: place, within: 1000) - 192.5) < 0.1)
        #expect(abs(index.distance(from: place, within: 1000, notOf: 0) - 770.0) < 0.1)
        #expect(index.distance(from: place, within: 100) == 100)
    }

    @Test("the grid finds what looking at every edge finds", arguments: 1...5)
    func likeAll(seed: UInt64) {
        var world = TwoScales(seed: UInt64(seed), center: Position(longitude: 110.05, latitude: 30.05))
        world.side = 0.013
        let index = BorderIndex(world.small, in: extent)
        var random = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let place = Position(
                longitude: .random(in: 109.95...110.15, using: &random),
                latitude: .random(in: 29.95...30.15, using: &random))
            let scale = GroundScale(latitude: place.latitude)
            var nearest = 2000.0
            for ring in world.small.flatMap({ $0.polygons.flatMap(\.rings) }) {
                for (start, end) in zip(ring, ring.dropFirst()) {
                    // The nearest of a hundred places on the edge, which is 1 km long: at most 5 m too far, and never too near.
                    for step in 0...100 {
                        let share = Double(step) / 100
                        let on = Position(
                            x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
                        nearest = min(nearest, scale.length(from: place, to: on))
                    }
                }
            }
            let found = index.distance(from: place, within: 2000)
            #expect(found <= nearest + 1e-6 && found > nearest - 6, "seed \(seed), \(place)")
        }
    }

    @Test("edges as long as the country cost no more cells than there is room for")
    func longEdges() {
        let rays = (0..<1000).map { step -> Boundary in
            let y = 30 + Double(step) / 1000
            return Boundary([
                Polygon(exterior: [
                    Position(x: 80, y: 28), Position(x: 120, y: y), Position(x: 80, y: 34), Position(x: 80, y: 28),
                ])
            ])
        }
        let index = BorderIndex(rays, in: Extent(minX: 75, minY: 20, maxX: 125, maxY: 40))
        // 0.001 degree west of the side that all have in common: 111.195 m x cos 31°.
        let place = Position(longitude: 79.999, latitude: 31)
        #expect(abs(index.distance(from: place, within: 1500) - 95.31) < 0.01)
    }
}
