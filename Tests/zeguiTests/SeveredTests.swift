import Foundation
import GeoModel
import PlanningModel
import Reporting
import TestWorlds
import Testing

@Suite("what is cut off, in the sample city")
struct SeveredCityTests {
    private struct Severed: Decodable {
        struct Area: Decodable { let name: String }
        struct Barrier: Decodable {
            let kind: String
            let name: String?
            let lines: [String]
        }
        let area: Area
        let barrier: Barrier
        let weight: Double
        let detour: Double?
    }

    private struct Circle: Decodable { let severed: [Severed] }

    @Test("streets that the railway runs through are cut by it, and the islet by the river, without a walk")
    func sample() throws {
        try withTemporaryFolder { folder in
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(
                zegui(
                    "import", "areas", "city.gpkg", Places.sample + "/streets.geojson", "--level-field", "level",
                    "--code-field", "code", in: folder))
            let network = try expectSuccess(
                zegui("import", "network", "city.gpkg", Places.sample + "/network.osm.xml", "--facilities", in: folder))
            // One motorway, its link and five pieces of the trunk road; one railway, one river.
            #expect(network.lines.last == "9 barrier lines (road 7, railway 1, river 1)")
            let run = try expectSuccess(zegui("circle", "city.gpkg", "--format", "json", in: folder))
            let severed = try JSONDecoder().decode(Circle.self, from: Data(run.output.utf8)).severed

            // What shapely finds to be crossed by each line.
            let railway = severed.filter { $0.barrier.kind == "railway" }
            #expect(Set(railway.map(\.area.name)).isSubset(of: ["南津街道", "渡头街道", "映月街道", "澜南街道"]))
            #expect(railway.allSatisfy { $0.barrier.name == "云东铁路" && $0.barrier.lines.count == 1 })
            // Two crossings in 7 km: 铁路北 and 铁路南 are 260 m apart and walk 2,227 m, 8.6 times as far.
            #expect(railway.contains { $0.area.name == "渡头街道" && $0.detour ?? 0 > 3 })
            #expect(railway.allSatisfy { $0.detour != nil })

            // The borders of streets follow the river, so that only the islet lies in a street of the other bank. Nothing
            // leads to it; a ring of 0.17 by 0.05 km and a path across it are less than 1.2 km in all.
            let river = severed.filter { $0.barrier.kind == "river" }
            #expect(Set(river.map(\.area.name)).isSubset(of: ["柳桥街道", "南津街道"]))
            #expect(!river.isEmpty && river.allSatisfy { $0.detour == nil && $0.weight < 1200 })
        }
    }
}

@Suite("zegui import barriers")
struct ImportBarriersTests {
    @Test("tells how many lines came, in both languages and as JSON; one kind is for all, or a field's")
    func command() throws {
        try withTemporaryFolder { folder in
            let line = ("LINESTRING (112.5 33, 112.6 33)", ["name": "澜江", "kind": "river"] as [String: any Sendable])
            try folder.write(GeoJSONFile.text([line]), to: "rivers.geojson")
            func fresh(_ name: String, _ options: String...) throws -> Run {
                try expectSuccess(zegui("init", name, "--scheme", "beijing", in: folder))
                return try zegui(["import", "barriers", name, "rivers.geojson"] + options, in: folder)
            }
            let english = try expectSuccess(fresh("a.gpkg", "--kind", "river", "--name-field", "name"))
            #expect(english.lines == ["rivers.geojson: 1 barrier line, EPSG:4326 to EPSG:4490"])
            let chinese = try expectSuccess(fresh("b.gpkg", "--lang", "zh"))
            #expect(chinese.lines == ["rivers.geojson：1 条阻隔线，EPSG:4326 → EPSG:4490"])
            let json = try expectSuccess(fresh("c.gpkg", "--format", "json")).object()
            #expect(json["rows"] as? Int == 1 && json["barriers"] as? [String: Int] == ["river": 1])
            #expect(try fresh("d.gpkg", "--kind", "river", "--kind-field", "kind").status == 64)
            #expect(try fresh("e.gpkg", "--kind", "wall").status == 64)
            #expect(try fresh("f.gpkg", "--kind-field", "art").status == 64)
        }
    }
}

@Suite("words of a living circle's findings")
struct CircleFindingTests {
    private let row = StandardRow(
        category: "primary-school", title: [.english: "primary school", .chinese: "小学"], level: 10,
        meters: Meters(500))

    private func message(_ code: FindingCode, _ detail: Evidence.Detail, _ language: Language) -> String {
        Finding(
            code: code, severity: .gap, rule: nil, area: area("柳桥街道"),
            evidence: Evidence(asOf: day("2026-06-30"), detail: detail)
        ).message(in: language)
    }

    @Test("say what is missing, and for how many")
    func missing() {
        #expect(
            message(.circleMissing, .missing(row, share: 0), .english)
                == "In 柳桥街道 nobody has primary school within 10 minutes and 500 m.")
        #expect(
            message(.circleMissing, .missing(row, share: 0.4126), .english)
                == "In 柳桥街道 only 41.3 % have primary school within 10 minutes and 500 m.")
        #expect(message(.circleMissing, .missing(row, share: 0), .chinese) == "柳桥街道无人在 10 分钟且 500 米步行范围内有小学。")
        #expect(
            message(.circleMissing, .missing(row, share: 0.4126), .chinese)
                == "柳桥街道仅 41.3 % 在 10 分钟且 500 米步行范围内有小学。")
    }

    @Test("say what cuts, whom, from what, and how far round it is")
    func severed() {
        func detail(_ name: String?, detour: Double?) -> Evidence.Detail {
            let line = [Position(longitude: 112, latitude: 33), Position(longitude: 112.1, latitude: 33)]
            let school = Facility(
                id: "node/1", category: "primary-school", name: "明德小学", shape: .points([line[0]]))
            return .severed(
                row,
                SeveranceEvidence(
                    barrier: BarrierLine(id: "way/1", kind: .railway, name: name, line: line), facility: school,
                    weight: 1234.4, unit: .people, detour: detour))
        }
        #expect(
            message(.circleSevered, detail("云东铁路", detour: 3.44), .english)
                == "柳桥街道 is cut by the railway 云东铁路: 1234 people are cut off from 明德小学 (primary school); the walk is 3.4 times as far as the crow flies."
        )
        #expect(
            message(.circleSevered, detail(nil, detour: nil), .english)
                == "柳桥街道 is cut by a railway: 1234 people are cut off from 明德小学 (primary school); there is no walk.")
        #expect(
            message(.circleSevered, detail(nil, detour: 3.44), .chinese)
                == "柳桥街道被一条铁路分隔：人口 1234 与明德小学（小学）隔开，步行距离为直线的 3.4 倍。")
        #expect(
            message(.circleSevered, detail("京广线", detour: nil), .chinese)
                == "柳桥街道被铁路京广线分隔：人口 1234 与明德小学（小学）隔开，无步行路线。")
    }
}
