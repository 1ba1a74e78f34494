import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("schemes that ship")
struct ShippedSchemeTests {
    private let folder = GeodataFolder(path: Places.geodata)

    @Test("Beijing's says: from 2019 a planner for every street, town, township and park")
    func beijing() throws {
        let scheme = try Scheme(folder.schemeText("beijing"))
        let levels: [Level] = ["street", "town", "township", "park"]
        #expect(scheme.name == "beijing")
        #expect(scheme.title == [.english: "Beijing 1+5+N", .chinese: "北京 1+5+N"])
        #expect(scheme.home == ["11"])
        #expect(scheme.valid == term("2019-01-01", nil))
        #expect(
            scheme.roles == [
                Role(
                    name: "planner", label: [.english: "planner", .chinese: "责任规划师"], forms: ["team", "person"],
                    tier: .lead, levels: levels)
            ])
        #expect(scheme.requirements.map(\.id) == ["base"])
        #expect(scheme.requirements.map(\.role) == ["planner"])
        #expect(scheme.requirements.map(\.at.levels) == [levels])
        #expect(scheme.requirements.map(\.quota.description) == ["1.."])
    }

    @Test("every scheme that ships can be read, and is called as its file is")
    func all() throws {
        let names = try folder.schemeNames()
        #expect(names.contains("beijing"))
        for name in names { #expect(try Scheme(folder.schemeText(name)).name == name) }
    }

    @Test("a name that none has is answered with the nearest and with all")
    func misspelt() throws {
        let all = try folder.schemeNames()
        #expect(throws: GeodataError.noSuchScheme("bejing", nearest: ["beijing"], all: all)) {
            try folder.schemeText("bejing")
        }
    }

    @Test("what looks like a path is a file, which may be absent")
    func file() throws {
        #expect(throws: GeodataError.noSuchFile("./nowhere.yaml")) { try folder.schemeText("./nowhere.yaml") }
        try withTemporaryFolder { folder in
            let path = try folder.write("scheme: own\n", to: "own.yaml")
            #expect(try self.folder.schemeText(path) == SchemeText(file: path, text: "scheme: own\n"))
        }
    }
}

@Suite("reading schemes")
struct SchemeReaderTests {
    private func read(_ text: String) throws -> Scheme { try Scheme(SchemeText(file: "x.yaml", text: text)) }

    private func message(_ text: String) throws -> String {
        let error = #expect(throws: GeodataError.self) { try read(text) }
        return try #require(error).explanation(in: .english)
    }

    @Test("the least there can be is a name")
    func least() throws {
        let scheme = try read("scheme: least")
        #expect(scheme.valid == .always)
        #expect(scheme.roles.isEmpty && scheme.requirements.isEmpty && scheme.home.isEmpty && scheme.title.isEmpty)
    }

    @Test("a rule without 'at' and 'count' asks for one at least, wherever the role may be had")
    func defaults() throws {
        let scheme = try read(
            """
            scheme: s
            roles:
              planner: {tier: lead, form: person, at: [street, town]}
            require:
              - {id: base, role: planner}
            """)
        #expect(scheme.requirements[0].quota.description == "1..")
        #expect(scheme.requirements[0].at.levels == ["street", "town"])
        #expect(scheme.roles[0].forms == ["person"])
    }

    @Test("further keys of a role are documentation")
    func documentation() throws {
        let scheme = try read("scheme: s\nroles:\n  planner: {tier: lead, paid_by: [district], note: text}")
        #expect(scheme.roles.map(\.name) == ["planner"])
    }

