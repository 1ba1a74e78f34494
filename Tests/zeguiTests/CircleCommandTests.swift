import Foundation
import TestWorlds
import Testing

/// A street of seven corners, 120 m apart by what is stated, with 1, 2, 4, … 64 people at them. The first four lie in 东街,
/// the others in 西街; a clinic for five people stands at the first. 东街 alone has a planner.
///
/// At 1.2 m/s five minutes are 360 m, three blocks.
enum ClinicStreet {
    static let standard = """
        standard: desert
        source: "made for a test"
        levels:
          - {minutes: 5, source: "made for a test", certainty: verified}
        rows:
          - {category: clinic, title: {en: clinic, zh: 诊所}, level: 5, need: must, source: "made for a test", certainty: verified}
        """

    static func longitude(_ corner: Int) -> Double { 112.5 + Double(corner) * 0.001 }

    static func point(_ corner: Int, _ properties: String) -> String {
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Point","coordinates":[\#(longitude(corner)),33.0]}}"#
    }

    static func collection(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }

    private static func area(_ name: String, _ west: Double, _ east: Double) -> String {
        let ring = [[west, 32.99], [east, 32.99], [east, 33.01], [west, 33.01], [west, 32.99]]
        return
            #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }

    static func inFolder(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.write(standard, to: "desert.yaml")
            try folder.write(
                collection([area("东街", 112.49, 112.5035), area("西街", 112.5035, 112.51)]), to: "areas.geojson")
            let streets = (0..<6).map {
                #"{"type":"Feature","properties":{"metres":120},"geometry":{"type":"LineString","coordinates":[[\#(longitude($0)),33.0],[\#(longitude($0 + 1)),33.0]]}}"#
            }
            try folder.write(collection(streets), to: "streets.geojson")
            try folder.write(
                collection((0..<7).map { point($0, #""population":\#(1 << $0)"#) }), to: "people.geojson")
            try folder.write(
                collection([point(0, #""id":"c0","category":"clinic","capacity":5"#)]), to: "clinic.geojson")
            try folder.write("actor,role,area,from\n甲,planner,东街,2020-01-01\n", to: "planners.csv")
            for command in [
                ["init", "city.gpkg", "--scheme", "beijing", "--standard", "desert.yaml"],
                ["import", "areas", "city.gpkg", "areas.geojson", "--level", "street"],
                ["import", "network", "city.gpkg", "streets.geojson", "--length-field", "metres"],
                ["import", "population", "city.gpkg", "people.geojson"],
                ["import", "facilities", "city.gpkg", "clinic.geojson"],
                ["import", "planners", "city.gpkg", "planners.csv"],
            ] { try expectSuccess(run(Places.build + "/zegui", command, in: folder.path)) }
            try body(folder)
        }
    }

    static func circle(_ folder: TemporaryFolder, _ options: String...) throws -> Answer {
        let run = try expectSuccess(
            run(Places.build + "/zegui", ["circle", "city.gpkg", "--format", "json"] + options, in: folder.path))
        return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    struct Answer: Decodable {
        struct Place: Decodable { let id: String, name: String }
        struct Row: Decodable {
            let category: String
            let level: Int
            let minutes: Double, within: Double
            let metres: Double?, share: Double?, nearestMinutesMedian: Double?, per1000: Double?
        }
        struct Shares: Decodable {
            let people: Double
            let categories: [Row]
            let allMusts: Double?
        }
        struct Circle: Decodable {
            let area: Place
            let people: Double
            let categories: [Row]
            let allMusts: Double?
            let state: String
            let greenM2: Double?, greenPerPersonM2: Double?
        }
        struct Change: Decodable {
            struct Row: Decodable { let was: Double, now: Double, gain: Double }
            let project: [Row]
        }
        struct Suggestion: Decodable {
            struct Site: Decodable { let id: String?, gain: Double }
            let sites: [Site]
            let gain: Double, bound: Double
            let isOptimal: Bool
        }
        struct Capacity: Decodable {
            struct Load: Decodable { let capacity: Int?, assigned: Double }
            let assigned: Double, overflow: Double, unreached: Double
            let facilities: [Load]
        }
        struct Finding: Decodable {
            let code: String, severity: String, message: String
            let area: Place
        }
        let standard: String, profile: String?, formula: String, weight: String
        let speedMS: Double
        let areas: [Circle]
        let project: Shares
        let lackingBoth: [String]
        let change: Change?
        let suggestion: Suggestion?
        let capacity: [Capacity]
        let findings: [Finding]
    }
}

@Suite("zegui circle")
struct CircleCommandTests {
    @Test("tells who has a clinic within, who lacks it, and where a planner is lacking too")
    func verdicts() throws {
        try ClinicStreet.inFolder { folder in
            let answer = try ClinicStreet.circle(folder)
            #expect(answer.standard == "desert" && answer.profile == "adult" && answer.speedMS == 1.2)
            #expect(answer.formula == "minutes+metres,nearest,all-musts,people" && answer.weight == "people")
            let names = Dictionary(uniqueKeysWithValues: answer.areas.map { ($0.area.name, $0) })
            // Corners 0 to 3 are within three blocks: 1 + 2 + 4 + 8, all of 东街. In 西街 live 16 + 32 + 64.
            #expect(names["东街"]?.people == 15 && names["东街"]?.allMusts == 1)
            #expect(names["西街"]?.people == 112 && names["西街"]?.categories.first?.share == 0)
            #expect(answer.project.people == 127 && answer.project.categories.first?.share == 15.0 / 127)
            // 8 of 15 live at the third corner: 360 m.
            #expect(names["东街"]?.categories.first?.nearestMinutesMedian == 5)
            #expect(names["东街"]?.state == "covered" && names["西街"]?.state == "gap")
            #expect(answer.lackingBoth == names["西街"].map { [$0.area.id] })
            #expect(answer.findings.map(\.code) == ["CIRCLE.missing"])
            #expect(answer.findings.first?.area.name == "西街" && answer.findings.first?.severity == "gap")
            // One clinic for 15 people.
            #expect(abs((names["东街"]?.categories.first?.per1000 ?? 0) - 1000.0 / 15) < 1e-9)
            // What coverage says of the same areas.
            let coverage = try expectSuccess(zegui("coverage", "city.gpkg", "--format", "json", in: folder)).object()
            let rules = try #require(coverage["rules"] as? [[String: Any]])
            let people = try #require(rules.first?["population"] as? [String: Int])
            #expect(people["judged"] == 127 && people["uncovered"] == 112)
        }
    }

    @Test("what if: one more clinic, one less; the project stays as it was")
    func whatIf() throws {
        try ClinicStreet.inFolder { folder in
            let before = try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
            try folder.write(
                ClinicStreet.collection([ClinicStreet.point(6, #""category":"诊所""#)]), to: "more.geojson")
            // Corners 3 to 6 are within three blocks of the last.
            let more = try ClinicStreet.circle(folder, "--add", "more.geojson", "--category", "clinic").change?.project
            #expect(more?.map(\.was) == [15] && more?.map(\.now) == [127] && more?.map(\.gain) == [112])
            let less = try ClinicStreet.circle(folder, "--remove", "clinic.geojson").change?.project
            #expect(less?.map(\.was) == [15] && less?.map(\.now) == [0])
            let table = try expectSuccess(zegui("circle", "city.gpkg", "--add", "more.geojson", in: folder)).output
            #expect(table.contains("112"))
            #expect(try Data(contentsOf: URL(filePath: folder.file("city.gpkg"))) == before)
            // A row that names no facility of the project.
            let none = try zegui("circle", "city.gpkg", "--remove", "more.geojson", in: folder)
            #expect(none.status == 65 && none.output.isEmpty)
        }
    }

    @Test("a park that is added is green space of its area, by the square metre and by person")
    func green() throws {
        try ClinicStreet.inFolder { folder in
            let level = "- {minutes: 5, green-m2-per-person: 1,"
            let row = #"- {category: park, level: 5, need: may, source: "made for a test", certainty: verified}"#
            try folder.write(
                ClinicStreet.standard.replacing("- {minutes: 5,", with: level) + "\n  \(row)\n", to: "green.yaml")
            let ring = [
                [112.491, 32.9955], [112.492, 32.9955], [112.492, 32.9965], [112.491, 32.9965], [112.491, 32.9955],
            ]
            let park =
                #"{"type":"Feature","properties":{"category":"park"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
            try folder.write(ClinicStreet.collection([park]), to: "park.geojson")
            func areas(_ options: String...) throws -> [String: ClinicStreet.Answer.Circle] {
                let arguments = ["circle", "city.gpkg", "--standard", "green.yaml", "--format", "json"] + options
                let run = try expectSuccess(run(Places.build + "/zegui", arguments, in: folder.path))
                let answer = try JSONDecoder().decode(ClinicStreet.Answer.self, from: Data(run.output.utf8))
                return Dictionary(uniqueKeysWithValues: answer.areas.map { ($0.area.name, $0) })
            }
            #expect(try areas()["东街"]?.greenM2 == 0)
            // M N cos φ Δφ Δλ at 32.996° on CGCS2000, a = 6378137 m, f = 1/298.257222101; Δφ = Δλ = 0.001°.
            let (a, f, degree) = (6_378_137.0, 1 / 298.257222101, Double.pi / 180)
            let (e2, phi) = (f * (2 - f), 32.996 * degree)
            let w2 = 1 - e2 * sin(phi) * sin(phi)
            let expected = a * a * (1 - e2) / (w2 * w2) * cos(phi) * 0.001 * degree * 0.001 * degree
            let with = try areas("--add", "park.geojson")
            #expect(abs((with["东街"]?.greenM2 ?? 0) - expected) < 1)
            #expect(abs((with["东街"]?.greenPerPersonM2 ?? 0) - expected / 15) < 0.01)
            #expect(with["西街"]?.greenM2 == 0)
        }
    }

    @Test("of two candidates the one that brings more is suggested, and it is the best")
    func suggestion() throws {
        try ClinicStreet.inFolder { folder in
            let rows = [1, 4].map { "k\($0),\(ClinicStreet.longitude($0)),33.0" }
            try folder.write("id,lon,lat\n" + rows.joined(separator: "\n") + "\n", to: "candidates.csv")
            // From corner 4 the corners 1 to 6 are within: 16 + 32 + 64 of them new. From corner 1 only corner 4 is new: 16.
            let one = try ClinicStreet.circle(
                folder, "--suggest", "clinic", "--candidates", "candidates.csv"
            ).suggestion
            #expect(one?.sites.map(\.id) == ["k4"] && one?.gain == 112 && one?.bound == 112 && one?.isOptimal == true)
            // The second brings nothing more, and is not suggested.
            let two = try ClinicStreet.circle(
                folder, "--suggest", "clinic", "--count", "2", "--candidates", "candidates.csv"
            ).suggestion
            #expect(two?.sites.count == 1)
            // The second nearest is not brought within by one more alone.
            let second = try zegui(
                "circle", "city.gpkg", "--suggest", "clinic", "--formula", "kth-2", in: folder)
            #expect(second.status == 64 && second.errors.contains("--formula nearest,minutes+metres"))
            let unknown = try zegui("circle", "city.gpkg", "--suggest", "klinic", in: folder)
            #expect(unknown.status == 64 && unknown.errors.contains("'clinic'"))
        }
    }

    @Test("a clinic for five takes the five nearest; the others within are left over")
    func capacity() throws {
        try ClinicStreet.inFolder { folder in
            let capacity = try #require(try ClinicStreet.circle(folder).capacity.first)
            // 1 + 2 and 2 of the next 4; 15 − 5 are left over, 112 have none within.
            #expect(capacity.assigned == 5 && capacity.overflow == 10 && capacity.unreached == 112)
            #expect(capacity.facilities.map(\.assigned) == [5] && capacity.facilities.map(\.capacity) == [5])
        }
    }

    @Test("layers go out with a style beside them, and neither is overwritten unasked")
    func layers() throws {
        try ClinicStreet.inFolder { folder in
            for (what, count) in [("circle", 2), ("places", 7), ("severed", 0)] {
                let run = try expectSuccess(zegui("export", what, "city.gpkg", "-o", "\(what).geojson", in: folder))
                #expect(run.lines[0].hasPrefix("\(what).geojson: \(count) features"))
                #expect(try folder.text(of: "\(what).qml").hasPrefix("<!DOCTYPE qgis"))
            }
            let places = try JSONSerialization.jsonObject(with: Data(folder.text(of: "places.geojson").utf8))
            let features = (places as? [String: Any])?["features"] as? [[String: Any]] ?? []
            let last = features.last?["properties"] as? [String: Any]
            // Six blocks are 720 m and 10 minutes.
            #expect(last?["clinic_5_m"] as? Double == 720 && last?["clinic_5_min"] as? Double == 10)
            #expect(last?["clinic_5_to"] as? String == "c0" && last?["clinic_5_in"] as? String == "no")
            try FileManager.default.removeItem(atPath: folder.file("circle.geojson"))
            let again = try zegui("export", "circle", "city.gpkg", "-o", "circle.geojson", in: folder)
            #expect(again.status == 73 && again.errors.contains("circle.qml"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("circle.geojson")))
        }
    }

    @Test(
        "what is no level, formula, rule or share is refused with what there is",
        arguments: [
            ("--level", "15", "Levels: 5"), ("--formula", "fast", "all-musts"), ("--rule", "nobody", "base"),
            ("--target", "2", "0 to 1"), ("--formula", "land", "import population"), ("--count", "0", "1 to 100"),
        ])
    func refusals(_ option: String, _ value: String, _ told: String) throws {
        try ClinicStreet.inFolder { folder in
            let run = try zegui("circle", "city.gpkg", option, value, in: folder)
            #expect(run.status == 64 && run.errors.contains(told) && run.output.isEmpty)
        }
    }

    @Test("speaks Chinese and CSV")
    func languages() throws {
        try ClinicStreet.inFolder { folder in
            let chinese = try expectSuccess(zegui("circle", "city.gpkg", "--lang", "zh", in: folder)).output
            #expect(chinese.contains("诊所") && chinese.contains("既无责任规划师，又缺应配设施：西街"))
            let csv = rows(ofCSV: try expectSuccess(zegui("circle", "city.gpkg", "--format", "csv", in: folder)).output)
            #expect(csv.map { $0["within"] } == ["15.0", "0.0", "15.0"])
            #expect(csv.map { $0["area_name"] } == ["东街", "西街", ""])
        }
    }
}
