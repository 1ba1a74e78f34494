import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// The day that is asked about in this file.
private let today = day("2021-12-31")

/// The states of the areas on ``today``, by id, as `id state`.
private func states(
    _ areas: [Area], _ appointments: [Appointment], under scheme: Scheme = scheme(), on day: CalendarDay = today
) throws -> [String] {
    try CoverageJudge(scheme: scheme).report(on: PlanningRegister(areas: areas, appointments: appointments), asOf: day)
        .rules[0].verdicts
        .map { "\($0.area.id) \($0.state.rawValue)" }
}

@Suite("the state of an area")
struct CoverageStateTests {
    @Test("before the scheme begins, and from the day it ends, nothing is judged")
    func notApplicable() throws {
        let rules = scheme(valid: term("2019-01-01", "2022-01-01"))
        let team = appointment("team", to: "a", "2018-01-01")
        #expect(try states([area("a")], [team], under: rules, on: day("2018-12-31")) == ["a not-applicable"])
        #expect(try states([area("a")], [team], under: rules, on: day("2019-01-01")) == ["a covered"])
        #expect(try states([area("a")], [team], under: rules, on: day("2021-12-31")) == ["a covered"])
        #expect(try states([area("a")], [team], under: rules, on: day("2022-01-01")) == ["a not-applicable"])
    }

    @Test("without any appointment in the project nobody can tell: unknown, not a gap")
    func unknown() throws {
        #expect(try states([area("a"), area("b")], []) == ["a unknown", "b unknown"])
    }

    @Test("an appointment of any role makes the others known")
    func known() throws {
        #expect(try states([area("a")], [appointment("x", to: "elsewhere", role: "adviser")]) == ["a gap"])
    }

    @Test("an area that nobody was ever appointed to is a gap")
    func gap() throws {
        #expect(try states([area("a"), area("b")], [appointment("team", to: "b")]) == ["a gap", "b covered"])
    }

    @Test("a term that ended is expired, also when it ended on the very day")
    func expired() throws {
        #expect(try states([area("a")], [appointment("team", to: "a", "2019-01-01", "2021-12-30")]) == ["a expired"])
        #expect(try states([area("a")], [appointment("team", to: "a", "2019-01-01", "2021-12-31")]) == ["a expired"])
        #expect(try states([area("a")], [appointment("team", to: "a", "2019-01-01", "2022-01-01")]) == ["a covered"])
    }

    @Test("a term that begins later is future, also when it begins the next day")
    func future() throws {
        #expect(try states([area("a")], [appointment("team", to: "a", "2022-01-01")]) == ["a future"])
        #expect(
            try states([area("a")], [appointment("team", to: "a", "2022-01-01")], on: day("2022-01-01")) == [
                "a covered"
            ])
        #expect(try states([area("a")], [appointment("team", to: "a", "2021-12-31")]) == ["a covered"])
    }

    @Test("expired goes before future: somebody was there, and the next has not come")
    func expiredBeforeFuture() throws {
        let both = [
            appointment("old", to: "a", "2019-01-01", "2021-06-01"), appointment("new", to: "a", "2022-01-01"),
        ]
        #expect(try states([area("a")], both) == ["a expired"])
    }

    @Test("one of two is partial")
    func partial() throws {
        let one = appointment("first", to: "a", "2020-01-01")
        #expect(try states([area("a")], [one], under: scheme(count: "2..")) == ["a partial"])
        let second = appointment("second", to: "a", "2020-01-01")
        #expect(try states([area("a")], [one, second], under: scheme(count: "2..")) == ["a covered"])
    }

    @Test("one of two, where once there were two, is expired: it was satisfied and is not now")
    func onceSatisfied() throws {
        let terms = [
            appointment("first", to: "a", "2020-01-01"), appointment("second", to: "a", "2020-06-01", "2021-06-01"),
        ]
        #expect(try states([area("a")], terms, under: scheme(count: "2..")) == ["a expired"])
        // Two in succession were never two at one time.
        let succession = [
            appointment("first", to: "a", "2020-01-01", "2021-01-01"), appointment("second", to: "a", "2021-01-01"),
        ]
        #expect(try states([area("a")], succession, under: scheme(count: "2..")) == ["a partial"])
    }

    @Test("more than the upper bound is a conflict, up to it is covered")
    func conflict() throws {
        let teams = (1...3).map { appointment("team \($0)", to: "a", "2020-01-01", id: $0) }
        #expect(try states([area("a")], Array(teams[..<2]), under: scheme(count: "1..2")) == ["a covered"])
        #expect(try states([area("a")], teams, under: scheme(count: "1..2")) == ["a conflict"])
        #expect(try states([area("a")], teams, under: scheme(count: "1")) == ["a conflict"])
        #expect(try states([area("a")], teams, under: scheme(count: "1..")) == ["a covered"])
    }

    @Test("an area of a level that the rule does not name is not judged at all")
    func otherLevel() throws {
        #expect(try states([area("a", "village"), area("b")], [appointment("t", to: "b")]) == ["b covered"])
    }

    @Test("an area that is not in force on the day is not judged, and its newest version is")
    func versions() throws {
        let versions = [
            area("a", km2: 3, to: "2021-01-01"), area("a", km2: 5, from: "2021-01-01"), area("b", from: "2022-01-01"),
        ]
        let report = try CoverageJudge(scheme: scheme()).report(
            on: PlanningRegister(areas: versions, appointments: [appointment("t", to: "a")]), asOf: today)
        #expect(report.rules[0].verdicts.map(\.area.area.squareKilometers) == [5])
    }
}

