import Foundation
import TestWorlds
import Testing

/// What `check --format json` says, as far as tests ask.
private struct Check: Decodable {
    struct Area: Decodable { let id: String, name: String, code: String? }
    struct Overlaps: Decodable { let cells: Int, pairs: Int, km2: Double, pairsKm2: Double }
    struct Gaps: Decodable { let count: Int, km2: Double, open: Int, holes: Int }
    struct Slivers: Decodable { let toleranceM: Double, overlaps: Int, gaps: Int }
    struct Invalid: Decodable {
        struct Place: Decodable { let kind: String, lon: Double, lat: Double }
        let area: Area, kind: String, lon: Double, lat: Double, defects: [Place]
    }
    struct Containment: Decodable { let outer: Area, inner: Area, km2: Double }
    struct Duplicate: Decodable { let same: String, areas: [Area] }
    struct Finding: Decodable { let code: String, severity: String, message: String }

    let areas: Int, vertices: Int
    let invalid: [Invalid], overlaps: Overlaps, gaps: Gaps, slivers: Slivers
    let containments: [Containment], duplicates: [Duplicate], findings: [Finding]

    /// Of a file of the real data.
    init(_ path: String, _ options: String...) throws {
        self = try withTemporaryFolder { folder in
            let arguments = ["check", "\(Places.realData)/\(path)", "--format", "json"] + options
            let run = try expectSuccess(zegui(arguments, in: folder))
            return try JSONDecoder().decode(Check.self, from: Data(run.output.utf8))
        }
    }
}

@Suite("zegui check on real boundaries")
struct CheckTests {
    /// The counts are those of the data's README, made with GEOS and with a program in rational numbers.
    @Test("Shanghai's streets, each simplified alone", .needsRealData("shanghai-streets"))
    func shanghai() throws {
        let check = try Check("shanghai-streets/shanghai_streets.geojson")
        #expect((check.areas, check.vertices, check.invalid.count) == (217, 13_328, 0))
        #expect(check.overlaps.pairs == 412)
        #expect(abs(check.overlaps.pairsKm2 - 33.39) < 0.005)
        // 677 in the README: GEOS makes three to eleven more holes of less than a square millimetre, by version and plane,
        // where borders cross almost in one point. In rational numbers none of these is there.
        #expect(check.gaps.count == 674)
        #expect(abs(check.gaps.km2 - 22.25) < 0.005)
        let enclaves = check.containments.map { [$0.outer.name, $0.inner.name] }
        for enclave in [["陈家镇", "东平镇"], ["三林镇", "东明路街道"], ["三星镇", "庙镇"], ["三星镇", "绿华镇"]] {
            #expect(enclaves.contains(enclave))
        }
        #expect(abs((check.containments.first?.km2 ?? 0) - 18.835) < 0.02)
        #expect(check.slivers.toleranceM == 1)
        // The union and what is counted more than once make up all areas: 6,777.48 and 6,810.86 km2 in the README.
        #expect(abs(check.overlaps.km2 - 33.38) < 0.05)
        #expect(check.findings.count == check.overlaps.cells + check.gaps.count)
    }

