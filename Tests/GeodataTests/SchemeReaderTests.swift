import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("reading schemes")
struct SchemeReaderTests {
    private static let roles = """

        roles:
          team: {tier: lead, form: team, at: [city]}
          planner: {tier: lead, form: [person, team], at: [street, town], duties: [guide, propose]}
        """

    private func read(_ text: String) throws -> Scheme { try Scheme(GeodataText(file: "x.yaml", text: text)) }

    /// A scheme with the two roles above and what `text` says.
    private func readWithRoles(_ text: String) throws -> Scheme { try read("scheme: s\n\(text)\(Self.roles)") }

    private func requirement(_ rule: String) throws -> Requirement {
        try #require(readWithRoles("require:\n  - {id: r, \(rule)}").requirements.first)
    }

    private func quota(_ text: String) throws -> Quota { try #require(Quota(text)) }

    @Test("the least there can be is a name")
    func least() throws {
        #expect(try read("scheme: least") == Scheme(name: "least", roles: [], requirements: []))
    }

    @Test("roles keep their order, and further keys of theirs are documentation")
    func roles() throws {
        let scheme = try read(
            """
            scheme: s
            roles:
              zone: {tier: member, part_of: area, label: {en: zone planner, zh: 片区规划师}}
              area: {tier: support, form: [unit, corps], at: county, channel: volunteer, paid_by: [district], note: {a: b}}
            """)
        #expect(
            scheme.roles == [
                Role(
                    name: "zone", label: [.english: "zone planner", .chinese: "片区规划师"], forms: [], tier: .member,
                    levels: [], partOf: "area"),
                Role(
                    name: "area", forms: ["unit", "corps"], tier: .support, levels: ["county"],
                    allowed: [.channel: ["volunteer"]]),
            ])
    }

