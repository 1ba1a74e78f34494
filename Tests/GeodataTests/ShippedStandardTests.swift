import Foundation
import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

/// What they say is compared with the tables of the field (DOMAIN 2.1, 2.3, 2.4, 2.7), by hand.
@Suite("standards that ship")
struct ShippedStandardTests {
    private static let folder = GeodataFolder(path: Places.geodata)
    static let five = ["convenience-circle", "gb50180-2018", "nearest-15", "proximity-time", "shanghai-2016"]

    private func row(_ category: String, _ level: Int, of name: String = "gb50180-2018") throws -> StandardRow {
        let rows = try Self.folder.standard(named: name).rows.filter { $0.category == category && $0.level == level }
        #expect(rows.count == 1, "\(name): \(category), \(level)")
        return try #require(rows.first)
    }

    @Test("five ship, and the tables beside them are none")
    func names() throws {
        #expect(try Self.folder.standardNames() == Self.five)
        #expect(Self.five.contains(GeodataFolder.usualStandard))
    }

    @Test(
        "each is sound, is called as its file is, and has words for people and a source for each row", arguments: five)
    func each(name: String) throws {
        let standard = try Self.folder.standard(named: name)
        #expect(standard.name == name && !standard.source.isEmpty)
        #expect(Set(standard.title.keys) == Set(Language.allCases))
        for level in standard.levels { #expect(Set(level.title.keys) == Set(Language.allCases)) }
        for row in standard.rows {
            #expect(Set(row.title.keys) == Set(Language.allCases), "\(row.category)")
            #expect(!row.source.isEmpty, "\(row.category)")
        }
    }

    @Test("every category that a row names is one of the table of tags, or the row's own", arguments: five)
    func categories(name: String) throws {
        let known = Set(try Self.folder.facilityTags().categories.map(\.name))
        for row in try Self.folder.standard(named: name).rows {
            for category in row.facilities where category != row.category {
                // A health centre is asked for in two standards, and no tag means it.
                #expect(known.contains(category) || category == "health-centre", "\(row.category): \(category)")
            }
        }
    }

    @Test(
        "GB 50180-2018: primary schools within 500 m and 10 minutes, kindergartens 300 and 5, middle schools 1000 and 15"
    )
    func education() throws {
        for (category, level, metres) in [
            ("primary-school", 10, 500.0), ("kindergarten", 5, 300), ("middle-school", 15, 1000),
        ] {
            let row = try row(category, level)
            #expect(row.isMust && row.meters == Meters(metres) && row.minutes == Double(level), "\(category)")
            #expect(row.certainty == .verified && row.facilities == [category], "\(category)")
        }
        #expect(try !row("nursery", 5).isMust)
    }

    @Test("GB 50180-2018: a hospital fills a row of 15 minutes and none of a narrower circle")
    func levels() throws {
        let rows = try Self.folder.standard(named: "gb50180-2018").rows.filter { $0.facilities.contains("hospital") }
        #expect(rows.map(\.category) == ["clinic"] && rows.map(\.level) == [15])
        let station = try row("health-station", 5)
        #expect(!station.isMust && station.meters == Meters(300) && station.facilities == ["health-station", "clinic"])
    }

    @Test("GB 50180-2018: care for the elderly is a must at 15 and at 5 minutes, by different facilities")
    func elderly() throws {
        let home = try row("nursing-home", 15)
        #expect(home.isMust && home.meters == nil && home.minutes == 15 && home.certainty == .provisional)
        let dayCare = try row("day-care", 5)
        #expect(dayCare.isMust && dayCare.meters == Meters(300) && dayCare.facilities == ["day-care"])
    }

    @Test("GB 50180-2018: parks of 5 ha and 80 m, 1 ha and 50 m, 0.4 ha and 30 m; distances of parks are provisional")
    func parks() throws {
        for (level, hectares, width, metres) in [(15, 5.0, 80.0, 1000.0), (10, 1, 50, 500), (5, 0.4, 30, 300)] {
            let park = try row("park", level)
            #expect(park.isMust && park.leastGround == SquareMeters(hectares * 10_000), "\(level)")
            #expect(park.leastWidth == Meters(width) && park.meters == Meters(metres), "\(level)")
            #expect(park.certainty == .provisional, "\(level)")
        }
    }

    @Test("GB 50180-2018: the three circles, their people, dwellings, land, and green")
    func circles() throws {
        let levels = try Self.folder.standard(named: "gb50180-2018").levels
        #expect(levels.map(\.minutes) == [15, 10, 5])
        #expect(levels.map(\.residents) == [50_000...100_000, 15_000...25_000, 5000...12_000])
        #expect(levels.map(\.dwellings) == [17_000...32_000, 5000...8000, 1500...4000])
        #expect(levels.map(\.land) == [130...200, 32...50, 8...18])
        #expect(levels.map(\.greenPerPerson) == [2, 1, 1])
        // Of the widest the land is from memory, of the narrowest all.
        #expect(levels.map(\.certainty) == [.provisional, .verified, .provisional])
    }

    @Test("Shanghai: a bus within 300 m where an area is inside the inner ring, within 500 m elsewhere")
    func shanghai() throws {
        let stops = try Self.folder.standard(named: "shanghai-2016").rows.filter { $0.category == "bus-stop" }
        #expect(stops.filter { $0.applies(toTags: ["inner-ring", "pilot"]) }.map(\.meters) == [Meters(300)])
        #expect(stops.filter { $0.applies(toTags: []) }.map(\.meters) == [Meters(500)])
        let nursery = try row("nursery", 10, of: "shanghai-2016")
        #expect(nursery.isMust && nursery.meters == Meters(500) && nursery.certainty == .verified)
        // Old people's: within 500 m, preferably within 5 minutes.
        #expect(try row("day-care", 10, of: "shanghai-2016").isMust)
        #expect(try !row("day-care", 5, of: "shanghai-2016").isMust)
    }

    @Test("the convenience circle: shops within 5 minutes, markets and restaurants within 8, and metres nowhere")
    func convenience() throws {
        #expect(try row("convenience", 15, of: "convenience-circle").minutes == 5)
        #expect(try row("market", 15, of: "convenience-circle").minutes == 8)
        #expect(try row("restaurant", 15, of: "convenience-circle").minutes == 8)
        let standard = try Self.folder.standard(named: "convenience-circle")
        #expect(standard.rows.allSatisfy { $0.meters == nil } && standard.formula.limit == .minutes)
    }

    @Test("the international forms: the slowest of the nearest; the mean over nine of the mean of the twenty nearest")
    func international() throws {
        let nearest = try Self.folder.standard(named: "nearest-15")
        #expect(nearest.formula.text == "minutes,nearest,slowest")
        #expect(
            try row("school", 15, of: "nearest-15").facilities == ["school", "primary-school", "middle-school"])
        let proximity = try Self.folder.standard(named: "proximity-time")
        #expect(proximity.formula.text == "minutes,mean-of-20,mean" && proximity.rows.count == 9)
        #expect(proximity.rows.allSatisfy { $0.certainty == .provisional })
    }

