import Foundation
import TestWorlds
import Testing

/// A city four squares wide, two streets of two squares each, and a park of two squares that lies half on either:
///
///     | A   A | B   B |
///     |   P   P       |
///
/// Each has its team; a task force serves the whole city, which Beijing's scheme lays over all planners. B's team ended
/// on 2021-06-01, and another began on 2021-06-15.
@Suite("overlaps, changes and explanations by command")
struct OverlapsAndChangesTests {
    private static let city = Result { try made() }

    private static func made() throws -> City {
        func square(_ west: Int, _ east: Int) -> String {
            let (w, e) = (110 + Double(west) / 100, 110 + Double(east) / 100)
            return "POLYGON ((\(w) 30, \(e) 30, \(e) 30.01, \(w) 30.01, \(w) 30))"
        }
        let areas: [(String?, [String: any Sendable])] = [
            (square(0, 4), ["code": "1", "name": "城", "level": "city"]),
            (square(0, 2), ["code": "A", "name": "甲街道", "level": "street", "parent": "1"]),
            (square(2, 4), ["code": "B", "name": "乙街道", "level": "street", "parent": "1"]),
            (square(1, 3), ["code": "P", "name": "丙园区", "level": "park", "parent": "1"]),
        ]
        let list = """
            actor,form,role,area,from,to,lead
            专班,group,taskforce,1,2019-01-01,,
            甲队,team,planner,A,2020-01-01,2022-01-01,yes
            乙旧队,team,planner,B,2020-01-01,2021-06-01,yes
            乙队,team,planner,B,2021-06-15,,yes
            丙队,team,planner,P,2020-03-01,,yes

            """
        return try City.made(of: areas, planners: list)
    }

    private func ask(_ words: String..., in folder: TemporaryFolder) throws -> Run {
        try expectSuccess(run(Places.build + "/zegui", words, in: folder.path))
    }

    @Test("each ground is told once, with all who are on it, and the sizes add up to the city")
    func overlaps() throws {
        try Self.city.get().inFolder { folder in
            let answer = try ask("overlaps", "city.gpkg", "--as-of", "2021-07-01", "--format", "json", in: folder)
                .object()
            #expect(answer["kind"] as? String == "duty" && answer["asOf"] as? String == "2021-07-01")
            let overlaps = try #require(answer["overlaps"] as? [[String: Any]])
            // The park's halves are contested (step 7); the rest of each street lies in layers with the task force
            // (step 3). Each is one square of the grid wide and high.
            #expect(overlaps.map { $0["verdict"] as? String } == ["warning", "warning", "layer", "layer"])
            #expect(overlaps.map { $0["step"] as? Int } == [7, 7, 3, 3])
            #expect(overlaps.map { $0["count"] as? Int } == [3, 3, 2, 2])
            let actors = try overlaps.map { overlap in
                Set(try #require(overlap["claims"] as? [[String: Any]]).compactMap { $0["actor"] as? String })
            }
            #expect(
                Set(actors) == [["专班", "甲队", "丙队"], ["专班", "乙队", "丙队"], ["专班", "甲队"], ["专班", "乙队"]])
            for (overlap, serve) in zip(overlaps, actors) {
                // The latest first day and the earliest end of those who are on the ground.
                let from = serve.contains("乙队") ? "2021-06-15" : serve.contains("丙队") ? "2020-03-01" : "2020-01-01"
                #expect(overlap["from"] as? String == from)
                #expect(overlap["to"] as? String == (serve.contains("甲队") ? "2022-01-01" : nil))
                // A square is 0.01° wide, which at 30° north is 965 m; its height is 1,108 m.
                let width = try #require(overlap["widthM"] as? Double)
                #expect(abs(width - 965) < 10)
            }
            // The city's ground is all of it: a fourth is each, to the last square metre of their rounding.
            let total = try #require(answer["totalKm2"] as? Double)
            let sizes = overlaps.compactMap { $0["km2"] as? Double }
            #expect(abs(sizes.reduce(0, +) - total) < 4e-6)
            for size in sizes { #expect(abs(size / (total / 4) - 1) < 1e-4) }
            try expectSuccess(
                zegui("export", "areas", "city.gpkg", "--as-of", "2021-07-01", "-o", "a.csv", in: folder))
            let city = try #require(
                rows(ofCSV: folder.text(of: "a.csv")).first { $0["level"] == "city" }?["area_km2"].flatMap(Double.init))
            #expect(abs(total / city - 1) < 1e-6)
        }
    }

    @Test("overlaps go to QGIS as they are told, with their ground")
    func export() throws {
        try Self.city.get().inFolder { folder in
            _ = try ask("export", "overlaps", "city.gpkg", "--as-of", "2021-07-01", "-o", "o.geojson", in: folder)
            let features = try GeoJSON(folder.text(of: "o.geojson")).features
            #expect(features.count == 4)
            for feature in features {
                #expect(feature.polygons.count == 1)
                // Counter-clockwise, and one square of the grid.
                #expect(abs(turning(feature.polygons[0][0]) - 2 * 0.01 * 0.01) < 1e-9)
                #expect(feature.properties["as_of"] as? String == "2021-07-01")
            }
            let verdicts = features.compactMap { $0.properties["verdict"] as? String }
            #expect(verdicts == ["warning", "warning", "layer", "layer"])
        }
    }

