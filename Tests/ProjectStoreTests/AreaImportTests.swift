import Foundation
import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

@Suite("what an area is called")
struct AreaIdentityTests {
    @Test("its code, else its parent and name, else its name")
    func ids() throws {
        try withStoreWorld { world in
            try world.importAreas([
                (square(0, 0), ["name": "甲", "code": "110101001000", "parent": "东城区"]),
                (square(1, 0), ["name": "乙", "parent": "东城区"]),
                (square(2, 0), ["name": "丙", "code": "", "parent": " "]),
            ])
            #expect(try world.project.areas().map(\.id) == ["110101001000", "东城区/乙", "丙"])
            #expect(try world.project.areas().map(\.code) == ["110101001000", nil, nil])
            #expect(try world.project.areas().map(\.parent) == ["东城区", "东城区", nil])
        }
    }

    @Test("codes are text also where a file has numbers")
    func numericCodes() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲", "code": 110_101_001_000])])
            #expect(try world.project.areas().map(\.id) == ["110101001000"])
        }
    }

    @Test("blanks around names and codes are no part of them")
    func blanks() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": " 甲\u{3000}", "parent": "\t东城区 "])])
            #expect(try world.project.areas().map(\.id) == ["东城区/甲"])
        }
    }

    @Test("constants and fields give the same")
    func constants() throws {
        let byField = try withStoreWorld { world in
            try world.importAreas([
                (
                    square(0, 0),
                    [
                        "n": "甲", "c": "99", "p": "某区", "l": "park", "f": "2020-01-01", "t": "2021-01-01",
                        "g": "a; b；c",
                        "people": 12, "pre": "97;98",
                    ]
                )
            ]) {
                ($0.name, $0.code, $0.parent) = (.field("n"), .field("c"), .field("p"))
                ($0.level, $0.from, $0.to) = (.field("l"), .field("f"), .field("t"))
                ($0.tagField, $0.populationField, $0.predecessorsField) = ("g", "people", "pre")
            }
            return try world.area("99")
        }
        #expect(byField.name == "甲" && byField.code == "99" && byField.parent == "某区" && byField.level == "park")
        #expect(byField.term == term("2020-01-01", "2021-01-01"))
        #expect(byField.tags == ["a", "b", "c"])
        #expect(byField.population == 12)
        #expect(byField.predecessors == ["97", "98"])
        let byConstant = try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["x": 1])]) {
                ($0.name, $0.code, $0.parent) = (.constant("甲"), .constant("99"), .constant("某区"))
                ($0.level, $0.from, $0.to) = (
                    .constant("park"), .constant(day("2020-01-01")), .constant(day("2021-01-01"))
                )
            }
            return try world.area("99")
        }
        #expect(byConstant.term == byField.term && byConstant.level == byField.level && byConstant.name == byField.name)
        #expect(byConstant.area == byField.area)
    }

    @Test("fields to keep become one JSON object, keys sorted, empty values left out")
    func keptFields() throws {
        func attributes(_ kept: AreaImport.KeptFields) throws -> String? {
            try withStoreWorld { world in
                try world.importAreas([
                    (square(0, 0), ["name": "甲", "z": "末", "a": 1.5, "n": 7, "empty": "", "path": "a/b"])
                ]) { $0.keptFields = kept }
                return try world.area("甲").attributes
            }
        }
        #expect(try attributes(.none) == nil)
        #expect(try attributes(.named(["z", "n"])) == #"{"n":7,"z":"末"}"#)
        let all = try #require(try attributes(.all))
        #expect(all.hasPrefix(#"{"a":1.5,"#) && all.contains(#""path":"a/b""#))
    }

    @Test("a field that the file lacks is answered with the nearest and with all it has")
    func unknownField() throws {
        try withStoreWorld { world in
            let error = #expect(throws: StoreError.self) {
                try world.importAreas([(square(0, 0), ["name": "甲", "区县": "x"])]) { $0.parent = .field("区县名") }
            }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("has no field '区县名'; did you mean '区县'"))
            #expect(told.hasSuffix("Its fields: name, 区县.") || told.hasSuffix("Its fields: 区县, name."))
            #expect(error?.kind == .usage)
        }
    }
}