    @Test("the page of standards shows a sound one, and tells how many rows of each are provisional")
    func page() throws {
        let page = try String(contentsOfFile: Places.geodata + "/standards/README.md", encoding: .utf8)
        let shown = try #require(page.firstMatch(of: #/```yaml\n((?s).*?)```/#)).output.1
        #expect(try Standard(GeodataText(file: "README.md", text: String(shown))).rows.count == 4)
        for name in Self.five {
            let rows = try Self.folder.standard(named: name).rows
            let provisional = rows.count { $0.certainty == .provisional }
            let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") })
            let figures = line.matches(of: #/\| (\d+), (?:of which )?(\d+|all) provisional/#)
            #expect(figures.map { Int($0.output.1) } == [rows.count], "\(name)")
            #expect(figures.map { Int($0.output.2) ?? rows.count } == [provisional], "\(name)")
        }
    }

    @Test("a name that none has is answered with the nearest and with all; a table is no standard")
    func misspelt() throws {
        let error = try #require(#expect(throws: GeodataError.self) { try Self.folder.standardText("gb50180") })
        #expect(error == .noSuchStandard("gb50180", nearest: ["gb50180-2018"], all: Self.five))
        #expect(error.kind == .usage)
        #expect(throws: GeodataError.self) { try Self.folder.standardText("facilities") }
    }

    @Test("what looks like a path is a file, and one that ships with mistakes is listed all the same")
    func file() throws {
        #expect(throws: GeodataError.noSuchFile("./none.yaml")) { try Self.folder.standardText("./none.yaml") }
        try withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder.file("standards"), withIntermediateDirectories: true)
            try folder.write("profiles: []\n", to: "standards/profiles.yaml")
            let path = try folder.write("\u{FEFF}standard: own\r\nrow: []\r\n", to: "standards/own.yaml")
            let own = GeodataFolder(path: folder.path)
            #expect(try own.standardNames() == ["own"])
            #expect(try own.standardText(path).file == path && own.standardText("own").file == "own.yaml")
            #expect(throws: GeodataError.self) { try own.standard(named: "own") }
        }
    }
}
