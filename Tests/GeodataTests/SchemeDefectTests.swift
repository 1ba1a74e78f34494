import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("what is wrong in a scheme")
struct SchemeDefectTests {
    private func error(_ text: String) throws -> GeodataError {
        try #require(
            #expect(throws: GeodataError.self) { try Scheme(GeodataText(file: "x.yaml", text: text)) }, "\(text)")
    }

    private func message(_ text: String) throws -> String { try error(text).explanation(in: .english) }

    @Test("an unknown key is named with its line, the nearest and all that are allowed")
    func unknownKey() throws {
        #expect(
            try message("scheme: s\ntitel: {en: S}") == """
                x.yaml:2: the key 'titel' is not known here; did you mean 'title'. Keys allowed: scheme, title, home, \
                valid, scope, phases, roles, require, limit, service, overlap, totals.
                """)
        let inside = "scheme: s\nroles:\n  p: {tier: lead}\nrequire:\n  - id: base\n    role: p\n    cuont: 1\n"
        #expect(
            try message(inside) == """
                x.yaml:7: the key 'cuont' is not known here; did you mean 'count'. Keys allowed: id, role, fact, any, \
                all, at, count, reach, metres, minutes, by, each, severity.
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
                "scheme: s\nroles: {planner: {tier: lead}}\nlimit:\n  - {role: planer, areas: 1}",
                "x.yaml:4: 'role: planer' is not understood; did you mean 'planner'. Expected one of the roles planner."
            ),
            (
                "scheme: s\nlimit:\n  - {role: planer, areas: 1}",
                "x.yaml:3: 'role: planer' is not understood; expected a role, and the scheme has none."
            ),
            (
                "scheme: s\nroles:\n  p: {tier: laed}",
                """
                x.yaml:3: 'tier: laed' is not understood; did you mean 'lead'. \
                Expected one of lead, member, advise, support.
                """
            ),
            (
                "scheme: s\nroles:\n  p: {tier: boss}",
                "x.yaml:3: 'tier: boss' is not understood; expected one of lead, member, advise, support."
            ),
            ("scheme: [a]", "x.yaml:1: 'scheme: [a]' is not understood; expected a word."),
            ("scheme:", "x.yaml:1: 'scheme:' is not understood; expected a word."),
            ("scheme: s\nhome: []", "x.yaml:2: 'home: []' is not understood; expected a word or a list of words."),
            ("scheme: s\nrequire: yes", "x.yaml:2: 'require: yes' is not understood; expected a list."),
            ("scheme: s\nroles: [p]", "x.yaml:2: 'roles: [p]' is not understood; expected a mapping {key: value}."),
            (
                "- a\n- b",
                """
                x.yaml:1: 'scheme: [a, b]' is not understood; expected a mapping {key: value} with keys of scheme, \
                title, home, valid, scope, phases, roles, require, limit, service, overlap, totals.
                """
            ),
            (
                "scheme: s\nvalid: 2020",
                "x.yaml:2: 'valid: 2020' is not understood; expected a mapping {key: value} with keys of from, to."
            ),
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

    @Test("every defect of a file is told, a line each in the order of the file")
    func all() throws {
        let text = """
            scheme: s
            titel: {en: S}
            roles:
              p: {tier: laed, at: [street]}
            require:
              - {id: a, role: p, count: 0, at: {levle: street}}
              - {id: a, role: q}
            overlap:
              handover: 30
            """
        #expect(
            try error(text)
                == .defects(
                    file: "x.yaml",
                    [
                        GeodataDefect(
                            line: 2, path: "titel", key: "titel",
                            problem: .unknownKey(allowed: [
                                "scheme", "title", "home", "valid", "scope", "phases", "roles", "require", "limit",
                                "service", "overlap", "totals",
                            ])),
                        GeodataDefect(
                            line: 4, path: "roles.p.tier", key: "tier",
                            problem: .badValue("laed", expected: .oneOf(["lead", "member", "advise", "support"]))),
                        GeodataDefect(
                            line: 6, path: "require[1].count", key: "count",
                            problem: .badValue("0", expected: .quota)),
                        GeodataDefect(
                            line: 6, path: "require[1].at.levle", key: "levle",
                            problem: .unknownKey(allowed: ["under", "level", "tag", "ids", "within", "where", "not"])),
                        GeodataDefect(line: 7, path: "require[2].id", key: "id", problem: .repeated("a")),
                        GeodataDefect(
                            line: 7, path: "require[2].role", key: "role",
                            problem: .badValue("q", expected: .role(["p"]))),
                        GeodataDefect(
                            line: 9, path: "overlap.handover", key: "handover",
                            problem: .badValue("30", expected: .days)),
                    ]))
        let told = try message(text).split(separator: "\n")
        #expect(told.count == 7)
        #expect(told.allSatisfy { $0.hasPrefix("x.yaml:") })
    }

    @Test("a rule with several mistakes is told with all of them, whichever comes first")
    func wholeRule() throws {
        let told = try message(
            """
            scheme: s
            roles: {planner: {tier: lead, at: [street], duties: [guide]}}
            require:
              - {role: planer, by: duty, each: [], count: no, reach: nerby, at: street, severity: gaps}
              - {count: no, reach: near}
              - {role: planner, at: {level: city}}
              - {any: [{role: planer, count: no}, {role: planner, reach: near, metres: far}], at: {level: street}}
            """
        ).split(separator: "\n")
        #expect(told.count { $0.hasPrefix("x.yaml:4:") } == 7)
        #expect(told.count { $0.hasPrefix("x.yaml:5:") } == 4)
        #expect(told.count { $0.hasPrefix("x.yaml:6:") } == 2)
        #expect(told.count { $0.hasPrefix("x.yaml:7:") } == 4)
    }

    @Test("a key that is missing because it was misspelt is told once, with the misspelling")
    func misspeltOnce() throws {
        let told = try message("shceme: s\nrequire:\n  - {idd: a, rol: p}").split(separator: "\n")
        #expect(told.count == 3)
        #expect(told.allSatisfy { $0.contains("is not known here; did you mean") })
    }

    @Test("YAML's merge in a role is refused, not taken for documentation")
    func merge() throws {
        let text = try message("scheme: s\nroles:\n  p: &p {tier: lead, at: [street]}\n  q: {<<: *p, tier: lead}")
        #expect(
            text == """
                x.yaml:4: the key '<<' is not known here. Keys allowed: label, form, tier, at, part_of, channel, \
                source, funding, disciplines, duties, guarantees.
                """)
    }

    @Test("items of lists are told with the line that they stand in, and with their number")
    func items() throws {
        let text = "scheme: s\nroles:\n  p:\n    tier: lead\n    form:\n      - team\n      - crew\n"
        guard case .defects(_, let defects) = try error(text) else { return }
        #expect(defects.map(\.line) == [7])
        #expect(defects.map(\.path) == ["roles.p.form[2]"])
        #expect(defects.map(\.key) == ["form"])
    }

    @Test(
        "whatever a line of a scheme says instead, it is read or told, with the file",
        arguments: ShippedSchemeTests.eleven)
    func anything(name: String) throws {
        let source = try GeodataFolder(path: Places.geodata).schemeText(name)
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            let key = lines[index].prefix { $0 != ":" }
            for line in ["", "\(key):", "\(key): []", "\(key): {}", "\(key): [[x]]", "\(key): {x: {x: x}}", "- \(key)"]
            {
                let text = (lines[..<index] + [line[...]] + lines[(index + 1)...]).joined(separator: "\n")
                do {
                    _ = try Scheme(GeodataText(file: "x.yaml", text: text))
                } catch {
                    let told = error.explanation(in: .english).split(separator: "\n")
                    #expect(!told.isEmpty && told.allSatisfy { $0.hasPrefix("x.yaml") }, "\(line)")
                }
            }
        }
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
        #expect(
            try error("scheme: s\ntitel: x\nroles: {p: {tier: laed}}").explanation(in: .chinese) == """
                x.yaml:2：此处没有键“titel”；是否指“title”。可用的键：scheme、title、home、valid、scope、phases、roles、require、\
                limit、service、overlap、totals。
                x.yaml:3：无法理解“tier: laed”；是否指“lead”。应为 lead、member、advise、support 之一。
                """)
    }

    @Test("what a user wrote is bad data; a name that none has is bad usage")
    func kinds() throws {
        #expect(GeodataError.syntax(file: "x", line: 1, problem: "").kind == .badInput)
        #expect(GeodataError.defects(file: "x", []).kind == .badInput)
        #expect(GeodataError.noSuchScheme("x", nearest: [], all: []).kind == .usage)
        #expect(GeodataError.noSuchFile("x").kind == .notFound)
        #expect(GeodataError.noFolder(looked: []).kind == .notFound)
    }
}