@Suite("areas that can't be taken")
struct AreaRefusalTests {
    @Test("ground across 180° is refused unless it is cut there")
    func antimeridian() throws {
        try withStoreWorld(settings: [.scheme: "beijing", .crs: "EPSG:4326"]) { world in
            let error = #expect(throws: StoreError.self) {
                try world.importAreas([
                    ("POLYGON ((179.5 -17, -179.5 -17, -179.5 -16, 179.5 -16, 179.5 -17))", ["name": "甲"])
                ])
            }
            let told = try #require(error)
            #expect(told.explanation(in: .english).contains("row 1 (甲): its border runs more than 180°"))
            #expect(told.explanation(in: .english).contains("from 179.5, -17.0 to the next corner"))
            #expect(told.explanation(in: .chinese).contains("经度差超过 180°"))
            let cut = "((179.5 -17, 180 -17, 180 -16, 179.5 -16, 179.5 -17))"
            let other = "((-180 -17, -179.5 -17, -179.5 -16, -180 -16, -180 -17))"
            #expect(try world.importAreas([("MULTIPOLYGON (\(cut), \(other))", ["name": "甲"])]).rows == 1)
        }
    }

    @Test("two areas of one key in a file are refused, both rows named")
    func twiceInFile() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importAreas([
                    (square(0, 0), ["name": "甲", "code": "1"]), (square(1, 0), ["name": "乙", "code": "2"]),
                    (square(2, 0), ["name": "丙", "code": "1"]),
                ])
            }
            #expect(lines == ["row 3 (丙): it repeats row 1: 1. Remove one, or make them differ."])
        }
    }

    @Test("an area that the project has is refused, and nothing else of the file is taken")
    func twiceInProject() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])], as: "first.geojson")
            let lines = try world.refusal {
                try world.importAreas(
                    [(square(5, 5), ["name": "乙"]), (square(0, 0), ["name": "甲"])], as: "second.geojson")
            }
            #expect(lines == ["row 2 (甲): it is in the project already: 甲. Leave it out."])
        }
    }

    @Test("the same file twice is refused as such, under any name")
    func sameFile() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])], as: "first.geojson")
            let before = try Database.content(of: world.path)
            let error = #expect(throws: StoreError.self) {
                try world.importAreas([(square(0, 0), ["name": "甲"])], as: "copy.geojson")
            }
            guard case .alreadyImported("copy.geojson", _) = try #require(error) else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test("a new version of an area, with a later first day, is no repetition")
    func versions() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])], as: "old.geojson")
            try world.importAreas([(square(1, 0), ["name": "甲"])], as: "new.geojson") {
                $0.from = .constant(day("2021-01-01"))
            }
            #expect(try world.project.areas().map(\.term) == [.always, term("2021-01-01", nil)])
        }
    }

    @Test("every defect of a file is told in one go")
    func all() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importAreas([
                    (nil, ["name": "甲", "f": "", "t": ""]),
                    ("POINT (112.5 33)", ["name": "乙", "f": "", "t": ""]),
                    ("LINESTRING (112.5 33, 112.6 33)", ["name": "丙", "f": "", "t": ""]),
                    (square(0, 0), ["name": "", "f": "2021-02-29", "t": ""]),
                    (square(1, 0), ["name": "戊", "f": "2021-01-02", "t": "2021-01-01"]),
                    ("POLYGON EMPTY", ["name": "己", "f": "", "t": ""]),
                    (square(2, 0), ["name": "庚", "f": "2021年1月1日", "t": ""]),
                ]) { ($0.from, $0.to) = (.field("f"), .field("t")) }
            }
            #expect(
                lines == [
                    "row 1 (甲): it has no ground: its geometry is empty.",
                    "row 2 (乙): it is a Point. Give it a Polygon or MultiPolygon.",
                    "row 3 (丙): it is a LineString. Give it a Polygon or MultiPolygon.",
                    "row 4: 'name' is empty.",
                    "row 4: 'f' is no day: '2021-02-29'. Write it like 2021-12-31.",
                    "row 5 (戊): the term from 2021-01-02 to 2021-01-01 holds no day: the second is the first day after its end.",
                    "row 6 (己): it has no ground: its geometry is empty.",
                ])
        }
    }

    @Test("a border that crosses itself is refused with its place")
    func invalid() throws {
        try withStoreWorld { world in
            // A bow tie: its two long edges cross in the middle.
            let lines = try world.refusal {
                try world.importAreas([
                    ("POLYGON ((112 33, 112.2 33.2, 112.2 33, 112 33.2, 112 33))", ["name": "甲"])
                ])
            }
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("row 1 (甲): the border crosses itself") == true)
            #expect(lines.first?.contains("112.1") == true && lines.first?.contains("33.1") == true)
            #expect(lines.first?.contains("--repair") == true)
        }
    }

    @Test("with repair the border is mended, told and written down; features without ground are left out")
    func repaired() throws {
        try withStoreWorld { world in
            let summary = try world.importAreas([
                ("POLYGON ((112 33, 112.2 33.2, 112.2 33, 112 33.2, 112 33))", ["name": "甲"]),
                (nil, ["name": "乙"]), (square(0, 0), ["name": "丙"]),
            ]) { $0.repairs = true }
            #expect(summary.rows == 2)
            let told = summary.remarks.map { $0.text(in: .english) }
            #expect(told.contains("left out row 2: it has no ground"))
            #expect(told.contains { $0.hasPrefix("repaired row 1 (甲): its area changed by") })
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT remarks FROM source") == [told.joined(separator: "\n")])
            #expect(try world.project.boundary(of: world.area("甲")).polygons.count == 2)  // the halves of the bow tie
        }
    }

    @Test("coordinates that are on no earth are refused with their place")
    func notOnEarth() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importAreas([("POLYGON ((112 33, 112.1 33, 112.1 99, 112 33))", ["name": "甲"])])
            }
            #expect(lines.first?.hasPrefix("row 1 (甲): the coordinates 112.1, 99.0 lie outside") == true)
        }
    }

    @Test("a defect found after a hundred thousand vertices leaves nothing of those before it")
    func lateDefect() throws {
        // Rings of 30,000 vertices: the first two are written before the third is read.
        func ring(_ center: Double) -> String {
            let vertices = (0...30_000).map { index in
                let angle = Double(index % 30_000) / 30_000 * 2 * Double.pi
                return "[\(center + 0.01 * cos(angle)),\(33 + 0.01 * sin(angle))]"
            }
            return
                #"{"type":"Feature","properties":{"name":"c\#(center)"},"geometry":{"type":"Polygon","coordinates":[[\#(vertices.joined(separator: ","))]]}}"#
        }
        try withStoreWorld { world in
            let point =
                #"{"type":"Feature","properties":{"name":"last"},"geometry":{"type":"Point","coordinates":[112,33]}}"#
            let features = [ring(112), ring(113), ring(114), point].joined(separator: ",")
            try world.folder.write(#"{"type":"FeatureCollection","features":[\#(features)]}"#, to: "big.geojson")
            let lines = try world.refusal { try world.importAreas(file: "big.geojson", fields: ["name"]) }
            #expect(lines == ["row 4 (last): it is a Point. Give it a Polygon or MultiPolygon."])
            #expect(try world.project.areas().isEmpty)
            #expect(try world.project.crs() == nil)
        }
    }

    @Test("a file without features is told")
    func noFeatures() throws {
        try withStoreWorld { world in
            try world.folder.write(#"{"type":"FeatureCollection","features":[]}"#, to: "none.geojson")
            let before = try Database.content(of: world.path)
            #expect(throws: (any Error).self) {
                try AreaImport(path: world.folder.file("none.geojson"), level: .constant("street")).run(
                    on: world.project)
            }
            #expect(try Database.content(of: world.path) == before)
        }
    }
}

