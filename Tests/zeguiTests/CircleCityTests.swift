import Foundation
import TestWorlds
import Testing

/// `circle --format json`, as far as tests look into it.
struct Circle: Decodable {
    struct Area: Decodable { let id: String, name: String, parent: String? }

    struct Category: Decodable {
        let category: String
        let level: Int
        let within: Double
        let share: Double?
        let weight: Double
        let unreachable: Double
        let facilities: Int
        let nearestMinutesMedian: Double?
    }

    struct AreaCircle: Decodable {
        let area: Area
        let people: Double?
        let weight: Double
        let categories: [Category]
        let allMusts: Double?
        let state: String?

        func category(_ name: String, level: Int = 15) throws -> Category {
            try #require(categories.first { $0.category == name && $0.level == level }, "\(area.name) has no \(name)")
        }
    }

    struct Project: Decodable {
        let weight: Double
        let outside: Double
        let categories: [Category]
        let allMusts: Double?
    }

    struct Severed: Decodable { let area: Area, facility: String, weight: Double }

    let areas: [AreaCircle]
    let project: Project
    let severed: [Severed]

    init(_ run: Run) throws { self = try JSONDecoder().decode(Circle.self, from: Data(run.output.utf8)) }

    func area(_ name: String, in parent: String? = nil) throws -> AreaCircle {
        try #require(areas.first { $0.area.name == name && (parent == nil || $0.area.parent == parent) })
    }
}

@Suite("living circles of the sample city")
struct CircleCityTests {
    private static let day = ["--as-of", "2026-06-30"]

    /// The sample city as the README imports it, with its streets and facilities.
    private static let city = Result {
        try City.sample.get().inFolder { folder in
            let network = Places.sample + "/network.osm.xml"
            try expectSuccess(zegui("import", "network", "city.gpkg", network, "--facilities", in: folder))
            return try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
        }
    }

