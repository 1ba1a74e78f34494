import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Areas that were split, merged or renamed between two days, under Beijing's scheme.
@Suite("areas that became others")
struct LineageTests {
    private func planner(_ name: String, to area: String, _ from: String = "2020-01-01", _ to: String? = nil)
        -> Appointment
    {
        appointment(name, to: area, from, to, form: "team", id: name.count)
    }

    /// What changed in rule `base` between two days: `area: was > now (kin)`.
    private func changes(_ city: World, _ from: String, _ to: String) throws -> [String] {
        CoverageChanges(from: try city.report(from), to: try city.report(to)).changes
            .filter { $0.rule == "base" }
            .map { change in
                let states = [change.was, change.now].map { $0?.rawValue ?? "–" }.joined(separator: " > ")
                let kin = change.lineage.map { "\($0.area.id) \($0.state.rawValue)" }.joined(separator: ", ")
                return "\(change.area.id): \(states) (\(kin))"
            }
    }

    /// 110101 becomes 110102 and 110103 on the first day of 2021.
    private let split = [
        area("110101", to: "2021-01-01", hasCode: true),
        area("110102", from: "2021-01-01", hasCode: true, after: ["110101"]),
        area("110103", from: "2021-01-01", hasCode: true, after: ["110101"]),
    ]

    @Test("an appointment to a street that was split counts for each of its parts, from the day of the split")
    func splitStreet() throws {
        let city = try World("beijing", on: "2021-12-31", areas: split, list: [planner("team", to: "110101")])
        #expect(try city.report("2020-12-31").states("base") == ["110101 covered"])
        #expect(try city.report("2021-01-01").states("base") == ["110102 covered", "110103 covered"])
        #expect(try city.report().told("LINK") == [])
    }

    @Test("what changed tells of the split by code: the new areas with the one they came from, and it with them")
    func splitChanges() throws {
        let city = try World("beijing", on: "2021-12-31", areas: split, list: [planner("team", to: "110101")])
        #expect(
            try changes(city, "2020-12-31", "2021-01-01") == [
                "110101: covered > – (110102 covered, 110103 covered)", "110102: – > covered (110101 covered)",
                "110103: – > covered (110101 covered)",
            ])
        #expect(try changes(city, "2021-01-01", "2021-12-31") == [])
    }

    @Test("a part that gets its own planner keeps the old one too; the other part only has the old one")
    func splitWithNew() throws {
        let city = try World(
            "beijing", on: "2021-12-31", areas: split,
            list: [planner("old team", to: "110101", "2020-01-01", "2021-06-01"), planner("new", to: "110102")])
        // Until 2021-06-01 the old team counts for both, then 110103 has nobody: it was satisfied, by the old code.
        #expect(try city.report().states("base") == ["110102 covered", "110103 expired"])
        #expect(try city.report().told("GAP") == ["GAP.expired gap 110103"])
        // On the day before the new codes an appointment to one of them has no area yet.
        #expect(try city.report("2020-12-31").told("LINK") == ["LINK.orphan warning new"])
    }

    @Test("two streets merged into one bring both their planners")
    func merged() throws {
        let areas = [
            area("110101", to: "2021-01-01", hasCode: true), area("110102", to: "2021-01-01", hasCode: true),
            area("110103", from: "2021-01-01", hasCode: true, after: ["110101", "110102"]),
        ]
        let one = try World("beijing", on: "2021-12-31", areas: areas, list: [planner("team", to: "110102")])
        #expect(try one.report("2020-12-31").states("base") == ["110101 gap", "110102 covered"])
        #expect(try one.report().states("base") == ["110103 covered"])
        #expect(
            try changes(one, "2020-12-31", "2021-12-31") == [
                "110101: gap > – (110103 covered)", "110102: covered > – (110103 covered)",
                "110103: – > covered (110101 gap, 110102 covered)",
            ])
        let both = try World(
            "beijing", on: "2021-12-31", areas: areas, list: [planner("a", to: "110101"), planner("bb", to: "110102")])
        #expect(try both.report().verdicts("base").map(\.inForce) == [2])
    }

    @Test("a street split twice keeps its planner through both steps")
    func twice() throws {
        let areas = [
            area("a", to: "2021-01-01"), area("b", from: "2021-01-01", to: "2021-06-01", after: ["a"]),
            area("c", from: "2021-06-01", after: ["b"]),
        ]
        let city = try World("beijing", on: "2021-12-31", areas: areas, list: [planner("team", to: "a")])
        #expect(try city.report().states("base") == ["c covered"])
    }

    @Test("a new area of the old name that names no predecessor is another area: the name proves nothing")
    func nameOnly() throws {
        func named(_ id: String, _ from: String?, _ to: String?) -> Area {
            Area(
                id: id, code: id, name: "八里庄街道", level: "street", parent: nil, tags: [], population: nil,
                area: SquareMeters(squareKilometers: 1), term: term(from, to), predecessors: [], attributes: nil,
                origin: .test())
        }
        let city = try World(
            "beijing", on: "2021-12-31",
            areas: [named("110101", nil, "2021-01-01"), named("110109", "2021-01-01", nil)],
            list: [planner("team", to: "110101")])
        #expect(try city.report().states("base") == ["110109 gap"])
        #expect(try city.report().told("LINK") == ["LINK.orphan warning team"])
        #expect(
            try changes(city, "2020-12-31", "2021-12-31") == ["110101: covered > – ()", "110109: – > gap ()"])
    }

    @Test("an appointment that ends on the day is over, and the one that begins on it has begun")
    func lastDay() throws {
        let list = [planner("old team", to: "a", "2020-01-01", "2021-12-31"), planner("new", to: "b", "2021-12-31")]
        let city = try World("beijing", on: "2021-12-31", areas: [area("a"), area("b")], list: list)
        #expect(try city.report("2021-12-30").states("base") == ["a covered", "b future"])
        #expect(try city.report().states("base") == ["a expired", "b covered"])
        #expect(
            try changes(city, "2021-12-30", "2021-12-31") == ["a: covered > expired ()", "b: future > covered ()"])
    }
}