@Suite("features of one code")
struct MergeTests {
    private let blocks: [(wkt: String?, properties: [String: any Sendable])] = [
        (square(0, 0), ["name": "高新区", "code": "G1"]), (square(7, 7), ["name": "别处", "code": "G2"]),
        (square(1, 0), ["name": "高新区", "code": "G1"]),
    ]

    @Test("are refused as repetitions unless merging is wanted")
    func refused() throws {
        try withStoreWorld { world in
            let lines = try world.refusal { try world.importAreas(blocks) }
            #expect(lines.count == 1)
        }
    }

    @Test("become one area, in the place of the first, whose ground is that of all")
    func merged() throws {
        try withStoreWorld { world in
            let summary = try world.importAreas(blocks) { $0.mergesSameCode = true }
            #expect(summary.rows == 2)
            #expect(summary.remarks == [.merged(code: "G1", features: 2)])
            #expect(try world.project.areas().map(\.id) == ["G1", "G2"])
            // Two squares side by side are one rectangle: a single polygon, twice as large.
            #expect(try world.project.boundary(of: world.area("G1")).polygons.count == 1)
            let both = try world.area("G1").area.value
            let alone = try withStoreWorld { other in
                try other.importAreas([blocks[0]])
                return try other.area("G1").area.value
            }
            #expect(abs(both - 2 * alone) < 1e-6 * both)
        }
    }

