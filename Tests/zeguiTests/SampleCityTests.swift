import Foundation
import TestWorlds
import Testing

private let asOf = "2026-06-30"

@Suite("the sample city")
struct SampleCityTests {
    private struct Expected: Decodable {
        struct People: Decodable { let judged: Int, uncovered: Int }

        let as_of: String
        let judged: Int
        let counts: [String: Int]
        let areas: [String: [String]]
        let population: People
        let orphan: String
    }

    private func coverage(_ folder: TemporaryFolder, _ options: String...) throws -> Run {
        try run(Places.build + "/zegui", ["coverage", "city.gpkg", "--as-of", asOf] + options, in: folder.path)
    }

    @Test("every area is in the state that the city was designed to have")
    func states() throws {
        try City.sample.get().inFolder { folder in
            let expected = try JSONDecoder().decode(
                Expected.self, from: Data(contentsOf: URL(filePath: Places.sample + "/expected.json")))
            #expect(expected.as_of == asOf)
            let found = try Coverage(coverage(folder, "--format", "json"))
            let rule = try #require(found.rules.first)
            #expect(rule.judged == expected.judged)
            #expect(rule.states == expected.counts)
            #expect(rule.population.judged == expected.population.judged)
            #expect(rule.population.uncovered == expected.population.uncovered)
            #expect(found.areas("GAP.none", under: "base") == expected.areas["gap"])
            #expect(found.areas("GAP.expired", under: "base") == expected.areas["expired"])
            #expect(found.areas("GAP.future", under: "base") == expected.areas["future"])
            #expect(found.findings.filter { $0.code == "LINK.orphan" }.map(\.actor) == [expected.orphan])
            // What is covered has no finding: it is what is left of the areas that are judged.
            try expectSuccess(zegui("export", "areas", "city.gpkg", "--as-of", asOf, "-o", "areas.csv", in: folder))
            let judged = rows(ofCSV: try folder.text(of: "areas.csv"))
                .filter { ["street", "town", "township", "park"].contains($0["level"]) }.compactMap { $0["code"] }
            let told = found.findings.filter { $0.state != nil }.compactMap(\.area?.id)
            #expect(Set(judged).subtracting(told).sorted() == expected.areas["covered"])
        }
    }

