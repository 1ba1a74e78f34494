import Foundation
import GDALInterop
import GeoModel
import PlanningModel
import SQLiteInterop
import TestWorlds
import Testing

@testable import ProjectStore

extension StoreWorld {
    /// Imports a file of the world's folder as places of demand.
    @discardableResult
    fileprivate func importPlaces(
        _ file: String, _ adjust: (inout PopulationImport) -> Void = { _ in }
    ) throws -> PopulationSummary {
        var plan = PopulationImport(ListFile(folder.file(file)))
        adjust(&plan)
        return try plan.run(on: project)
    }

    /// Writes features as GeoJSON and imports them as places of demand.
    @discardableResult
    fileprivate func importPlaces(
        _ features: [(wkt: String?, properties: [String: any Sendable])], as file: String = "people.geojson",
        _ adjust: (inout PopulationImport) -> Void = { _ in }
    ) throws -> PopulationSummary {
        try folder.write(try GeoJSONFile.text(features), to: file)
        return try importPlaces(file, adjust)
    }

    /// Writes a grid of cells of a hundredth of a degree, whose corner in the south-west is 112.5, 33.
    fileprivate func writeGrid(_ rows: [String], to file: String = "people.asc", header: String = "") throws {
        try folder.write(
            """
            ncols \(rows[0].split(separator: " ").count)
            nrows \(rows.count)
            xllcorner 112.5
            yllcorner 33
            cellsize 0.01
            \(header)\(rows.joined(separator: "\n"))

            """, to: file)
    }

    fileprivate func places() throws -> PopulationPlaces { try #require(try project.populationPlaces()) }
}

/// Whether two positions are the same to a millionth of a degree, a tenth of a metre.
private func expect(_ place: Position, near x: Double, _ y: Double, _ location: SourceLocation = #_sourceLocation) {
    #expect(abs(place.x - x) < 1e-6 && abs(place.y - y) < 1e-6, "\(place)", sourceLocation: location)
}

@Suite("a layer of people")
struct PopulationLayerTests {
    @Test("is kept as it came, point by point, and weighed")
    func points() throws {
        try withStoreWorld { world in
            #expect(try world.project.populationPlaces() == nil && world.project.populationStatus() == nil)
            let summary = try world.importPlaces([
                ("POINT (112.5 33)", ["population": 12, "id": "a"]), ("POINT (112.6 33.1)", ["population": 0.25]),
                ("MULTIPOINT (112.5 33, 112.5 33.2)", ["population": "3"]),
            ])
            #expect(summary.imported.rows == 3)
            #expect(summary.came == PopulationStatus(kind: .people, places: 3, total: 15.25))
            // The project has no areas whose numbers could be told.
            #expect(summary.areas == nil)
            #expect(try world.project.crs() == .cgcs2000)
            let places = try world.places()
            #expect(places.kind == .people && places.weights == [12, 0.25, 3])
            expect(places.positions[0], near: 112.5, 33)
            expect(places.positions[1], near: 112.6, 33.1)
            // Two points are one place: in the middle.
            expect(places.positions[2], near: 112.5, 33.1)
            #expect(try world.project.populationStatus() == summary.came)
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT ref FROM population") == ["a", nil, nil])
            #expect(try database.number("SELECT count(*) FROM rtree_population_geom") == 3)
        }
    }