    @Test("--against lists what changed between two days, and nothing else")
    func against() throws {
        try Self.city.get().inFolder { folder in
            func changes(_ day: String, since other: String) throws -> [String] {
                let answer = try ask(
                    "coverage", "city.gpkg", "--as-of", day, "--against", other, "--format", "json", in: folder
                ).object()
                #expect(answer["asOf"] as? String == day && answer["against"] as? String == other)
                return try #require(answer["changes"] as? [[String: Any]]).map { change in
                    let area = (change["area"] as? [String: Any])?["id"] as? String ?? "–"
                    return "\(change["rule"] ?? "") \(area) \(change["was"] ?? "") \(change["now"] ?? "")"
                }
            }
            // Between the two teams of B there was none.
            let ended = try changes("2021-06-10", since: "2021-05-31")
            #expect(ended == ["base B covered expired"])
            let begun = try changes("2021-06-15", since: "2021-06-10")
            #expect(begun == ["base B expired covered"])
            let both = try changes("2021-06-15", since: "2021-05-31")
            #expect(both == [])
        }
    }

    @Test("an explanation names the state, the reason, and the rows that decided")
    func explain() throws {
        try Self.city.get().inFolder { folder in
            let answer = try ask(
                "explain", "city.gpkg", "乙街道", "--as-of", "2021-06-10", "--format", "json", in: folder
            ).object()
            let rules = try #require(answer["rules"] as? [[String: Any]])
            #expect(rules.map { $0["rule"] as? String } == ["base", "district", "city"])
            #expect(rules.map { $0["state"] as? String } == ["expired", nil, nil])
            let rows = try #require(rules[0]["appointments"] as? [[String: Any]])
            #expect(rows.map { $0["actor"] as? String } == ["乙旧队", "乙队"])
            // Rows as a spreadsheet shows them: the header is 1.
            #expect(rows.map { $0["row"] as? Int } == [4, 5])
            #expect(rows.map { $0["file"] as? String } == ["list.csv", "list.csv"])
            let codes = try #require(answer["findings"] as? [[String: Any]]).compactMap { $0["code"] as? String }
            #expect(codes == ["GAP.expired"])
            let chinese = try ask("explain", "city.gpkg", "B", "--as-of", "2021-06-10", "--lang", "zh", in: folder)
            #expect(chinese.output.contains("乙街道（B），街道，属城") && chinese.output.contains("已到期"))
        }
    }

    @Test("rows for spreadsheets speak the language that is asked for, in their header too")
    func explainRows() throws {
        try Self.city.get().inFolder { folder in
            let table = try ask(
                "explain", "city.gpkg", "B", "--as-of", "2021-06-10", "--lang", "zh", "--format", "csv", in: folder)
            #expect(
                table.output.hasPrefix(
                    """
                    规则,状态,责任人,角色,起,止,当日,文件,行
                    base,已到期,乙旧队,planner,2020-01-01,2021-06-01,已到期,list.csv,4

                    """))
        }
    }

    @Test("an area that is not there is refused with the nearest names")
    func unknownArea() throws {
        try Self.city.get().inFolder { folder in
            let refused = try zegui("explain", "city.gpkg", "甲街到", in: folder)
            #expect(refused.status == 64)
            #expect(refused.errors.contains("甲街到") && refused.errors.contains("甲街道"))
        }
    }

    @Test("--rule exports one rule's ground alone, and a rule that is not there is refused with those that are")
    func rule() throws {
        try Self.city.get().inFolder { folder in
            _ = try ask(
                "export", "uncovered", "city.gpkg", "--as-of", "2021-06-10", "--rule", "base", "-o", "u.geojson",
                in: folder)
            let features = try GeoJSON(folder.text(of: "u.geojson")).features
            #expect(features.compactMap { $0.properties["area_id"] as? String } == ["B"])
            let refused = try zegui("export", "uncovered", "city.gpkg", "--rule", "bass", "-o", "v.geojson", in: folder)
            #expect(refused.status == 64)
            #expect(refused.errors.contains("no rule 'bass'") && refused.errors.contains("base, district, city"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("v.geojson")))
        }
    }

    @Test(
        "--rule beside what no rule decides is refused, not left unheeded",
        arguments: ["areas", "appointments", "overlaps"])
    func ruleOfNone(subject: String) throws {
        try Self.city.get().inFolder { folder in
            let refused = try zegui("export", subject, "city.gpkg", "--rule", "base", "-o", "v.geojson", in: folder)
            #expect(refused.status == 64)
            #expect(refused.errors.contains("'--rule'") && refused.errors.contains("uncovered"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("v.geojson")))
        }
    }

    @Test("--fail-on overlap exits 1 for a conflict or a warning, and 0 for layers alone")
    func failOn() throws {
        try Self.city.get().inFolder { folder in
            let contested = try zegui(
                "overlaps", "city.gpkg", "--as-of", "2021-07-01", "--fail-on", "overlap", in: folder)
            #expect(contested.status == 1)
            // Before the park's team began there is nothing but layers.
            let layers = try zegui("overlaps", "city.gpkg", "--as-of", "2020-02-01", "--fail-on", "overlap", in: folder)
            #expect(layers.status == 0)
            #expect(layers.output.contains("2 grounds in layers"))
        }
    }
}
