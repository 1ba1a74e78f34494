import Foundation
import TestWorlds
import Testing

private let asOf = "2026-06-30"

@Suite("exports")
struct ExportTests {
    private func export(_ what: String, as file: String, _ options: String..., in folder: TemporaryFolder) throws -> Run
    {
        try run(
            Places.build + "/zegui", ["export", what, "city.gpkg", "--as-of", asOf, "-o", file] + options,
            in: folder.path)
    }

    @Test("uncovered ground has the properties that the design names, in its order")
    func properties() throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(export("uncovered", as: "u.geojson", in: folder))
            let text = try folder.text(of: "u.geojson")
            let properties = text.matches(of: #/"properties":\{(.*?)\},"geometry"/#)
            // 12 areas have nobody, and three districts lack the children among them.
            #expect(properties.count == 15)
            for match in properties {
                let keys = match.1.matches(of: #/"(\w+)":/#).map { String($0.1) }
                #expect(
                    keys == [
                        "area_id", "code", "name", "parent", "level", "rule", "role", "state", "finding",
                        "uncovered_km2", "area_km2", "share", "population", "as_of", "last_planner", "expired_on",
                    ])
            }
        }
    }

    @Test("a shape that seven decimals would make touch itself is written valid, and it is told")
    func adjusted() throws {
        try withTemporaryFolder { folder in
            // A notch from the north that ends 4e-8 degrees above the southern border: with seven decimals it ends on
            // it, and cuts the shape into two triangles that meet in that point.
            let notched = "POLYGON ((112.5 33, 112.6 33, 112.6 33.1, 112.55 33.00000004, 112.5 33.1, 112.5 33))"
            try folder.write(
                try GeoJSONFile.text([
                    (notched, ["name": "甲"]), ("POLYGON ((113 33, 113.1 33, 113 33.1, 113 33))", ["name": "乙"]),
                ]), to: "areas.geojson")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(zegui("import", "areas", "city.gpkg", "areas.geojson", "--level", "street", in: folder))
            let told = try expectSuccess(export("areas", as: "out.geojson", in: folder))
            #expect(told.errors.contains("to stay valid with seven decimals: 1 of 2"))
            let features = try GeoJSON(folder.text(of: "out.geojson")).features
            #expect(features.map(\.polygons.count).sorted() == [1, 2])
            let triangles = try #require(features.first { $0.polygons.count == 2 }).polygons
            // Each triangle is half of a rectangle of 0.05 by 0.1 degrees.
            for triangle in triangles {
                #expect(triangle.count == 1 && triangle[0].count == 4)
                #expect(abs(turning(triangle[0]) - 0.05 * 0.1) < 1e-9)
            }
        }
    }

    @Test("the values are those of the area, its state and its last planner")
    func values() throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(export("uncovered", as: "u.geojson", in: folder))
            let features = try GeoJSON(folder.text(of: "u.geojson")).features
            // 晴湾街道: its planner's term ended that very day.
            let expired = try #require(features.first { $0.properties["code"] as? String == "990105003000" }).properties
            #expect(expired["name"] as? String == "晴湾街道" && expired["parent"] as? String == "990105")
            #expect(expired["state"] as? String == "expired" && expired["finding"] as? String == "GAP.expired")
            #expect(expired["last_planner"] as? String == "市规院第19组")
            #expect(expired["expired_on"] as? String == "2026-06-30")
            #expect(expired["share"] as? Double == 1)
            #expect(expired["uncovered_km2"] as? Double == expired["area_km2"] as? Double)
            #expect(expired["rule"] as? String == "base" && expired["role"] as? String == "planner")
            // 鹰岩乡: nobody ever.
            let gap = try #require(features.first { $0.properties["code"] as? String == "990121201000" }).properties
            #expect(gap["state"] as? String == "gap" && gap["finding"] as? String == "GAP.none")
            #expect(gap["last_planner"] is NSNull && gap["expired_on"] is NSNull)
        }
    }

    @Test("GeoJSON is RFC 7946: no crs, outer rings counter-clockwise, holes clockwise, closed, seven decimals at most")
    func rfc7946() throws {
        try City.sample.get().inFolder { folder in
            for what in ["uncovered", "areas"] {
                try expectSuccess(export(what, as: "\(what).geojson", in: folder))
                let text = try folder.text(of: "\(what).geojson")
                let file = try GeoJSON(text)
                #expect(file.members["type"] as? String == "FeatureCollection")
                #expect(file.members["crs"] == nil)
                #expect(!text.hasPrefix("\u{FEFF}"))
                for polygon in file.features.flatMap(\.polygons) {
                    for (index, ring) in polygon.enumerated() {
                        #expect(ring.first == ring.last && ring.count >= 4)
                        #expect(index == 0 ? turning(ring) > 0 : turning(ring) < 0)
                    }
                    // Longitude first, around 112.5, 33.0.
                    let isNear = polygon.flatMap { $0 }.allSatisfy {
                        (111.5...113.5).contains($0[0]) && (32...34).contains($0[1])
                    }
                    #expect(isNear)
                }
                let numbers = text.matches(of: #/"coordinates":(\[[\[\]\d.,\-eE ]*\])/#).map(\.1)
                #expect(numbers.count == file.features.count)
                for text in numbers {
                    #expect(text.firstMatch(of: #/\.\d{8}/#) == nil)
                    #expect(!text.contains("e"))
                }
            }
        }
    }

    @Test("a hole stays a hole, and what lies in it keeps the same border")
    func hole() throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(export("areas", as: "areas.geojson", in: folder))
            let features = try GeoJSON(folder.text(of: "areas.geojson")).features
            // 稻坪镇 has a hole that a piece of 梅浦镇 fills, vertex for vertex.
            func polygons(_ name: String) throws -> [[[[Double]]]] {
                try #require(features.first { $0.properties["name"] as? String == name }).polygons
            }
            let hole = try #require(polygons("稻坪镇").first { $0.count == 2 })[1]
            let vertices = Set(hole.map { "\($0)" })
            #expect(try polygons("梅浦镇").contains { Set($0[0].map { "\($0)" }) == vertices })
        }
    }

    @Test("a validator of GeoJSON passes every layer", .needsPython)
    func validator() throws {
        try City.sample.get().inFolder { folder in
            for what in ["uncovered", "areas", "findings", "appointments"] {
                try expectSuccess(export(what, as: "\(what).geojson", in: folder))
                try expectValidGeoJSON("\(what).geojson", in: folder)
            }
        }
    }

    @Test("ogrinfo opens the project without a warning", .needsProgram("ogrinfo", package: "gdal-bin"))
    func project() throws {
        try City.sample.get().inFolder { folder in
            let text = try ogrinfo("city.gpkg", in: folder)
            #expect(text.contains("Layer name: area") && text.contains("Feature Count: 49"))
        }
    }

    @Test(
        "ogrinfo opens each format without a warning, with all features",
        .needsProgram("ogrinfo", package: "gdal-bin"),
        arguments: ["geojson", "geojsonl", "gpkg", "fgb", "shp", "csv"])
    func formats(ending: String) throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(export("uncovered", as: "u.\(ending)", in: folder))
            #expect(try ogrinfo("u.\(ending)", in: folder).contains("Feature Count: 15"))
        }
    }

    @Test("other formats come in the CRS asked for", .needsProgram("ogrinfo", package: "gdal-bin"))
    func crs() throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(export("uncovered", as: "u.gpkg", "--crs", "EPSG:4547", in: folder))
            let text = try ogrinfo("u.gpkg", in: folder)
            #expect(text.contains("4547"))
            let plain = try expectSuccess(export("uncovered", as: "plain.gpkg", in: folder))
            #expect(plain.output.contains("EPSG:4490"))
        }
    }

    @Test("a file that is there stays, unless --force replaces it")
    func overwriting() throws {
        try City.sample.get().inFolder { folder in
            try folder.write("precious", to: "u.geojson")
            #expect(try export("uncovered", as: "u.geojson", in: folder).status == 73)
            #expect(try folder.text(of: "u.geojson") == "precious")
            try expectSuccess(export("uncovered", as: "u.geojson", "--force", in: folder))
            #expect(try GeoJSON(folder.text(of: "u.geojson")).features.count == 15)
            #expect(try folder.names() == ["city.gpkg", "u.geojson"])
        }
    }

    private func ogrinfo(_ file: String, in folder: TemporaryFolder) throws -> String {
        let info = try run(try #require(Places.program("ogrinfo")), ["-al", "-so", file], in: folder.path)
        #expect(info.status == 0)
        for line in (info.output + info.errors).split(separator: "\n") {
            #expect(!line.contains("Warning") && !line.contains("ERROR"), "\(line)")
        }
        return info.output
    }
}
