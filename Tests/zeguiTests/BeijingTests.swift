import Foundation
import SQLiteInterop
import TestWorlds
import Testing

/// What a correct analyser finds in Beijing on 2021-12-31; kept with the data, worked out when the list was made.
private struct Expected: Decodable {
    struct Actors: Decodable { let teams: Int, persons: Int, units: Int }

    let areas: Int, covered: Int, gap: Int, expired: Int, future: Int
    let two_leads: [String], lead_and_member: [String]
    let gap_areas: [String], expired_areas: [String], future_areas: [String]
    let actors: Actors
    let uncovered_fids: [Int]
    let judged_km2: Double, uncovered_km2: Double
    let judged_population: Int, uncovered_population: Int

    static func read() throws -> Expected {
        try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: URL(filePath: Places.beijing + "/planners/expected.json")))
    }

    func agree(with coverage: Coverage) throws {
        // The layer holds streets and townships only: there is no district and no city to judge.
        #expect(coverage.rules.map(\.rule) == ["base", "district", "city"])
        #expect(coverage.rules[1...].allSatisfy { $0.judged == 0 && $0.states.isEmpty && $0.areaKm2.judged == 0 })
        let rule = try #require(coverage.rules.first)
        #expect(rule.judged == areas)
        #expect(rule.states == ["covered": covered, "gap": gap, "expired": expired, "future": future])
        #expect(abs(rule.areaKm2.judged / judged_km2 - 1) < 1e-6)
        #expect(abs(rule.areaKm2.uncovered / uncovered_km2 - 1) < 1e-6)
        #expect(rule.population.judged == judged_population)
        #expect(rule.population.uncovered == uncovered_population)
        #expect(coverage.areas("GAP.none") == gap_areas.sorted())
        #expect(coverage.areas("GAP.expired") == expired_areas.sorted())
        #expect(coverage.areas("GAP.future") == future_areas.sorted())
        // Two leads on one street are all that is told of overlaps; it changes no state.
        #expect(coverage.areas("OVER.lead") == two_leads.sorted())
        #expect(coverage.findings.count == gap + expired + future + two_leads.count)
    }
}

@Suite("Beijing's 331 streets and townships", .needsRealData("beijing-streets"))
struct BeijingTests {
    private func coverage(_ folder: TemporaryFolder, on day: String = "2021-12-31") throws -> Coverage {
        try Coverage(expectSuccess(zegui("coverage", "city.gpkg", "--as-of", day, "--format", "json", in: folder)))
    }

    @Test("the six commands find who lacked a planner at the end of 2021")
    func sixCommands() throws {
        try City.beijing.get().inFolder { folder in
            let expected = try Expected.read()
            try expected.agree(with: coverage(folder))
            try expectSuccess(
                zegui(
                    "export", "uncovered", "city.gpkg", "--as-of", "2021-12-31", "-o", "uncovered.geojson", in: folder))
            let features = try GeoJSON(folder.text(of: "uncovered.geojson")).features
            #expect(features.count == expected.uncovered_fids.count)
            #expect(features.count == 23)
            let all = expected.gap_areas + expected.expired_areas + expected.future_areas
            #expect(features.compactMap { $0.properties["area_id"] as? String }.sorted() == all.sorted())
            let km2 = features.compactMap { $0.properties["uncovered_km2"] as? Double }.reduce(0, +)
            #expect(abs(km2 / expected.uncovered_km2 - 1) < 1e-6)
        }
    }

    @Test("the compressed GeoJSON gives the same answer as the Shapefile")
    func geoJSON() throws {
        try City.beijing(areas: Places.beijing + "/beijing_streets.geojson.gz").inFolder { folder in
            try Expected.read().agree(with: coverage(folder))
        }
    }

    @Test(
        "a copy of the Shapefile in GBK, without a .cpg that says so, gives the same answer",
        .needsProgram("ogr2ogr", package: "gdal-bin"))
    func gbk() throws {
        try withTemporaryFolder { copies in
            let ogr2ogr = try #require(Places.program("ogr2ogr"))
            let copy = copies.file("beijing_gbk.shp")
            try expectSuccess(
                run(
                    ogr2ogr, ["-lco", "ENCODING=GBK", copy, Places.beijing + "/beijing_streets.shp"], in: copies.path))
            try FileManager.default.removeItem(atPath: copies.file("beijing_gbk.cpg"))
            let table = try Data(contentsOf: URL(filePath: copies.file("beijing_gbk.dbf")))
            #expect(table.range(of: Data("街道".utf8)) == nil, "the copy is not in GBK")
            try City.beijing(areas: copy).inFolder { folder in
                try Expected.read().agree(with: coverage(folder))
            }
        }
    }