@Suite("appointments that do not count")
struct OrphanTests {
    private func report(_ appointments: [Appointment], under scheme: Scheme = scheme()) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(
            on: PlanningRegister(
                areas: [area("a"), area("d", "district"), area("old", to: "2021-01-01")], appointments: appointments),
            asOf: today)
    }

    @Test("an appointment to a level that the role is not for is told and does not count")
    func level() throws {
        let orphans = try report([appointment("x", to: "d")]).findings.filter { $0.code == .linkOrphan }
        let orphan = try #require(orphans.first)
        #expect(orphans.count == 1)
        #expect(orphan.evidence.orphanReason == .level("district", allowed: ["street", "town"]))
        #expect(orphan.actor == "x" && orphan.area?.id == "d" && orphan.rule == nil && orphan.state == nil)
        #expect(orphan.severity == .warning)
    }

    @Test("an actor of a form that the role is not for does not count; one of no known form does")
    func form() throws {
        let wrong = try report([appointment("x", to: "a", form: "station")])
        #expect(wrong.rules[0].verdicts.map(\.state) == [.gap])
        #expect(wrong.findings.map(\.evidence.orphanReason) == [nil, .form("station", allowed: ["team", "person"])])
        #expect(try report([appointment("x", to: "a", form: nil)]).rules[0].verdicts.map(\.state) == [.covered])
        #expect(try report([appointment("x", to: "a", form: "team")]).rules[0].verdicts.map(\.state) == [.covered])
    }

    @Test("an appointment to an area that is no more, or never was, is told")
    func noArea() throws {
        for id in ["old", "nowhere"] {
            let findings = try report([appointment("x", to: id, "2020-01-01")]).findings
            #expect(findings.compactMap(\.evidence.orphanReason) == [.areaNotInForce(id)])
            #expect(findings.last?.area == nil)
        }
    }

    @Test("a term that is over needs no area any more")
    func over() throws {
        let findings = try report([appointment("x", to: "old", "2019-01-01", "2021-01-01")]).findings
        #expect(findings.map(\.code) == [.gapNone])
    }

    @Test("a role that the scheme does not have never counts, and is told once with the nearest that it has")
    func otherRole() throws {
        let judged = try report([
            appointment("x", to: "a", role: "planer"), appointment("y", to: "a", role: "planer", id: 2),
        ])
        #expect(judged.rules[0].verdicts.map(\.state) == [.gap])
        #expect(judged.findings.map(\.code) == [.gapNone, .linkOrphan])
        #expect(judged.findings.last?.evidence.orphanReason == .unknownRole("planer", nearest: "planner"))
        #expect(judged.findings.last?.evidence.appointments.map(\.actor) == ["x", "y"])
    }

    @Test("a role without levels and forms is for all of them")
    func anywhere() throws {
        let open = scheme(forms: [], levels: [], at: ["district"])
        let judged = try report([appointment("x", to: "d", form: "station")], under: open)
        #expect(judged.rules[0].verdicts.map { "\($0.area.id) \($0.state)" } == ["d covered"])
        #expect(judged.findings.isEmpty)
    }
}

