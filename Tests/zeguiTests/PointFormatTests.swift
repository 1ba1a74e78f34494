import Foundation
import GDALInterop
import GeoModel
import TestWorlds
import Testing

@Suite("zegui query --points, from format to format")
struct PointFormatTests {
    /// In A; in the lake; in B; in no area.
    private static let places: [(x: Double, y: Double, area: String)] = [
        (10.015, 0.015, "1002"), (10.0075, 0.0075, "1"), (10.03, 0.01, "1001"), (11, 0, ""),
    ]

    private func makeLayer(_ name: String, in folder: TemporaryFolder, crs: CRS = .wgs84) throws {
        var options = FeatureWriter.Options()
        options.keepsOrder = true
        let writer = try FeatureWriter(
            creating: folder.file(name), layer: "stops",
            fields: [Field("ref", .text), Field("n", .integer), Field("m", .real), Field("since", .day)],
            geometry: .point, crs: crs, options: options)
        for (number, place) in Self.places.enumerated() {
            try writer.write(
                Feature<Coordinate>(
                    geometry: .points([Coordinate(x: place.x, y: place.y)]),
                    attributes: [
                        .text("00\(number)"), .integer(Int64(number)), .real(0.5),
                        number == 0 ? .null : .day(#require(CalendarDay("2024-02-29"))),
                    ]))
        }
        try writer.finish()
    }

    @Test(
        "a layer of points keeps its attributes with their types, and has the answers behind them",
        .needsProgram("ogr2ogr", package: "gdal-bin"),
        arguments: ["a.gpkg", "a.fgb", "a.geojson", "a.geojsonl", "a.shp"])
    func layers(name: String) throws {
        try PointsCity.inFolder { folder in
            try makeLayer(name, in: folder)
            for output in ["b.gpkg", "b.fgb", "b.geojson", "b.geojsonl", "b.shp"] {
                try expectSuccess(PointsCity.query(name, output, in: folder))
                let text = try ogr("ogr2ogr", "-f", "CSV", "/vsistdout/", output, "-lco", "GEOMETRY=AS_XY", in: folder)
                let read = rows(ofCSV: text.replacingOccurrences(of: "\"", with: ""))
                #expect(read.map { $0["area_id"] } == Self.places.map(\.area), "\(output)")
                #expect(read.map { $0["X"].flatMap(Double.init) } == Self.places.map(\.x), "\(output)")
                #expect(read.map { $0["Y"].flatMap(Double.init) } == Self.places.map(\.y), "\(output)")
                #expect(read.map { $0["ref"] } == ["000", "001", "002", "003"], "\(output)")
                #expect(read.map { $0["m"].flatMap(Double.init) } == [0.5, 0.5, 0.5, 0.5], "\(output)")
                #expect(read.map { $0["planners"] } == ["甲;乙", "", "", ""], "\(output)")
            }
            let described = try ogr("ogrinfo", "-so", "b.gpkg", "points", in: folder)
            for line in ["Geometry: Point", "EPSG\",4326", "ref: String", "n: Integer", "m: Real", "area_id: String"] {
                #expect(described.contains(line), "\(line): \(described)")
            }
            // GeoJSON has no days: they are text in it.
            if name != "a.geojson", name != "a.geojsonl" { #expect(described.contains("since: Date")) }
        }
    }

    @Test("a list becomes a layer: its cells are text as they were, and a row that lies nowhere has no shape")
    func listToLayer() throws {
        try PointsCity.inFolder { folder in
            try folder.write("code,lon,lat,\n0110,10.015,0.015,\nx,,1,\n", to: "list.csv")
            try expectSuccess(PointsCity.query("list.csv", "out.geojson", in: folder))
            let features = try GeoJSON(folder.text(of: "out.geojson")).features
            #expect(features.map { $0.properties["code"] as? String } == ["0110", "x"])
            #expect(features.map { $0.properties["lon"] as? String } == ["10.015", nil])
            #expect(features.map { $0.properties["state"] as? String } == ["covered", nil])
            #expect(features[1].properties["error"] as? String == "'lon' is empty.")
            let text = try folder.text(of: "out.geojson")
            #expect(text.contains(#""geometry":{"type":"Point","coordinates":[10.015,0.015]}"#))
            #expect(text.contains(#""geometry":null"#))
            for output in ["out.gpkg", "out.shp", "out.xlsx"] {
                try expectSuccess(PointsCity.query("list.csv", output, in: folder))
                let table = try TableReader(folder.file(output))
                var codes: [String?] = []
                try table.forEachRow { codes.append($1[0]) }
                #expect(codes == ["0110", "x"], "\(output)")
            }
            // GDAL would leave the second row out without a word.
            let refused = try PointsCity.query("list.csv", "out.fgb", in: folder)
            #expect(refused.status == 65 && refused.errors.contains("GeoPackage"))
            #expect(!folder.has("out.fgb"))
        }
    }

    @Test("a sheet is a list; a layer written as CSV keeps its places as well-known text, and can be read again")
    func sheetsAndText() throws {
        try PointsCity.inFolder { folder in
            try folder.write("编号,经度,纬度\n007,10.015,0.015\n8,10.03,0.01\n", to: "list.csv")
            try expectSuccess(PointsCity.query("list.csv", "a.xlsx", in: folder))
            try expectSuccess(PointsCity.query("a.xlsx", "b.csv", in: folder))
            let again = rows(ofCSV: try folder.text(of: "b.csv"))
            #expect(again.map { $0["编号"] } == ["007", "8"])
            #expect(again.map { $0["area_id_2"] } == ["1002", "1001"])
            try makeLayer("a.gpkg", in: folder)
            try expectSuccess(PointsCity.query("a.gpkg", "c.csv", in: folder))
            try expectSuccess(PointsCity.query("c.csv", "d.geojson", "--crs", "wgs84", in: folder))
            let features = try GeoJSON(folder.text(of: "d.geojson")).features
            #expect(features.map { $0.properties["area_id"] as? String ?? "" } == Self.places.map(\.area))
            #expect(features.map { $0.properties["area_id_2"] as? String ?? "" } == Self.places.map(\.area))
        }
    }

    @Test("a feature that is no point, of several points or of none keeps its place and says so")
    func otherShapes() throws {
        try PointsCity.inFolder { folder in
            let features: [(String?, [String: any Sendable])] = [
                ("POINT (10.03 0.01)", ["n": 1]), ("LINESTRING (10 0, 11 0)", ["n": 2]), (nil, ["n": 3]),
                ("MULTIPOINT ((10.03 0.01), (10.03 0.02))", ["n": 4]), ("MULTIPOINT ((10.03 0.01))", ["n": 5]),
                ("POLYGON ((10 0, 11 0, 11 1, 10 0))", ["n": 6]), ("POINT (200 0.01)", ["n": 7]),
            ]
            try folder.write(GeoJSONFile.text(features), to: "a.geojson")
            try expectSuccess(PointsCity.query("a.geojson", "b.geojson", in: folder))
            let read = try GeoJSON(folder.text(of: "b.geojson")).features
            #expect(read.map { $0.properties["n"] as? Int } == [1, 2, 3, 4, 5, 6, 7])
            #expect(read.map { $0.properties["area_id"] as? String } == ["1001", nil, nil, nil, "1001", nil, nil])
            let errors = read.map { $0.properties["error"] as? String ?? "" }
            for (error, word) in zip(errors, ["", "LineString", "empty", "MultiPoint", "", "Polygon", "200"]) {
                #expect(word.isEmpty ? error.isEmpty : error.contains(word), "\(word): \(error)")
            }
        }
    }

    @Test("a layer lies where it says, in metres too, unless '--crs' says else")
    func systems() throws {
        try PointsCity.inFolder { folder in
            // Web Mercator (EPSG:3857): x is a·λ, and y = a·ln tan(π/4 + φ/2), a = 6378137 m.
            let radius = 6_378_137.0
            try folder.write(
                "x,y\n"
                    + Self.places.map { place in
                        let latitude = place.y * .pi / 180
                        return "\(radius * place.x * .pi / 180),\(radius * log(tan(.pi / 4 + latitude / 2)))\n"
                    }.joined(), to: "mercator.csv")
            let run = try expectSuccess(
                PointsCity.query(
                    "mercator.csv", "out.csv", "--crs", "EPSG:3857", "--map", "lon=x", "--map", "lat=y", in: folder))
            #expect(rows(ofCSV: try folder.text(of: "out.csv")).map { $0["area_id"] } == Self.places.map(\.area))
            #expect(run.output.contains("4 places in EPSG:3857"))
            try expectSuccess(
                PointsCity.query(
                    "mercator.csv", "m.gpkg", "--crs", "EPSG:3857", "--map", "lon=x", "--map", "lat=y", in: folder))
            let described = try ogr("ogrinfo", "-so", "m.gpkg", "points", in: folder)
            #expect(described.contains("Extent: (10.007500, ") && described.contains("- (11.000000, 0.015000)"))
        }
    }

    private func ogr(_ program: String, _ arguments: String..., in folder: TemporaryFolder) throws -> String {
        try expectSuccess(run(#require(Places.program(program)), arguments, in: folder.path)).output
    }
}
