import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Two counties outside Nanning, with four townships and one.
@Suite("Guangxi 广西: one to three townships for a planner, seven days on site in the month")
struct GuangxiTests {
    private func region() throws -> World {
        var region = try World("guangxi", on: "2022-04-15")
        try region.add("450222", "county", columns: 0...4, hasCode: true)
        try region.add("450223", "county", columns: 4...5, hasCode: true)
        for number in 1...4 {
            let column = Double(number)
            try region.add(
                "45022210\(number)", "township", columns: (column - 1)...column, in: "450222", hasCode: true)
        }
        try region.add("450223101", "township", columns: 4...5, in: "450223", hasCode: true)
        // Somebody else looks after the other county, and serves as long as is asked for.
        region.appoint("neighbour", to: "450223101", role: "rural")
        region.serve("neighbour", "on-site", from: "2022-04-01", until: "2022-04-08")
        return region
    }

    @Test("a planner of four townships who was there nine days leaves no gap, and carries too much: told once")
    func overspan() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", "450222102", "450222103", "450222104", role: "rural")
        region.serve("planner", "on-site", from: "2022-04-02", days: 9)
        let report = try region.report()
        #expect(
            report.states("base") == [
                "450222101 overspan", "450222102 overspan", "450222103 overspan", "450222104 overspan",
                "450223101 covered",
            ])
        #expect(report.told == ["SPAN.over conflict planner"])
        let finding = try #require(report.findings.first)
        #expect(finding.evidence.quota == Quota("1..3") && finding.evidence.inForce == 4)
        #expect(report.uncovered("base") == [0])
    }

    @Test("a planner of three townships who was there six days is hollow in each")
    func hollow() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", "450222102", "450222103", role: "rural")
        region.serve("planner", "on-site", from: "2022-04-02", until: "2022-04-08")  // 2, 3, 4, 5, 6, 7 April
        let report = try region.report()
        #expect(
            report.states("base") == [
                "450222101 hollow", "450222102 hollow", "450222103 hollow", "450222104 gap", "450223101 covered",
            ])
        #expect(
            report.told == [
                "GAP.hollow gap 450222101", "GAP.hollow gap 450222102", "GAP.hollow gap 450222103",
                "GAP.none gap 450222104",
            ])
        #expect(report.findings.first?.evidence.detail == .service(region.scheme.services[0], done: 6))
        // Hollow ground has somebody: only the fourth township is uncovered.
        #expect(report.uncovered("base") == [region.size(of: "450222104")])
    }

    @Test(
        "four townships and six days break both rules: each area hollow, which goes before overspan, and the span told")
    func both() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", "450222102", "450222103", "450222104", role: "rural")
        region.serve("planner", "on-site", from: "2022-04-02", days: 6)
        let report = try region.report()
        #expect(report.rules[0].count(of: .hollow) == 4 && report.rules[0].count(of: .overspan) == 0)
        #expect(report.findings(.gapHollow).count == 4 && report.findings(.spanOver).count == 1)
        #expect(report.findings.count == 5)
        // A second planner, who has only the first township and serves it well, mends both there.
        region.appoint("second", to: "450222101", role: "rural")
        region.serve("second", "on-site", from: "2022-04-02", days: 7)
        #expect(try region.report().states("base")[0] == "450222101 covered")
    }

    @Test("seven days are enough, whether listed as days, as a term, or one by one")
    func seven() throws {
        for way in 0...2 {
            var region = try region()
            region.appoint("planner", to: "450222101", "450222102", "450222103", role: "rural")
            region.appoint("other", to: "450222104", role: "rural")
            region.serve("other", "on-site", from: "2022-04-20", until: "2022-04-30")
            switch way {
            case 0: region.serve("planner", "on-site", from: "2022-04-01", until: "2022-04-30", days: 7)
            case 1: region.serve("planner", "on-site", from: "2022-04-01", until: "2022-04-08")
            default: for date in 1...7 { region.serve("planner", "on-site", from: "2022-04-0\(date)") }
            }
            let report = try region.report()
            #expect(report.rules[0].count(of: .covered) == 5)
            #expect(report.told.isEmpty)
        }
    }

    @Test("days of the month before, or of another kind, do not count")
    func otherMonth() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", role: "rural")
        region.serve("planner", "on-site", from: "2022-03-01", until: "2022-03-20")
        region.serve("planner", "on-site", from: "2022-04-01", until: "2022-04-04")
        region.serve("planner", "inspection", from: "2022-04-04", until: "2022-04-20")
        let april = try region.report("2022-04-01")
        #expect(april.states("base")[0] == "450222101 hollow")
        #expect(april.findings(.gapHollow).first?.evidence.detail == .service(region.scheme.services[0], done: 3))
        #expect(try region.report("2022-03-31").states("base")[0] == "450222101 covered")
    }

    @Test("a visit over the end of a month counts its days in each, however it is listed", arguments: 0...2)
    func straddling(way: Int) throws {
        // 28, 29, 30, 31 March and 1, 2, 3, 4 April; of six days stated no more than the four can be in April.
        let (end, days): (String?, Int?) = [("2022-04-05", nil), ("2022-04-05", 6), (nil, 8)][way]
        for (more, state) in [(2, "hollow"), (3, "covered")] {
            var region = try region()
            region.appoint("planner", to: "450222101", role: "rural")
            region.serve("planner", "on-site", from: "2022-03-28", until: end, days: days)
            region.serve("planner", "on-site", from: "2022-04-20", days: more)
            #expect(try region.report().states("base")[0] == "450222101 \(state)")
        }
    }

    @Test("a visit to one township counts only there")
    func onePlace() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", "450222102", role: "rural")
        region.serve("planner", "on-site", at: "450222101", from: "2022-04-01", days: 4)
        region.serve("planner", "on-site", from: "2022-04-10", days: 3)  // for each of its townships
        let report = try region.report()
        #expect(report.states("base")[0...1] == ["450222101 covered", "450222102 hollow"])
        #expect(report.findings(.gapHollow).map(\.evidence.detail) == [.service(region.scheme.services[0], done: 3)])
    }

    @Test("where one of two planners was there long enough the township is covered, and the other is named")
    func twoPlanners() throws {
        var region = try region()
        region.appoint("diligent", to: "450222101", role: "rural")
        region.appoint("idle", to: "450222101", role: "rural")
        region.serve("diligent", "on-site", from: "2022-04-01", days: 7)
        region.serve("idle", "on-site", from: "2022-04-01", days: 6)
        let report = try region.report()
        #expect(report.states("base")[0] == "450222101 covered")
        // `same: allow`: two may share a township.
        #expect(report.told.filter { !$0.hasPrefix("GAP.none") } == ["GAP.hollow warning idle"])
        let overlaps = try region.overlaps()
        #expect(overlaps.told == ["allowed 7 diligent, idle"])
        #expect(overlaps.total.value == region.size(of: "450222101"))
    }

    @Test("without any row of service that can't be judged: one note, and states stay")
    func noService() throws {
        var region = try region()
        region.services = []
        region.appoint("planner", to: "450222101", "450222102", "450222103", role: "rural")
        region.appoint("other", to: "450222104", role: "rural")
        let report = try region.report()
        #expect(report.rules[0].count(of: .covered) == 5)
        #expect(report.told == ["GAP.hollow note –"])
        #expect(report.findings[0].state == .unknown)
        #expect(report.findings[0].evidence.detail == .absent(.service(kind: "on-site")))
    }

    @Test("a planner of townships in two counties is told of, and both townships are covered")
    func split() throws {
        var region = try region()
        region.appoint("planner", to: "450222101", "450223101", role: "rural")
        region.serve("planner", "on-site", from: "2022-04-01", days: 7)
        let report = try region.report()
        #expect(
            report.states("base").filter { $0.hasSuffix(" covered") } == ["450222101 covered", "450223101 covered"])
        #expect(report.told.filter { !$0.hasPrefix("GAP.none") } == ["SPAN.split conflict planner"])
        guard case .split(let counties, "county")? = report.findings(.spanSplit).first?.evidence.detail else {
            Issue.record("the finding does not name the counties")
            return
        }
        #expect(counties.map(\.id) == ["450222", "450223"])
    }

    // MARK: the timetable of Nanning

    /// Two counties of Nanning, the one with a planner in its pilot, and a township elsewhere.
    private func nanning() throws -> World {
        var region = try World("guangxi", on: "2022-04-15")
        try region.add("450123", "county", columns: 0...2, hasCode: true)
        try region.add("450123101", "township", columns: 0...1, in: "450123", tags: ["pilot"], hasCode: true)
        try region.add("450123102", "township", columns: 1...2, in: "450123", hasCode: true)
        try region.add("450124", "county", columns: 2...4, hasCode: true)
        try region.add("450124101", "township", columns: 2...3, in: "450124", tags: ["pilot"], hasCode: true)
        try region.add("450124102", "township", columns: 3...4, in: "450124", hasCode: true)
        try region.add("450222", "county", columns: 4...5, hasCode: true)
        try region.add("450222101", "township", columns: 4...5, in: "450222", hasCode: true)
        region.appoint("planner", to: "450123101", role: "rural")
        return region
    }

    @Test("in its first phase only Nanning's pilots are judged, and every township elsewhere")
    func firstPhase() throws {
        let report = try nanning().report("2021-06-01")
        #expect(
            report.states("base") == [
                "450123101 covered", "450123102 not-applicable", "450124101 gap", "450124102 not-applicable",
                "450222101 gap",
            ])
        // Each county of Nanning must have one covered area by then; 4502 is not of Nanning.
        #expect(report.findings(.phaseDue).map { $0.area?.id } == ["450124"])
        #expect(
            report.serious == ["GAP.none gap 450124101", "GAP.none gap 450222101", "PHASE.due warning 450124"])
    }

    @Test("from 2022 all of Nanning is judged, and no phase is due any more")
    func secondPhase() throws {
        let region = try nanning()
        #expect(try region.report("2021-12-31").findings(.phaseDue).count == 1)
        let report = try region.report("2022-01-01")
        #expect(
            report.states("base") == [
                "450123101 covered", "450123102 gap", "450124101 gap", "450124102 gap", "450222101 gap",
            ])
        #expect(report.findings(.phaseDue).isEmpty)
    }

    @Test("before the region's method nothing is judged and nothing told")
    func beforeTheMethod() throws {
        let region = try nanning()
        let before = try region.report("2020-06-29")
        #expect(before.rules[0].count(of: .notApplicable) == 5)
        #expect(before.findings.isEmpty)
        #expect(try region.report("2020-06-30").rules[0].count(of: .notApplicable) == 2)
    }

    @Test("a planner whose township is not in the phase yet owes it no days")
    func serviceOutsideThePhase() throws {
        var region = try nanning()
        region.appoint("early", to: "450123102", role: "rural")
        region.serve("early", "on-site", from: "2021-06-01", days: 2)
        region.serve("planner", "on-site", from: "2021-06-01", days: 7)
        let report = try region.report("2021-06-01")
        #expect(report.states("base")[0...1] == ["450123101 covered", "450123102 not-applicable"])
        #expect(report.findings(.gapHollow).isEmpty)
        #expect(try region.report("2022-06-01").states("base")[1] == "450123102 hollow")
    }
}
