import GDALInterop
import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

/// A bow tie whose long edges cross in the middle.
private let bowTie = "POLYGON ((112 33, 112.2 33.2, 112.2 33, 112 33.2, 112 33))"

@Suite("appointments to polygons of their own")
struct OwnPolygonTests {
    @Test("a feature becomes an appointment to its polygon; its fields are the columns of the list")
    func feature() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let wkt = "POLYGON ((112.5 33, 112.51 33, 112.51 33.01, 112.5 33))"
            let summary = try world.importPlannerLayer([
                (
                    wkt,
                    [
                        "actor": "一组", "role": "planner", "from": "2020-01-01", "unit": "某院", "persons": 5,
                        "remark": "新",
                    ]
                )
            ])
            #expect(summary.rows == 1)
            #expect(summary.move?.from == "EPSG:4326" && summary.move?.to == "EPSG:4490")
            let appointment = try #require(try world.project.appointments().first)
            #expect(appointment.actor == "一组" && appointment.role == "planner" && appointment.area == nil)
            #expect(appointment.ground == (try boundary(wkt)))
            #expect(appointment.term == term("2020-01-01", nil) && appointment.persons == 5)
            #expect(appointment.columns == [.unit: ["某院"]])
            #expect(appointment.origin.row == 1 && appointment.origin.source.crs == "EPSG:4326")
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT attributes FROM appointment") == [#"{"remark":"新"}"#])
            #expect(try database.number("SELECT count(*) FROM rtree_appointment_geom") == 1)
            #expect(
                try database.texts(
                    """
                    SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents
                    WHERE table_name = 'appointment'
                    """) == ["112.5 33.0 112.51 33.01"])
        }
    }

    @Test("an area that a feature names is matched and kept beside its polygon")
    func withArea() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlannerLayer([
                (square(0, 1), ["actor": "一组", "role": "planner", "area": "八里庄街道", "district": "海淀区"]),
                (square(1, 1), ["actor": "一组", "role": "planner", "area": "", "district": ""]),
            ])
            let appointments = try world.project.appointments()
            #expect(appointments.map(\.area) == ["海淀区/八里庄街道", nil])
            #expect(appointments.map(\.ground) == [try boundary(square(0, 1)), try boundary(square(1, 1))])
            let lines = try world.refusal {
                try world.importPlannerLayer(
                    [(square(0, 1), ["actor": "二组", "role": "planner", "area": "建处街道"])], as: "second.geojson")
            }
            #expect(
                lines == ["row 1 (二组): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道."])
        }
    }

    @Test("a feature without a shape needs an area, as a row of a table does")
    func withoutShape() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlannerLayer([
                (square(0, 1), ["actor": "一组", "role": "planner", "area": ""]),
                (nil, ["actor": "二组", "role": "planner", "area": "建外街道"]),
                (square(1, 1), ["actor": "三组", "role": "planner", "area": ""]),
            ])
            let appointments = try world.project.appointments()
            #expect(appointments.map(\.actor) == ["一组", "二组", "三组"])
            #expect(appointments.map { $0.ground == nil } == [false, true, false])
            let lines = try world.refusal {
                try world.importPlannerLayer(
                    [
                        (square(0, 2), ["actor": "四组", "role": "planner"]),
                        (nil, ["actor": "五组", "role": "planner"]),
                    ], as: "second.geojson")
            }
            #expect(
                lines == [
                    "row 2 (五组): it has neither a polygon of its own nor an area. Draw the one, or fill in 'area'."
                ])
        }
    }

    @Test("polygons in Gauss-Krüger metres land in degrees, by the file's word or the user's")
    func moved() throws {
        // EPSG:4547: central meridian 114° E, false easting 500 km. See ProjectCRSTests for the numbers.
        let wkt = "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3654000, 500000 3653000))"
        let feature: (wkt: String?, properties: [String: any Sendable]) = (wkt, ["actor": "一组", "role": "planner"])
        func check(_ world: StoreWorld, _ summary: ImportSummary) throws {
            #expect(summary.move?.from == "EPSG:4547" && summary.move?.to == "EPSG:4490")
            let ground = try #require(try world.project.appointments().first?.ground)
            #expect(abs(Extent(ground).minX - 114) < 1e-9)
            #expect(abs(Extent(ground).minY - 33.00227) < 1e-4)
            let source = try #require(try world.project.sources().last)
            #expect(source.kind == "planners" && source.crs == "EPSG:4547" && source.operation != nil)
        }
        try withStoreWorld { world in
            try world.importBeijing()
            try check(world, try world.importPlannerLayer([feature]) { $0.crs = .epsg(4547) })
        }
        try withStoreWorld { world in
            try world.importBeijing()
            let path = try world.folder.write(try GeoJSONFile.text([feature], crs: 4547), to: "gk.geojson")
            try check(world, try ListImport.planners.run(ListFile(path), on: world.project))
        }
    }

    @Test("polygons in a CRS from which there is only a guess are refused")
    func ballpark() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let before = try Database.content(of: world.path)
            // Beijing 1954: tens of metres away, by nobody's published operation to CGCS2000.
            let error = #expect(throws: (any Error).self) {
                try world.importPlannerLayer([(square(0, 1), ["actor": "一组", "role": "planner"])]) {
                    $0.crs = .epsg(4214)
                }
            }
            #expect((error as? any ExplainedError)?.kind == .badInput)
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test("metres taken for degrees are refused")
    func metresAsDegrees() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlannerLayer([
                    (
                        "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3653000))",
                        ["actor": "一组", "role": "planner"]
                    )
                ])
            }
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("row 1 (一组): the coordinates 500000.0, 3653000.0 lie outside") == true)
        }
    }

    @Test("a polygon that crosses itself is refused with its place; every defect is told in one go")
    func invalid() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlannerLayer([
                    (bowTie, ["actor": "一组", "role": "planner"]),
                    (square(0, 1), ["actor": "二组", "role": ""]),
                    (bowTie, ["actor": "三组", "role": "planner"]),
                ])
            }
            #expect(lines.count == 3)
            #expect(lines.first?.hasPrefix("row 1 (一组): the border crosses itself") == true)
            #expect(lines.first?.contains("112.1") == true && lines.first?.contains("--repair") == true)
            #expect(lines.dropFirst().first == "row 2 (二组): 'role' is empty.")
            #expect(lines.last?.hasPrefix("row 3 (三组): the border crosses itself") == true)
        }
    }

    @Test("with repair the polygon is mended, told and written down")
    func repaired() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let summary = try world.importPlannerLayer([(bowTie, ["actor": "一组", "role": "planner"])]) {
                $0.repairs = true
            }
            let told = summary.remarks.map { $0.text(in: .english) }
            #expect(told.count == 1 && told.first?.hasPrefix("repaired row 1 (一组): its area changed by") == true)
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT remarks FROM source WHERE kind = 'planners'") == told)
            // The halves of the bow tie.
            #expect(try world.project.appointments().first?.ground?.polygons.count == 2)
        }
    }

    @Test(
        "points and lines are refused, each with its row",
        arguments: ["POINT (112.5 33)", "LINESTRING (112 33, 113 33)"])
    func wrongGeometry(_ wkt: String) throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let type = wkt.hasPrefix("P") ? "Point" : "LineString"
            let lines = try world.refusal {
                try world.importPlannerLayer([
                    (wkt, ["actor": "一组", "role": "planner", "area": "建外街道"]),
                    (wkt, ["actor": "二组", "role": "planner", "area": ""]),
                ])
            }
            #expect(
                lines == [
                    "row 1 (一组): it is a \(type). Give it a Polygon or MultiPolygon.",
                    "row 2 (二组): it is a \(type). Give it a Polygon or MultiPolygon.",
                ])
        }
    }

    @Test("a shape of no type we know is refused with its row alone")
    func collection() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let shape = #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[112.5,33]}]}"#
            let feature = #"{"type":"Feature","properties":{"actor":"一组","role":"planner"},"geometry":\#(shape)}"#
            let lines = try world.refusal {
                try world.importPlanners(
                    #"{"type":"FeatureCollection","features":[\#(feature)]}"#, as: "collection.geojson")
            }
            #expect(lines == ["row 1: it is a Geometry Collection with Point. Give it a Polygon or MultiPolygon."])
        }
    }

    @Test("a table of a GeoPackage, without shapes, is a list as CSV is")
    func table() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let writer = try FeatureWriter(
                creating: world.folder.file("list.gpkg"), layer: "list",
                fields: ["actor", "role", "area"].map { Field($0, .text) }, geometry: .none, crs: nil)
            try writer.write(
                Feature<Position>(geometry: nil, attributes: [.text("一组"), .text("planner"), .text("建外街道")]))
            try writer.finish()
            let summary = try ListImport.planners.run(ListFile(world.folder.file("list.gpkg")), on: world.project)
            #expect(summary.move == nil)
            #expect(try world.project.appointments().map(\.area) == ["朝阳区/建外街道"])
        }
    }

    @Test("two polygons of one actor from one day are two appointments; the same polygon twice is a repetition")
    func repetition() throws {
        let word: [String: any Sendable] = ["actor": "一组", "role": "planner", "from": "2020-01-01"]
        // The square of column 0 and row 1, from another corner and the other way round.
        let turned = "POLYGON ((112.51 33.02, 112.51 33.01, 112.5 33.01, 112.5 33.02, 112.51 33.02))"
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlannerLayer([(square(0, 1), word), (square(1, 1), word)])
            #expect(try world.project.appointments().count == 2)
            let held = try world.refusal {
                try world.importPlannerLayer([(square(2, 1), word), (turned, word)], as: "second.geojson")
            }
            #expect(held == ["row 2 (一组): it is in the project already: 一组, planner, –, 2020-01-01. Leave it out."])
            let twice = try world.refusal {
                try world.importPlannerLayer([(square(5, 1), word), (square(5, 1), word)], as: "third.geojson")
            }
            #expect(
                twice == [
                    "row 2 (一组): it repeats row 1: 一组, planner, –, 2020-01-01. Remove one, or make them differ."
                ])
        }
    }

    @Test("the same layer twice is refused as such")
    func sameFile() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let features: [(wkt: String?, properties: [String: any Sendable])] = [
                (square(0, 1), ["actor": "一组", "role": "planner"])
            ]
            try world.importPlannerLayer(features)
            let before = try Database.content(of: world.path)
            let error = #expect(throws: StoreError.self) {
                try world.importPlannerLayer(features, as: "copy.geojson")
            }
            guard case .alreadyImported = try #require(error) else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test(
        "a GeoPackage, a Shapefile and a FlatGeobuf give what a GeoJSON file gives",
        arguments: ["list.gpkg", "list.shp", "list.fgb"])
    func formats(_ file: String) throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let writer = try FeatureWriter(
                creating: world.folder.file(file), layer: "list",
                fields: ["责任规划师", "角色", "unit"].map { Field($0, .text) }, geometry: .polygon, crs: .cgcs2000)
            let ground = try boundary(square(0, 1))
            try writer.write(
                Feature<Position>(
                    geometry: .polygons(ground), attributes: [.text("一组"), .text("planner"), .text("甲院;乙院")]))
            try writer.finish()
            var list = ListFile(world.folder.file(file))
            // A Shapefile cuts the name after ten bytes.
            if file.hasSuffix("shp") { list.columns = ["actor": "责任规"] }
            let summary = try ListImport.planners.run(list, on: world.project)
            #expect(summary.move?.from == "EPSG:4490" && summary.move?.to == "EPSG:4490")
            let appointment = try #require(try world.project.appointments().first)
            #expect(appointment.actor == "一组" && appointment.columns == [.unit: ["甲院", "乙院"]])
            let read = try #require(appointment.ground)
            #expect(Extent(read) == Extent(ground) && read.vertexCount == ground.vertexCount)
        }
    }

    @Test("a layer of many polygons lands in the order of the file")
    func order() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            // Rings of 5,000 vertices: the survey takes them in several batches.
            let rings = (0..<20).map { index -> (wkt: String?, properties: [String: any Sendable]) in
                let vertices = (0...5000).map { step -> String in
                    let part = Double(step % 5000) / 5000
                    // Along a square's border, a quarter of the way each side.
                    let (x, y) =
                        part < 0.25
                        ? (4 * part, 0)
                        : part < 0.5 ? (1, 4 * part - 1) : part < 0.75 ? (3 - 4 * part, 1) : (0, 4 - 4 * part)
                    return "\(112.5 + Double(index) + x / 2) \(33 + y / 2)"
                }
                return (
                    "POLYGON ((\(vertices.joined(separator: ", "))))", ["actor": "组\(index)", "role": "planner"]
                )
            }
            try world.importPlannerLayer(rings)
            let appointments = try world.project.appointments()
            #expect(appointments.map(\.actor) == (0..<20).map { "组\($0)" })
            #expect(appointments.map(\.origin.row) == Array(1...20))
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("PRAGMA integrity_check") == ["ok"])
        }
    }
}

@Suite("what an appointment says beside its place and term")
struct AppointmentColumnTests {
    @Test("lists in a cell are split, blanks trimmed, and what is empty is absent")
    func columns() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlanners(
                "actor,role,area,unit,channel,source,funding,disciplines,duties,guarantees,part_of,persons\n"
                    + "一组,planner,建外街道,某院, ,高校,财政,规划; 建筑 ；交通;,;,,总队,5\n二组,planner,建外街道,,,,,,,,,\n")
            let appointments = try world.project.appointments()
            #expect(
                appointments.first?.columns == [
                    .unit: ["某院"], .source: ["高校"], .funding: ["财政"], .disciplines: ["规划", "建筑", "交通"],
                ])
            #expect(appointments.map(\.partOf) == ["总队", nil])
            #expect(appointments.map(\.persons) == [5, nil])
            #expect(appointments.last?.columns == [:])
            #expect(appointments.allSatisfy { $0.ground == nil })
        }
    }
}
