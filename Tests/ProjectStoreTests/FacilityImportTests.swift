import Foundation
import GDALInterop
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

@Suite("facilities of a list or a layer")
struct FacilityImportTests {
    @Test("a row becomes a facility with all it says of itself; one without id is called by its file and row")
    func row() throws {
        try withStoreWorld { world in
            let summary = try world.importFacilities(
                "lat,lon,name,capacity,level,category,id,remark\n"
                    + "33.0,112.5,一幼,300,5,kindergarten,K1,x\n\n33.01,112.51,,,10-minute,clinic,,\n")
            #expect(summary.facilities == ["kindergarten": 1, "clinic": 1])
            #expect(summary.imported.rows == 2 && summary.imported.remarks == [.tableAsWGS84])
            #expect(
                try world.project.facilities() == [
                    Facility(
                        id: "K1", category: "kindergarten", name: "一幼", level: "5", capacity: 300,
                        shape: try shape("POINT (112.5 33)")),
                    // The empty line is row 3.
                    Facility(
                        id: "list.csv#4", category: "clinic", name: nil, level: "10-minute",
                        shape: try shape("POINT (112.51 33.01)")),
                ])
            #expect(try world.project.facilities().map(\.levelMinutes) == [5, 10])
            #expect(try world.project.crs() == .cgcs2000)
            let source = try #require(try world.project.sources().first)
            #expect(source.kind == "facilities" && source.rows == 2 && source.crs == "EPSG:4326")
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT source_row FROM facility ORDER BY fid") == ["2", "4"])
        }
    }

    @Test("columns and categories may be Chinese, and titles of any case are our categories")
    func words() throws {
        try withStoreWorld { world in
            let summary = try world.importFacilities(
                """
                编号,类别,名称,级别,容量,经度,纬度
                a,幼儿园,一幼,5,300,112.5,33
                b,Primary School,,,,112.5,33
                c,菜市场,,,,112.5,33
                d,CLINIC,,,,112.5,33
                e,社区卫生服务站,,,,112.5,33
                f,老年人日间照料中心（托老所）,,,,112.5,33

                """)
            #expect(
                summary.facilities == [
                    "kindergarten": 1, "primary-school": 1, "market": 1, "clinic": 1, "health-station": 1,
                    "day-care": 1,
                ])
            #expect(try world.project.facilities().first?.name == "一幼")
        }
    }

    @Test("a category that is none of ours is kept as written, and told once with those nearest to it")
    func ownCategory() throws {
        try withStoreWorld { world in
            let summary = try world.importFacilities(
                "category,lon,lat\nClinc,112.5,33\nClinc,112.51,33\nclinic,112.52,33\n")
            #expect(summary.facilities == ["Clinc": 2, "clinic": 1])
            #expect(
                summary.imported.remarks == [
                    .ownCategory("Clinc", facilities: 2, nearest: ["clinic"]), .tableAsWGS84,
                ])
        }
        // A column of names taken for categories: each row has its own.
        try withStoreWorld { world in
            let rows = (1...21).map { "第\($0)处设施,112.5,33" }
            let summary = try world.importFacilities("category,lon,lat\n" + rows.joined(separator: "\n") + "\n")
            #expect(summary.imported.remarks == [.ownCategories(21), .tableAsWGS84])
        }
    }

    @Test("one category may be said for all, whatever the rows say")
    func constant() throws {
        try withStoreWorld { world in
            let summary = try world.importFacilities("category,lon,lat\npublic,112.5,33\n,112.51,33\n") {
                $0.category = "小学"
            }
            #expect(summary.facilities == ["primary-school": 2])
        }
    }

    @Test("a list kept in a spreadsheet is the same list")
    func spreadsheet() throws {
        try withStoreWorld { world in
            let writer = try FeatureWriter(
                creating: world.folder.file("list.xlsx"), layer: "设施",
                fields: [Field("类别", .text), Field("容量", .integer), Field("经度", .real), Field("纬度", .real)],
                geometry: .none, crs: nil)
            try writer.write(
                Feature<Position>(
                    geometry: nil, attributes: [.text("clinic"), .integer(40), .real(112.5), .real(33.25)]))
            try writer.finish()
            try world.importFacilities(file: "list.xlsx")
            let facility = Facility(
                id: "list.xlsx#2", category: "clinic", name: nil, capacity: 40, shape: try shape("POINT (112.5 33.25)"))
            #expect(try world.project.facilities() == [facility])
        }
    }

    @Test("coordinates declared as GCJ-02 are moved to where they are")
    func offset() throws {
        try withStoreWorld { world in
            // A vector of coordtransform: the first of WGS 84 is the second of GCJ-02.
            let place = Position(longitude: 116.404, latitude: 39.915)
            let summary = try world.importFacilities("category,lon,lat\nclinic,116.41024449916938,39.91640428150164\n")
            {
                $0.file.crs = .gcj02
            }
            guard case .points(let points)? = try world.project.facilities().first?.shape else {
                Issue.record("no point")
                return
            }
            // The inverse is iterated to 1e-9 degree.
            #expect(abs(points[0].longitude - place.longitude) < 2e-9)
            #expect(abs(points[0].latitude - place.latitude) < 2e-9)
            #expect(try world.project.sources().first?.accuracy != nil)
            #expect(summary.imported.remarks.isEmpty)
        }
    }

    @Test("a layer brings points, several points that are one facility, and grounds")
    func layer() throws {
        try withStoreWorld { world in
            let features: [(wkt: String?, properties: [String: any Sendable])] = [
                ("POINT (112.5 33)", ["kind": "clinic", "capacity": 40]),
                ("MULTIPOINT (112.5 33, 112.6 33)", ["kind": "bus stop"]),
                (square(0, 0), ["kind": "公园", "name": "一园"]),
            ]
            try world.folder.write(try GeoJSONFile.text(features), to: "layer.geojson")
            let summary = try world.importFacilities(file: "layer.geojson") { $0.file.columns = ["category": "kind"] }
            #expect(summary.facilities == ["clinic": 1, "bus-stop": 1, "park": 1])
            let facilities = try world.project.facilities()
            #expect(facilities.map(\.shape) == (try features.compactMap { try $0.wkt.map { try shape($0) } }))
            #expect(facilities.map(\.id) == ["layer.geojson#1", "layer.geojson#2", "layer.geojson#3"])
            #expect(facilities.map(\.capacity) == [40, nil, nil])
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM rtree_facility_geom") == 3)
        }
    }

    @Test("all that is wrong with the rows is told, and nothing is changed")
    func defects() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importFacilities(
                    """
                    id,category,name,capacity,lon,lat
                    a,clinic,一,12.5,112.5,33
                    b,,二,,112.5,33
                    c,clinic,三,,,
                    d,clinic,四,-1,there,33
                    a,clinic,五,,112.5,33
                    a,bank,六,,112.5,33
                    e,clinic,七,,33,112.5

                    """)
            }
            #expect(
                lines == [
                    "row 2 (一): 'capacity' is '12.5', not a whole number from 0 on.",
                    "row 3 (二): it has no category. Fill in 'category', or say one for all rows with '--category'.",
                    "row 4 (三): 'lon' is empty.", "row 4 (三): 'lat' is empty.",
                    "row 5 (四): 'lon' is 'there', not a coordinate. Write metres or decimal degrees, like 38500123.45.",
                    "row 5 (四): 'capacity' is '-1', not a whole number from 0 on.",
                    "row 6 (五): it repeats row 2: a, clinic. Remove one, or make them differ.",
                    "row 8 (七): the coordinates 33.0, 112.5 lie outside what its CRS covers. Say another with '--crs', or mend it.",
                ])
        }
    }

    @Test("lines, crossing rings and empty shapes of a layer are refused; rings are mended when that is asked for")
    func shapes() throws {
        try withStoreWorld { world in
            // A bow tie: two triangles of a quarter of the square each.
            let bow = "POLYGON ((112.5 33, 112.51 33.01, 112.51 33, 112.5 33.01, 112.5 33))"
            let layer = try GeoJSONFile.text([
                ("LINESTRING (112.5 33, 112.6 33)", ["category": "park"]), (nil, ["category": "park"]),
                (bow, ["category": "park"]),
            ])
            try world.folder.write(layer, to: "layer.geojson")
            let lines = try world.refusal { try world.importFacilities(file: "layer.geojson") }
            #expect(lines.count == 3)
            #expect(lines[0] == "row 1: it is a LineString. Give it a Point, MultiPoint, Polygon or MultiPolygon.")
            #expect(lines[1] == "row 2: its geometry is empty. Give it a Point or a Polygon.")
            #expect(lines[2].hasPrefix("row 3 (layer.geojson#3): ") && lines[2].contains("--repair"))

            try world.folder.write(try GeoJSONFile.text([(bow, ["category": "park"])]), to: "bow.geojson")
            let summary = try world.importFacilities(file: "bow.geojson") { $0.file.repairs = true }
            #expect(summary.imported.rows == 1)
            guard case .polygons(let ground)? = try world.project.facilities().first?.shape else {
                Issue.record("no ground")
                return
            }
            #expect(ground.polygons.count == 2)
        }
    }

    @Test("a file without the columns it needs names those it has")
    func columns() throws {
        try withStoreWorld { world in
            let path = try world.folder.write("kind,lon,lat\nclinic,112.5,33\n", to: "list.csv")
            #expect { try world.importFacilities(file: "list.csv") } throws: { error in
                guard case StoreError.noCategories(path, ["kind", "lon", "lat"]) = error else { return false }
                return (error as? StoreError)?.explanation(in: .english).contains("--category-field") == true
            }
            let other = try world.folder.write("category,x,lat\nclinic,112.5,33\n", to: "other.csv")
            #expect { try world.importFacilities(file: "other.csv") } throws: { error in
                guard case StoreError.missingColumn("lon", other, _) = error else { return false }
                return true
            }
            #expect(throws: StoreError.self) { try world.importFacilities("category,lon,lat\n") }
        }
    }

    @Test("a file is taken once, and no facility of the project is repeated by another file")
    func repeated() throws {
        try withStoreWorld { world in
            try world.importFacilities("id,category,lon,lat\na,clinic,112.5,33\n")
            #expect {
                try world.importFacilities(file: "list.csv")
            } throws: { error in
                guard case StoreError.alreadyImported("list.csv", _) = error else { return false }
                return true
            }
            let lines = try world.refusal {
                try world.importFacilities(
                    "id,category,lon,lat\nb,clinic,112.5,33\na,clinic,112.6,33\na,bank,112.6,33\n", as: "other.csv")
            }
            #expect(lines.count == 1 && lines[0].hasPrefix("row 3 (a): the project has the facility 'a'"))
        }
    }

    @Test("facilities outside China keep the project in WGS 84, and a preset CRS is kept")
    func elsewhere() throws {
        try withStoreWorld { world in
            try world.importFacilities("category,lon,lat\nclinic,7.41,43.73\n")
            #expect(try world.project.crs() == .wgs84)
            #expect(try world.project.facilities().map(\.shape) == [try shape("POINT (7.41 43.73)")])
        }
        try withStoreWorld(settings: [.scheme: "beijing", .crs: CRS.cgcs2000.definition]) { world in
            try world.importFacilities("category,lon,lat\nclinic,7.41,43.73\n")
            #expect(try world.project.crs() == .cgcs2000)
        }
    }

    @Test("reading a list without a project gives what the import stores")
    func read() throws {
        try withStoreWorld { world in
            try world.importFacilities("category,lon,lat,capacity\n幼儿园,112.5,33,12\nobservatory dome,112.6,33,\n")
            let list = try FacilityList.read(
                ListFile(world.folder.file("list.csv")), words: try categoryWords(), in: .cgcs2000)
            #expect(list.facilities == (try world.project.facilities()))
            #expect(list.remarks == [.ownCategory("observatory dome", facilities: 1, nearest: []), .tableAsWGS84])
        }
    }
}