    @Test("one that crosses itself is refused without repair, and mended before it is united with it")
    func brokenPart() throws {
        // Two triangles that meet in a point: together half of the square around them, as the diagonals cut it in four.
        let bow = "POLYGON ((112.5 33, 112.51 33.01, 112.51 33, 112.5 33.01, 112.5 33))"
        let features = [
            (bow, ["name": "区块一", "code": "G1"]), (square(1, 0), ["name": "区块二", "code": "G1"]),
        ]
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importAreas(features) {
                    $0.code = .field("code")
                    $0.mergesSameCode = true
                }
            }
            #expect(lines.count == 1)
            #expect(lines.first?.contains("crosses itself") == true)
            try world.importAreas(features) {
                $0.code = .field("code")
                $0.mergesSameCode = true
                $0.repairs = true
            }
            let whole = try withStoreWorld { other in
                try other.importAreas([(square(0, 0), ["name": "甲"]), (square(1, 0), ["name": "乙"])])
                return try other.project.areas().map(\.area.value)
            }
            let expected = whole[0] / 2 + whole[1]
            #expect(abs(try world.area("G1").area.value - expected) < 1e-4 * expected)
        }
    }
}

@Suite("a file whose code the project holds")
struct ExtendedAreaTests {
    private func block(_ column: Int, _ name: String = "高新区") -> [(wkt: String?, properties: [String: any Sendable])] {
        [(square(column, 0), ["name": name, "code": "G1"])]
    }

