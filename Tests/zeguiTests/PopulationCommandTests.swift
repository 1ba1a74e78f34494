import TestWorlds
import Testing

@Suite("zegui import population")
struct PopulationCommandTests {
    /// A project with two areas side by side, and files of people: a list, a layer, and a grid of two bands.
    private func inWorld(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            func square(_ west: Double) -> String {
                "POLYGON ((\(west) 33, \(west + 0.5) 33, \(west + 0.5) 33.5, \(west) 33.5, \(west) 33))"
            }
            try folder.write(
                try GeoJSONFile.text([(square(112), ["name": "甲"]), (square(112.5), ["name": "乙"])]),
                to: "areas.geojson")
            try folder.write("name,population\n甲,100\n乙,200\n", to: "people.csv")
            try folder.write(
                try GeoJSONFile.text([
                    ("POINT (112.25 33.25)", ["name": "甲", "population": 60, "later": 5]),
                    ("POINT (113.25 33.25)", ["name": "乙", "population": 3.5, "later": 7]),
                ]), to: "people.geojson")
            try folder.write(
                "ncols 2\nnrows 1\nxllcorner 112\nyllcorner 33\ncellsize 0.5\n10 20\n", to: "people.asc")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(
                zegui("import", "areas", "city.gpkg", "areas.geojson", "--level", "street", in: folder))
            try body(folder)
        }
    }

    @Test("takes a table for areas, and rows with shapes for places, whatever else they say")
    func kinds() throws {
        try inWorld { folder in
            let list = try expectSuccess(zegui("import", "population", "city.gpkg", "people.csv", in: folder))
            #expect(list.lines == ["people.csv: 2 areas with people, text UTF-8 (its bytes)"])
            let layer = try expectSuccess(zegui("import", "population", "city.gpkg", "people.geojson", in: folder))
            // 甲 had 100 and has 60 people of the layer; the second place lies outside of both areas.
            #expect(
                layer.lines == [
                    "people.geojson: 2 places of 64 people, EPSG:4326 to EPSG:4490",
                    "1 area has its people from the layer now, of which 1 had another number before; nobody of it lives in 1; "
                        + "4 people live in no area",
                ])
            let status = try expectSuccess(zegui("status", "city.gpkg", in: folder))
            #expect(status.lines.contains("2 places of 64 people"))
            // 60 of the layer in 甲, 200 of the list in 乙.
            #expect(status.lines.contains { $0.hasPrefix("street") && $0.hasSuffix(" 260") })
        }
    }

    @Test("takes a table with longitudes and latitudes for places, in the CRS that is said")
    func places() throws {
        try inWorld { folder in
            try folder.write("编号,经度,纬度,人口\n1,112.25,33.25,60\n2,112.75,33.25,3\n", to: "places.csv")
            let run = try expectSuccess(
                zegui("import", "population", "city.gpkg", "places.csv", "--crs", "cgcs2000", in: folder))
            #expect(run.lines[0].hasPrefix("places.csv: 2 places of 63 people, "))
            #expect(run.lines[1].hasPrefix("2 areas have their people from the layer now"))
        }
    }

    @Test(
        "takes a grid of a GeoPackage, whose tiles are images, whole",
        .needsProgram("gdal_translate", package: "gdal-bin"))
    func tiles() throws {
        try inWorld { folder in
            let translate = try #require(Places.program("gdal_translate"))
            try expectSuccess(
                run(
                    translate,
                    ["-q", "-of", "GPKG", "-ot", "Float32", "-a_srs", "EPSG:4326", "people.asc", "people.gpkg"],
                    in: folder.path))
            let grid = try expectSuccess(zegui("import", "population", "city.gpkg", "people.gpkg", in: folder))
            #expect(grid.lines[0].hasPrefix("people.gpkg: 2 places of 30 people, "))
        }
    }

    @Test("takes a grid in the CRS that is said, and speaks Chinese and JSON")
    func grid() throws {
        try inWorld { folder in
            let grid = ["import", "population", "city.gpkg", "people.asc", "--crs", "cgcs2000"]
            let chinese = try expectSuccess(zegui(grid + ["--lang", "zh"], in: folder))
            #expect(
                chinese.lines == [
                    "people.asc：2 处居住地点，共 30 人，EPSG:4490",
                    "2 个区域的人口取自该图层，其中 0 个原有人口数不同；0 个区域中无图层人口；0 人不在任何区域内",
                ])
            let json = try expectSuccess(zegui(grid + ["--replace", "--format", "json"], in: folder)).object()
            let came = try #require(json["came"] as? [String: Any])
            #expect(came["weight"] as? String == "people" && came["places"] as? Int == 2 && came["total"] as? Int == 30)
            let areas = try #require(json["areas"] as? [String: Int])
            #expect(areas == ["set": 2, "changed": 0, "empty": 0, "peopleOutside": 0])
            let status = try expectSuccess(zegui("status", "city.gpkg", "--format", "json", in: folder)).object()
            #expect((status["demand"] as? [String: Any])?["total"] as? Int == 30)
            #expect(
                try expectSuccess(zegui("status", "city.gpkg", "--lang", "zh", in: folder)).lines
                    .contains("2 处居住地点，共 30 人"))
        }
    }

    @Test("reads the field that is said, and weighs buildings and land")
    func options() throws {
        try inWorld { folder in
            func output(_ options: String...) throws -> String {
                try expectSuccess(
                    zegui(["import", "population", "city.gpkg"] + options + ["--replace", "-q"], in: folder)
                ).lines[0]
            }
            #expect(try output("people.geojson", "--population-field", "later").contains(": 2 places of 12 people,"))
            #expect(try output("people.geojson", "--map", "population=later").contains(": 2 places of 12 people,"))
            #expect(try output("people.geojson", "--weight", "buildings").contains(": 2 residential buildings,"))
            let land = try output("areas.geojson", "--weight", "land")
            // As the two areas are measured by zegui status, to the square metre and in all.
            let areas = try expectSuccess(zegui("status", "city.gpkg", "--format", "csv", in: folder)).lines
            let km2 = areas[1].split(separator: ",")[2]
            #expect(land.contains(": 2 places of \(km2) km2,"))
        }
    }

    @Test(
        "refuses what means nothing for such a file, with status 64",
        arguments: [
            ("people.csv --weight land", "'--weight' means nothing for people.csv, which is a table of areas"),
            ("people.csv --replace", "'--replace'"), ("people.csv --band 2", "'--band'"),
            ("people.geojson --band 2", "'--band' means nothing for people.geojson, which is a layer"),
            ("people.geojson --skip-unmatched", "'--skip-unmatched'"),
            ("people.asc --population-field x", "'--population-field' means nothing for people.asc, which is a grid"),
            ("people.asc --weight people", "'--weight'"), ("people.asc --repair", "'--repair'"),
            ("people.geojson --map population=a --population-field a", "not both"),
            ("people.asc --crs cgcs2000 --band 2", "has no band 2: it has 1"),
        ])
    func unused(_ options: String, _ says: String) throws {
        try inWorld { folder in
            let run = try zegui(
                ["import", "population", "city.gpkg"] + options.split(separator: " ").map(String.init), in: folder)
            #expect(run.status == 64 && run.output == "", "\(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }

    @Test("says in its help how a layer is told from a list")
    func help() throws {
        try withTemporaryFolder { folder in
            let help = try expectSuccess(zegui("import", "population", "--help", in: folder)).output
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(help.contains("Rows with shapes, whatever else they say, are places where people live"))
        }
    }
}