    @Test("Shanghai's pairs by size, out of the cells", .needsRealData("shanghai-streets"))
    func shanghaiPairs() throws {
        try withTemporaryFolder { folder in
            let streets = "\(Places.realData)/shanghai-streets/shanghai_streets.geojson"
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "shanghai", in: folder))
            try expectSuccess(zegui("import", "areas", "city.gpkg", streets, "--level", "street", in: folder))
            let answer = try expectSuccess(
                zegui("overlaps", "city.gpkg", "--kind", "data", "--format", "json", in: folder)
            ).object()
            var pairs: [Set<String>: Double] = [:]
            for overlap in try #require(answer["overlaps"] as? [[String: Any]]) {
                let claims = try #require(overlap["claims"] as? [[String: Any]])
                let areas = claims.compactMap { ($0["area"] as? [String: Any])?["id"] as? String }
                let km2 = try #require(overlap["km2"] as? Double)
                for (place, first) in areas.enumerated() {
                    for second in areas[(place + 1)...] { pairs[[first, second], default: 0] += km2 }
                }
            }
            // The README's figures, by GEOS in pairs.
            #expect(pairs.count == 412)
            #expect(pairs.values.count { $0 > 1e-6 } == 409)
            #expect(pairs.values.count { $0 > 1e-4 } == 395)
            #expect(pairs.values.count { $0 > 1e-2 } == 166)
        }
    }

    @Test("Chengdu's districts, five of which cross themselves", .needsRealData("chengdu"))
    func chengdu() throws {
        let check = try Check("chengdu/chengdu_districts.geojson.gz")
        #expect((check.areas, check.vertices) == (24, 23_496))
        #expect(check.invalid.count == 5)
        #expect(
            check.invalid.contains { abs($0.lon - 104.126787) < 1e-6 && abs($0.lat - 30.547803) < 1e-6 })
        // GEOS's `node` of the rings shows a second crossing of the same area, at 104.016250, 30.585045.
        let second = check.invalid.flatMap(\.defects).first {
            abs($0.lon - 104.016250) < 1e-6 && abs($0.lat - 30.585045) < 1e-6
        }
        #expect(second?.kind == "self-intersection")
        #expect(check.overlaps.pairs == 16)
        #expect(abs(check.overlaps.pairsKm2 - 1.044) < 0.0006)
        let code = try #require(check.duplicates.first { $0.same == "code" })
        #expect(code.areas.map(\.code) == ["510102", "510102", "510102"])
    }

    @Test(
        "Beijing's streets are clean, and one name under two parents is no duplicate", .needsRealData("beijing-streets")
    )
    func beijing() throws {
        let path = "beijing-streets/beijing_streets.geojson.gz"
        for check in [try Check(path), try Check(path, "--name-field", "乡", "--parent-field", "县")] {
            #expect(check.findings.isEmpty)
            #expect((check.overlaps.cells, check.gaps.count, check.invalid.count) == (0, 0, 0))
        }
        let byNameAlone = try Check(path, "--name-field", "乡")
        #expect(byNameAlone.findings.map(\.code) == ["DATA.duplicate"])
        #expect(byNameAlone.duplicates.flatMap(\.areas).map(\.name) == ["八里庄街道", "八里庄街道"])
    }

    @Test("the counties of China have no finding", .needsRealData("china-counties"))
    func counties() throws {
        let check = try Check(
            "china-counties/china_counties.geojson.gz", "--name-field", "district",
            "--parent-field", "city")
        #expect((check.areas, check.vertices) == (2875, 4_182_257))
        #expect(check.findings.isEmpty)
        #expect((check.overlaps.cells, check.invalid.count) == (0, 0))
        // 香洲区 leaves out the university that Macau has there; it is nobody's in this layer.
        #expect((check.gaps.count, check.gaps.holes) == (1, 1))
    }

    @Test(
        "Liechtenstein's levels lie over each other as one layer, and are clean level by level",
        .needsRealData("liechtenstein"))
    func liechtenstein() throws {
        let path = "liechtenstein/liechtenstein_admin.geojson"
        let check = try Check(path)
        #expect(check.overlaps.pairs == 24)
        #expect(abs(check.overlaps.pairsKm2 - 481.48) < 0.006)
        #expect(abs(check.overlaps.km2 - 160.49) < 0.006)
        #expect(try Check(path, "--level-field", "admin_level").findings.isEmpty)
    }
}