    @Test("a rule without 'at' and 'count' asks for one at least, directly, wherever the role may be had")
    func defaults() throws {
        #expect(
            try requirement("role: planner")
                == Requirement(
                    id: "r", at: Selector(levels: ["street", "town"]),
                    demand: .role(.init(role: "planner", quota: .atLeastOne, reach: .direct)), severity: .gap))
    }

    @Test(
        "a rule says from how far appointments count",
        arguments: [
            ("direct", .direct), ("down", .down), ("up", .up), ("up-any", .upAny),
            ("near, metres: 800", .near(.metres(800))), ("near, minutes: 7.5", .near(.minutes(7.5))),
        ] as [(String, Requirement.Reach)])
    func reach(written: String, reach: Requirement.Reach) throws {
        #expect(try requirement("role: planner, reach: \(written)").roleDemands.map(\.reach) == [reach])
    }

    @Test("a rule may ask for a document, for any of several roles, for all of them, and as a note only")
    func subjects() throws {
        let district = Selector(levels: ["district"])
        #expect(
            try requirement("fact: plan, at: {level: district}, count: 2, severity: note")
                == Requirement(id: "r", at: district, demand: .fact("plan", quota("2")), severity: .note))
        let either = [
            Requirement.RoleDemand(role: "planner", quota: .atLeastOne, reach: .upAny),
            Requirement.RoleDemand(role: "team", quota: try quota("1..2"), reach: .down),
        ]
        let parts = "[{role: planner, reach: up-any}, {role: team, count: 1..2, reach: down}], at: {level: district}"
        #expect(try requirement("any: \(parts)") == Requirement(id: "r", at: district, demand: .any(either)))
        #expect(try requirement("all: \(parts)") == Requirement(id: "r", at: district, demand: .all(either)))
    }

    @Test("a quota for each value of a column: of those listed, or of all that the role names")
    func each() throws {
        let one = Requirement.RoleDemand(role: "planner", quota: .atLeastOne)
        #expect(
            try requirement("role: planner, by: duties, each: all").demand
                == .each(one, by: .duties, values: ["guide", "propose"]))
        #expect(
            try requirement("role: planner, by: duties, each: [propose]").demand
                == .each(one, by: .duties, values: ["propose"]))
        #expect(
            try requirement("role: planner, by: unit, each: [甲院, 乙院]").demand
                == .each(one, by: .unit, values: ["甲院", "乙院"]))
    }

    @Test("a selector says where: codes, levels, tags, ids, places, attributes, and what it is not")
    func selector() throws {
        let scheme = try read(
            """
            scheme: s
            scope:
              under: [11, 0571]
              level: street
              tag: [old, new]
              ids: A-1
              within: ancient city
              where: {pilot: yes, county.pilot: [yes, 2021-01-01]}
              not: [{tag: closed}, {under: "110101", not: {level: park}}]
            """)
        #expect(
            scheme.scope
                == Selector(
                    under: ["11", "0571"], levels: ["street"], tags: ["old", "new"], ids: ["A-1"],
                    within: ["ancient city"],
                    conditions: [
                        .init(level: nil, attribute: "pilot", values: ["yes"]),
                        .init(level: "county", attribute: "pilot", values: ["yes", "2021-01-01"]),
                    ],
                    excluded: [
                        Selector(tags: ["closed"]),
                        Selector(under: ["110101"], excluded: [Selector(levels: ["park"])]),
                    ]))
    }

    @Test("phases, limits, services and overlaps say all that they may")
    func others() throws {
        let scheme = try readWithRoles(
            """
            phases:
              - {from: 2020-01-01, at_least: {level: county, areas: 2}}
              - {from: 2020-01-01, scope: {under: "11"}}
            limit:
              - {role: planner, areas: 1..3, same: county}
              - {role: team, same: city}
            service:
              - {role: planner, kind: on-site, days: 7.., per: month}
              - {role: team, kind: task, count: 1, per: year}
            overlap:
              same: {planner: warn, team: conflict}
              layers: [[team, planner]]
              by: {planner: disciplines}
              same_key: allow
              exclude: [[team, planner]]
              one_lead: planner
              unique_at: {team: project}
              handover: 30d
            """)
        #expect(
            scheme.phases == [
                Phase(from: day("2020-01-01"), scope: .everything, atLeast: .init(level: "county", areas: 2)),
                Phase(from: day("2020-01-01"), scope: Selector(under: ["11"])),
            ])
        #expect(
            scheme.limits == [
                ActorLimit(role: "planner", areas: try quota("1..3"), same: "county"),
                ActorLimit(role: "team", areas: nil, same: "city"),
            ])
        #expect(
            scheme.services == [
                ServiceRule(role: "planner", kind: "on-site", measure: .days, quota: try quota("7.."), per: .month),
                ServiceRule(role: "team", kind: "task", measure: .count, quota: try quota("1"), per: .year),
            ])
        #expect(
            scheme.overlap
                == OverlapRules(
                    same: ["planner": .warn, "team": .conflict], layers: [["team", "planner"]],
                    by: ["planner": .disciplines], sameKey: .allow, exclude: [["team", "planner"]],
                    oneLead: ["planner"], uniqueAt: ["team": "project"], handoverDays: 30))
    }

    @Test("declared totals count areas, actors, persons and facts")
    func totals() throws {
        let scheme = try readWithRoles(
            """
            totals:
              - {at: 2021-12-31, count: areas, level: street, tag: old, where: {pilot: yes}, having: team, is: 0}
              - {count: actors, role: planner, form: team, by: unit, is: 84}
              - {count: persons, role: planner, is: 516}
              - {count: facts, fact: plan, is: 12}
            """)
        #expect(
            scheme.totals == [
                DeclaredTotal(
                    at: day("2021-12-31"),
                    key: .init(
                        subject: .areas, levels: ["street"], tags: ["old"],
                        conditions: [.init(level: nil, attribute: "pilot", values: ["yes"])], having: "team"),
                    declared: 0),
                DeclaredTotal(
                    at: nil, key: .init(subject: .actors, role: "planner", form: "team", by: .unit), declared: 84),
                DeclaredTotal(at: nil, key: .init(subject: .persons, role: "planner"), declared: 516),
                DeclaredTotal(at: nil, key: .init(subject: .facts, fact: "plan"), declared: 12),
            ])
    }
}
