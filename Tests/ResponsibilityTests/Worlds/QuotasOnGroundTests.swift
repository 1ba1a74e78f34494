import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Quotas where appointments have polygons of their own: a quota is met where the ground has it, and ground is uncovered
/// where nobody serves. Two streets of a district, two blocks each, west and east.
@Suite("quotas on ground")
struct QuotasOnGroundTests {
    private static let left = "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"
    private static let right = "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"

    private let roles = [
        Role(name: "a", forms: [], tier: .lead, levels: ["street"]),
        Role(name: "b", forms: [], tier: .lead, levels: ["street"]),
        Role(name: "t", forms: [], tier: .advise, levels: ["district"]),
    ]

    private func need(_ role: String, _ count: String = "1..", _ reach: Requirement.Reach = .direct)
        -> Requirement.RoleDemand
    {
        guard let quota = Quota(count) else { preconditionFailure("the test's quota '\(count)' is none") }
        return Requirement.RoleDemand(role: role, quota: quota, reach: reach)
    }

    /// The verdict on the western street under one rule.
    private func verdict(
        _ demand: Requirement.Demand, at level: Level = "street", _ list: [Appointment]
    ) throws -> Verdict {
        let rule = Requirement(id: "rule", at: Selector(levels: [level]), demand: demand)
        var world = World(
            Scheme(
                name: "test", roles: roles, requirements: [rule], overlap: OverlapRules(same: ["a": .allow])),
            on: "2021-07-01")
        try world.add("d", "district", columns: 0...4)
        try world.add("west", "street", columns: 0...2, in: "d")
        try world.add("east", "street", columns: 2...4, in: "d")
        world.appointments = list
        let verdicts = try world.report().verdicts("rule")
        return try #require(verdicts.first { $0.area.id == (level == "district" ? "d" : "west") })
    }

    private func polygon(
        _ actor: String, _ role: String, _ wkt: String, until end: String? = nil, id: Int,
        _ columns: [Appointment.Column: [String]] = [:]
    ) throws -> Appointment {
        appointment(actor, to: nil, "2020-01-01", end, role: role, id: id, columns, ground: try ground(wkt))
    }

    private func share(_ verdict: Verdict) -> Double { verdict.uncoveredArea.value / verdict.area.area.value }

    @Test("exactly one each on two halves is no conflict: nowhere are there two")
    func upperBound() throws {
        let halves = try [polygon("x", "a", Self.left, id: 1), polygon("y", "a", Self.right, id: 2)]
        #expect(try verdict(.role(need("a", "1")), halves).state == .covered)
        // A third over the left half makes two there.
        let third = try polygon("z", "a", Self.left, id: 3)
        #expect(try verdict(.role(need("a", "1")), halves + [third]).state == .conflict)
    }

    @Test("two are not met by one on either half")
    func lowerBound() throws {
        let halves = try [polygon("x", "a", Self.left, id: 1), polygon("y", "a", Self.right, id: 2)]
        let verdict = try verdict(.role(need("a", "2..")), halves)
        // Somebody serves everywhere, so that no ground is uncovered.
        #expect(verdict.state == .partial && verdict.uncovered == .nothing)
    }

    @Test("either role is enough wherever one stands")
    func any() throws {
        let halves = try [polygon("x", "a", Self.left, id: 1), polygon("y", "b", Self.right, id: 2)]
        #expect(try verdict(.any([need("a"), need("b")]), halves).state == .covered)
        let one = try verdict(.any([need("a"), need("b")]), [halves[0]])
        #expect(one.state == .partial && abs(share(one) - 0.5) < 1e-4)
    }

