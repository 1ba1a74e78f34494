import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// A city and its list, made at random: about ten areas, about twenty appointments, terms around the day asked about.
private struct RandomCity {
    let areas: [Area]
    let appointments: [Appointment]
    let scheme: Scheme
    let day: CalendarDay

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
        func someDay() -> String? { pick([nil, "2020-01-01", "2021-01-01", "2021-12-31", "2022-01-01", "2023-01-01"]) }
        func someTerm() -> (String?, String?) {
            while true {
                let (from, to) = (someDay(), someDay())
                if !TestWorlds.term(from, to).isEmpty { return (from, to) }
            }
        }
        let levels: [Level] = ["street", "town", "district"]
        areas = (0..<10).map { index in
            area(
                "a\(index)", pick(levels), km2: Double(1 << index), people: pick([nil, index, 1000 * index]),
                from: pick([nil, nil, nil, "2021-12-31", "2022-01-01"]))
        }
        var seats: Set<[String?]> = []
        appointments = (0..<20).compactMap { index in
            let (from, to) = someTerm()
            let one = appointment(
                "actor \(pick([1, 2, 3, 4, 5, 6, 7, 8]))", to: "a\(pick(Array(0..<11)))", from, to,
                role: pick(["planner", "planner", "planner", "adviser"]),
                form: pick([nil, "team", "person", "station"]),
                id: index)
            // No list holds one appointment twice: see PlannerImport.
            return seats.insert([one.actor, one.form, one.role, one.area, from]).inserted ? one : nil
        }
        scheme = TestWorlds.scheme(count: pick(["1", "1..", "2..", "1..2", "2..3"]))
        day = TestWorlds.day(pick(["2020-06-01", "2021-12-31", "2022-01-01"]))
    }

    func report(with extra: [Appointment] = []) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(
            on: PlanningRegister(areas: areas, appointments: appointments + extra), asOf: day)
    }
}

@Suite("laws of coverage")
struct CoverageLawTests {
    private let seeds = UInt64(0)..<300

    @Test("the order of rows never changes a report")
    func order() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            var random = SplitMix64(seed: seed &+ 1_000_000)
            let shuffled = try CoverageJudge(scheme: city.scheme).report(
                on: PlanningRegister(
                    areas: city.areas.shuffled(using: &random), appointments: city.appointments.shuffled(using: &random)
                ), asOf: city.day)
            let isSame = try city.report() == shuffled
            #expect(isSame, "seed \(seed)")
        }
    }

    @Test("states add up to the judged, in number, ground and people")
    func sums() throws {
        for seed in seeds {
            for rule in try RandomCity(seed: seed).report().rules {
                let counts = CoverageState.allCases.map(rule.count)
                #expect(counts.reduce(0, +) == rule.verdicts.count, "seed \(seed)")
                let ground = CoverageState.allCases.map { state in
                    rule.verdicts.filter { $0.state == state }.reduce(0) { $0 + $1.area.area.value }
                }
                // Powers of two times a million add up exactly.
                #expect(ground.reduce(0, +) == rule.judgedArea.value, "seed \(seed)")
                #expect(rule.uncoveredArea.value <= rule.judgedArea.value, "seed \(seed)")
                #expect((rule.uncoveredPopulation ?? 0) <= (rule.judgedPopulation ?? 0), "seed \(seed)")
                #expect((rule.uncoveredPopulation == nil) == (rule.judgedPopulation == nil), "seed \(seed)")
            }
        }
    }

    @Test("one more appointment in force that may be held never makes a gap, and uncovers nobody")
    func oneMore() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            let before = try city.report().rules[0]
            for verdict in before.verdicts {
                let extra = appointment("one more", to: verdict.area.id, city.day.description, form: "team", id: 99)
                let after = try city.report(with: [extra]).rules[0]
                for (old, new) in zip(before.verdicts, after.verdicts) {
                    if old.area != verdict.area {
                        #expect(old == new, "seed \(seed): \(old.area.id) is another area")
                    } else {
                        #expect(new.state != .gap && new.state != .unknown && new.state != .future, "seed \(seed)")
                        #expect(new.inForce == old.inForce + 1, "seed \(seed)")
                        if old.state == .covered { #expect(!new.state.isUncovered, "seed \(seed)") }
                    }
                }
            }
        }
    }

    @Test("every area of the rule's levels that is in force is judged once, and no other")
    func judged() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            let expected = city.areas.filter {
                ["street", "town"].contains($0.level.rawValue) && $0.term.contains(city.day)
            }
            #expect(try city.report().rules[0].verdicts.map(\.area.id) == expected.map(\.id).sorted(), "seed \(seed)")
        }
    }

    @Test("as many findings of areas as areas in a state that is told")
    func findings() throws {
        for seed in seeds {
            let report = try RandomCity(seed: seed).report()
            let told = report.rules[0].verdicts.filter {
                ![.covered, .unknown, .notApplicable].contains($0.state)
            }
            #expect(report.findings.filter { $0.rule == "base" }.map(\.area) == told.map(\.area), "seed \(seed)")
        }
    }
}
