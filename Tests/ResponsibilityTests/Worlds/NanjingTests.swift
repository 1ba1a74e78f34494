import GeoModel
import PlanningModel
import TestWorlds
import Testing

/// What an area is like decides whom it must have: a community planner in urban streets, a rural one in rural towns.
@Suite("Nanjing")
struct NanjingTests {
    /// In the urban street a key area and a community side by side, in the rural town a community.
    private func plots() throws -> [Plot] {
        try [
            Plot("city", "city", on: "POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0))"),
            Plot("urban", in: "city", on: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", tags: ["urban"]),
            Plot("temple", "keyarea", in: "urban", on: "POLYGON ((0 0, 1 0, 1 2, 0 2, 0 0))"),
            Plot("lane", "community", in: "urban", on: "POLYGON ((1 0, 2 0, 2 2, 1 2, 1 0))"),
            Plot("rural", "town", in: "city", on: "POLYGON ((2 0, 4 0, 4 2, 2 2, 2 0))", tags: ["rural"]),
            Plot("hamlet", "community", in: "rural", on: "POLYGON ((3 0, 4 0, 4 1, 3 1, 3 0))"),
        ]
    }

    private let panel = appointment("panel", to: "city", role: "panel", form: "panel", id: 90)
    private let chief = appointment("chief", to: "temple", role: "chief", form: "person", id: 91)

    private func city(_ list: Appointment...) throws -> World {
        try World("nanjing", on: "2022-09-16", plots: plots(), list: [panel, chief] + list)
    }

    private func planner(_ name: String, to area: String, role: String) -> Appointment {
        appointment(name, to: area, role: role, form: "person", id: name.count)
    }

    @Test("a rural town with only the expert panel over it lacks its planner")
    func panelOnly() throws {
        let city = try city(planner("lin", to: "urban", role: "community"))
        #expect(try city.report().states("city") == ["city covered"])
        #expect(try city.report().states("rural") == ["rural gap"])
        #expect(try city.report().told("GAP") == ["GAP.none gap rural"])
    }

    @Test("the tag decides: a town without one is asked for nothing")
    func untagged() throws {
        let plain = try World(
            "nanjing", on: "2022-09-16", areas: [area("city", "city"), area("plain", "town", in: "city")],
            list: [panel])
        #expect(try plain.report().states("rural") == [])
        #expect(try plain.report().states("urban") == [])
        #expect(try plain.report().told == [])
    }

    @Test("an urban street is filled by a community planner of one of its communities, from below")
    func fromBelow() throws {
        let city = try city(
            planner("lin", to: "lane", role: "community"), planner("wang", to: "rural", role: "rural"))
        // `up-any`: any child; through it the state is that of a layer.
        #expect(try city.report().states("urban") == ["urban covered-by-layer"])
        #expect(try city.report().told("GAP") == [])
        let direct = try self.city(
            planner("lin", to: "urban", role: "community"), planner("wang", to: "rural", role: "rural"))
        #expect(try direct.report().states("urban") == ["urban covered"])
    }

    @Test("a planner of a community elsewhere fills no street")
    func elsewhere() throws {
        let city = try city(planner("lin", to: "hamlet", role: "community"))
        #expect(try city.report().states("urban") == ["urban gap"])
    }

    @Test("a community and a rural planner on one ground: nobody has decided whether it is urban or rural")
    func undecided() throws {
        let city = try city(
            planner("lin", to: "hamlet", role: "community"), planner("wang", to: "rural", role: "rural"))
        // The pair stands in `exclude` and in no stack of `layers` together; it is told at the finest area, and
        // changes no state.
        #expect(try city.report().told("OVER") == ["OVER.exclude conflict hamlet"])
        #expect(try city.report().states("rural") == ["rural covered"])
        let overlap = try #require(city.report().findings.first { $0.code == .overExclude })
        #expect(overlap.evidence.appointments.map(\.actor) == ["lin", "wang"])
        #expect(overlap.role == nil && overlap.rule == "overlap")
    }

    @Test("the same, where only the ground tells that the community lies in the town")
    func undecidedByGround() throws {
        let plots = try [
            Plot("rural", "town", on: "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", tags: ["rural"]),
            Plot("hamlet", "community", on: "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))"),
            Plot("beyond", "community", on: "POLYGON ((4 0, 5 0, 5 4, 4 4, 4 0))"),
        ]
        let city = try World(
            "nanjing", on: "2022-09-16", plots: plots,
            list: [
                planner("wang", to: "rural", role: "rural"), planner("lin", to: "hamlet", role: "community"),
                planner("zhao", to: "beyond", role: "community"),
            ])
        // The community beyond shares a border with the town, no ground.
        #expect(try city.report().told("OVER") == ["OVER.exclude conflict hamlet"])
        let ground = try #require(city.overlaps().overlaps.first)
        #expect(try city.overlaps().overlaps.count == 1)
        #expect(ground.verdict == .conflict && ground.step == 4)
        #expect(abs(ground.size.value / plots[1].area.area.value - 1) < 1e-9)
    }

    @Test("two chiefs for one key area are one conflict, told once")
    func twoChiefs() throws {
        let city = try city(planner("rival", to: "temple", role: "chief"))
        // Quota 1: more in force than the bound. `same: {chief: conflict}` says so once more of the same two.
        #expect(try city.report().states("key") == ["temple conflict"])
        #expect(try city.report().told("OVER") == ["OVER.same conflict temple"])
    }

    @Test("panel over chief over community planner is the stack that was meant")
    func stack() throws {
        let key = try World(
            "nanjing", on: "2022-09-16",
            areas: [
                area("city", "city", km2: 8), area("street", in: "city", km2: 4, tags: ["urban"]),
                area("temple", "keyarea", in: "street", km2: 2), area("lane", "community", in: "temple"),
            ], list: [panel, chief, planner("lin", to: "lane", role: "community")])
        #expect(try key.report().told("OVER") == [])
        #expect(Set(try key.report().findings.map(\.code)) == [.layerOK])
        // All three pairs are layers, so each ground has the verdict of one.
        #expect(try key.report().states("urban") == ["street covered-by-layer"])
    }

    @Test("two rural planners in one town deserve a warning, and the town is covered")
    func twoRural() throws {
        let city = try city(
            planner("wang", to: "rural", role: "rural"), planner("li", to: "rural", role: "rural"))
        #expect(try city.report().states("rural") == ["rural covered"])
        #expect(try city.report().told("OVER") == ["OVER.same warning rural"])
    }

    @Test("who meets whom is told once for each pair of roles, wherever on the ground they meet")
    func onePerRoles() throws {
        let city = try city(
            planner("lin", to: "hamlet", role: "community"), planner("wang", to: "rural", role: "rural"),
            planner("zhao yi", to: "rural", role: "rural"))
        // The two rural planners meet in the hamlet and around it: one warning. Both are there with lin: one conflict.
        #expect(try city.report().told("OVER") == ["OVER.exclude conflict hamlet", "OVER.same warning rural"])
        let findings = try city.report().findings.filter { $0.code.isOverlap }
        #expect(findings.map(\.role) == [nil, "rural"])
        #expect(findings.map(\.evidence.inForce) == [3, 2])
    }
}
