import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// One township; planners with all seven duties and three guarantees on record unless said.
@Suite("Chengdu 成都: one technical head for a township, and thirty days to hand over")
struct ChengduTests {
    private static let duties = ["decision", "organise", "precheck", "guide", "propose", "mediate", "research"]
    private static let guarantees = ["operation", "management", "funding"]

    private func township() throws -> World {
        var city = try World("chengdu", on: "2021-12-31")
        try city.add("township", "township", columns: 0...1)
        return city
    }

    private func appoint(
        _ actor: String, in city: inout World, from: String = "2019-01-01", until end: String? = nil,
        duties: [String] = duties, guarantees: [String] = guarantees
    ) {
        city.appoint(
            actor, to: "township", role: "rural", from: from, until: end, form: "person",
            [.duties: duties, .guarantees: guarantees])
    }

    /// The successor begins on 2021-06-01; the predecessor ends on a day (half-open).
    private func handover(until end: String?) throws -> World {
        var city = try township()
        appoint("predecessor", in: &city, until: end)
        appoint("successor", in: &city, from: "2021-06-01")
        return city
    }

    // From 1 June: to 21 June are 20 days, to 1 July 30.
    @Test(
        "in a handover of up to thirty days the township is covered, and a note tells",
        arguments: [
            "2021-06-21", "2021-07-01",
        ])
    func handover(end: String) throws {
        let city = try handover(until: end)
        for date in ["2021-06-01", "2021-06-10", "2021-06-20"] {
            let report = try city.report(date)
            #expect(report.states("one") == ["township covered"])
            #expect(report.told == ["OVER.handover note township"])
            let overlaps = try city.overlaps(date)
            #expect(overlaps.told == ["handover 6 predecessor, successor"])
            #expect(overlaps.overlaps.map(\.common) == [term("2021-06-01", end)])
            #expect(overlaps.total.value == city.size(of: "township"))
        }
        // On the first day, and from the last on, there is one.
        for date in ["2021-05-31", end] {
            #expect(try city.report(date).told.isEmpty)
            #expect(try city.overlaps(date).overlaps.isEmpty)
        }
    }

    // To 2 July are 31 days, to 11 July 40.
    @Test("a longer handover is a conflict, told once, on each of its days", arguments: ["2021-07-02", "2021-07-11"])
    func tooLong(end: String) throws {
        let city = try handover(until: end)
        for date in ["2021-06-01", "2021-07-01"] {
            let report = try city.report(date)
            #expect(report.states("one") == ["township conflict"])
            #expect(report.told == ["OVER.same conflict township"])
            let overlaps = try city.overlaps(date)
            #expect(overlaps.told == ["conflict 7 predecessor, successor"])
            #expect(overlaps.overlaps.map(\.common) == [term("2021-06-01", end)])
        }
        #expect(try city.report(end).told.isEmpty)
    }

    @Test("two heads without an end are a conflict from the second's first day on")
    func openEnds() throws {
        let city = try handover(until: nil)
        #expect(try city.report("2021-05-31").told.isEmpty)
        let report = try city.report("2021-06-01")
        #expect(report.states("one") == ["township conflict"])
        #expect(report.told == ["OVER.same conflict township"])
        #expect(try city.overlaps("2021-06-01").overlaps.map(\.common) == [term("2021-06-01", nil)])
    }

    @Test("a third beside a handover is a conflict, and the handover is told too")
    func third() throws {
        var city = try handover(until: "2021-06-21")
        appoint("third", in: &city, from: "2018-01-01")
        let report = try city.report("2021-06-10")
        #expect(report.states("one") == ["township conflict"])
        #expect(report.told == ["OVER.same conflict township", "OVER.handover note township"])
        #expect(try city.overlaps("2021-06-10").overlaps.map(\.verdict) == [.conflict])
    }

    @Test("six of seven duties are a note that names the seventh, never a gap")
    func duty() throws {
        var city = try township()
        appoint("planner", in: &city, duties: Self.duties.filter { $0 != "mediate" })
        let report = try city.report()
        #expect(report.states("one") == ["township covered"])
        #expect(report.states("seven") == ["township partial"] && report.states("three") == ["township covered"])
        #expect(report.told == ["GAP.partial note township"])
        #expect(report.findings[0].rule == "seven" && report.findings[0].missing == ["mediate"])
        #expect(report.rules.map(\.uncoveredArea.value) == [0, 0, 0])
    }

    @Test("a missing guarantee is a note, and so are all three; nothing of it is uncovered ground")
    func guarantee() throws {
        var city = try township()
        appoint("planner", in: &city, guarantees: ["operation", "management"])
        let one = try city.report()
        #expect(one.told == ["GAP.partial note township"])
        #expect(one.findings[0].rule == "three" && one.findings[0].missing == ["funding"])

        city.appointments = []
        appoint("planner", in: &city, guarantees: [])
        let all = try city.report()
        #expect(all.told == ["GAP.none note township"])
        #expect(all.findings[0].missing == Self.guarantees)
        #expect(all.rules.map(\.uncoveredArea.value) == [0, 0, 0])
    }

    @Test("a township that nobody heads is a gap")
    func gap() throws {
        var city = try township()
        try city.add("other", "town", columns: 1...2)
        appoint("planner", in: &city)
        let report = try city.report()
        #expect(report.states("one") == ["other gap", "township covered"])
        #expect(report.serious == ["GAP.none gap other"])
        #expect(report.uncovered("one") == [city.size(of: "other")])
    }
}