    @Test("lies in the centre of its polygons, and within those that do not hold their centre")
    func polygons() throws {
        try withStoreWorld { world in
            // A square with its hole in the middle, and a U of seven squares. The centre of the U is 1.5 of its width east
            // and (9 · 1.5 − 2 · 2) / 7 = 1.357 north, in the notch.
            let u =
                "POLYGON ((112 33, 112.03 33, 112.03 33.03, 112.02 33.03, 112.02 33.01, 112.01 33.01, 112.01 33.03, 112 33.03, 112 33))"
            let ring =
                "POLYGON ((112 33, 112.03 33, 112.03 33.03, 112 33.03, 112 33), (112.01 33.01, 112.02 33.01, 112.02 33.02, 112.01 33.02, 112.01 33.01))"
            try world.importPlaces([
                (square(0, 0), ["people": 1]), (u, ["people": 2]), (ring, ["people": 4]),
            ])
            let positions = try world.places().positions
            expect(positions[0], near: 112.505, 33.005)
            func isWithin(_ place: Position, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Bool {
                x.contains(place.x) && y.contains(place.y)
            }
            for place in positions[1...] { #expect(isWithin(place, 112...112.03, 33...33.03)) }
            #expect(!isWithin(positions[1], 112.01...112.02, 33.01...33.03))
            #expect(!isWithin(positions[2], 112.01...112.02, 33.01...33.02))
            // What is stored is the polygon itself.
            let shapes = try world.project.database.texts("SELECT hex(geom) FROM population")
            #expect(shapes.allSatisfy { ($0?.count ?? 0) > 200 })
        }
    }

    @Test("has its people in a field that is called so, or that is said", arguments: ["population", "PEOPLE", "人口"])
    func field(_ name: String) throws {
        try withStoreWorld { world in
            try world.importPlaces([("POINT (112.5 33)", [name: 7, "pop2030": 9])], as: "a.geojson")
            try world.importPlaces([("POINT (112.5 33)", [name: 7, "pop2030": 9])], as: "b.geojson") {
                ($0.file.columns, $0.replaces) = (["population": "pop2030"], true)
            }
            #expect(try world.places().weights == [9])
            let error = #expect(throws: StoreError.self) {
                try world.importPlaces([("POINT (112.5 33)", ["pop2030": 9])], as: "c.geojson")
            }
            #expect(error?.explanation(in: .english).contains("--map population=COLUMN") == true)
        }
    }

    @Test("is refused whole where a number is none, or a shape is a line or missing; nobody is left out")
    func refused() throws {
        try withStoreWorld { world in
            try world.importPlaces([("POINT (112.5 33)", ["people": 1])], as: "before.geojson")
            let lines = try world.refusal {
                try world.importPlaces([
                    ("POINT (112.5 33)", ["people": -1]), ("POINT (112.5 33)", ["people": "many", "name": "甲"]),
                    ("POINT (112.5 33)", ["id": "x"]), ("LINESTRING (112.5 33, 112.6 33)", ["people": 1]),
                    (nil, ["people": 1]), ("POINT (112.5 91)", ["people": 1]),
                ])
            }
            #expect(lines.count == 6)
            #expect(lines[0] == "row 1: 'population' is '-1', not a number from 0 on.")
            #expect(lines[1] == "row 2 (甲): 'population' is 'many', not a number from 0 on.")
            #expect(lines[2] == "row 3 (x): 'population' is empty.")
            #expect(lines[3].contains("it is a LineString. Give it a Point"))
            #expect(lines[4].contains("its geometry is empty"))
            #expect(lines[5].contains("outside what its CRS covers"))

            let summary = try world.importPlaces([
                ("POINT (112.5 33)", ["people": 0]), ("POINT (112.6 33)", ["people": 2]),
            ])
            #expect(summary.imported.remarks == [.withoutPeople(places: 1)])
            #expect(try world.places().weights == [1, 2])
        }
    }

    @Test(
        "may be a table of places: each row lies where its longitude and latitude say",
        arguments: [
            ("lon,lat,population\n112.5,33,12\n112.6,33.1,0.25\n\n", [:]),
            ("编号,人口,纬度,经度\na,12,33,112.5\nb,0.25,33.1,112.6\n", [:]),
            ("x;lat;people\n112.5;33;12\n112.6;33.1;0.25\n", ["lon": "x"]),
        ] as [(String, [String: String])])
    func table(_ text: String, _ map: [String: String]) throws {
        try withStoreWorld { world in
            var file = ListFile(try world.folder.write(text, to: "people.csv"))
            file.columns = map
            #expect(try PopulationImport.content(of: file) == .layer)
            let summary = try PopulationImport(file).run(on: world.project)
            #expect(summary.came == PopulationStatus(kind: .people, places: 2, total: 12.25))
            // Nothing says what the numbers are in.
            #expect(summary.imported.remarks == [.tableAsWGS84])
            let places = try world.places()
            #expect(places.weights == [12, 0.25])
            expect(places.positions[0], near: 112.5, 33)
            expect(places.positions[1], near: 112.6, 33.1)
        }
    }

    @Test("as a table of places is refused whole where a row lies nowhere; without coordinates it is a list of areas")
    func tableRefused() throws {
        try withStoreWorld { world in
            try world.folder.write("id,lon,lat,population\na,112.5,,1\nb,112.5,91,1\nc,112.5,33,-1\n", to: "people.csv")
            let lines = try world.refusal { try world.importPlaces("people.csv") }
            #expect(lines.count == 3)
            // The header is row 1.
            #expect(lines[0] == "row 2 (a): 'lat' is empty.")
            #expect(lines[1].hasPrefix("row 3 (b): "))
            #expect(lines[2] == "row 4 (c): 'population' is '-1', not a number from 0 on.")
            #expect(try world.project.populationPlaces() == nil)
            try world.folder.write("name,lon,population\n甲,112.5,1\n", to: "list.csv")
            #expect(try PopulationImport.content(of: ListFile(world.folder.file("list.csv"))) == .list)
        }
    }

    @Test("is repaired only where that is asked for")
    func repaired() throws {
        try withStoreWorld { world in
            let bow = "POLYGON ((112 33, 112.01 33.01, 112.01 33, 112 33.01, 112 33))"
            let features: [(wkt: String?, properties: [String: any Sendable])] = [
                (bow, ["people": 1]), (nil, ["people": 1]),
            ]
            #expect(try world.refusal { try world.importPlaces(features) }.count == 2)
            let summary = try world.importPlaces(features) { $0.file.repairs = true }
            #expect(summary.imported.rows == 1 && summary.imported.remarks.count == 2)
        }
    }

    @Test("is not taken twice, another is added, and '--replace' starts over")
    func repeated() throws {
        try withStoreWorld { world in
            func isRefusal(_ error: any Error) -> Bool {
                if case StoreError.alreadyImported = error { true } else { false }
            }
            try world.importPlaces([("POINT (112.5 33)", ["people": 1])], as: "a.geojson")
            #expect { try world.importPlaces("a.geojson") } throws: { isRefusal($0) }
            try world.importPlaces([("POINT (112.6 33)", ["people": 2])], as: "b.geojson")
            #expect(try world.places().weights == [1, 2])
            try world.importPlaces("b.geojson") { $0.replaces = true }
            #expect(try world.places().weights == [2])
            // What it replaced is no longer in the project, and may come again.
            #expect(try world.project.sources().map(\.file) == ["b.geojson"])
            try world.importPlaces("a.geojson")
            #expect(try world.places().weights == [2, 1])
            #expect { try world.importPlaces("b.geojson") } throws: { isRefusal($0) }
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM rtree_population_geom") == 2)
            #expect(try database.number("SELECT max_x = 112.6 FROM gpkg_contents WHERE table_name = 'population'") == 1)
        }
    }

    @Test("of land weighs square metres, of buildings one each; kinds do not mix")
    func kinds() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])])
            let land = try world.importPlaces([(square(0, 0), [:]), (square(0, 1), [:])]) { $0.kind = .land }
            // The same square is measured as an area.
            let area = try world.area("甲").area
            let places = try world.places()
            #expect(places.kind == .land && places.weights[1] < places.weights[0])
            #expect(abs(places.weights[0] / area.value - 1) < 1e-12)
            #expect(land.areas == nil && land.came.total == places.total)
            #expect(try world.area("甲").population == nil)
            #expect(try world.project.database.texts("SELECT people FROM population") == [nil, nil])

            let points = try world.refusal {
                try world.importPlaces([("POINT (112.5 33)", [:])], as: "points.geojson") { $0.kind = .land }
            }
            #expect(points.count == 1 && points[0].contains("it is a Point. Give it a Polygon"))
            let error = #expect(throws: StoreError.self) {
                try world.importPlaces([("POINT (112.5 33)", ["people": 1])], as: "people.geojson")
            }
            #expect(error?.explanation(in: .english).contains("'--weight land'") == true)
            #expect(try world.places().kind == .land)

            try world.importPlaces([("POINT (112.5 33)", [:]), (square(0, 0), [:])], as: "buildings.geojson") {
                ($0.kind, $0.replaces) = (.buildings, true)
            }
            #expect(try world.places().kind == .buildings && world.places().weights == [1, 1])
        }
    }

    @Test("that somebody made unreadable is told by its rows")
    func changed() throws {
        try withStoreWorld { world in
            try world.importPlaces((0..<5).map { ("POINT (112.\($0) 33)", ["people": 1]) })
            try world.project.database.execute(
                """
                UPDATE population SET people = -1 WHERE fid = 2; UPDATE population SET kind = 'land' WHERE fid = 3;
                UPDATE population SET geom = NULL WHERE fid = 4; UPDATE population SET people = NULL WHERE fid = 5;
                """)
            #expect {
                try world.project.populationPlaces()
            } throws: {
                if case StoreError.badPopulation(_, fids: [2, 3, 4, 5]) = $0 { true } else { false }
            }
        }
    }

    @Test(
        "of Helsinki has 71,724 people in 92 squares, and so have four areas that fill it",
        .needsRealData("helsinki/helsinki_population_grid_2020.gpkg"))
    func helsinki() throws {
        try withStoreWorld { world in
            // ogrinfo -sql "SELECT count(*), sum(population) FROM population_grid_2020": 92 and 71724.
            // Its extent is 24.905448, 60.154132 to 24.959486, 60.176598 (ogrinfo -so).
            let (west, middle, east) = ("24.9", "24.93", "24.96")
            func ground(_ west: String, _ south: String, _ east: String, _ north: String) -> String {
                "POLYGON ((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))"
            }
            try world.importAreas([
                (ground(west, "60.15", middle, "60.165"), ["name": "a"]),
                (ground(middle, "60.15", east, "60.165"), ["name": "b"]),
                (ground(west, "60.165", middle, "60.18"), ["name": "c"]),
                (ground(middle, "60.165", east, "60.18"), ["name": "d"]),
            ])
            var plan = PopulationImport(ListFile(Places.realData + "/helsinki/helsinki_population_grid_2020.gpkg"))
            plan.kind = .people
            let summary = try plan.run(on: world.project)
            #expect(summary.came == PopulationStatus(kind: .people, places: 92, total: 71_724))
            #expect(summary.areas == PeopleInAreas(set: 4, changed: 0, empty: 0, outside: 0))
            #expect(try world.project.areas().compactMap(\.population).reduce(0, +) == 71_724)
        }
    }
}

