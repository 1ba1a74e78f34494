import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Thirteen pilot communities in a row within the central urban area, the last a pilot since 2022, and one that is none.
@Suite("Chongqing 重庆: one volunteer for each pilot community, one community for each volunteer")
struct ChongqingTests {
    /// `community-01` … `community-13`.
    private func community(_ number: Int) -> String { "community-\(number < 10 ? "0" : "")\(number)" }

    private func city() throws -> World {
        var city = try World("chongqing", on: "2021-12-31")
        try city.add("central-urban-area", "urbanarea", columns: 0...14)
        for number in 1...13 {
            let columns = Double(number - 1)...Double(number)
            let id = community(number)
            if number == 13 {
                try city.add(id, "community", columns: columns, to: "2022-01-01")
                try city.add(id, "community", columns: columns, from: "2022-01-01", tags: ["pilot"])
            } else {
                try city.add(id, "community", columns: columns, tags: ["pilot"])
            }
            city.appoint(
                "planner \(number)", to: id, role: "planner", from: number == 13 ? "2022-01-01" : "2021-01-01",
                form: "person")
        }
        try city.add("community-14", "community", columns: 13...14)
        try city.add("community-15", "community", columns: 20...21, tags: ["pilot"])  // beyond the central urban area
        return city
    }

    @Test("the twelve of early 2021 are what was declared then; the later figures are not judged yet")
    func twelve() throws {
        let report = try city().report("2021-03-01")
        #expect(report.totals.map(\.total.declared) == [12])
        #expect(report.totals.map(\.found) == [12] && report.totals.map(\.agrees) == [true])
        #expect(report.totals.map(\.day) == [day("2021-02-24")])
        #expect(report.rules[0].count(of: .covered) == 12)
        // The thirteenth is no pilot yet, the fourteenth never was, the fifteenth lies outside.
        #expect(
            report.states("pilot").suffix(3) == [
                "community-13 not-applicable", "community-14 not-applicable", "community-15 not-applicable",
            ])
        #expect(report.told.isEmpty)
    }

    @Test("the thirteen of 2022 are what was declared then, planners and communities; the old figure is not judged")
    func thirteen() throws {
        let report = try city().report("2022-09-16")
        #expect(report.totals.map(\.total.declared) == [13, 13])
        #expect(report.totals.map(\.total.key.subject) == [.actors, .areas])
        #expect(report.totals.map(\.found) == [13, 13])
        #expect(report.rules[0].count(of: .covered) == 13)
        #expect(report.told.isEmpty)
    }

    @Test("a figure is compared on its own day: who came later does not make it right")
    func late() throws {
        var city = try city()
        city.appointments.removeAll { $0.actor == "planner 13" }
        city.appoint("planner 13", to: "community-13", role: "planner", from: "2022-10-01")
        let report = try city.report("2022-12-31")
        #expect(report.rules[0].count(of: .covered) == 13)
        #expect(report.totals.map(\.found) == [12, 13])
        #expect(report.told == ["TOTAL.mismatch warning –"])
    }

    @Test("two planners on one community are a conflict, told once")
    func twoPlanners() throws {
        var city = try city()
        city.appoint("second", to: "community-01", role: "planner", from: "2021-06-01", until: "2022-06-01")
        let report = try city.report()
        #expect(report.states("pilot")[0] == "community-01 conflict")
        #expect(report.told == ["OVER.same conflict community-01"])
        let overlaps = try city.overlaps()
        #expect(overlaps.told == ["conflict 7 planner 1, second"])
        #expect(overlaps.overlaps.map(\.common) == [term("2021-06-01", "2022-06-01")])
        #expect(overlaps.total.value == city.size(of: "community-01"))
        #expect(try city.report("2022-06-01").rules[0].count(of: .conflict) == 0)
    }

    @Test("one planner of two communities is a conflict of the planner's, and both are overspan")
    func twoCommunities() throws {
        var city = try city()
        city.appointments.removeAll { $0.actor == "planner 2" }
        city.appoint("planner 1", to: "community-02", role: "planner", form: "person")
        let report = try city.report()
        #expect(report.states("pilot")[0...1] == ["community-01 overspan", "community-02 overspan"])
        // On 2021-02-24, the figure's day, eleven actors are listed for the twelve.
        #expect(report.told == ["SPAN.over conflict planner 1", "TOTAL.mismatch warning –"])
        #expect(report.totals.map(\.found) == [11])
        #expect(try city.overlaps().overlaps.isEmpty)
    }

    @Test("a pilot without a planner is a gap; a community that is no pilot is not judged")
    func gap() throws {
        var city = try city()
        city.appointments.removeAll { $0.actor == "planner 3" }
        let report = try city.report("2021-01-31")
        #expect(report.states("pilot")[2] == "community-03 gap")
        #expect(report.states("pilot")[13] == "community-14 not-applicable")
        #expect(report.told == ["GAP.none gap community-03"])
    }

    @Test("of who shares a community that is no pilot, or has two of them, the scheme has nothing to say")
    func notApplicable() throws {
        var city = try city()
        city.appoint("neighbour", to: "community-14", "community-15", role: "planner", from: "2022-01-01")
        city.appoint("friend", to: "community-14", role: "planner", from: "2022-01-01")
        let report = try city.report("2022-06-30")
        #expect(report.states("pilot").suffix(2) == ["community-14 not-applicable", "community-15 not-applicable"])
        #expect(report.told.isEmpty)
        #expect(try city.overlaps("2022-06-30").overlaps.isEmpty)
        // With a pilot as well, the neighbour carries three.
        city.appoint("neighbour", to: "community-13", role: "planner", from: "2022-01-01")
        city.appointments.removeAll { $0.actor == "planner 13" }
        #expect(try city.report("2022-06-30").told == ["SPAN.over conflict neighbour"])
    }
}