    @Test("the first day of 2022 moves exactly the appointment that begins that day")
    func nextDay() throws {
        try City.beijing.get().inFolder { folder in
            func findings(_ day: String) throws -> Set<String> {
                Set(try coverage(folder, on: day).findings.map { "\($0.code) \($0.area?.id ?? "–")" })
            }
            let last = try findings("2021-12-31")
            let first = try findings("2022-01-01")
            #expect(last.subtracting(first) == ["GAP.future 朝阳区/金盏镇"])
            #expect(first.subtracting(last).isEmpty)
        }
    }

    @Test(
        "the published figures of 84 units, 304 teams and 34 persons agree with the list; those of districts can't tell"
    )
    func totals() throws {
        try City.beijing.get().inFolder { folder in
            let totals = try coverage(folder).totals
            #expect(totals.map(\.at) == Array(repeating: "2021-12-31", count: 4))
            let (districts, actors) = (totals[0], Array(totals[1...]))
            #expect(districts.count == "areas" && districts.level == "district" && districts.declared == 17)
            #expect(districts.found == nil && districts.agrees == nil)
            #expect(actors.map { $0.by ?? $0.form } == ["unit", "team", "person"])
            #expect(actors.map(\.found) == [84, 304, 34])
            #expect(actors.map(\.agrees) == [true, true, true])
            // They are of that day, whenever one asks later; before it there is nothing to reconcile.
            let later = try coverage(folder, on: "2026-06-30").totals
            #expect(later.map(\.found) == totals.map(\.found) && later.map(\.at) == totals.map(\.at))
            #expect(try coverage(folder, on: "2021-12-30").totals.isEmpty)
        }
    }