    private func inCity(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.city.get(), to: "city.gpkg")
            try body(folder)
        }
    }

    private func circle(_ folder: TemporaryFolder, _ options: String...) throws -> Run {
        try zegui(["circle", "city.gpkg"] + Self.day + options, in: folder)
    }

    @Test("are of the areas that coverage judges, in the state that it says")
    func coverage() throws {
        try inCity { folder in
            let circles = try Circle(expectSuccess(circle(folder, "--level", "5", "--format", "json")))
            let coverage = try Coverage(
                expectSuccess(zegui(["coverage", "city.gpkg", "--format", "json"] + Self.day, in: folder)))
            let rule = try #require(coverage.rules.first)
            #expect(circles.areas.count == rule.judged)
            #expect(Set(circles.areas.map(\.area.id)).count == rule.judged)
            #expect(Dictionary(grouping: circles.areas) { $0.state ?? "none" }.mapValues(\.count) == rule.states)
            for state in ["none", "expired", "future"] {
                let told = circles.areas.filter { $0.state == (state == "none" ? "gap" : state) }.map(\.area.id)
                    .sorted()
                #expect(told == coverage.areas("GAP.\(state)", under: rule.rule))
            }
            // The people of an area are those of population.csv, whether it has streets or not.
            let list = rows(ofCSV: try String(contentsOfFile: Places.sample + "/population.csv", encoding: .utf8))
            let people = Dictionary(list.map { ($0["code"] ?? "", Double($0["population"] ?? "")) }) { $1 }
            for area in circles.areas {
                let known = try #require(people[area.area.id] ?? nil)
                #expect(abs(area.weight - known) < 1e-3, "\(area.area.name)")
            }
            #expect(rule.population.judged.map(Double.init) == circles.project.weight.rounded())
        }
    }

    @Test("lack what the city was designed to lack: none stands there, and fewer have one within than elsewhere")
    func lacking() throws {
        try inCity { folder in
            let circles = try Circle(expectSuccess(circle(folder, "--format", "json")))
            // As geodata/sample/README.md says under "lacking".
            let lacking: [(street: String, category: String, level: Int)] = [
                ("柳桥街道", "mall", 15), ("柳桥街道", "market", 10), ("文澜街道", "nursing-home", 15),
                ("文澜街道", "day-care", 5), ("渡头街道", "kindergarten", 5), ("映月街道", "park", 10), ("映月街道", "park", 5),
                ("长亭街道", "clinic", 15), ("长亭街道", "health-centre", 15),
            ]
            // All of them are of the district that the streets to walk on are in.
            let district = circles.areas.filter { $0.area.id.hasPrefix("990102") }
            for (street, name, level) in lacking {
                let found = try #require(district.first { $0.area.name == street })
                let row = try found.category(name, level: level)
                let rows = try district.map { try $0.category(name, level: level) }
                let share = rows.map(\.within).reduce(0, +) / rows.map(\.weight).reduce(0, +)
                #expect(row.facilities == 0, "\(street) \(name)")
                #expect(try #require(row.share) < share / 2, "\(street) \(name)")
            }
            // The city has no telecom shop at all: nobody has one within, and nobody reaches one.
            for area in circles.areas {
                let row = try area.category("telecom")
                #expect(row.share == 0 && row.within == 0 && abs(row.unreachable - area.weight) < 1e-3)
                #expect(row.nearestMinutesMedian == nil)
            }
        }
    }

    @Test("JSON has the keys that the design names")
    func keys() throws {
        try inCity { folder in
            let answer = try expectSuccess(circle(folder, "--level", "5", "--format", "json")).object()
            #expect(
                Set(["standard", "profile", "speedMS", "formula", "weight", "areas", "project"]).isSubset(
                    of: answer.keys))
            #expect(answer["standard"] as? String == "gb50180-2018" && answer["asOf"] as? String == Self.day[1])
            for area in try #require(answer["areas"] as? [[String: Any]]) {
                #expect(Set(["area", "people", "categories", "allMusts"]).isSubset(of: area.keys))
                for row in try #require(area["categories"] as? [[String: Any]]) {
                    #expect(
                        Set(["category", "level", "minutes", "metres", "within", "share", "nearestMinutesMedian"])
                            .isSubset(of: row.keys))
                    #expect(row["level"] as? Int == 5)
                }
            }
        }
    }

    @Test("CSV has a line for each area and row, and then those of all areas together, with the numbers of JSON")
    func csv() throws {
        try inCity { folder in
            let circles = try Circle(expectSuccess(circle(folder, "--level", "10", "--format", "json")))
            let lines = rows(ofCSV: try expectSuccess(circle(folder, "--level", "10", "--format", "csv")).output)
            let wanted =
                circles.areas.flatMap { area in area.categories.map { (area.area.id, $0) } }
                + circles.project.categories.map { ("", $0) }
            #expect(lines.count == wanted.count)
            for (line, (id, row)) in zip(lines, wanted) {
                #expect(line["area_id"] == id && line["category"] == row.category && line["level"] == "10")
                let within = try #require(line["within"].flatMap(Double.init))
                #expect(abs(within - row.within) < 1e-5)
                #expect(line["share"].flatMap(Double.init) == row.share)
            }
        }
    }

    @Test("are told in Chinese, with the areas and levels that were asked for")
    func chinese() throws {
        try inCity { folder in
            let all = try expectSuccess(circle(folder, "--lang", "zh")).output
            let five = try expectSuccess(circle(folder, "--lang", "zh", "--level", "5")).output
            for text in [all, five] {
                #expect(text.hasPrefix("标准 gb50180-2018（") && text.contains("截至 2026-06-30"))
                #expect(text.contains("柳桥街道") && text.contains("已到期") && text.contains("合计"))
            }
            // A hospital belongs to the 15 minutes' circle, a kindergarten to the 5 minutes'.
            #expect(all.contains("幼儿园") && all.contains("养老院") && five.contains("幼儿园") && !five.contains("养老院"))
        }
    }

    @Test("what cannot be asked is a mistake of usage, and a project without areas has none")
    func refused() throws {
        try inCity { folder in
            let wrong = [
                ["--formula", "banana"], ["--level", "7"], ["--rule", "nope"], ["--target", "2"], ["--count", "0"],
            ]
            for options in wrong {
                let run = try zegui(["circle", "city.gpkg"] + options, in: folder)
                #expect(run.status == 64 && run.output.isEmpty, "\(options): \(run.errors)")
                #expect(run.errors.contains("\(options[1])"), "\(options): \(run.errors)")
            }
            try expectSuccess(zegui("init", "empty.gpkg", "--scheme", "beijing", in: folder))
            let empty = try zegui("circle", "empty.gpkg", in: folder)
            #expect(empty.status == 65 && empty.errors.contains("zegui import areas"))
            #expect(try zegui("circle", "nothing.gpkg", in: folder).status == 66)
        }
    }
}
