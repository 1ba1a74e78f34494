import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Two districts, of which one has adopted the system.
@Suite("Shanghai")
struct ShanghaiTests {
    private let areas = [
        area("yangpu", "district", attributes: #"{"scheme": "adopted"}"#), area("siping", in: "yangpu"),
        area("daqiao", in: "yangpu"), area("chongming", "district"), area("chengqiao", "town", in: "chongming"),
    ]

    private func city(
        _ list: [Appointment], services: [ServiceRecord] = [], facts: [Fact] = []
    ) throws -> World {
        try World("shanghai", on: "2021-12-31", areas: areas, list: list, services: services, facts: facts)
    }

    private func planner(_ name: String, to area: String, lead: Bool? = nil) -> Appointment {
        appointment(name, to: area, "2020-01-01", form: "person", id: name.count, lead: lead)
    }

    private func measures(_ area: String, _ date: String?) -> Fact {
        Fact(name: "measures-issued", area: area, date: date.map(day), origin: .test())
    }

    private func task(_ actor: String, _ date: String, area: String? = nil) -> ServiceRecord {
        ServiceRecord(actor: actor, kind: "task", area: area, term: term(date, nil), origin: .test())
    }

    @Test("a district that has not adopted the system is not asked, nor are its streets")
    func notAdopted() throws {
        let city = try city([planner("lin", to: "siping")], facts: [measures("yangpu", "2018-06-01")])
        #expect(
            try city.report().states("base") == ["chengqiao not-applicable", "daqiao gap", "siping covered"])
        #expect(try city.report().states("doc") == ["chongming not-applicable", "yangpu covered"])
        // What is not asked is not told.
        #expect(try city.report().told("GAP.none") == ["GAP.none gap daqiao"])
    }

    @Test("two planners on one street deserve a warning, and the street is covered")
    func twoPlanners() throws {
        let city = try city([
            planner("lin", to: "siping"), planner("zhou", to: "siping"), planner("wu", to: "daqiao"),
        ])
        #expect(try city.report().states("base") == ["chengqiao not-applicable", "daqiao covered", "siping covered"])
        #expect(try city.report().told("OVER") == ["OVER.same warning siping"])
    }

    @Test("two leads are the same warning: no rule asks for one lead")
    func twoLeads() throws {
        let city = try city([planner("lin", to: "siping", lead: true), planner("zhou", to: "siping", lead: true)])
        #expect(try city.report().told("OVER") == ["OVER.same warning siping"])
    }

    @Test("measures not issued are a gap, measures of a later day are to come, measures issued are there")
    func measures() throws {
        let planners = [planner("lin", to: "siping"), planner("wu", to: "daqiao")]
        // A fact of another district: the project knows of facts, and has none for this one.
        let missing = try city(planners, facts: [measures("chongming", "2018-06-01")])
        #expect(try missing.report().states("doc") == ["chongming not-applicable", "yangpu gap"])
        #expect(try missing.report().told("GAP.none") == ["GAP.none gap yangpu"])
        #expect(try missing.report().findings.first { $0.code == .gapNone }?.rule == "doc")
        let later = try city(planners, facts: [measures("yangpu", "2022-01-01")])
        #expect(try later.report().states("doc") == ["chongming not-applicable", "yangpu future"])
        #expect(try later.report().told("GAP.future") == ["GAP.future gap yangpu"])
        #expect(try later.report("2022-01-01").states("doc") == ["chongming not-applicable", "yangpu covered"])
        let undated = try city(planners, facts: [measures("yangpu", nil)])
        #expect(try undated.report().states("doc") == ["chongming not-applicable", "yangpu covered"])
    }

    @Test("where the project holds no facts at all, nobody knows whether measures were issued")
    func noFacts() throws {
        let city = try city([planner("lin", to: "siping"), planner("wu", to: "daqiao")])
        #expect(try city.report().verdicts("doc").map(\.state) == [.notApplicable, .unknown])
        #expect(try city.report().verdicts("doc").last?.detail == .absent(.facts))
        #expect(try city.report().told("GAP.none") == [])
    }

    @Test("a planner without a task in the year is one in name only; one task, on its first or last day, is enough")
    func tasks() throws {
        let planners = [planner("lin", to: "siping"), planner("wu", to: "daqiao")]
        let city = try city(planners, services: [task("lin", "2021-01-01"), task("wu", "2020-12-31")])
        // Per calendar year: lin's is of 2021, wu's of 2020.
        #expect(try city.report().states("base") == ["chengqiao not-applicable", "daqiao hollow", "siping covered"])
        #expect(try city.report().told("GAP") == ["GAP.hollow gap daqiao"])
        #expect(
            try city.report("2020-06-01").states("base") == [
                "chengqiao not-applicable", "daqiao covered", "siping hollow",
            ])
        #expect(
            try city.report("2022-01-01").states("base") == [
                "chengqiao not-applicable", "daqiao hollow", "siping hollow",
            ])
    }

    @Test("a task for another area does not count, one for no area in particular counts for each of the actor's")
    func places() throws {
        let both = [planner("lin", to: "siping"), planner("lin", to: "daqiao")]
        #expect(
            try city(both, services: [task("lin", "2021-05-01", area: "siping")]).report().states("base")
                == ["chengqiao not-applicable", "daqiao hollow", "siping covered"])
        #expect(
            try city(both, services: [task("lin", "2021-05-01")]).report().states("base")
                == ["chengqiao not-applicable", "daqiao covered", "siping covered"])
    }

    @Test("one of two who works keeps the street from being hollow; the other is told by name")
    func oneOfTwo() throws {
        let city = try city(
            [planner("lin", to: "siping"), planner("zhou", to: "siping"), planner("wu", to: "daqiao")],
            services: [task("lin", "2021-05-01"), task("wu", "2021-05-01")])
        #expect(try city.report().states("base") == ["chengqiao not-applicable", "daqiao covered", "siping covered"])
        #expect(try city.report().told("GAP") == ["GAP.hollow warning zhou"])
    }

    @Test("without any task on record the rule is unknown, a note, and no state changes")
    func noTasks() throws {
        let city = try city([planner("lin", to: "siping"), planner("wu", to: "daqiao")])
        #expect(try city.report().states("base") == ["chengqiao not-applicable", "daqiao covered", "siping covered"])
        let note = try #require(city.report().findings.first { $0.rule == "service" })
        #expect(
            note.severity == .note && note.state == .unknown && note.evidence.detail == .absent(.service(kind: "task")))
    }
}