@Suite("a grid of people")
struct PopulationGridTests {
    @Test("becomes a point in the middle of each cell that has people")
    func cells() throws {
        try withStoreWorld { world in
            try world.writeGrid(["1 -9999 3", "4 5.5 0"], header: "NODATA_value -9999\n")
            #expect(throws: StoreError.self) { try world.importPlaces("people.asc") }  // nobody says the CRS
            let summary = try world.importPlaces("people.asc") { $0.file.crs = .wgs84 }
            #expect(summary.came == PopulationStatus(kind: .people, places: 4, total: 13.5))
            #expect(try world.project.crs() == .cgcs2000)
            let places = try world.places()
            #expect(places.weights == [1, 3, 4, 5.5])
            expect(places.positions[0], near: 112.505, 33.015)
            expect(places.positions[1], near: 112.525, 33.015)
            expect(places.positions[3], near: 112.515, 33.005)
            // Cells are numbered row by row from 1.
            #expect(try world.project.database.texts("SELECT source_row FROM population") == ["1", "3", "4", "5"])
        }
    }

    @Test("comes out of the plane that its file names", .needsProgram("gdal_translate", package: "gdal-bin"))
    func projected() throws {
        func grid(_ x: Int, _ y: Int) -> String {
            "ncols 2\nnrows 2\nxllcorner \(x)\nyllcorner \(y)\ncellsize 1000\n1 2\n4 8\n"
        }
        func translate(_ world: StoreWorld, _ crs: String) throws {
            let program = try #require(TestWorlds.Places.program("gdal_translate"))
            let run = try run(
                program, ["-q", "-a_srs", crs, "-ot", "Float32", "people.asc", "people.tif"], in: world.folder.path)
            #expect(run.status == 0, "\(run.errors)")
        }
        try withStoreWorld { world in
            try world.folder.write(grid(500_000, 3_650_000), to: "people.asc")
            try translate(world, "EPSG:4547")
            let summary = try world.importPlaces("people.tif")
            #expect(summary.imported.move?.from == "EPSG:4547" && summary.imported.move?.to == "EPSG:4490")
            let places = try world.places()
            #expect(places.weights == [1, 2, 4, 8])
            // echo "500500 3651500" | gdaltransform -s_srs EPSG:4547 -t_srs EPSG:4490, and so on.
            expect(places.positions[0], near: 114.005349591715, 32.9887465576806)
            expect(places.positions[1], near: 114.016048774903, 32.9887456409174)
            expect(places.positions[2], near: 114.005349047928, 32.979729764756)
        }
        // PROJ knows no way from this system to China's, as which the first layer would be taken.
        try withStoreWorld(settings: [.scheme: "beijing", .crs: "EPSG:4326"]) { world in
            try world.folder.write(grid(385_000, 6_672_000), to: "people.asc")
            try translate(world, "EPSG:3067")
            try world.importPlaces("people.tif")
            // echo "385500 6672500" | gdaltransform -s_srs EPSG:3067 -t_srs EPSG:4326: the first cell of the last row.
            expect(try world.places().positions[2], near: 24.9361804339811, 60.1732931437662)
        }
    }