    @Test("is refused, and the way to put the two together is told")
    func refused() throws {
        try withStoreWorld { world in
            try world.importAreas(block(0), as: "first.geojson")
            let lines = try world.refusal { try world.importAreas(block(1), as: "second.geojson") }
            #expect(
                lines == [
                    "row 1 (高新区): the project has an area of this code already: G1. Leave it out, or add its ground to "
                        + "that area with '--merge-same-code'."
                ])
        }
    }

    @Test("adds its ground where merging is wanted: the same area as from one file, wherever the two meet")
    func extended() throws {
        // Beside it, apart from it, and on the same ground.
        for (column, squares) in [(1, 2.0), (5, 2), (0, 1)] {
            try withStoreWorld { world in
                try world.importAreas(block(0), as: "first.geojson")
                let alone = try world.area("G1").area
                let summary = try world.importAreas(block(column, "高新区二期"), as: "second.geojson") {
                    $0.mergesSameCode = true
                }
                let area = try world.area("G1")
                #expect(abs(area.area.value - squares * alone.value) < 1e-6 * alone.value)
                #expect(area.name == "高新区" && area.origin.source.file == "first.geojson")
                let told = summary.remarks.map { $0.text(in: .english) }
                #expect(told[0] == "the area of the code G1 keeps its name 高新区; the file calls it 高新区二期")
                #expect(told[1].hasPrefix("added ground to 高新区: it has "))
                #expect(summary.rows == 1)
                let database = try Database(path: world.path, mode: .existing)
                #expect(
                    try database.texts("SELECT remarks FROM source ORDER BY id")
                        == [nil, told.joined(separator: "\n")])
                // One file of both gives the same ground.
                let ground = try world.project.boundary(of: area)
                try withStoreWorld { other in
                    try other.importAreas(block(0) + block(column)) { $0.mergesSameCode = true }
                    #expect(try other.project.boundary(of: other.area("G1")) == ground)
                }
                // The R-tree and the layer's extent follow: columns are a hundredth of a degree wide.
                let east = try #require(
                    try database.texts("SELECT max_x FROM gpkg_contents WHERE table_name = 'area'")[0])
                #expect(Double(east) == Double(11250 + column + 1) / 100)
                #expect(
                    try database.number(
                        "SELECT count(*) FROM rtree_area_geom WHERE maxx BETWEEN \(east) - 1e-4 AND \(east) + 1e-4")
                        == 1)
            }
        }
    }

    @Test("is refused where it says another level, parent or last day, and its first day makes it another version")
    func conflicts() throws {
        try withStoreWorld { world in
            try world.importAreas(block(0), as: "first.geojson") { $0.to = .constant(day("2030-01-01")) }
            let lines = try world.refusal {
                try world.importAreas(block(1), as: "second.geojson") {
                    $0.mergesSameCode = true
                    ($0.level, $0.parent) = (.constant("park"), .constant("某区"))
                    $0.to = .constant(day("2031-01-01"))
                }
            }
            let held = ["'street'", "none", "'2030-01-01'"]
            #expect(
                lines
                    == zip([("level", "park"), ("parent", "某区"), ("to", "2031-01-01")], held).map {
                        "row 1 (高新区): its \($0.0) is '\($0.1)', and the area of its code in the project has \($1). "
                            + "Give both the same, or another code."
                    })
            try world.importAreas(block(1), as: "second.geojson") {
                $0.mergesSameCode = true
                $0.from = .constant(day("2025-01-01"))
            }
            #expect(try world.project.areas().map(\.term) == [term(nil, "2030-01-01"), term("2025-01-01", nil)])
        }
    }

    @Test("leaves the area as it was where one of its features is bad")
    func atomic() throws {
        try withStoreWorld { world in
            try world.importAreas(block(0), as: "first.geojson")
            let lines = try world.refusal {
                try world.importAreas(
                    block(1) + [("POINT (112 33)", ["name": "乙", "code": "G2"])], as: "second.geojson"
                ) {
                    $0.mergesSameCode = true
                }
            }
            #expect(lines == ["row 2 (乙): it is a Point. Give it a Polygon or MultiPolygon."])
        }
    }
}