@Suite("what a rule adds up to")
struct DenominatorTests {
    /// Powers of two, so that one sum tells exactly which areas are in it.
    private let areas = [
        area("covered", km2: 1, people: 100), area("gap", km2: 2, people: 200), area("expired", km2: 4, people: 400),
        area("future", km2: 8, people: nil), area("partial", km2: 16, people: 1600), area("district", "district"),
    ]
    private let appointments = [
        appointment("c1", to: "covered", id: 1), appointment("c2", to: "covered", id: 2),
        appointment("e1", to: "expired", "2019-01-01", "2021-01-01", id: 3),
        appointment("e2", to: "expired", "2019-01-01", "2021-01-01", id: 4),
        appointment("f", to: "future", "2022-06-01", id: 5), appointment("p", to: "partial", id: 6),
    ]

    @Test("judged and uncovered ground are those of the states")
    func ground() throws {
        let rule = try #require(
            try CoverageJudge(scheme: scheme(count: "2..")).report(
                on: PlanningRegister(areas: areas, appointments: appointments), asOf: today
            )
            .rules.first)
        // 1 + 2 + 4 + 8 + 16; uncovered is gap, expired and future: 2 + 4 + 8.
        #expect(rule.judgedArea.squareKilometers == 31)
        #expect(rule.uncoveredArea.squareKilometers == 14)
        // 100 + 200 + 400 + 1600, future's people are not known; uncovered 200 + 400.
        #expect(rule.judgedPopulation == 2300)
        #expect(rule.uncoveredPopulation == 600)
    }

    @Test("people are unknown where no area's are known, and nobody where all are covered")
    func people() throws {
        func rule(_ areas: [Area]) throws -> RuleReport {
            try CoverageJudge(scheme: scheme()).report(
                on: PlanningRegister(areas: areas, appointments: [appointment("t", to: "a")]), asOf: today
            ).rules[0]
        }
        #expect(try rule([area("a"), area("b")]).judgedPopulation == nil)
        #expect(try rule([area("a"), area("b")]).uncoveredPopulation == nil)
        #expect(try rule([area("a", people: 7)]).uncoveredPopulation == 0)
        #expect(try rule([area("a", people: 7), area("b")]).uncoveredPopulation == 0)
    }

    @Test("a rule whose levels have no area judges nothing and finds nothing")
    func noAreas() throws {
        let report = try CoverageJudge(scheme: scheme()).report(
            on: PlanningRegister(
                areas: [area("d", "district")], appointments: [appointment("t", to: "d", "2019-01-01", "2020-01-01")]),
            asOf: today)
        #expect(report.rules.map(\.verdicts.count) == [0])
        #expect(report.findings.isEmpty)
    }

    @Test("every area that is not as it should be has one finding, and the others none")
    func findings() throws {
        let report = try CoverageJudge(scheme: scheme(count: "2..")).report(
            on: PlanningRegister(areas: areas, appointments: appointments), asOf: today)
        #expect(
            report.findings.map { "\($0.area?.id ?? "–") \($0.code.rawValue) \($0.severity.rawValue)" } == [
                "expired GAP.expired gap", "future GAP.future gap", "gap GAP.none gap", "partial GAP.partial gap",
            ])
    }

    @Test("the last planner of an expired area is the one whose term ended last")
    func lastPlanner() throws {
        let terms = [
            appointment("second", to: "a", "2020-01-01", "2021-01-01", id: 2),
            appointment("first", to: "a", "2018-01-01", "2020-01-01", id: 1),
        ]
        let report = try CoverageJudge(scheme: scheme()).report(
            on: PlanningRegister(areas: [area("a")], appointments: terms), asOf: today)
        let verdict = try #require(report.rules[0].verdicts.first)
        #expect(verdict.appointments.lastEnded(on: today)?.actor == "second")
        #expect(verdict.appointments.map(\.actor) == ["first", "second"])
    }
}
