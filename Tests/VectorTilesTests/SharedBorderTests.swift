import GeoModel
import TestWorlds
import Testing

@testable import VectorTiles

@Suite("borders in vector tiles")
struct SharedBorderTests {
    @Test("neighbours have the vertices of their border in common, in every tile and at every zoom", .needsPython)
    func neighbours() throws {
        var random = SplitMix64(seed: 7)
        // A border from south to north that turns every ten metres or so, and less than a step apart at low zooms.
        let border = (0...2000).map { step in
            Coordinate(
                x: 116.4 + Double.random(in: 0...0.00005, using: &random),
                y: 39.8 + Double(step) * 0.0001)
        }
        let (south, north) = (39.8, 40.0)
        func side(at longitude: Double) -> [Coordinate] {
            [Coordinate(x: longitude, y: north), Coordinate(x: longitude, y: south)]
        }
        let sides: [[Coordinate]] = [side(at: 116.2), side(at: 116.6)]
        let layer = TileLayer(
            name: "shapes", fields: [],
            features: sides.map { side in
                Feature(
                    geometry: .polygons(MultiPolygon([Polygon(exterior: border + side + [border[0]])])), attributes: [])
            })
        // 116.4 + 180 of 360, and (1/2 - ln tan(45° + 39.9° / 2) / 2π), of 2^z.
        for (zoom, row, column) in [(10, 388, 843), (12, 1552, 3372), (14, 6209, 13489), (16, 24838, 53957)] {
            let decoded = try DecodedTile(layer.tile(tile(zoom, row: row, column: column)))
            try #require(decoded.features.count == 2)
            let rings = decoded.features.map { Set($0.polygons.flatMap { $0.flatMap { $0 } }) }
            // What only one of them has are its own corners: those of the cut, and of its outer side.
            let common = rings[0].intersection(rings[1])
            let address = try tile(zoom, row: row, column: column)
            let expected = Set(
                border.map { TileGrid.rounded(address.steps(WorldSquare.place(of: $0))) }
                    .filter { TileGrid.box.contains($0) }.map { [Int($0.x), Int($0.y)] })
            #expect(!expected.isEmpty)
            #expect(expected.subtracting(common).isEmpty, "zoom \(zoom): \(expected.subtracting(common))")
            #expect(rings.allSatisfy { $0.subtracting(common).count <= 4 })
        }
    }
}