    @Test("with a negative value, or with one that is no number, is refused, and the cell named")
    func negative() throws {
        try withStoreWorld { world in
            try world.writeGrid(["1.0 2 3", "4 -200 nan"])
            let before = try Database.content(of: world.path)
            let error = #expect(throws: StoreError.self) {
                try world.importPlaces("people.asc") { $0.file.crs = .wgs84 }
            }
            guard case .badCells(_, 2, let first)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(first.column == 2 && first.row == 2 && first.value == -200)
            #expect(error?.explanation(in: .english).contains("gdal_edit.py -a_nodata -200.0") == true)
            #expect(error?.kind == .badInput)
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test("of more cells than are taken is refused, with what to do")
    func bounded() throws {
        try withStoreWorld { world in
            try world.writeGrid(["1 2 3", "4 5 0"])
            func take(_ most: Int) throws {
                try world.importPlaces("people.asc") { ($0.file.crs, $0.mostCells) = (.wgs84, most) }
            }
            let error = #expect(throws: StoreError.self) { try take(4) }
            #expect(error?.explanation(in: .english).contains("gdal_translate -projwin") == true)
            try take(5)
            #expect(try world.places().weights.count == 5)
        }
    }

    @Test("counts people only, and one without any is no layer")
    func others() throws {
        try withStoreWorld { world in
            try world.writeGrid(["1 2"])
            let land = #expect(throws: StoreError.self) {
                try world.importPlaces("people.asc") { ($0.file.crs, $0.kind) = (.wgs84, .land) }
            }
            #expect(land?.kind == .usage)
            try world.writeGrid(["0 0"], to: "nobody.asc")
            let nobody = #expect(throws: StoreError.self) {
                try world.importPlaces("nobody.asc") { $0.file.crs = .wgs84 }
            }
            #expect(nobody?.kind == .badInput)
            #expect(try world.project.populationPlaces() == nil)
        }
    }
}