    @Test("an unknown key is named with its line, the nearest and all that are allowed")
    func unknownKey() throws {
        #expect(
            try message("scheme: s\ntitel: {en: S}") == """
                x.yaml:2: the key 'titel' is not known here; did you mean 'title'. \
                Keys allowed: scheme, title, home, valid, roles, require.
                """)
        let inside = "scheme: s\nroles:\n  p: {tier: lead}\nrequire:\n  - id: base\n    role: p\n    cuont: 1\n"
        #expect(
            try message(inside) == """
                x.yaml:7: the key 'cuont' is not known here; did you mean 'count'. Keys allowed: id, role, at, count.
                """)
    }

    @Test(
        "a wrong value is named with its line and key, and with what was expected",
        arguments: [
            (
                "scheme: s\nroles: {p: {tier: lead}}\nrequire:\n  - {id: b, role: p, count: 3..1}",
                "x.yaml:4: 'count: 3..1' is not understood; expected a number or range like 1, 1.. or 1..3."
            ),
            (
                "scheme: s\nvalid: {from: 2019-02-29}",
                "x.yaml:2: 'from: 2019-02-29' is not understood; expected a day like 2021-12-31."
            ),
            (
                "scheme: s\nvalid:\n  from: 2019-01-01\n  to: 2019-01-01",
                "x.yaml:4: 'to: 2019-01-01' is not understood; expected a day after '2019-01-01'."
            ),
            (
                "scheme: s\nroles: {p: {tier: lead}, q: {tier: member}}\nrequire:\n  - {id: b, role: planer}",
                "x.yaml:4: 'role: planer' is not understood; expected one of the roles p, q."
            ),
            (
                "scheme: s\nroles:\n  p: {tier: boss}",
                "x.yaml:3: 'tier: boss' is not understood; expected one of lead, member, advise, support."
            ),
            ("scheme: [a]", "x.yaml:1: 'scheme: […]' is not understood; expected a word."),
            (
                "scheme: s\nrequire: yes",
                "x.yaml:2: 'require: yes' is not understood; expected a list."
            ),
            (
                "scheme: s\nroles: [p]",
                "x.yaml:2: 'roles: […]' is not understood; expected a mapping {key: value}."
            ),
            ("- a\n- b", "x.yaml:1: 'scheme: […]' is not understood; expected a mapping {key: value}."),
            ("just a word", "x.yaml:1: 'scheme: just a word' is not understood; expected a mapping {key: value}."),
        ])
    func wrongValue(text: String, expected: String) throws {
        #expect(try message(text) == expected)
    }

    @Test("a missing key is named")
    func missing() throws {
        #expect(try message("title: {en: S}") == "x.yaml:1: the key 'scheme' is missing.")
        #expect(try message("scheme: s\nroles:\n  p: {at: street}") == "x.yaml:3: the key 'tier' is missing.")
        #expect(
            try message("scheme: s\nroles: {p: {tier: lead}}\nrequire:\n  - {role: p}")
                == "x.yaml:4: the key 'id' is missing.")
    }

    @Test("a key that stands twice is an error, not the last of the two")
    func duplicate() throws {
        let text = try message("scheme: s\nhome: [\"11\"]\nhome: [\"12\"]")
        #expect(text == "x.yaml:2: this is not YAML: the key 'home' stands there twice")
    }

    @Test("broken YAML is told with its line")
    func broken() throws {
        let text = try message("scheme: s\ntitle: {en: S\nhome: [\"11\"")
        #expect(text.hasPrefix("x.yaml:"))
        #expect(text.contains("this is not YAML"))
    }

    @Test("an empty file is told, not crashed on", arguments: ["", "\n", "# only a comment\n"])
    func empty(text: String) throws {
        #expect(try message(text) == "x.yaml: this is not YAML: the file is empty")
    }

    @Test("each error speaks Chinese too")
    func chinese() throws {
        let error = #expect(throws: GeodataError.self) { try read("scheme: s\ntitel: x") }
        let told = try #require(error).explanation(in: .chinese)
        #expect(told == "x.yaml:2：此处没有键“titel”；是否指“title”。可用的键：scheme、title、home、valid、roles、require。")
    }

    @Test("what a user wrote is bad data; a name that none has is bad usage")
    func kinds() throws {
        #expect(GeodataError.syntax(file: "x", line: 1, problem: "").kind == .badInput)
        #expect(GeodataError.noSuchScheme("x", nearest: [], all: []).kind == .usage)
        #expect(GeodataError.noSuchFile("x").kind == .notFound)
        #expect(GeodataError.noFolder(looked: []).kind == .notFound)
    }
}