    @Test("one for all and another for half leave no ground without anybody, however many quotas are open")
    func all() throws {
        let whole = appointment("y", to: "west", "2020-01-01", role: "b", id: 2)
        let alone = try verdict(.all([need("a"), need("b")]), [whole])
        #expect(alone.state == .partial && alone.uncovered == .nothing)
        let joined = try verdict(.all([need("a"), need("b")]), [whole, polygon("x", "a", Self.left, id: 1)])
        #expect(joined.state == .partial && joined.uncovered == .nothing)
        #expect(joined.detail == .share(met: 1, of: 2, missing: ["a"]))
    }

    @Test("who left in the past does not take away the ground of who serves")
    func expired() throws {
        let past = try polygon("y", "a", Self.right, until: "2021-01-01", id: 2)
        let verdict = try verdict(.role(need("a")), [polygon("x", "a", Self.left, id: 1), past])
        // It was covered while both served.
        #expect(verdict.state == .expired && abs(share(verdict) - 0.5) < 1e-4)
    }

    @Test("from above a polygon reaches no farther than its own ground")
    func down() throws {
        let half = try polygon("t", "t", "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", id: 1)
        let west = try verdict(.role(need("t", "1..", .down)), [half])
        #expect(west.state == .partial && abs(share(west) - 0.5) < 1e-4)
        let whole = appointment("t", to: "d", "2020-01-01", role: "t")
        #expect(try verdict(.role(need("t", "1..", .down)), [whole]).state == .coveredByLayer)
    }

    @Test("from below a polygon counts only where it covers the child")
    func upAny() throws {
        let corner = try polygon("x", "a", Self.left, id: 1)
        #expect(try verdict(.role(need("a", "1..", .upAny)), at: "district", [corner]).state == .gap)
        let street = try polygon("x", "a", "POLYGON ((0 0, 2 0, 2 1, 0 1, 0 0))", id: 1)
        #expect(try verdict(.role(need("a", "1..", .upAny)), at: "district", [street]).state == .coveredByLayer)
    }

    @Test("a district lacks what its children lack, not all of them")
    func up() throws {
        let list = try [
            polygon("x", "a", Self.left, id: 1), appointment("y", to: "east", "2020-01-01", role: "a", id: 2),
        ]
        let verdict = try verdict(.role(need("a", "1..", .up)), at: "district", list)
        // A quarter of the district: the right half of its western street.
        #expect(verdict.state == .partial && abs(share(verdict) - 0.25) < 1e-4)
    }

    @Test("one actor who is listed twice is one")
    func listedTwice() throws {
        let twice = [
            appointment("x", to: "west", "2020-01-01", role: "a", id: 1, [.disciplines: ["history"]]),
            appointment("x", to: "west", "2020-01-01", role: "a", id: 2, [.disciplines: ["traffic"]]),
        ]
        #expect(try verdict(.role(need("a", "1")), twice).state == .covered)
        #expect(try verdict(.role(need("a", "2..")), twice).state == .partial)
    }
}

@Suite("claims that lie over each other")
struct OverlappingPlotsTests {
    private func world(_ level: Level, _ overlap: OverlapRules, _ list: [Appointment]) throws -> World {
        let role = Role(name: "a", forms: [], tier: .lead, levels: [level, "street", "park"])
        var world = World(
            Scheme(name: "test", roles: [role], requirements: [], overlap: overlap), on: "2021-07-01")
        try world.add("p1", level, columns: 0...2)
        try world.add("p2", level, columns: 1...3)
        world.appointments = list
        return world
    }

    private let both = [
        appointment("x", to: "p1", "2020-01-01", role: "a", id: 1),
        appointment("y", to: "p2", "2020-01-01", role: "a", id: 2),
    ]

    @Test(
        "two parks, projects or key areas on one ground are an overlap of duties",
        arguments: [
            "park", "project", "keyarea", "zone", "urbanarea", "ward",
        ])
    func sameLevel(level: String) throws {
        let world = try world(Level(rawValue: level), OverlapRules(same: ["a": .conflict]), both)
        let overlaps = try world.overlaps()
        // The block that both have in common.
        #expect(overlaps.told == ["conflict 7 x, y"])
        #expect(abs(overlaps.total.value / (world.size(of: "p1") / 2) - 1) < 1e-4)
        #expect(try world.report().told == ["OVER.same conflict p1"])
    }