    @Test("on the ten streets with two leads both are named, in conflict; a lead and a member get on")
    func twoLeads() throws {
        try City.beijing.get().inFolder { folder in
            let report = try zegui("overlaps", "city.gpkg", "--as-of", "2021-12-31", "--format", "json", in: folder)
            let overlaps = try #require(try expectSuccess(report).object()["overlaps"] as? [[String: Any]])
            func areas(_ verdict: String) -> [String] {
                overlaps.filter { $0["verdict"] as? String == verdict }.compactMap { overlap in
                    let claims = overlap["claims"] as? [[String: Any]]
                    #expect(claims?.count == 2)
                    return (claims?.first?["area"] as? [String: Any])?["id"] as? String
                }.sorted()
            }
            let expected = try Expected.read()
            #expect(areas("conflict") == expected.two_leads.sorted())
            #expect(areas("allowed") == expected.lead_and_member.sorted())
            #expect(overlaps.count == expected.two_leads.count + expected.lead_and_member.count)
            // A conflict is no gap: see the exit status of each.
            #expect(
                try zegui("overlaps", "city.gpkg", "--as-of", "2021-12-31", "--fail-on", "any", in: folder).status == 1)
        }
    }

    @Test("304 teams of 84 units and 34 persons serve on that day")
    func actors() throws {
        try City.beijing.get().inFolder { folder in
            let expected = try Expected.read().actors
            try expectSuccess(
                zegui("export", "appointments", "city.gpkg", "--as-of", "2021-12-31", "-o", "now.csv", in: folder))
            let serving = rows(ofCSV: try folder.text(of: "now.csv"))
            func actors(_ form: String) -> Int { Set(serving.filter { $0["form"] == form }.map { $0["actor"] }).count }
            #expect(actors("team") == expected.teams)
            #expect(actors("person") == expected.persons)
        }
    }

    @Test("a list with one area misspelt changes nothing and tells row, reason and nearest names")
    func misspelt() throws {
        try withTemporaryFolder { folder in
            let list = try String(contentsOfFile: Places.beijing + "/planners/appointments.csv", encoding: .utf8)
            // The first row's area, 怀柔区 龙山街道, with its last character wrong.
            try folder.write(
                list.replacing("怀柔区,龙山街道,yes,2019-08-31", with: "怀柔区,龙山街到,yes,2019-08-31"), to: "wrong.csv")
            try beijingWithoutPlanners(in: folder)
            let before = try Database.content(of: folder.file("bj.gpkg"))
            let refused = try zegui("import", "planners", "bj.gpkg", "wrong.csv", in: folder)
            #expect(refused.status == 65)
            #expect(refused.output == "")
            #expect(
                refused.errors.contains(
                    "row 2 (责任规划师团队013): there is no area '龙山街到' in the project; the nearest names: 怀柔区/龙山街道"))
            #expect(try Database.content(of: folder.file("bj.gpkg")) == before)
        }
    }

    @Test("八里庄街道 without its district is refused, and both districts are named")
    func ambiguous() throws {
        try withTemporaryFolder { folder in
            try folder.write("actor,role,area\n一组,planner,八里庄街道\n", to: "list.csv")
            try beijingWithoutPlanners(in: folder)
            let refused = try zegui("import", "planners", "bj.gpkg", "list.csv", in: folder)
            #expect(refused.status == 65)
            #expect(refused.errors.contains("朝阳区/八里庄街道") && refused.errors.contains("海淀区/八里庄街道"))
        }
    }

    @Test("one file imported twice is refused, never doubled")
    func twice() throws {
        try City.beijing.get().inFolder { folder in
            let before = try Database.content(of: folder.file("city.gpkg"))
            let areas = try zegui(
                "import", "areas", "city.gpkg", Places.beijing + "/beijing_streets.shp", "--level", "street",
                "--name-field", "乡", "--parent-field", "县", in: folder)
            let list = try zegui(
                "import", "planners", "city.gpkg", Places.beijing + "/planners/appointments.csv", in: folder)
            #expect(areas.status == 65 && list.status == 65)
            #expect(areas.errors.contains("in the project already") && list.errors.contains("in the project already"))
            #expect(try Database.content(of: folder.file("city.gpkg")) == before)
        }
    }

    @Test("pyproj's Geod measures every area as we do, to a millionth", .needsPython)
    func pyproj() throws {
        try City.beijing.get().inFolder { folder in
            try expectSuccess(
                zegui("export", "areas", "city.gpkg", "--as-of", "2021-12-31", "-o", "ours.csv", in: folder))
            let script = """
                import csv, gzip, json, sys
                from pyproj import Geod
                geod = Geod(ellps="GRS80")  # CGCS2000's ellipsoid to 2e-11 of its flattening
                def ring(points): return abs(geod.polygon_area_perimeter(*zip(*[p[:2] for p in points]))[0])
                def polygon(rings): return ring(rings[0]) - sum(map(ring, rings[1:]))
                ours = {row["area_id"]: float(row["area_km2"]) for row in csv.DictReader(open("ours.csv", encoding="utf-8"))}
                worst, count, total = 0, 0, 0
                for f in json.load(gzip.open(sys.argv[1]))["features"]:
                    g, p = f["geometry"], f["properties"]
                    parts = g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]]
                    theirs = sum(map(polygon, parts)) / 1e6
                    worst = max(worst, abs(ours[p["县"] + "/" + p["乡"]] / theirs - 1))
                    count, total = count + 1, total + theirs
                print(json.dumps({"count": count, "worst": worst, "total": total, "ours": sum(ours.values())}))
                """
            let answer = try expectSuccess(
                python(script, Places.beijing + "/beijing_streets.geojson.gz", in: folder)
            ).object()
            #expect(answer["count"] as? Int == 331)
            // The smallest area has 0.939 km², printed to a square metre: that alone is 5e-7.
            #expect(try #require(answer["worst"] as? Double) < 1e-6)
            let (total, ours) = (try #require(answer["total"] as? Double), try #require(answer["ours"] as? Double))
            #expect(abs(ours / total - 1) < 1e-8)
        }
    }

    @Test("the exported ground passes a validator of GeoJSON", .needsPython)
    func validator() throws {
        try City.beijing.get().inFolder { folder in
            for what in ["uncovered", "areas", "findings"] {
                try expectSuccess(
                    zegui("export", what, "city.gpkg", "--as-of", "2021-12-31", "-o", "\(what).geojson", in: folder))
                try expectValidGeoJSON("\(what).geojson", in: folder)
            }
        }
    }

    private func beijingWithoutPlanners(in folder: TemporaryFolder) throws {
        try expectSuccess(zegui("init", "bj.gpkg", "--scheme", "beijing", in: folder))
        try expectSuccess(
            zegui(
                "import", "areas", "bj.gpkg", Places.beijing + "/beijing_streets.shp", "--level", "street",
                "--name-field", "乡", "--parent-field", "县", in: folder))
    }
}