    @Test("pyproj's Geod measures every area as we do, to a millionth", .needsPython)
    func pyproj() throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(zegui("export", "areas", "city.gpkg", "--as-of", asOf, "-o", "ours.csv", in: folder))
            let script = """
                import csv, json, sys
                from pyproj import Geod
                geod = Geod(ellps="GRS80")
                def ring(points): return abs(geod.polygon_area_perimeter(*zip(*points))[0])
                def polygon(rings): return ring(rings[0]) - sum(map(ring, rings[1:]))
                ours = {row["code"]: float(row["area_km2"]) for row in csv.DictReader(open("ours.csv", encoding="utf-8"))}
                ratios = []
                for name in sys.argv[1:]:
                    for f in json.load(open(name, encoding="utf-8"))["features"]:
                        g = f["geometry"]
                        parts = g["coordinates"] if g["type"] == "MultiPolygon" else [g["coordinates"]]
                        ratios.append(ours[f["properties"]["code"]] * 1e6 / sum(map(polygon, parts)))
                print(json.dumps({"count": len(ratios), "worst": max(abs(r - 1) for r in ratios)}))
                """
            let files = ["districts", "streets", "parks"].map { "\(Places.sample)/\($0).geojson" }
            let answer = try expectSuccess(python(script, files[0], files[1], files[2], in: folder)).object()
            #expect(answer["count"] as? Int == 49)
            #expect(try #require(answer["worst"] as? Double) < 1e-6)
        }
    }

    @Test("JSON has exactly the keys that the design names")
    func keys() throws {
        try City.sample.get().inFolder { folder in
            let answer = try coverage(folder, "--format", "json").object()
            #expect(Set(answer.keys) == ["scheme", "asOf", "rules", "findings", "totals"])
            #expect(answer["scheme"] as? String == "beijing" && answer["asOf"] as? String == asOf)
            for rule in try #require(answer["rules"] as? [[String: Any]]) {
                #expect(Set(rule.keys) == ["rule", "role", "judged", "states", "areaKm2", "population"])
                for pair in ["areaKm2", "population"] {
                    #expect(Set(try #require(rule[pair] as? [String: Any]).keys) == ["judged", "uncovered"])
                }
            }
            for total in try #require(answer["totals"] as? [[String: Any]]) {
                #expect(Set(total.keys).isSuperset(of: ["count", "declared", "found", "agrees"]))
            }
            let findings = try #require(answer["findings"] as? [[String: Any]])
            for finding in findings {
                #expect(
                    Set(finding.keys) == [
                        "code", "severity", "rule", "role", "area", "actor", "state", "message", "evidence",
                    ])
                // A declared figure that does not agree is about no area.
                if finding["code"] as? String == "TOTAL.mismatch" {
                    #expect(finding["area"] is NSNull)
                } else {
                    let area = try #require(finding["area"] as? [String: Any])
                    #expect(Set(area.keys) == ["id", "code", "name", "parent", "level"])
                }
            }
        }
    }

    @Test("the same question gives the same bytes, in every form")
    func sameBytes() throws {
        try City.sample.get().inFolder { folder in
            for format in ["table", "json", "csv"] {
                for language in ["en", "zh"] {
                    let answers = try (1...2).map { _ in
                        try coverage(folder, "--format", format, "--lang", language).output
                    }
                    #expect(answers[0] == answers[1], "\(format) \(language)")
                }
            }
            for ending in ["geojson", "csv", "geojsonl"] {
                for name in ["a", "b"] {
                    try expectSuccess(
                        zegui(
                            "export", "uncovered", "city.gpkg", "--as-of", asOf, "-o", "\(name).\(ending)", in: folder))
                }
                #expect(try folder.text(of: "a.\(ending)") == folder.text(of: "b.\(ending)"), "\(ending)")
            }
        }
    }

    @Test("two projects of the same files answer with the same bytes")
    func sameFiles() throws {
        let again = try City.importedSample()
        let answers = try [City.sample.get(), again].map { city in
            try city.inFolder { try coverage($0, "--format", "json").output }
        }
        #expect(answers[0] == answers[1])
    }

    @Test("--fail-on makes findings exit 1, with the same output")
    func failOn() throws {
        try City.sample.get().inFolder { folder in
            let plain = try coverage(folder)
            #expect(plain.status == 0)
            for (kind, status) in [("gap", Int32(1)), ("any", 1), ("overlap", 1)] {
                let asked = try coverage(folder, "--fail-on", kind)
                #expect(asked.status == status, "--fail-on \(kind)")
                #expect(asked.output == plain.output, "--fail-on \(kind)")
            }
            // Before the scheme began nothing is judged, so nothing is missing.
            let early = try zegui("coverage", "city.gpkg", "--as-of", "2018-12-31", "--fail-on", "any", in: folder)
            #expect(early.status == 0, "\(early.output)\(early.errors)")
        }
    }

    @Test("--lang zh tells states, findings and levels in Chinese")
    func chinese() throws {
        try City.sample.get().inFolder { folder in
            let text = try coverage(folder, "--lang", "zh").output
            for word in ["制度 beijing", "空缺", "已到期", "未到任", "已覆盖", "未覆盖：", "乡", "园区", "到期"] {
                #expect(text.contains(word), "\(word)")
            }
            for word in ["state", "severity", "uncovered", "has no", "township"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test("CSV is RFC 4180: a header, the findings, as many cells in each row")
    func csv() throws {
        try City.sample.get().inFolder { folder in
            let lines = try coverage(folder, "--format", "csv").lines
            #expect(lines.first == "finding,severity,parent,area,level,message")
            let findings = try Coverage(coverage(folder, "--format", "json")).findings
            #expect(lines.count == 1 + findings.count)
            let marked = try coverage(folder, "--format", "csv", "--bom").output
            #expect(Array(marked.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        }
    }
}