@Suite("zegui check by command")
struct CheckCommandTests {
    @Test("the sample's draft has one of each defect, as it was drawn to have")
    func draft() throws {
        try withTemporaryFolder { folder in
            let answer = try expectSuccess(
                zegui("check", Places.sample + "/draft.geojson", "--format", "json", in: folder)
            ).object()
            let findings = try #require(answer["findings"] as? [[String: Any]])
            // In the order of draft.py's tables: moved borders (overlap, gap, sliver), uncut, crossed, recoded, repeated.
            #expect(
                Set(findings.compactMap { $0["code"] as? String }) == [
                    "DATA.overlap", "DATA.gap", "DATA.sliver", "DATA.invalid", "DATA.orphan-code", "DATA.duplicate",
                ])
            func km2(_ code: String, _ name: String) throws -> Double {
                let finding = findings.first {
                    $0["code"] as? String == code && ($0["message"] as? String)?.contains(name) == true
                }
                let evidence = try #require(finding?["evidence"] as? [String: Any])
                return try #require(evidence["km2"] as? Double)
            }
            // Areas by shapely in EPSG:4547, true within 0.02 % there.
            #expect(abs(try km2("DATA.overlap", "稻坪镇") / 1.149630 - 1) < 1e-3)
            #expect(abs(try km2("DATA.overlap", "槐林镇") / 0.120060 - 1) < 1e-3)
            #expect(abs(try km2("DATA.gap", "云塘街道") / 0.083459 - 1) < 1e-3)
            #expect(abs(try km2("DATA.sliver", "鹿鸣乡") / 0.000165017 - 1) < 1e-3)
            #expect((answer["containments"] as? [Any])?.count == 1)
            #expect((answer["duplicates"] as? [Any])?.count == 2)
        }
    }

    /// Two streets that overlap by a strip of 0.001 degrees, and a third 0.0001 degrees (11 m) off the second.
    private let streets = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "东街道", "code": "990102001000", "note": "甲"}, "geometry":
        {"type": "Polygon", "coordinates": [[[112.5, 33], [112.511, 33], [112.511, 33.01], [112.5, 33.01], [112.5, 33]]]}},
        {"type": "Feature", "properties": {"name": "西街道", "code": "990102002000", "note": "乙"}, "geometry":
        {"type": "Polygon", "coordinates": [[[112.51, 33], [112.52, 33], [112.52, 33.01], [112.51, 33.01], [112.51, 33]]]}},
        {"type": "Feature", "properties": {"name": "北街道", "code": "990102003000", "note": "丙"}, "geometry":
        {"type": "Polygon", "coordinates": [[[112.5, 33.0101], [112.52, 33.0101], [112.52, 33.02], [112.5, 33.02],
        [112.5, 33.0101]]]}},
        {"type": "Feature", "properties": {"name": "环街道", "code": "990102004000", "note": "丁"}, "geometry":
        {"type": "Polygon", "coordinates": [[[112.49, 32.99], [112.53, 32.99], [112.53, 33.03], [112.49, 33.03],
        [112.49, 32.99]], [[112.5, 33], [112.5, 33.02], [112.52, 33.02], [112.52, 33], [112.5, 33]]]}}]}
        """

    private func inFolder(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.write(streets, to: "streets.geojson")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(
                zegui(
                    "import", "areas", "city.gpkg", "streets.geojson", "--level", "street", "--code-field", "code",
                    in: folder))
            try body(folder)
        }
    }

    @Test("a project and the file it came from are told the same")
    func projectAndFile() throws {
        try inFolder { folder in
            let ofProject = try expectSuccess(zegui("check", "city.gpkg", "--format", "json", in: folder)).object()
            let ofFile = try expectSuccess(
                zegui("check", "streets.geojson", "--level", "street", "--format", "json", in: folder)
            ).object()
            for key in ["areas", "vertices", "overlaps", "gaps", "slivers", "findings", "containments", "levels"] {
                let (one, other) = (ofProject[key] as? NSObject, ofFile[key] as? NSObject)
                #expect(one != nil && one == other, "\(key)")
            }
            // 0.001 by 0.01 degrees at 33°N: 93.45 by 1109.1 m (prime vertical and meridian radii of WGS 84).
            let overlaps = try #require(ofProject["overlaps"] as? [String: Any])
            #expect(abs((overlaps["km2"] as? Double ?? 0) - 0.10364) < 0.0002)
        }
    }

    @Test("overlaps of data are kept apart from those of duties, and both can be shown")
    func kinds() throws {
        try inFolder { folder in
            try folder.write("actor,form,role,area,from\n某队,team,planner,东街道,2020-01-01\n", to: "planners.csv")
            try expectSuccess(zegui("import", "planners", "city.gpkg", "planners.csv", in: folder))
            for (kind, count) in [("duty", 0), ("data", 1), ("all", 1)] {
                let answer = try expectSuccess(
                    zegui(
                        "overlaps", "city.gpkg", "--kind", kind, "--as-of", "2026-01-01", "--format", "json", in: folder
                    )
                ).object()
                #expect(answer["kind"] as? String == kind)
                let overlaps = try #require(answer["overlaps"] as? [[String: Any]])
                #expect(overlaps.count == count)
                guard let overlap = overlaps.first else { continue }
                #expect(overlap["kind"] as? String == "data")
                #expect(overlap["verdict"] as? String == "overlap")
                #expect(overlap["count"] as? Int == 2)
                let claims = try #require(overlap["claims"] as? [[String: Any]])
                #expect(claims.compactMap { ($0["area"] as? [String: Any])?["name"] as? String } == ["东街道", "西街道"])
                #expect(claims.allSatisfy { $0["actor"] is NSNull })
            }
        }
    }

    @Test("overlaps and gaps go to QGIS with their own polygons and both areas")
    func exports() throws {
        try inFolder { folder in
            try expectSuccess(zegui("export", "overlaps", "city.gpkg", "--kind", "data", "-o", "o.geojson", in: folder))
            let overlaps = try GeoJSON(folder.text(of: "o.geojson")).features
            #expect(overlaps.map { $0.properties["names"] as? String } == ["东街道;西街道"])
            try expectSuccess(zegui("export", "gaps", "city.gpkg", "-o", "g.geojson", in: folder))
            let gaps = try GeoJSON(folder.text(of: "g.geojson")).features
            #expect(gaps.map { $0.properties["kind"] as? String } == ["enclosed"])
            #expect(gaps.map { $0.properties["names"] as? String } == ["东街道;西街道;北街道;环街道"])
            #expect(gaps.map { $0.properties["sliver"] as? String } == ["no"])
        }
    }

    @Test("a repaired copy of a file keeps its fields, and its borders match; of the file nothing is changed")
    func snap() throws {
        try inFolder { folder in
            let answer = try expectSuccess(
                zegui(
                    "check", "streets.geojson", "--snap", "100", "-o", "copy.gpkg", "--format", "json", in: folder)
            ).object()
            let snap = try #require(answer["snap"] as? [String: Any])
            #expect(snap["closed"] as? [String: Int] == ["overlaps": 1, "gaps": 1])
            #expect(snap["left"] as? [String: Int] == ["overlaps": 0, "gaps": 0])
            #expect(try folder.text(of: "streets.geojson") == streets)
            let copy = try expectSuccess(zegui("check", "copy.gpkg", "--format", "json", in: folder)).object()
            #expect((copy["findings"] as? [Any])?.isEmpty == true)
            let again = try zegui("check", "streets.geojson", "--snap", "9", "-o", "copy.gpkg", in: folder)
            #expect(again.status == 73)
            try expectSuccess(
                zegui("check", "streets.geojson", "--snap", "9", "-o", "copy.geojson", "--quiet", in: folder))
            let features = try GeoJSON(folder.text(of: "copy.geojson")).features
            #expect(features.map { $0.properties["note"] as? String } == ["甲", "乙", "丙", "丁"])
        }
    }

    @Test("of a repaired copy GEOS finds that it is a coverage: every border the same on both sides", .needsPython)
    func coverage() throws {
        try inFolder { folder in
            try expectSuccess(
                zegui("check", "streets.geojson", "--snap", "100", "-o", "copy.geojson", "--quiet", in: folder))
            let script = """
                import json, shapely, sys
                for name in sys.argv[1:]:
                    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in json.load(open(name))["features"]]
                    print(json.dumps(bool(shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes))))
                """
            let answers = try expectSuccess(python(script, "streets.geojson", "copy.geojson", in: folder))
            #expect(answers.lines == ["false", "true"])
        }
    }

    @Test("a file that has latitudes first is read as it is meant, and that is told")
    func latitudesFirst() throws {
        try withTemporaryFolder { folder in
            try folder.write(
                #"{"type": "Feature", "properties": {"name": "甲"}, "geometry": {"type": "Polygon", "coordinates": "#
                    + "[[[33, 112], [33, 112.1], [33.1, 112.1], [33, 112]]]}}", to: "a.geojson")
            let run = try expectSuccess(zegui("check", "a.geojson", in: folder))
            #expect(run.errors.contains("northing first"))
            #expect(run.output.contains("nothing is wrong"))
        }
    }

    @Test("the report is told in Chinese too, and as CSV")
    func languages() throws {
        try inFolder { folder in
            let chinese = try expectSuccess(zegui("check", "city.gpkg", "--lang", "zh", in: folder)).output
            #expect(chinese.contains("东街道、西街道重叠"))
            #expect(chinese.contains("容差 1.0 米"))
            let csv = try expectSuccess(zegui("check", "city.gpkg", "--format", "csv", in: folder)).output
            #expect(csv.hasPrefix("finding,severity,areas,message\nDATA.overlap,warning,\"东街道, 西街道\","))
        }
    }

    @Test(
        "what can't be checked is refused with what to do",
        arguments: [
            (["check", "nowhere.gpkg"], 66, "nowhere.gpkg"),
            (["check", "streets.geojson", "--snap", "1"], 64, "-o FILE"),
            (["check", "streets.geojson", "--tolerance", "-1"], 64, "metres"),
            (["check", "points.geojson"], 65, "Point"), (["check", "empty.gpkg"], 65, "empty.gpkg"),
        ])
    func refused(arguments: [String], status: Int32, words: String) throws {
        try inFolder { folder in
            try folder.write(
                #"{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [112, 33]}}"#,
                to: "points.geojson")
            try expectSuccess(zegui("init", "empty.gpkg", "--scheme", "beijing", in: folder))
            let run = try zegui(arguments, in: folder)
            #expect(run.status == status)
            #expect(run.errors.contains(words))
        }
    }

    @Test("--fail-on ends with 1 where there is something to fail on, and with 0 where slivers are all there is")
    func failOn() throws {
        try inFolder { folder in
            for kind in ["gap", "overlap", "any"] {
                let run = try zegui("check", "city.gpkg", "--fail-on", kind, in: folder)
                #expect(run.status == 1)
            }
            let slivers = try zegui("check", "city.gpkg", "--fail-on", "gap", "--tolerance", "20", in: folder)
            #expect(slivers.status == 0)
            let overlaps = try zegui("overlaps", "city.gpkg", "--kind", "data", "--fail-on", "any", in: folder)
            #expect(overlaps.status == 1)
        }
    }
}
