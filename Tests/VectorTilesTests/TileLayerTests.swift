import GeoModel
import TestWorlds
import Testing

@testable import VectorTiles

/// arctan(sinh(π)): where the projection's world becomes a square.
private let north = "85.0511287798066"
private let world = "POLYGON ((-180 -\(north), 180 -\(north), 180 \(north), -180 \(north), -180 -\(north)))"

@Suite("vector tiles of a layer")
struct TileLayerTests {
    @Test("the square of the world at zoom 0 is written as the specification's tables say, byte for byte")
    func worldBytes() throws {
        let layer = TileLayer(
            name: "a", fields: [Field("k", .text), Field("none", .text)],
            features: [Feature(geometry: try shape(world), attributes: [.text("v"), .null])])
        // vector_tile.proto: number of a field times 8, plus 2 where a length follows.
        let geometry: [UInt8] = [
            // The ring turns from x to y in the file's order seen from the north, which is against the specification here:
            // backwards it is (0, 4096), (0, 0), (4096, 0), (4096, 4096). MoveTo 1 is 1 | 1 << 3; zigzag of 4096 is 8192.
            9, 0, 0x80, 0x40,
            // LineTo 3 is 2 | 3 << 3; zigzag of -4096 is 8191.
            26, 0, 0xFF, 0x3F, 0x80, 0x40, 0, 0, 0x80, 0x40,
            // ClosePath is 7 | 1 << 3.
            15,
        ]
        let feature: [UInt8] = [0x08, 1, 0x12, 2, 0, 0, 0x18, 3, 0x22, 15] + geometry
        let keys: [UInt8] = [0x1A, 1, 0x6B, 0x1A, 4, 0x6E, 0x6F, 0x6E, 0x65]
        let value: [UInt8] = [0x22, 3, 0x0A, 1, 0x76]
        let message: [UInt8] =
            [0x78, 2, 0x0A, 1, 0x61, 0x28, 0x80, 0x20, 0x12, UInt8(feature.count)] + feature + keys + value
        #expect(try layer.tile(tile(0, row: 0, column: 0)) == [0x1A, UInt8(message.count)] + message)
        #expect(try layer.tile(tile(0, row: 0, column: 0)) == layer.tile(tile(0, row: 0, column: 0)))
    }

    @Test("a shape is cut 64 steps beyond the sides of the tile", .needsPython)
    func buffer() throws {
        // The world reaches from 0 to 8192 steps of zoom 1 both ways, seen from its north-western tile.
        let decoded = try DecodedTile(layer([world]).tile(tile(1, row: 0, column: 0)))
        #expect(decoded.extent == 4096)
        #expect(Set(decoded.features[0].polygons[0][0]) == [[0, 0], [4160, 0], [4160, 4160], [0, 4160]])
        // From its south-eastern one it reaches from -4096 to 4096.
        let other = try DecodedTile(layer([world]).tile(tile(1, row: 1, column: 1)))
        #expect(Set(other.features[0].polygons[0][0]) == [[-64, -64], [4096, -64], [4096, 4096], [-64, 4096]])
    }

    @Test("holes and islands in them stay, whichever way a file winds its rings", .needsPython)
    func holes() throws {
        // At zoom 0 a degree of longitude is 4096 / 360 steps: 45 degrees are 512, so 90 east lies at 3072. The latitude whose
        // row is 1024 is arctan(sinh(π / 2)).
        let latitude = "66.5132604431119"
        let square = "(-90 -\(latitude), 90 -\(latitude), 90 \(latitude), -90 \(latitude), -90 -\(latitude))"
        let hole = "(-45 -30, 45 -30, 45 30, -45 30, -45 -30)"
        let holeBackwards = "(-45 -30, -45 30, 45 30, 45 -30, -45 -30)"
        let island = "((-10 -10, 10 -10, 10 10, -10 10, -10 -10))"
        let forms = ["(\(square), \(hole))", "(\(square), \(holeBackwards))"]
        for form in forms {
            let decoded = try DecodedTile(
                layer(["MULTIPOLYGON (\(form), \(island))"]).tile(tile(0, row: 0, column: 0)))
            let polygons = decoded.features[0].polygons
            #expect(polygons.map(\.count) == [2, 1])
            #expect(Set(polygons[0][0]) == [[1024, 1024], [3072, 1024], [3072, 3072], [1024, 3072]])
            // ±45 degrees are 512 steps from the middle, 2048.
            #expect(Set(polygons[0][1].map { $0[0] }) == [1536, 2560])
        }
    }

    @Test("a garden of ten metres is a pixel at zoom 0, and so is a strip of a centimetre by a degree", .needsPython)
    func small() throws {
        let decoded = try DecodedTile(
            layer([
                "POLYGON ((116.39 39.5, 116.3901 39.5, 116.3901 39.5001, 116.39 39.5001, 116.39 39.5))",
                "POLYGON ((116 39.5, 117 39.5, 117 39.5000001, 116 39.5000001, 116 39.5))",
            ]).tile(tile(0, row: 0, column: 0)))
        // x = (116.39 + 180) / 360 × 4096 = 3372.3, in the pixel from 210 × 16 = 3360.
        // y = (1/2 - ln tan(45° + 39.5° / 2) / 2π) × 4096 = 1558.1, in the pixel from 97 × 16 = 1552.
        let pixel: Set<[Int]> = [[3360, 1552], [3376, 1552], [3376, 1568], [3360, 1568]]
        #expect(Set(decoded.features[0].polygons[0][0]) == pixel)
        // The strip's middle, 116.5, lies at 3373.5: in the same one.
        #expect(Set(decoded.features[1].polygons[0][0]) == pixel)
        #expect(decoded.features.map(\.id) == [1, 2])
    }