@Suite("rows that name facilities")
struct FacilityMatchingTests {
    /// Two clinics 111 m apart, one place that is a school and a primary school, and two parks that share a side.
    private static let facilities: [Facility] = [
        facility("a", "clinic", "POINT (112.5 33)"), facility("b", "clinic", "POINT (112.5 33.001)"),
        facility("s", "school", "POINT (112.6 33)"), facility("s", "primary-school", "POINT (112.6 33)"),
        facility("w", "park", square(0, 1)), facility("e", "park", square(1, 1)),
    ].compactMap { $0 }

    private static func facility(_ id: String, _ category: String, _ wkt: String) -> Facility? {
        do {
            return Facility(id: id, category: category, name: nil, shape: try shape(wkt))
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private func matches(_ text: String, as file: String = "gone.csv", category: String? = nil) throws -> [Int] {
        try withTemporaryFolder { folder in
            let path = try folder.write(text, to: file)
            return try FacilityList.matches(
                of: ListFile(path), category: category, words: try categoryWords(), in: .cgcs2000,
                among: Self.facilities
            ).sorted()
        }
    }

    @Test("an id names a facility in all its categories, or in the one that is said")
    func ids() throws {
        #expect(try matches("id\nb\ns\n") == [1, 2, 3])
        #expect(try matches("id,category\ns,小学\n") == [3])
        #expect(try matches("id\ns\n", category: "school") == [2])
    }

    @Test("a place names the facility within a metre of it, or on whose ground it lies")
    func places() throws {
        // 0.000008° of the meridian are 0.89 m.
        #expect(try matches("lon,lat\n112.5,33.000008\n") == [0])
        #expect(try matches("lon,lat\n112.505,33.015\n") == [4])
        // 0.9 m west of the western park: 0.0000096° at 33° are 0.0000096 · 111 320 m · cos 33° = 0.90 m.
        #expect(try matches("lon,lat\n112.4999904,33.015\n") == [4])
        #expect(try matches("lon,lat,category\n112.6,33,school\n") == [2])
    }

    @Test("ground names the facility that has the same ground, and not its neighbours")
    func grounds() throws {
        let layer = try GeoJSONFile.text([(square(1, 1), [:])])
        #expect(try matches(layer, as: "gone.geojson") == [5])
    }

    @Test("every row that names none, or several, is told")
    func refused() throws {
        let text = """
            id,lon,lat,category
            aa,,,
            ,112.5,33.00002,
            ,112.51,33.015,
            ,,,clinic
            a,,,bank
            ,112.5,33,
            """
        do {
            _ = try matches(text)
            Issue.record("nothing was refused")
        } catch StoreError.unmatchedRows(_, let defects) {
            #expect(
                defects.map { $0.text(in: .english) } == [
                    "row 2 (aa): there is no facility 'aa'; the nearest ids: a.",
                    // 0.00002° of the meridian are 2.2 m.
                    "row 3: no facility lies there, within 1 m. Mend its place, or fill in 'id'.",
                    "row 4: 2 facilities lie there: e, w. Say which in 'id', or its category.",
                    "row 5: it says neither which facility nor where. Fill in 'id', or 'lon' and 'lat'.",
                    "row 6 (a): that facility is of another category: clinic. Mend the one or the other.",
                ])
        }
    }
}

/// Those of all that ships.
private func categoryWords() throws -> CategoryWords {
    let geodata = GeodataFolder(path: Places.geodata)
    return CategoryWords(
        try geodata.facilityTags(), try geodata.standardNames().map { try geodata.standard(named: $0) })
}

extension StoreWorld {
    @discardableResult
    fileprivate func importFacilities(
        _ text: String, as file: String = "list.csv", _ adjust: (inout FacilityImport) -> Void = { _ in }
    ) throws -> FacilitySummary {
        try folder.write(text, to: file)
        return try importFacilities(file: file, adjust)
    }

    @discardableResult
    fileprivate func importFacilities(
        file: String, _ adjust: (inout FacilityImport) -> Void = { _ in }
    ) throws -> FacilitySummary {
        var plan = FacilityImport(ListFile(folder.file(file)), words: try categoryWords())
        adjust(&plan)
        return try plan.run(on: project)
    }
}
