import Foundation
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting
import TestWorlds
import Testing

@Suite("Laws of zegui query --points")
struct PointLawTests {
    private static let day = CalendarDay(year: 2026, month: 6, day: 30)

    /// The sample city with its streets, in which 30 categories can be walked to.
    private static let city = Result {
        try City(
            ["districts", "streets", "parks"].map {
                [
                    "areas", "\($0).geojson", "--level-field", "level", "--code-field", "code", "--parent-field",
                    "parent", "--tag-field", "tag",
                ]
            } + [
                ["planners", "planners.csv"], ["planners", "planners/beijing.csv"],
                ["network", "network.osm.xml", "--facilities"],
            ], from: Places.sample)
    }

    private static func randomRows(_ count: Int, seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        let rows = (0..<count).map { number in
            // The box of the city and some ground around it.
            let x = Double.random(in: 112.2...112.8, using: &random)
            let y = Double.random(in: 32.6...33.1, using: &random)
            return switch number % 97 {
            case 13: "\(number),,\(y)"
            case 31: "\(number),\"one, two\",\(y)"
            case 57: "\(number),\(x * 10),\(y)"
            default: "\(number),\(x),\(y)"
            }
        }
        return "id,lon,lat\n" + rows.joined(separator: "\n") + "\n"
    }

    @Test("as many rows go out as come in, in their order, and the file is the same for any number of workers")
    func workers() throws {
        // Without streets: no walk depends on who answers.
        try City.sample.get().inFolder { folder in
            // Five times what is answered at once by one worker of two, so that blocks go round; the last is short.
            try folder.write(Self.randomRows(20_001, seed: 71), to: "list.csv")
            let project = try Project(opening: folder.file("city.gpkg"))
            let index = try project.placeIndex(question(of: project))
            for everyLevel in [false, true] {
                var texts: Set<String> = []
                for workers in [1, 2, 3, 8] {
                    let report = try index.answer(
                        ListFile(folder.file("list.csv")), everyLevel: everyLevel,
                        into: OutputFile(folder.file("out.csv"), overwrites: true), in: .english, workers: workers)
                    let text = try folder.text(of: "out.csv")
                    texts.insert(text)
                    let ids = text.split(separator: "\n").dropFirst().compactMap { Int($0.prefix { $0 != "," }) }
                    #expect(ids.count == report.written && report.rows == 20_001)
                    #expect(everyLevel ? ids == ids.sorted() : ids == Array(0...20_000))
                    #expect(Set(ids).count == 20_001)
                    // Three in 97 are wrong: 20,001 = 206 · 97 + 19, and of the last 19 one (13) is.
                    #expect(report.defective == 3 * 206 + 1)
                    #expect(report.defects.count == 3 * 206 + 1)
                }
                #expect(texts.count == 1)
            }
        }
    }

    @Test("what a row says is what 'query --at' says of the place: areas, states, planners and minutes")
    func sameAsOne() throws {
        try Self.city.get().inFolder { folder in
            let project = try Project(opening: folder.file("city.gpkg"))
            let question = try question(of: project)
            let index = try project.placeIndex(question)
            try folder.write(Self.randomRows(600, seed: 72), to: "list.csv")
            _ = try index.answer(
                ListFile(folder.file("list.csv")), everyLevel: true, into: OutputFile(folder.file("out.csv")),
                in: .english)
            let read = rows(ofCSV: try folder.text(of: "out.csv").replacingOccurrences(of: "\"one, two\"", with: "x"))
            let reader = try project.placeReader()
            var compared = 0
            for (_, rows) in Dictionary(grouping: read, by: { $0["id"] ?? "" }) {
                let first = try #require(rows.first)
                guard first["error"] == "", let lon = first["lon"], let lat = first["lat"] else { continue }
                let answer = index.answer(at: try reader.located("\(lon),\(lat)", in: .wgs84))
                #expect(
                    rows.compactMap { $0["area_id"] }.filter { !$0.isEmpty }
                        == answer.areas.map {
                            index.areas[$0.number].id
                        })
                for (row, hit) in zip(rows, answer.areas) {
                    let judgement = index.judgements[hit.number].first { $0.requirement.severity != .note }
                    #expect(row["state"] == judgement?.verdict.state.rawValue ?? "")
                    let planners = judgement.map { answer.planners(of: $0).map(\.actor) } ?? []
                    #expect(Set((row["planners"] ?? "").split(separator: ";").map(String.init)) == Set(planners))
                    #expect(row["on_border"] == (hit.isOnBorder ? "yes" : ""))
                }
                let circle = try #require(answer.circle)
                #expect(circle.categories.count > 20)
                for walk in circle.categories {
                    for row in rows {
                        let cell = try #require(row["minutes_\(walk.category)"])
                        // To the thousandth, as JSON has it.
                        #expect(Double(cell) == walk.minutes.map { ($0 * 1000).rounded() / 1000 })
                    }
                }
                compared += answer.areas.isEmpty ? 0 : 1
            }
            // A third of the box is city.
            #expect(compared > 100)
        }
    }

    private func question(of project: Project) throws -> PlaceQuestion {
        let geodata = GeodataFolder(path: Places.geodata)
        return PlaceQuestion(
            under: try project.scheme(named: nil, in: geodata), asOf: try #require(Self.day),
            standard: try project.standard(named: nil, in: geodata),
            at: WalkingPace(WalkingSpeed(metersPerSecond: 1.2)))
    }
}
