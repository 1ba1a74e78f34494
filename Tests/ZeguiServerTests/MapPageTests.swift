import Foundation
import TestWorlds
import Testing

/// What `map_page.py` saw of the page in Debian's chromium. It is looked at once for all tests; its pictures are for people, in
/// `ZEGUI_SCREENSHOTS` or `.build/screenshots`.
@Suite(
    "the map page in a browser", .needsPython, .needsProgram("chromium", package: "chromium"), .needsMapLibre)
struct MapPageTests {
    private func seen() async throws -> Seen { try await Self.visit.value }

    private static let visit = Task {
        let pictures =
            ProcessInfo.processInfo.environment["ZEGUI_SCREENSHOTS"] ?? Places.package + "/.build/screenshots"
        try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
        return try await withMapPage { folder, server in
            try look(Seen.self, [server.address + "/", Places.sample, pictures], in: folder)
        }
    }

    @Test("it says whose project it shows, under which scheme and for whom one walks")
    func project() async throws {
        let seen = try await seen()
        #expect(seen.title == "云澜市 · Zegui")
        #expect(
            seen.under
                == "Scheme: Beijing 1+5+N · standard: GB 50180-2018, residential areas · walking profile: adult")
    }

    @Test("another scheme and day in its address are what it shows and asks for")
    func scheme() async throws {
        let other = try await seen().other
        #expect(other.under.hasPrefix("Scheme: Shanghai"))
        #expect(other.address.contains("day=2026-06-30"))
        #expect(!other.asked.isEmpty)
        #expect(other.asked.allSatisfy { $0.contains("scheme=shanghai") && $0.contains("datetime=2026-06-30") })
    }

    // geodata/sample/README: on 2026-06-30 31 areas are covered, 6 are gaps, 3 have expired, 3 begin later.
    @Test("its legend counts the areas of each state that are in view")
    func legend() async throws {
        let lines = try await seen().legend.split(separator: "\n").map(String.init)
        for (state, count) in [
            ("covered", 31), ("gap: nobody yet", 6), ("expired: term ended", 3), ("future: not begun", 3),
        ] {
            let line = try #require(lines.firstIndex(of: state))
            #expect(lines[line + 1] == "\(count) in view")
        }
    }

    // planners.csv: 文澜街道 has 市规院第03组 from 2024-05-01 to 2029-05-01; 112.5, 33.03 lies in it (sample/streets.geojson).
    @Test("a click tells the planner of the street that was clicked")
    func click() async throws {
        let click = try await seen().click
        #expect(click.heading == "文澜街道 street")
        #expect(click.state == "covered")
        #expect(click.planners == ["市规院第03组"])
        #expect(click.text.contains("2024-05-01 to 2029-05-01"))
    }

    // planners.csv: 程望野 was 柳桥街道's (云屏区) from 2023-03-01 to 2026-03-01, and nobody since. Covered is #009e73 and expired
    // #e69f00, each laid with 0.8 on the ground #eeece6: 0.8 · (0, 158, 115) + 0.2 · (238, 236, 230) = (47.6, 173.6, 138), and
    // 0.8 · (230, 159, 0) + 0.2 · (238, 236, 230) = (231.6, 174.4, 46).
    @Test("another day changes an area's colour")
    func day() async throws {
        let seen = try await seen()
        #expect(seen.street == "柳桥街道")
        #expect(seen.drawn["2025-12-31"]?.map(\.state) == ["covered"])
        #expect(seen.drawn["2026-06-30"]?.map(\.state) == ["expired"])
        #expect(isNear(seen.colours["2025-12-31"], [47.6, 173.6, 138]))
        #expect(isNear(seen.colours["2026-06-30"], [231.6, 174.4, 46]))
        #expect(seen.expired.state == "expired")
        #expect(seen.expired.planners == [])
    }

    private func isNear(_ colour: [Double]?, _ expected: [Double]) -> Bool {
        zip(colour ?? [], expected).allSatisfy { abs($0 - $1) <= 3 } && colour?.count == 3
    }

    // The place is chosen by the script, with its own formulas and its own test of what lies in a street: its numbers in either
    // system, read as WGS 84, lie in a street of another name.
    @Test("coordinates pasted from Amap and Baidu lead to their street, and without their system to another")
    func paste() async throws {
        let pasted = try await seen().pasted
        for answer in [pasted.gcj02, pasted.bd09] {
            #expect(answer.name == pasted.street)
            #expect(abs(answer.at[0] - pasted.place[0]) < 1e-7 && abs(answer.at[1] - pasted.place[1]) < 1e-7)
        }
        #expect([pasted.gcj02Misread.name, pasted.bd09Misread.name] == pasted.others)
        #expect(pasted.degrees.at == [112.5, 33.03])
        #expect(pasted.degrees.name == "文澜街道")
    }

    @Test("isochrones of 5, 10 and 15 minutes are drawn from the asked place")
    func isochrones() async throws {
        #expect(try await seen().isochrones == ["5 min", "10 min", "15 min"])
    }

    // The sample has 柳桥街道 in 云津区 and in 云屏区, in the order of their codes.
    @Test("keys alone lead to an answer, through the search and on the map, and Escape closes it")
    func keys() async throws {
        let seen = try await seen()
        #expect(seen.keys.passed.last == "place")
        #expect(seen.keys.passed.contains("CANVAS"))
        #expect(seen.keys.hits == ["柳桥街道\n云津区 · street", "柳桥街道\n云屏区 · street"])
        #expect(seen.keys.answer.state == "expired")
        #expect(seen.keys.focus == "answer-title")
        #expect(seen.keys.map)
        #expect(seen.escaped)
    }

    @Test("a link takes place and day along, and the page speaks the browser's language or the chosen one")
    func languages() async throws {
        let seen = try await seen()
        #expect(seen.language == "en")
        #expect(seen.chinese.language == "zh-CN")
        #expect(seen.chinese.title == "云澜市 · 责规")
        #expect(seen.chinese.heading == "柳桥街道 街道")
        #expect(seen.chinese.status == "柳桥街道：已到期：任期已止，无人。")
        #expect(seen.chinese.legend?.contains("空缺：尚无人") == true)
        #expect(seen.switched.language == "en")
        #expect(seen.switched.heading == "柳桥街道 street")
    }

    @Test("on a phone the answer is a sheet under the map, which still shows the place")
    func phone() async throws {
        let phone = try await seen().phone
        #expect(phone.planners == ["市规院第03组"])
        #expect(!phone.isTooWide)
        #expect(phone.isPinSeen)
        // README of the sample: 泉沟镇 is one of the six gaps.
        #expect(phone.found == "gap")
    }

    @Test("nothing is asked of another host, and the browser complains of nothing")
    func quiet() async throws {
        let seen = try await seen()
        #expect(seen.requests > 50)
        #expect(seen.elsewhere == [])
        #expect(seen.complaints == [])
    }

    @Test("axe-core finds no serious barrier")
    func barriers() async throws {
        #expect(try await seen().barriers == [])
    }

    @Test("without MapLibre the page says what to do, and answers all the same")
    func withoutMap() async throws {
        let seen = try await withMapPage(mapLibre: "/nowhere") { folder, server in
            try look(WithoutMap.self, ["--without-map", server.address + "/"], in: folder)
        }
        #expect(seen.notice.contains("Scripts/setup"))
        #expect(seen.planners == ["市规院第03组"])
    }

    // A magenta base map, where no area lies on it: (255, 0, 255).
    @Test("a base map is asked for where it was said to be, and nowhere else")
    func baseMap() async throws {
        let seen = try City.sample.get().inFolder { folder in
            try look(
                WithBaseMap.self, ["--base-map", Places.build + "/zegui", folder.file("city.gpkg")], in: folder)
        }
        #expect(!seen.paths.isEmpty)
        #expect(seen.paths.allSatisfy { $0.wholeMatch(of: #/\/\d+\/\d+\/\d+\.png/#) != nil })
        #expect(!seen.elsewhere.isEmpty && seen.elsewhere.allSatisfy { $0.hasPrefix(seen.host) })
        #expect(seen.complaints == [])
        #expect(isNear(seen.colour, [255, 0, 255]))
    }
}

