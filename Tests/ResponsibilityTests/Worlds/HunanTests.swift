import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// A pilot county of one township and two villages, and a county beside it that is no pilot.
@Suite("Hunan 湖南: one planner, two officers, judged in pilot counties")
struct HunanTests {
    private func province() throws -> World {
        var province = try World("hunan", on: "2022-06-30")
        try province.add("pilot", "county", columns: 0...2, attributes: #"{"pilot": "yes"}"#)
        try province.add("township", "township", columns: 0...2, in: "pilot")
        try province.add("village-1", "village", columns: 0...1, in: "township")
        try province.add("village-2", "village", columns: 1...2, in: "township")
        try province.add("plain", "county", columns: 2...4, attributes: #"{"pilot": "no"}"#)
        try province.add("plain township", "township", columns: 2...4, in: "plain")
        try province.add("plain village", "village", columns: 2...3, in: "plain township")
        return province
    }

    /// With all that the pilot county must have, but a supervisor of the first village.
    private func almostComplete() throws -> World {
        var province = try province()
        province.appoint("centre", to: "pilot", role: "centre", form: "centre")
        province.appoint("planner", to: "township", role: "rural", form: "person")
        province.appoint("liaison 1", to: "village-1", role: "liaison")
        province.appoint("liaison 2", to: "village-2", role: "liaison")
        province.appoint("supervisor 2", to: "village-2", role: "supervisor")
        return province
    }

    @Test("a village with a liaison officer only has one of two: partial, and the supervisor is named")
    func partial() throws {
        let report = try almostComplete().report()
        #expect(report.states("county") == ["pilot covered", "plain not-applicable"])
        #expect(report.states("town") == ["plain township not-applicable", "township covered"])
        #expect(
            report.states("village") == ["plain village not-applicable", "village-1 partial", "village-2 covered"])
        #expect(report.serious == ["GAP.partial gap village-1"])
        #expect(
            report.findings(.gapPartial).first?.evidence.detail == .share(met: 1, of: 2, missing: ["supervisor"]))
        // All the ground has somebody: nothing is cut out of it.
        #expect(report.uncovered("village") == [0])
    }

    @Test("the same in a county outside the pilots is not judged")
    func outsideThePilots() throws {
        var province = try almostComplete()
        province.appoint("liaison", to: "plain village", role: "liaison")
        let report = try province.report()
        #expect(report.states("village")[0] == "plain village not-applicable")
        #expect(report.serious == ["GAP.partial gap village-1"])
    }

    @Test("a liaison officer is no supervisor, however many there are; two are a conflict")
    func twoLiaisons() throws {
        var province = try almostComplete()
        province.appoint("liaison 3", to: "village-1", role: "liaison")
        province.appoint("liaison 4", to: "village-2", role: "liaison")
        let report = try province.report()
        // Partial goes before conflict; that two hold one office is told of both villages all the same.
        #expect(report.states("village")[1...2] == ["village-1 partial", "village-2 conflict"])
        #expect(
            report.serious == [
                "GAP.partial gap village-1", "OVER.same conflict village-2", "OVER.same conflict village-1",
            ])
        #expect(report.findings(.overSame).map(\.role) == ["liaison", "liaison"])
    }

    @Test("a corps that serves the county fills no township, nor may it be appointed to one")
    func corps() throws {
        var province = try province()
        province.appoint("corps", to: "pilot", role: "corps", form: "unit", persons: 6)
        #expect(try province.report().states("town") == ["plain township not-applicable", "township gap"])
        province.appoint("corps", to: "township", role: "corps", form: "unit", persons: 6)
        let report = try province.report()
        #expect(report.states("town") == ["plain township not-applicable", "township gap"])
        #expect(
            report.findings(.linkOrphan).map(\.evidence.orphanReason) == [.level("township", allowed: ["county"])])
    }

    @Test("each level is judged on its own: a county without a centre is a gap though all below it is filled")
    func centre() throws {
        var province = try almostComplete()
        province.appoint("supervisor 1", to: "village-1", role: "supervisor")
        province.appointments.removeAll { $0.role == "centre" }
        let report = try province.report()
        #expect(report.states("county") == ["pilot gap", "plain not-applicable"])
        #expect(report.serious == ["GAP.none gap pilot"])
        #expect(report.rules.dropFirst().allSatisfy { $0.count(of: .gap) == 0 && $0.count(of: .partial) == 0 })
    }

    @Test("centre, planner and officer lie over each other by design; sizes add up to the ground below the county")
    func layers() throws {
        let overlaps = try almostComplete().overlaps()
        // Villages fill the pilot's ground, so its cells are the two villages, each with the centre and the planner.
        // Liaison and supervisor stand in no common stack, and neither is a lead: allowed, the worse of the two.
        #expect(
            overlaps.told == [
                "allowed 7 centre, planner, liaison 2, supervisor 2", "layer 3 centre, planner, liaison 1",
            ])
        #expect(isSameGround(overlaps.total.value, try almostComplete().size(of: "pilot")))
    }

    // MARK: declared figures

    @Test("declared figures are compared with what is listed on their own day; a corps counts in any county")
    func totals() throws {
        var province = try almostComplete()
        province.appoint("corps 1", to: "pilot", role: "corps", form: "unit", persons: 5)
        province.appoint("corps 2", to: "plain", role: "corps", form: "unit", persons: 8)
        province.appoint("corps 3", to: "plain", role: "corps", from: "2022-09-17", form: "unit", persons: 100)
        for asOf in ["2022-09-16", "2022-12-31"] {
            let report = try province.report(asOf)
            // One pilot county; two counties with a corps, the one no pilot; 5 and 8 persons.
            #expect(report.totals.map(\.found) == [1, 2, 13])
            #expect(report.totals.map(\.total.declared) == [19, 86, 516])
            #expect(report.totals.map(\.day) == [day("2022-09-16"), day("2022-09-16"), day("2022-09-16")])
            #expect(report.findings(.totalMismatch).map(\.severity) == [.warning, .warning, .warning])
        }
    }

    @Test("before the day of the figures none is judged")
    func beforeTheFigures() throws {
        let report = try almostComplete().report("2022-09-15")
        #expect(report.totals.isEmpty)
        #expect(report.findings(.totalMismatch).isEmpty)
    }

    @Test("86 counties with a corps of six each, 19 of them pilots, are what was declared; they fill no gap")
    func asDeclared() throws {
        var province = try World("hunan", on: "2022-06-30")
        for number in 1...86 {
            let isPilot = number <= 19
            try province.add(
                "county-\(number)", "county", columns: Double(number)...Double(number + 1),
                attributes: #"{"pilot": "\#(isPilot ? "yes" : "no")"}"#)
            province.appoint("corps \(number)", to: "county-\(number)", role: "corps", form: "unit", persons: 6)
        }
        let report = try province.report("2022-09-16")
        #expect(report.totals.map(\.found) == [19, 86, 516])
        #expect(report.totals.map(\.agrees) == [true, true, true])
        #expect(report.rules[0].count(of: .gap) == 19 && report.rules[0].count(of: .notApplicable) == 67)
        #expect(report.findings(.totalMismatch).isEmpty)
    }
}