@Suite("layers that lack names")
struct NamelessLayerTests {
    @Test("are refused with both ways to name their areas")
    func refused() throws {
        try withStoreWorld { world in
            let error = #expect(throws: StoreError.self) { try world.importAreas([(square(0, 0), ["NAME": "甲"])]) }
            let told = try #require(error)
            #expect(told.kind == .usage)
            #expect(
                told.explanation(in: .english).hasSuffix(
                    "Its fields: NAME. Say which field holds the areas' names with '--name-field', or give the name with "
                        + "'--name'."))
            #expect(told.explanation(in: .chinese).contains("--name-field"))
        }
    }

    @Test("of two features only one can have a name that is given for all")
    func oneName() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importAreas([(square(0, 0), [:]), (square(1, 0), [:])]) { $0.name = .constant("甲") }
            }
            #expect(lines == ["row 2 (甲): it repeats row 1: 甲. Remove one, or make them differ."])
        }
    }

    @Test("Hefei's three files of zones are two parks", .needsRealData("hefei-zones"))
    func hefei() throws {
        try withStoreWorld { world in
            for (file, name, code) in [
                ("G341022_hefei_economic_development_zone", "合肥经济技术开发区", "G341022"),
                ("G342020_hefei_hightech_zone_block1", "合肥高新技术产业开发区", "G342020"),
                ("G342020_hefei_hightech_zone_block2", "合肥高新技术产业开发区", "G342020"),
            ] {
                var plan = AreaImport(
                    path: "\(Places.realData)/hefei-zones/\(file).geojson", level: .constant("park"))
                (plan.name, plan.code, plan.mergesSameCode) = (.constant(name), .constant(code), true)
                _ = try plan.run(on: world.project)
            }
            let parks = try world.project.areas()
            #expect(parks.map(\.name) == ["合肥经济技术开发区", "合肥高新技术产业开发区"])
            // The README of the data: 16.21 km2, and blocks of 2.43 and 1.53.
            #expect(abs(parks[0].area.squareKilometers - 16.21) < 0.005)
            #expect(abs(parks[1].area.squareKilometers - (2.43 + 1.53)) < 0.01)
            #expect(try world.project.boundary(of: parks[1]).polygons.count == 2)
        }
    }
}

@Suite("areas and grounds out of further formats")
struct FurtherFormatImportTests {
    @Test("KML by its Name, TopoJSON with a word about its CRS, CSV with a CRS given or an SRID")
    func areas() throws {
        try withStoreWorld { world in
            let ring = "112.5,33 112.6,33 112.6,33.1 112.5,33"
            try world.folder.write(
                #"<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>甲</name><Polygon>"#
                    + "<outerBoundaryIs><LinearRing><coordinates>\(ring)</coordinates></LinearRing></outerBoundaryIs>"
                    + "</Polygon></Placemark></Document></kml>", to: "a.kml")
            let kml = try world.importAreas(file: "a.kml", fields: []) { $0.name = .field("Name") }
            #expect(kml.remarks == [] && kml.move?.from == "EPSG:4326")

            try world.folder.write(
                #"{"type":"Topology","objects":{"x":{"type":"Polygon","arcs":[[0]],"properties":{"name":"乙"}}},"#
                    + #""arcs":[[[113,33],[114,33],[114,34],[113,33]]]}"#, to: "b.topojson")
            let topology = try world.importAreas(file: "b.topojson", fields: [])
            #expect(topology.remarks == [.assumedWGS84(format: "TopoJSON")])

            try world.folder.write("name,wkt\n丙,\"\(square(0, 0))\"\n", to: "c.csv")
            #expect(throws: StoreError.self) { try world.importAreas(file: "c.csv", fields: []) }
            try world.importAreas(file: "c.csv", fields: []) { $0.crs = .cgcs2000 }
            try world.folder.write("name,wkt\n丁,\"SRID=4326;\(square(1, 0))\"\n", to: "d.csv")
            #expect(try world.importAreas(file: "d.csv", fields: []).move?.from == "EPSG:4326")
            #expect(try world.project.areas().map(\.name) == ["甲", "乙", "丙", "丁"])
            #expect(throws: StoreError.self) {
                try world.importAreas(file: "b.topojson", fields: []) { $0.crs = .cgcs2000 }  // taken already
            }
        }
    }