extension Trait where Self == ConditionTrait {
    fileprivate static var needsMapLibre: Self {
        .enabled(if: Places.exists(mapLibre + "/maplibre-gl.js"), "needs \(mapLibre): run 'Scripts/setup'")
    }
}

private let mapLibre = Places.package + "/.build/maplibre"

/// Serves the sample city with its streets.
private func withMapPage<Seen: Sendable>(
    mapLibre folder: String = mapLibre, _ look: (TemporaryFolder, Serving) async throws -> Seen
) async throws -> Seen {
    var seen: Seen?
    try await City.sample.get().inFolder { place in
        let network = Places.sample + "/network.osm.xml"
        try expectSuccess(zegui("import", "network", "city.gpkg", network, "--facilities", in: place))
        try await withServing(place, environment: ["ZEGUI_MAPLIBRE": folder]) { server in
            seen = try await look(place, server)
        }
    }
    return try #require(seen)
}

private func look<Seen: Decodable>(_: Seen.Type, _ arguments: [String], in folder: TemporaryFolder) throws -> Seen {
    let script = Places.package + "/Tests/ZeguiServerTests/map_page.py"
    let run = try expectSuccess(run(Places.python, [script] + arguments, in: folder.path))
    return try JSONDecoder().decode(Seen.self, from: Data(run.output.utf8))
}