    @Test(
        "two streets on one ground are a defect of their boundaries, not of duties",
        arguments: [
            "street", "district", "village", "city",
        ])
    func tiling(level: String) throws {
        let world = try world(Level(rawValue: level), OverlapRules(same: ["a": .conflict]), both)
        #expect(try world.overlaps().told == [])
        #expect(try world.report().told == [])
    }

    @Test("a park and a street are contested by who leads them, not by who says not to")
    func whoLeads() throws {
        func told(_ first: Bool?, _ second: Bool?) throws -> [String] {
            var world = World(
                Scheme(
                    name: "test",
                    roles: [Role(name: "a", forms: [], tier: .lead, levels: ["street", "park"])], requirements: [],
                    overlap: OverlapRules(same: ["a": .allow])), on: "2021-07-01")
            try world.add("p", "park", columns: 0...2)
            try world.add("s", "street", columns: 1...3)
            world.appointments = [
                appointment("x", to: "p", "2020-01-01", role: "a", id: 1, lead: first),
                appointment("y", to: "s", "2020-01-01", role: "a", id: 2, lead: second),
            ]
            return try world.overlaps().told
        }
        #expect(try told(true, nil) == ["warning 7 x, y"])
        #expect(try told(false, true) == ["allowed 7 x, y"])
    }

    @Test("a stack that names a role twice lays it over itself")
    func stackOfOneRole() throws {
        let world = try world("park", OverlapRules(same: ["a": .conflict], layers: [["a", "a"]]), both)
        #expect(try world.overlaps().told == ["layer 3 x, y"])
    }

    @Test("two that say nothing in the column that tells them apart are the same; one that says something is not")
    func emptyKey() throws {
        func told(_ first: [String], _ second: [String], _ ruling: OverlapRules.Ruling?) throws -> [String] {
            let rules = OverlapRules(same: ["a": .warn], by: ["a": .disciplines], sameKey: ruling)
            return try world(
                "park", rules,
                [
                    appointment("x", to: "p1", "2020-01-01", role: "a", id: 1, [.disciplines: first]),
                    appointment("y", to: "p2", "2020-01-01", role: "a", id: 2, [.disciplines: second]),
                ]
            ).overlaps().told
        }
        #expect(try told([], [], .conflict) == ["conflict 5 x, y"])
        #expect(try told(["history"], [], .conflict) == ["layer 5 x, y"])
        // Where the scheme does not say what the same value is, the later steps do.
        #expect(try told(["history"], ["history"], nil) == ["warning 7 x, y"])
    }

    @Test("a street that was split after the appointment is still one area of its planner")
    func limitAfterSplit() throws {
        let role = Role(name: "a", forms: [], tier: .lead, levels: ["street"])
        let quota = try #require(Quota("1"))
        let scheme = Scheme(
            name: "test", roles: [role],
            requirements: [
                Requirement(
                    id: "base", at: Selector(levels: ["street"]),
                    demand: .role(.init(role: "a", quota: .atLeastOne)))
            ], limits: [ActorLimit(role: "a", areas: quota, same: nil)])
        var world = World(scheme, on: "2021-07-01")
        world.areas = [
            area("old", to: "2021-01-01"), area("north", from: "2021-01-01", after: ["old"]),
            area("south", from: "2021-01-01", after: ["old"]), area("other"),
        ]
        world.appoint("x", to: "old", role: "a")
        #expect(try world.report().findings(.spanOver) == [])
        #expect(try world.report().states("base") == ["north covered", "other gap", "south covered"])
        world.appoint("x", to: "other", role: "a")
        #expect(try world.report().findings(.spanOver).map(\.actor) == ["x"])
    }
}