    @Test("every bad shape of a CSV is told with its row")
    func badShapes() throws {
        try withStoreWorld { world in
            let rows = ["甲,none", "乙,\"SRID=4326;\(square(0, 0))\"", "丙,\"\(square(1, 0))\"", "丁,POINT (112 33)"]
            try world.folder.write("name,wkt\n" + rows.joined(separator: "\n"), to: "a.csv")
            let lines = try world.refusal { try world.importAreas(file: "a.csv", fields: []) { $0.crs = .wgs84 } }
            #expect(lines.count == 3)
            #expect(lines[0].hasPrefix("row 2: 'wkt' holds no shape in well-known text: 'none'."))
            #expect(lines[1].hasPrefix("row 4: its shape has no SRID, those before it the SRID 4326."))
            #expect(lines[2].hasPrefix("row 5: its shape has no SRID"))
        }
    }

    @Test("a planner list in CSV with shapes is a list of grounds, with empty cells an ordinary list")
    func planners() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let own = try world.importPlanners(
                "actor,role,geometry\n一组,planner,\"SRID=4490;\(square(0, 1))\"\n", as: "own.csv")
            #expect(own.rows == 1 && own.move?.from == "EPSG:4490")
            let table = try world.importPlanners("actor,role,area,geometry\n二组,planner,建外街道,\n", as: "table.csv")
            #expect(table.rows == 1 && table.move == nil)
        }
    }
}

@Suite("many defects")
struct ManyDefectsTests {
    @Test("rows with one and the same reason share a line, and each row stands in it")
    func grouped() {
        func defect(_ row: Int, _ reason: RowDefect.Reason) -> RowDefect {
            RowDefect(row: row, name: "甲", reason: reason)
        }
        let rows = [1, 2, 3, 7].map { defect($0, .noGround) } + [defect(5, .wrongGeometry("Point"))]
        let told = StoreError.rows(file: "a.geojson", rows)
        #expect(told.explanation(in: .english).contains("5 rows can't"))
        #expect(told.explanation(in: .english).contains("  rows 1–3, 7: it has no ground"))
        #expect(told.explanation(in: .english).contains("  row 5 (甲): it is a Point"))
        #expect(told.explanation(in: .chinese).contains("第 1–3、7 行："))
    }
}

@Suite("laws of measuring")
struct MeasuringLawTests {
    @Test("the parts of a rectangle measure as much as the whole, wherever it is cut, in whatever order they come")
    func parts() throws {
        for seed in UInt64(0)..<10 {
            var random = SplitMix64(seed: seed)
            // Cells of a grid of random lines around a random place in China; each line is cut at all others.
            func cuts(_ range: ClosedRange<Double>) -> [Double] {
                let start = Double.random(in: range, using: &random)
                return (0..<4).reduce(into: [start]) { cuts, _ in
                    cuts.append((cuts.last ?? start) + .random(in: 0.001...0.05, using: &random))
                }
            }
            let (xs, ys) = (cuts(100...115), cuts(28...40))
            func rectangle(_ x: (Double, Double), _ y: (Double, Double)) -> String {
                // Every cut stands in each side, so that all rings run through the same vertices.
                let bottom = xs.filter { $0 >= x.0 && $0 <= x.1 }
                let right = ys.filter { $0 > y.0 && $0 <= y.1 }
                let ring =
                    bottom.map { ($0, y.0) } + right.map { (x.1, $0) }
                    + bottom.reversed().dropFirst().map { ($0, y.1) }
                    + ys.filter { $0 >= y.0 && $0 < y.1 }.reversed().map { (x.0, $0) }
                return "POLYGON ((\(ring.map { "\($0.0) \($0.1)" }.joined(separator: ", "))))"
            }
            let cells = (0..<16).map { index -> (wkt: String?, properties: [String: any Sendable]) in
                let (i, j) = (index % 4, index / 4)
                return (rectangle((xs[i], xs[i + 1]), (ys[j], ys[j + 1])), ["name": "c\(index)"])
            }
            try withStoreWorld { world in
                try world.importAreas(cells.shuffled(using: &random), as: "cells.geojson")
                try world.importAreas(
                    [(rectangle((xs[0], xs[4]), (ys[0], ys[4])), ["name": "whole"])], as: "whole.geojson")
                let whole = try world.area("whole").area.value
                let parts = try world.project.areas().filter { $0.name != "whole" }.reduce(0) { $0 + $1.area.value }
                #expect(abs(parts / whole - 1) < 1e-9, "seed \(seed)")
            }
        }
    }
}