// What the script prints.

private struct Seen: Decodable, Sendable {
    struct Answer: Decodable, Sendable {
        let heading: String
        let state: String?
        let planners: [String]
        let text: String
        let status: String
    }

    struct Drawn: Decodable, Sendable { let state: String }

    struct Pasted: Decodable, Sendable {
        struct Answer: Decodable, Sendable {
            let heading: String
            let at: [Double]

            /// The heading without the level behind it.
            var name: String { String(heading.prefix { $0 != " " }) }
        }

        let place: [Double]
        let street: String
        let others: [String]
        let gcj02: Answer
        let gcj02Misread: Answer
        let bd09: Answer
        let bd09Misread: Answer
        let degrees: Answer

        private enum CodingKeys: String, CodingKey {
            case place, street, others, gcj02, bd09, degrees
            case gcj02Misread = "gcj02 as WGS 84"
            case bd09Misread = "bd09 as WGS 84"
        }
    }

    struct Keys: Decodable, Sendable {
        let passed: [String]
        let hits: [String]
        let answer: Answer
        let focus: String
        let map: Bool
    }

    struct Translated: Decodable, Sendable {
        let heading: String
        let status: String
        let language: String
        /// Only looked at in Chinese, as the next.
        let title: String?
        let legend: String?
    }

    struct Other: Decodable, Sendable {
        let under: String
        let address: String
        let asked: [String]
    }

    struct Phone: Decodable, Sendable {
        let planners: [String]
        let found: String?
        let isTooWide: Bool
        let isPinSeen: Bool

        private enum CodingKeys: String, CodingKey {
            case planners, found
            case isTooWide = "is too wide"
            case isPinSeen = "pin is seen"
        }
    }

    let title: String
    let under: String
    let language: String
    let legend: String
    let barriers: [String]
    let street: String?
    let drawn: [String: [Drawn]]
    let colours: [String: [Double]]
    let click: Answer
    let expired: Answer
    let escaped: Bool
    let pasted: Pasted
    let isochrones: [String]
    let keys: Keys
    let chinese: Translated
    let switched: Translated
    let phone: Phone
    let other: Other
    let complaints: [String]
    let requests: Int
    let elsewhere: [String]
}

private struct WithoutMap: Decodable, Sendable {
    let notice: String
    let planners: [String]
}

private struct WithBaseMap: Decodable, Sendable {
    let host: String
    let paths: [String]
    let elsewhere: [String]
    let complaints: [String]
    let colour: [Double]
}