@Suite("people in areas")
struct PeopleInAreasTests {
    /// Places on a grid of half a square's side: on borders and corners of the areas too. Each has another power of two, so
    /// that a sum tells who was counted.
    private func grid(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> [(
        wkt: String?, properties: [String: any Sendable]
    )] {
        var features: [(wkt: String?, properties: [String: any Sendable])] = []
        for row in rows {
            for column in columns {
                let place = "POINT (\(Double(22500 + column) / 200) \(Double(6600 + row) / 200))"
                features.append((place, ["people": 1 << features.count]))
            }
        }
        return features
    }

    @Test("are each in one of the areas that fill a city, on borders and corners too")
    func conserved() throws {
        try withStoreWorld { world in
            try world.importAreas([
                (square(0, 0), ["name": "a"]), (square(1, 0), ["name": "b"]), (square(0, 1), ["name": "c"]),
                (square(1, 1), ["name": "d"]),
            ])
            // Nine places: the four middles, the four middles of shared borders, and the corner that all share.
            let summary = try world.importPlaces(grid(1...3, 1...3))
            let numbers = try world.project.areas().compactMap(\.population)
            #expect(numbers.count == 4 && numbers.reduce(0, +) == (1 << 9) - 1)
            #expect(numbers.reduce(0, ^) == (1 << 9) - 1)  // no two share a place
            #expect(summary.areas == PeopleInAreas(set: 4, changed: 0, empty: 0, outside: 0))
        }
    }

    @Test("give an area its number anew, and leave one that nobody of the layer lives in")
    func counted() throws {
        try withStoreWorld { world in
            try world.importAreas([
                (square(0, 0), ["name": "a", "n": 7]), (square(1, 0), ["name": "b", "n": 8]),
                (square(2, 0), ["name": "c", "n": 9]), (square(3, 0), ["name": "d"]),
            ]) { $0.populationField = "n" }
            let summary = try world.importPlaces([
                ("POINT (112.505 33.005)", ["people": 7.4]), ("POINT (112.515 33.005)", ["people": 2.5]),
                ("POINT (112.535 33.005)", ["people": 1]), ("POINT (113 33)", ["people": 100.5]),
            ])
            // a has 7 people as before, b 3 (halves go up) where it had 8, c keeps 9, d had none.
            #expect(try world.project.areas().map(\.population) == [7, 3, 9, 1])
            #expect(summary.areas == PeopleInAreas(set: 3, changed: 1, empty: 1, outside: 100.5))
            // A second file adds to the first.
            let more = try world.importPlaces([("POINT (112.506 33.006)", ["people": 10])], as: "more.geojson")
            #expect(try world.project.areas().map(\.population) == [17, 3, 9, 1])
            #expect(more.areas == PeopleInAreas(set: 3, changed: 1, empty: 1, outside: 100.5))
        }
    }

    @Test("of every level and version are counted, also in areas that come later without a number")
    func later() throws {
        try withStoreWorld { world in
            try world.importPlaces([
                ("POINT (112.505 33.005)", ["people": 7]), ("POINT (112.515 33.005)", ["people": 5]),
            ])
            let summary = try world.importAreas([(square(0, 0), ["name": "a"]), (square(2, 0), ["name": "b"])])
            #expect(summary.remarks == [.countedPeople(areas: 1)])
            #expect(try world.project.areas().map(\.population) == [7, nil])
            let stated = try world.importAreas([(square(1, 0), ["name": "c", "n": 4])], as: "stated.geojson") {
                $0.populationField = "n"
            }
            #expect(stated.remarks.isEmpty)
            #expect(try world.area("c").population == 4)
            let both = "POLYGON ((112.5 33, 112.52 33, 112.52 33.01, 112.5 33.01, 112.5 33))"
            try world.importAreas([(both, ["name": "区"])], as: "district.geojson") { $0.level = .constant("district") }
            #expect(try world.area("区").population == 12)
        }
    }
}