@Suite("what coordinates are kept in")
struct ProjectCRSTests {
    @Test("a first layer in China is kept in CGCS2000, and that stays")
    func china() throws {
        try withStoreWorld { world in
            #expect(try world.project.crs() == nil)
            let summary = try world.importAreas([(square(0, 0), ["name": "甲"])])
            #expect(try world.project.crs() == .cgcs2000)
            #expect(summary.move?.to == "EPSG:4490")
            let vaduz = "POLYGON ((9.52 47.14, 9.53 47.14, 9.53 47.15, 9.52 47.14))"
            try world.importAreas([(vaduz, ["name": "Vaduz"])], as: "second.geojson")
            #expect(try world.project.crs() == .cgcs2000)
        }
    }

    @Test("a first layer elsewhere is kept in WGS 84")
    func elsewhere() throws {
        try withStoreWorld { world in
            try world.importAreas([
                ("POLYGON ((9.52 47.14, 9.53 47.14, 9.53 47.15, 9.52 47.14))", ["name": "Vaduz"])
            ])
            #expect(try world.project.crs() == .wgs84)
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT srs_id FROM gpkg_geometry_columns") == 4326)
        }
    }

    @Test("what 'init --crs' fixed is not changed by a layer")
    func fixed() throws {
        try withStoreWorld(settings: [.scheme: "beijing", .crs: "EPSG:4326"]) { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])])
            #expect(try world.project.crs() == .wgs84)
        }
    }

    @Test("a layer in Gauss-Krüger metres lands in degrees, and a square kilometre stays one")
    func gaussKruger() throws {
        try withStoreWorld { world in
            // EPSG:4547: central meridian 114° E, false easting 500 km, scale 1 there. The meridian's length to 33° N is
            // 3,652,748 m, so the south-west corner, 252 m further north, lies at 33 + 252 / 110,904 = 33.00227° N.
            let wkt = "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3654000, 500000 3653000))"
            try world.importAreas([(wkt, ["name": "方"])]) { $0.crs = .epsg(4547) }
            #expect(try world.project.crs() == .cgcs2000)
            let extent = Extent(try world.project.boundary(of: world.area("方")))
            #expect(abs(extent.minX - 114) < 1e-9)
            #expect(abs(extent.minY - 33.00227) < 1e-4)
            // 1 km of the parallel of 33° is 1 / 93.453 of a degree, 1 km of the meridian 1 / 110.904.
            #expect(abs(extent.maxX - extent.minX - 1 / 93.453) < 1e-5)
            #expect(abs(extent.maxY - extent.minY - 1 / 110.904) < 1e-5)
            #expect(abs(try world.area("方").area.squareKilometers - 1) < 1e-6)
        }
    }

    @Test("what a file says of itself is believed unless the user says otherwise")
    func declared() throws {
        try withStoreWorld { world in
            let wkt = "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3654000, 500000 3653000))"
            try world.folder.write(try GeoJSONFile.text([(wkt, ["name": "方"])], crs: 4547), to: "gk.geojson")
            try world.importAreas(file: "gk.geojson", fields: ["name"])
            #expect(abs(try world.area("方").area.squareKilometers - 1) < 1e-6)
        }
    }

    @Test("metres taken for degrees are refused")
    func metresAsDegrees() throws {
        try withStoreWorld { world in
            let wkt = "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3653000))"
            let lines = try world.refusal { try world.importAreas([(wkt, ["name": "方"])]) }
            #expect(lines.count == 1)
        }
    }
}
