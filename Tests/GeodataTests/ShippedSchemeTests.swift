import Foundation
import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("schemes that ship")
struct ShippedSchemeTests {
    private static let folder = GeodataFolder(path: Places.geodata)

    private func shipped(_ name: String) throws -> Scheme { try Scheme(Self.folder.schemeText(name)) }

    static let eleven = [
        "beijing", "chengdu", "chongqing", "guangxi", "guangzhou", "hunan", "jiangsu", "liaocheng", "nanjing",
        "shanghai", "suzhou",
    ]

    @Test("the eleven systems of the field ship")
    func names() throws {
        #expect(try Self.folder.schemeNames() == Self.eleven)
    }

    @Test("each can be read, is called as its file is, and has words for people", arguments: eleven)
    func each(name: String) throws {
        let scheme = try shipped(name)
        #expect(scheme.name == name)
        #expect(Set(scheme.title.keys) == Set(Language.allCases))
        for role in scheme.roles { #expect(Set(role.label.keys) == Set(Language.allCases), "\(role.name)") }
        #expect(!scheme.requirements.isEmpty)
    }

    @Test(
        "each has the rules of the file that it was written after, none lost and none added",
        .needsShared("schemes"), arguments: eleven)
    func rules(name: String) throws {
        let model = try Scheme(Self.folder.schemeText("\(Places.shared)/schemes/\(name).yaml"))
        #expect(try shipped(name).withoutWords == model.withoutWords)
    }

    @Test("a slip in any key of the rules is found, and the key that was meant is named", arguments: eleven)
    func slips(name: String) throws {
        let source = try Self.folder.schemeText(name)
        var section = ""
        var slips = 0
        for match in source.text.matches(of: #/(?m)^[^#\n]*/#) {
            let line = match.output
            if let key = line.prefixMatch(of: #/(\w+):/#) { section = String(key.1) }
            // Further keys of a role are documentation, and an attribute may have any name.
            if section == "roles" { continue }
            for key in line.matches(of: #/(\w+):\s/#) where !line[..<key.range.lowerBound].hasSuffix(".") {
                var text = source.text
                text.insert("x", at: key.output.1.endIndex)
                slips += 1
                let error = #expect(throws: GeodataError.self, "\(line)") {
                    try Scheme(GeodataText(file: "x.yaml", text: text))
                }
                guard case .defects(_, let defects)? = error else { continue }
                let meant = defects.compactMap { defect -> String? in
                    guard case .unknownKey(let allowed) = defect.problem else { return nil }
                    return nearestNames(to: defect.key, among: allowed, limit: 1).first
                }
                #expect(meant == [String(key.output.1)], "\(line)")
            }
        }
        #expect(slips > 10)
    }

    @Test("Beijing's says: from 2019 a planner for every street, town, township and park, and so for every district")
    func beijing() throws {
        let scheme = try shipped("beijing")
        let levels: [Level] = ["street", "town", "township", "park"]
        #expect(scheme.title == [.english: "Beijing 1+5+N", .chinese: "北京 1+5+N"])
        #expect(scheme.home == ["11"])
        #expect(scheme.valid == term("2019-01-01", nil))
        #expect(
            scheme.role(named: "planner")
                == Role(
                    name: "planner", label: [.english: "planner", .chinese: "责任规划师"], forms: ["team", "person"],
                    tier: .lead, levels: levels))
        #expect(
            scheme.requirements == [
                Requirement(
                    id: "base", at: Selector(levels: levels),
                    demand: .role(.init(role: "planner", quota: .atLeastOne))),
                Requirement(
                    id: "district", at: Selector(levels: ["district"]),
                    demand: .role(.init(role: "planner", quota: .atLeastOne, reach: .up))),
                Requirement(
                    id: "city", at: Selector(levels: ["city"]),
                    demand: .role(.init(role: "taskforce", quota: try #require(Quota("1"))))),
            ])
        #expect(
            scheme.overlap
                == OverlapRules(
                    same: ["planner": .allow], layers: [["taskforce", "planner"]], oneLead: ["planner"],
                    handoverDays: 60))
        #expect(scheme.totals.map(\.declared) == [17, 84, 304, 34])
    }

    @Test("Guangxi's says: from 2022 all of Nanning, one to three townships of one county for each, seven days a month")
    func guangxi() throws {
        let scheme = try shipped("guangxi")
        #expect(
            scheme.phases == [
                Phase(
                    from: day("2020-06-30"), scope: Selector(under: ["4501"], tags: ["pilot"]),
                    atLeast: .init(level: "county", areas: 1)),
                Phase(from: day("2022-01-01"), scope: Selector(under: ["4501"])),
            ])
        #expect(scheme.limits == [ActorLimit(role: "rural", areas: Quota("1..3"), same: "county")])
        #expect(
            scheme.services == [
                ServiceRule(
                    role: "rural", kind: "on-site", measure: .days, quota: try #require(Quota("7..")), per: .month)
            ])
    }

    @Test("a name that none has is answered with the nearest and with all")
    func misspelt() throws {
        #expect(throws: GeodataError.noSuchScheme("bejing", nearest: ["beijing", "nanjing"], all: Self.eleven)) {
            try Self.folder.schemeText("bejing")
        }
    }

    @Test("what looks like a path is a file, which may be absent")
    func file() throws {
        #expect(throws: GeodataError.noSuchFile("./nowhere.yaml")) { try Self.folder.schemeText("./nowhere.yaml") }
        try withTemporaryFolder { folder in
            let path = try folder.write("scheme: own\n", to: "own.yaml")
            #expect(try Self.folder.schemeText(path) == GeodataText(file: path, text: "scheme: own\n"))
        }
    }

    @Test("a file as Windows writes it is read, with its byte-order mark and its line ends")
    func windows() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write("\u{FEFF}scheme: own\r\nhome: [\"11\"]\r\n", to: "own.yaml")
            #expect(try Scheme(Self.folder.schemeText(path)).home == ["11"])
        }
    }

    @Test("a file in GB18030 is told to be saved as UTF-8")
    func encoding() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(Data([0xB3, 0xC9]), to: "own.yaml")
            #expect(throws: GeodataError.notUTF8(path)) { try Self.folder.schemeText(path) }
            #expect(GeodataError.notUTF8(path).kind == .badInput)
        }
    }
}

extension Scheme {
    /// The rules alone, without what people call them.
    fileprivate var withoutWords: Scheme {
        Scheme(
            name: name, home: home, valid: valid, scope: scope, phases: phases,
            roles: roles.map {
                Role(
                    name: $0.name, forms: $0.forms, tier: $0.tier, levels: $0.levels, partOf: $0.partOf,
                    allowed: $0.allowed)
            }, requirements: requirements, limits: limits, services: services, overlap: overlap, totals: totals)
    }
}
