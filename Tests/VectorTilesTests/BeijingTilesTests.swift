import Foundation
import GDALInterop
import GeoModel
import TestWorlds
import Testing

@testable import VectorTiles

@Suite("vector tiles of Beijing's streets", .needsRealData("beijing-streets"))
struct BeijingTilesTests {
    private static let path = "\(Places.realData)/beijing-streets/beijing_streets.geojson.gz"

    /// The streets, each with its number from 1 as its only attribute.
    private static func streets() throws -> TileLayer {
        var features: [Feature<Coordinate>] = []
        try LayerReader(path).forEach { _, feature in
            features.append(
                Feature(geometry: try feature.get().geometry, attributes: [.integer(Int64(features.count + 1))]))
        }
        return TileLayer(name: "streets", fields: [Field("number", .integer)], features: features)
    }

    /// Every tile of a zoom around Beijing, written as `z-row-column.mvt`.
    private static func write(_ layer: TileLayer, zoom: Int, to folder: TemporaryFolder) throws {
        let corners = [Coordinate(x: 115.4, y: 41.1), Coordinate(x: 117.6, y: 39.4)]
            .map { WorldSquare.place(of: $0) }
        let side = Double(1 << zoom)
        for row in Int(corners[0].y * side)...Int(corners[1].y * side) {
            for column in Int(corners[0].x * side)...Int(corners[1].x * side) {
                let bytes = try layer.tile(tile(zoom, row: row, column: column))
                #expect(try bytes == layer.tile(tile(zoom, row: row, column: column)))
                if !bytes.isEmpty { try folder.write(Data(bytes), to: "\(zoom)-\(row)-\(column).mvt") }
            }
        }
    }

    @Test(
        "the tiles of a zoom together have each street's ground, as another reader and another overlay measure it",
        .needsPython, arguments: [9, 11])
    func ground(zoom: Int) throws {
        try withTemporaryFolder { folder in
            try Self.write(Self.streets(), zoom: zoom, to: folder)
            // Web Mercator by pyproj, areas by shapely. A vertex moves by at most half the diagonal of a step, so a ring's area
            // by no more than its length times that; cuts at the sides of tiles add their own length, at most the street's.
            // What is smaller than a pixel, 16 steps, may be drawn as one in each tile.
            let run = try python(
                """
                import collections, glob, gzip, json, sys
                import mapbox_vector_tile, pyproj, shapely
                from shapely.geometry import shape
                zoom = int(sys.argv[1])
                world = 2 * 20037508.342789244
                step = world / 2 ** zoom / 4096
                found = collections.Counter()
                rings = invalid = 0
                tile_box = shapely.box(0, 0, 4096, 4096)
                for name in glob.glob("*.mvt"):
                    tile = mapbox_vector_tile.decode(open(name, "rb").read(), default_options={"y_coord_down": True})
                    for feature in tile["streets"]["features"]:
                        ground = shape(feature["geometry"])
                        rings += 1
                        invalid += not ground.is_valid
                        found[feature["properties"]["number"]] += ground.intersection(tile_box).area * step ** 2
                move = pyproj.Transformer.from_crs(4326, 3857, always_xy=True)
                worst = 0
                with gzip.open(sys.argv[2]) as file:
                    streets = json.load(file)["features"]
                for number, street in enumerate(streets, 1):
                    ground = shapely.transform(shape(street["geometry"]), move.transform, interleaved=False)
                    allowed = 2 * ground.length * step * 0.7072 + 4 * (16 * step) ** 2
                    worst = max(worst, abs(found[number] - ground.area) / allowed)
                print(json.dumps({"streets": len(streets), "found": len(found), "shapes": rings, "invalid": invalid,
                                  "worst": worst}))
                """, String(zoom), Self.path, in: folder)
            try #require(run.status == 0, Comment(rawValue: run.errors))
            let object = try run.object()
            #expect(object["streets"] as? Int == 331)
            #expect(object["found"] as? Int == 331)
            #expect(object["invalid"] as? Int == 0)
            #expect(try #require(object["worst"] as? Double) < 1)
        }
    }

    @Test("GDAL reads a tile at its place", .needsProgram("ogrinfo", package: "gdal-bin"))
    func gdal() throws {
        try withTemporaryFolder { folder in
            let layer = try Self.streets()
            // 116.397 east, 39.908 north: column 0.823325 × 2^12, row 0.378796 × 2^12.
            let bytes = try layer.tile(tile(12, row: 1551, column: 3372))
            try folder.write(Data(bytes), to: "1551.mvt")
            let run = try run(
                "/usr/bin/ogrinfo",
                ["-so", "-al", "-oo", "X=3372", "-oo", "Y=1551", "-oo", "Z=12", "MVT:1551.mvt"], in: folder.path)
            #expect(run.status == 0, Comment(rawValue: run.errors))
            #expect(run.errors.isEmpty)
            let streets = try DecodedTile(bytes).features.count
            #expect(streets > 10)
            #expect(run.output.contains("Feature Count: \(streets)\n"))
            #expect(run.output.contains("number: Integer"))
            // A tile of zoom 12 is 40,075,016.69 / 4096 = 9,783.94 m wide; its west lies at 3372 × 9,783.94 - 20,037,508.34 =
            // 12,953,936.06. GDAL cuts the buffer off.
            #expect(run.output.contains("Extent: (12953936.0"))
        }
    }

    @Test("all of Beijing is in the one tile of zoom 0, no street left out", .needsPython)
    func world() throws {
        let decoded = try DecodedTile(Self.streets().tile(tile(0, row: 0, column: 0)))
        #expect(decoded.features.count == 331)
    }
}
