import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// A district with three streets and a park. Rule `district` asks for a planner in each of its children (`reach: up`).
@Suite("Beijing, in small")
struct BeijingTests {
    /// Four blocks in a row.
    private func plots() throws -> [Plot] {
        try [
            Plot("district", "district", on: "POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))"),
            Plot("north", in: "district", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
            Plot("park", "park", in: "district", on: "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"),
            Plot("south", in: "district", on: "POLYGON ((2 0, 3 0, 3 1, 2 1, 2 0))"),
            Plot("town", "town", in: "district", on: "POLYGON ((3 0, 4 0, 4 1, 3 1, 3 0))"),
        ]
    }

    private func city(_ list: [Appointment]) throws -> World {
        try World("beijing", on: "2021-07-01", plots: plots(), list: list)
    }

    private func planners(_ areas: String...) -> [Appointment] {
        areas.enumerated().map { appointment("team \($1)", to: $1, "2020-01-01", form: "team", id: $0) }
    }

    @Test("a district is done when all below it are: streets, towns and parks")
    func done() throws {
        let city = try city(planners("north", "south", "town", "park"))
        // Nothing in the chain of states before `covered` holds, and `up` is no layer.
        #expect(try city.report().states("district") == ["district covered"])
        #expect(try city.report().verdicts("district").map(\.uncovered) == [.nothing])
        #expect(try city.report().told == [])
    }

    @Test("else it is partial, so many of all, and what is missing below it is its uncovered ground")
    func partial() throws {
        let city = try city(planners("north", "park"))
        let verdict = try #require(city.report().verdicts("district").first)
        #expect(verdict.state == .partial)
        // Of 4 children two have somebody; by id, as all of a report is.
        #expect(verdict.detail == .share(met: 2, of: 4, missing: ["south", "town"]))
        let missing = try plots()[3...].map(\.area)
        #expect(verdict.uncovered == .children(missing, missing[0].area + missing[1].area))
        #expect(
            try city.report().told == ["GAP.none gap south", "GAP.none gap town", "GAP.partial gap district"])
    }

    @Test("a child whose planner has left makes a district that was done expired, with that child alone uncovered")
    func expired() throws {
        let gone = appointment("team south", to: "south", "2020-01-01", "2021-06-01", form: "team", id: 9)
        let city = try city(planners("north", "town", "park") + [gone])
        // "Was satisfied, is not now" stands before `partial`.
        #expect(try city.report().states("district") == ["district expired"])
        #expect(try city.report().verdicts("district").map(\.uncoveredArea) == [plots()[3].area.area])
    }

    @Test("ground that two missing children share is uncovered once")
    func shared() throws {
        // The park lies on the east half of the street and on as much of the district beside it: 1.5 blocks in all.
        let plots = try [
            Plot("district", "district", on: "POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))"),
            Plot("street", in: "district", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
            Plot("park", "park", in: "district", on: "POLYGON ((0.5 0, 1.5 0, 1.5 1, 0.5 1, 0.5 0))"),
            Plot("town", "town", in: "district", on: "POLYGON ((2 0, 4 0, 4 1, 2 1, 2 0))"),
        ]
        let city = try World("beijing", on: "2021-07-01", plots: plots, list: planners("town"))
        let left = try #require(city.report().verdicts("district").first?.uncoveredArea.value)
        #expect(abs(left / (1.5 * plots[1].area.area.value) - 1) < 1e-6)
    }

    @Test("without anybody below it is a gap")
    func gap() throws {
        let city = try city([appointment("panel", to: "elsewhere", role: "other")])
        #expect(try city.report().states("district") == ["district gap"])
    }

    @Test("a planner appointed to the district itself does not fill it: an orphan, as the role is not for districts")
    func orphan() throws {
        let report = try city(planners("district")).report()
        let orphan = try #require(report.findings.first { $0.code == .linkOrphan })
        #expect(orphan.evidence.orphanReason == .level("district", allowed: ["street", "town", "township", "park"]))
        #expect(orphan.area?.id == "district" && orphan.actor == "team district" && orphan.severity == .warning)
        #expect(report.rules[1].verdicts.map(\.state) == [.gap])
        #expect(report.rules[0].verdicts.map(\.state) == [.gap, .gap, .gap, .gap])
    }

    @Test("a planner of one street fills no other, and the task force over the city fills none")
    func noInheritance() throws {
        let city = try World(
            "beijing", on: "2021-12-31",
            plots: plots() + [Plot("city", "city", on: "POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))")],
            list: planners("north") + [appointment("force", to: "city", role: "taskforce", form: "group", id: 8)])
        #expect(try city.report().states("base") == ["north covered", "park gap", "south gap", "town gap"])
        #expect(try city.report().states("city") == ["city covered"])
    }

    @Test("where no area names its district, at least half the ground decides which are below it")
    func byGround() throws {
        // Two streets of 2 × 2 within the district of 4 × 2; one that has exactly half its ground in it, in the east;
        // one that has a quarter in it, in the north.
        let plots = try [
            Plot("district", "district", on: "POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0))"),
            Plot("west", on: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))"),
            Plot("east", on: "POLYGON ((3 0, 5 0, 5 1, 3 1, 3 0))"),
            Plot("north", on: "POLYGON ((2 1, 3 1, 3 5, 2 5, 2 1))"),
        ]
        let city = try World("beijing", on: "2021-12-31", plots: plots, list: planners("west", "north"))
        let verdict = try #require(city.report().verdicts("district").first)
        // Below it are west, which has somebody, and east, which has nobody; north is none of its.
        #expect(verdict.state == .partial)
        #expect(verdict.detail == .share(met: 1, of: 2, missing: ["east"]))
        #expect(verdict.uncoveredArea == plots[2].area.area)
    }

    @Test("a district of which the project holds no street is unknown: nobody makes up streets")
    func noChildren() throws {
        let district = try World(
            "beijing", on: "2021-12-31", areas: [area("district", "district")], list: planners("north"))
        #expect(try district.report().verdicts("district").map(\.state) == [.unknown])
        #expect(try district.report().verdicts("district").map(\.detail) == [.absent(.children)])
        #expect(try district.report().told("GAP") == [])
    }

    @Test("two leads on one street are a conflict that changes no state; a lead and a member are none")
    func leads() throws {
        func pair(_ lead: Bool?) throws -> World {
            try city([
                appointment("first", to: "north", "2020-01-01", form: "team", id: 1, lead: true),
                appointment("second", to: "north", "2020-01-01", form: "team", id: 2, lead: lead),
            ])
        }
        #expect(try pair(true).report().told("OVER") == ["OVER.lead conflict north"])
        #expect(try pair(true).report().states("base").first == "north covered")
        #expect(try pair(false).report().told("OVER") == [])
        // Beside another, a cell left empty is no yes.
        #expect(try pair(nil).report().told("OVER") == [])
    }

    @Test("figures are judged from their own day on, and a level that the project lacks has nothing to agree with")
    func totals() throws {
        let city = try city(planners("north"))
        #expect(try city.report("2021-12-30").totals == [])
        // 17 districts, 84 units, 304 teams, 34 persons; here one district, no unit named, one team, no person.
        #expect(try city.report("2021-12-31").totals.map(\.found) == [1, 0, 1, 0])
        let streets = try World(
            "beijing", on: "2021-12-31", areas: [area("north")], list: planners("north"))
        #expect(try streets.report().totals.map(\.agrees) == [nil, false, false, false])
        // They reconcile the figures of their own day, on any later one.
        #expect(
            try streets.report("2030-01-01").totals.map(\.day) == Array(repeating: day("2021-12-31"), count: 4)
        )
    }
}
