import Foundation
import TestWorlds
import Testing

@Suite("zegui scheme")
struct SchemeCommandTests {
    private static let own = """
        scheme: own
        title: {en: Own, zh: 自订}
        roles:
          planner: {tier: lead, form: person, at: [street], label: {en: planner, zh: 规划师}, channel: volunteer}
          group: {tier: member, part_of: planner}
        require:
          - {id: base, role: planner}
        limit:
          - {role: planner, areas: 1..3}
          - {role: group, areas: 1}

        """

    private static let wrong = "scheme: own\ntitel: {en: Own}\nroles:\n  planner: {tier: laed}\n"

    @Test("the list has each scheme that ships, with its title, and how many roles and rules it has")
    func list() throws {
        try withTemporaryFolder { folder in
            let lines = try expectSuccess(zegui("scheme", "list", in: folder)).lines
            #expect(lines.count == 12)
            #expect(lines[0].split(separator: " ") == ["scheme", "title", "roles", "rules"])
            #expect(lines[1].split(separator: " ") == ["beijing", "Beijing", "1+5+N", "2", "3"])
            let chinese = try expectSuccess(zegui("scheme", "list", "--lang", "zh", in: folder)).lines
            #expect(chinese[0].split(separator: " ") == ["制度", "名称", "角色", "规则"])
            #expect(chinese[1].split(separator: " ") == ["beijing", "北京", "1+5+N", "2", "3"])
            let csv = try expectSuccess(zegui("scheme", "list", "--format", "csv", in: folder)).lines
            #expect(csv[0...1] == ["scheme,title,roles,rules", "beijing,Beijing 1+5+N,2,3"])
        }
    }

    @Test("the list is an array of objects for programs")
    func listJSON() throws {
        try withTemporaryFolder { folder in
            let ended = try expectSuccess(zegui("scheme", "list", "--format", "json", in: folder))
            let schemes = try #require(
                try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [[String: Any]])
            let names = schemes.compactMap { $0["scheme"] as? String }
            #expect(names.count == 11 && names == names.sorted())
            let first = try #require(schemes.first)
            #expect(Set(first.keys) == ["scheme", "title", "home", "roles", "rules", "file"])
            #expect(first["title"] as? [String: String] == ["en": "Beijing 1+5+N", "zh": "北京 1+5+N"])
            #expect(first["home"] as? [String] == ["11"])
            #expect(first["roles"] as? Int == 2 && first["rules"] as? Int == 3)
            #expect(first["file"] as? String == "beijing.yaml")
        }
    }

    @Test("show prints a scheme byte for byte, one that ships or a file, sound or not")
    func show() throws {
        try withTemporaryFolder { folder in
            let text = try String(contentsOfFile: Places.geodata + "/schemes/hunan.yaml", encoding: .utf8)
            #expect(try expectSuccess(zegui("scheme", "show", "hunan", in: folder)).output == text)
            try folder.write(Self.wrong, to: "own.yaml")
            #expect(try expectSuccess(zegui("scheme", "show", "own.yaml", in: folder)).output == Self.wrong)
        }
    }

    @Test("for programs show says what was understood, and the text")
    func showJSON() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            let shown = try expectSuccess(zegui("scheme", "show", "own.yaml", "--format", "json", in: folder)).object()
            #expect(Set(shown.keys) == ["scheme", "title", "home", "valid", "roles", "rules", "text"])
            #expect(shown["scheme"] as? String == "own")
            #expect(shown["text"] as? String == Self.own)
            #expect(shown["rules"] as? [String] == ["base"])
            let valid = try #require(shown["valid"] as? [String: Any])
            #expect(valid["from"] is NSNull && valid["to"] is NSNull)
            let roles = try #require(shown["roles"] as? [[String: Any]])
            #expect(roles.compactMap { $0["name"] as? String } == ["planner", "group"])
            #expect(roles[0]["label"] as? [String: String] == ["en": "planner", "zh": "规划师"])
            #expect(roles[0]["form"] as? [String] == ["person"] && roles[0]["at"] as? [String] == ["street"])
            #expect(roles[0]["columns"] as? [String: [String]] == ["channel": ["volunteer"]])
            #expect(roles[0]["part_of"] is NSNull && roles[1]["part_of"] as? String == "planner")
        }
    }

    @Test("check says that a scheme is sound, and what it holds")
    func sound() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            #expect(
                try expectSuccess(zegui("scheme", "check", "own.yaml", in: folder)).output
                    == "own.yaml: the scheme own is sound: 2 roles, 1 rule, 2 limits\n")
            #expect(
                try expectSuccess(zegui("scheme", "check", "own.yaml", "--lang", "zh", in: folder)).output
                    == "own.yaml：制度 own 无误：2 个角色，1 条规则，2 条限额\n")
            #expect(
                try expectSuccess(zegui("scheme", "check", "guangxi", in: folder)).output
                    == "guangxi.yaml: the scheme guangxi is sound: 1 role, 1 rule, 1 limit, 1 service rule, 2 phases\n")
            let checked = try expectSuccess(zegui("scheme", "check", "own.yaml", "--format", "json", in: folder))
                .object()
            #expect(checked["sound"] as? Bool == true && checked["limits"] as? Int == 2)
        }
    }

    @Test("check tells all that is wrong, a line each, in both languages")
    func defects() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.wrong, to: "own.yaml")
            let ended = try zegui("scheme", "check", "own.yaml", in: folder)
            #expect(ended.status == 65 && ended.output == "")
            #expect(
                ended.errors == """
                    zegui: own.yaml:2: the key 'titel' is not known here; did you mean 'title'. Keys allowed: scheme, \
                    title, home, valid, scope, phases, roles, require, limit, service, overlap, totals.
                    own.yaml:4: 'tier: laed' is not understood; did you mean 'lead'. \
                    Expected one of lead, member, advise, support.

                    """)
            let chinese = try zegui("scheme", "check", "own.yaml", "--lang", "zh", in: folder)
            #expect(chinese.status == 65)
            #expect(chinese.errors.contains("own.yaml:4：无法理解“tier: laed”；是否指“lead”。"))
        }
    }

    @Test("a scheme that is nowhere is bad usage, a file that is absent is no such file")
    func absent() throws {
        try withTemporaryFolder { folder in
            for verb in ["show", "check"] {
                let misspelt = try zegui("scheme", verb, "beijin", in: folder)
                #expect(misspelt.status == 64 && misspelt.errors.contains("did you mean 'beijing'"))
                let file = try zegui("scheme", verb, "none.yaml", in: folder)
                #expect(file.status == 66 && file.errors.contains("none.yaml"))
            }
        }
    }
}