    @Test("a strip that the grid leaves nothing of is a pixel in every tile that it meets", .needsPython)
    func strip() throws {
        let strip = try layer(["POLYGON ((10 10, 20 10, 20 10.0000001, 10 10.0000001, 10 10))"])
        // Tiles of zoom 6 are 5.625 degrees wide: 10 to 20 east meets columns 33 (5.6), 34 (11.25), 35 (16.9).
        // Row: (1/2 - ln tan 50° / 2π) × 64 = 30.2.
        for column in 33...35 {
            let decoded = try DecodedTile(strip.tile(tile(6, row: 30, column: column)))
            let ring = decoded.features[0].polygons[0][0]
            #expect(Set(ring).count == 4)
            #expect((ring.map { $0[0] }.max() ?? 0) - (ring.map { $0[0] }.min() ?? 0) == 16)
        }
        #expect(try strip.tile(tile(6, row: 30, column: 36)).isEmpty)
    }

    @Test("a garden far from the large part of its feature is kept beside it", .needsPython)
    func smallPart() throws {
        let decoded = try DecodedTile(
            layer([
                """
                MULTIPOLYGON (((0 0, 45 0, 45 40, 0 40, 0 0)), ((-90 10, -89.999 10, -89.999 10.001, -90 10.001, -90 10)), \
                ((-89.99 10, -89.98 10, -89.98 10.001, -89.99 10.001, -89.99 10)))
                """
            ]).tile(tile(0, row: 0, column: 0)))
        // Two gardens in one pixel are one.
        #expect(decoded.features[0].polygons.count == 2)
        // 90 west lies at 1024, in the pixel from 64 × 16.
        #expect(decoded.features[0].polygons.contains { Set($0[0].map { $0[0] }) == [1024, 1040] })
    }

    @Test("points and lines are cut and put on the grid too", .needsPython)
    func pointsAndLines() throws {
        let decoded = try DecodedTile(
            layer([
                "MULTIPOINT (0 0, 0.001 0, 90 0, -180 0)",
                // The west of it lies in no tile of zoom 1 east of Greenwich but for the buffer: 64 steps are 2.8125 degrees.
                "LINESTRING (-90 0, 90 0, 90 45)",
                "LINESTRING (45 0, 45.0001 0)",
            ]).tile(tile(1, row: 0, column: 1)))
        // At zoom 1 a degree is 8192 / 360 steps, the equator the lower side of row 0.
        #expect(decoded.features[0].lines == [[[0, 4096], [2048, 4096]]])
        #expect(decoded.features[1].lines.first?.prefix(2) == [[-64, 4096], [2048, 4096]])
        // As wide as its pixel: 45 degrees are 1024 steps, or 64 pixels.
        #expect(decoded.features[2].lines == [[[1024, 4096], [1040, 4096]]])
    }

    @Test("what doesn't meet a tile isn't in it, nor what has no shape or lies beyond 85.0511 degrees alone")
    func leftOut() throws {
        let polar = "POLYGON ((0 86, 10 86, 10 90, 0 90, 0 86))"
        let layer = TileLayer(
            name: "a", fields: [],
            features: [
                Feature(geometry: nil, attributes: []), Feature(geometry: try shape(polar), attributes: []),
                // Touches the side of the buffer of the western half, at 2.8125 degrees, and no more.
                Feature(geometry: try shape("POLYGON ((2.8125 1, 3 1, 3 2, 2.8125 2, 2.8125 1))"), attributes: []),
            ])
        #expect(try layer.tile(tile(1, row: 0, column: 0)).isEmpty)
        // 86 degrees lie at -(ln tan 88° / 2π - 1/2) × 8192 = -276 steps of zoom 1, beyond the buffer.
        #expect(try !layer.tile(tile(1, row: 0, column: 1)).isEmpty)
        #expect(try TileLayer(name: "a", fields: [], features: []).tile(tile(0, row: 0, column: 0)).isEmpty)
    }

    @Test("the matrix has 4^z tiles at zoom z, down to 20")
    func matrix() {
        #expect(TileAddress(zoom: 0, row: 0, column: 1) == nil)
        #expect(TileAddress(zoom: 3, row: 7, column: 7) != nil)
        #expect(TileAddress(zoom: 3, row: -1, column: 0) == nil)
        #expect(TileAddress(zoom: 3, row: 8, column: 0) == nil)
        #expect(TileAddress(zoom: 20, row: 1_048_575, column: 1_048_575) != nil)
        #expect(TileAddress(zoom: 21, row: 0, column: 0) == nil)
        #expect(TileAddress(zoom: -1, row: 0, column: 0) == nil)
    }

    @Test("texts, numbers and days come back as they were", .needsPython)
    func attributes() throws {
        let layer = TileLayer(
            name: "区", fields: ["text", "integer", "real", "day", "none"].map { Field($0, .text) },
            features: [
                Feature(
                    geometry: try shape(world),
                    attributes: [
                        .text("东华门街道"), .integer(-7), .real(0.125),
                        .day(try #require(CalendarDay("2026-06-30"))), .null,
                    ])
            ])
        let decoded = try DecodedTile(layer.tile(tile(0, row: 0, column: 0)))
        #expect(decoded.name == "区")
        let properties = decoded.features[0].properties
        #expect(properties.count == 4)
        #expect(properties["text"] as? String == "东华门街道")
        #expect(properties["integer"] as? Int == -7)
        #expect(properties["real"] as? Double == 0.125)
        #expect(properties["day"] as? String == "2026-06-30")
    }
}
