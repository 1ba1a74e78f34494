import AreaLookup
import GDALInterop
import GEOSInterop
import GeoModel
import TestWorlds
import Testing

@Suite struct RealLayersTests {
    @Test(
        "the streets of Beijing and Shanghai hold what GEOS says they hold: anywhere, on corners and edges, and one step beside",
        .needsRealData("beijing-streets"), .needsRealData("shanghai-streets"),
        arguments: ["beijing-streets/beijing_streets.geojson.gz", "shanghai-streets/shanghai_streets.geojson"])
    func streets(file: String) throws {
        var streets: [Boundary] = []
        try LayerReader("\(Places.realData)/\(file)").forEach { _, feature in
            guard case .polygons(let shape) = try feature.get().geometry else { return }
            streets.append(shape.mapRings { ring in ring.map { Position(x: $0.x, y: $0.y) } })
        }
        let lookup = AreaLookup(streets)
        let places = self.places(around: streets)
        let areas = streets
        let expected = try withGEOS { geos in
            let shapes = try areas.map { try PreparedGeometry(geos.geometry($0)) }
            let extents = areas.map { Extent($0) }
            return try places.map { place in
                let box = Extent(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
                return try shapes.indices.filter { try extents[$0].intersects(box) && shapes[$0].covers(place) }
                    .map { AreaLookup.Hit(number: $0, isOnBorder: try !shapes[$0].containsProperly(place)) }
            }
        }
        let found = places.map { lookup.hits(at: $0) }
        for (place, (found, expected)) in zip(places, zip(found, expected)) where found != expected {
            Issue.record("\(place): \(found), and GEOS \(expected)")
        }
        #expect(Set(found.map(\.count)).isSuperset(of: [0, 1, 2]))
        for place in places {
            #expect(Set(lookup.hits(at: place).map(\.number)).isSuperset(of: lookup.numbers(containing: place)))
        }
    }

    /// A thousand at random, and some corners and middles of edges with their neighbours.
    private func places(around areas: [Boundary]) -> [Position] {
        var random = SplitMix64(seed: 6)
        var whole = Extent.empty
        for area in areas { whole.formUnion(Extent(area)) }
        var places = (0..<1000).map { _ in
            Position(
                x: .random(in: whole.minX...whole.maxX, using: &random),
                y: .random(in: whole.minY...whole.maxY, using: &random))
        }
        for area in areas {
            let ring = area.polygons[0].exterior
            let edge = Int.random(in: 0..<ring.count - 1, using: &random)
            let (a, b) = (ring[edge], ring[edge + 1])
            for place in [a, Position(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)] {
                for x in [place.x.nextDown, place.x, place.x.nextUp] {
                    for y in [place.y.nextDown, place.y, place.y.nextUp] { places.append(Position(x: x, y: y)) }
                }
            }
        }
        return places
    }
}
