import Foundation
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting
import Responsibility
import TestWorlds
import Testing

/// What the sample city was designed to have under each scheme: `geodata/sample/designs`, not a run of ours.
private struct Design: Decodable {
    struct Rule: Decodable {
        let judged: Int
        let states: [String: [String]]
        let rest: String
    }

    struct Told: Decodable {
        let areas: [String]
        let actors: [String]
    }

    struct Uncovered: Decodable {
        let km2: Double
        let share: Double
    }

    let lists: [String]
    let rules: [String: Rule]
    let findings: [String: [Told]]
    let uncovered: [String: Uncovered]?

    static func all() throws -> [String: Design] {
        struct File: Decodable { let schemes: [String: Design] }
        return try JSONDecoder().decode(
            File.self, from: Data(contentsOf: URL(filePath: Places.sample + "/expected.json"))
        )
        .schemes
    }
}

@Suite("the sample city under each of the eleven schemes")
struct ElevenSchemesTests {
    private let asOf = day("2026-06-30")

    @Test(
        "every area has the state, and every matter the finding, that the city was designed to have",
        arguments: [
            "beijing", "nanjing", "liaocheng", "shanghai", "guangzhou", "chongqing", "suzhou", "jiangsu", "chengdu",
            "hunan", "guangxi",
        ])
    func judged(under name: String) throws {
        let design = try #require(try Design.all()[name])
        try City.sample(under: name, lists: design.lists).inFolder { folder in
            let project = try Project(opening: folder.file("city.gpkg"))
            let scheme = try project.scheme(named: nil, in: GeodataFolder(path: Places.sample + "/.."))
            let report = try project.coverage(under: scheme, on: asOf)
            #expect(Set(report.rules.map(\.requirement.id)) == Set(design.rules.keys))
            for rule in report.rules {
                let expected = try #require(design.rules[rule.requirement.id])
                #expect(rule.verdicts.count == expected.judged)
                let stated = Dictionary(
                    uniqueKeysWithValues: expected.states.flatMap { state, areas in
                        areas.map { ($0, state) }
                    })
                for verdict in rule.verdicts {
                    #expect(
                        verdict.state.rawValue == stated[verdict.area.id] ?? expected.rest,
                        "\(rule.requirement.id) \(verdict.area.name)")
                }
            }
            try expectFindings(of: report, as: design)
            for (id, uncovered) in design.uncovered ?? [:] {
                let verdict = try #require(report.rules.flatMap(\.verdicts).first { $0.area.id == id })
                // The design states km² to four decimals and shares to five.
                #expect(abs(verdict.uncoveredArea.squareKilometers - uncovered.km2) < 1e-4)
                #expect(abs(verdict.uncoveredArea.value / verdict.area.area.value - uncovered.share) < 1e-5)
            }
        }
    }

    /// Those that follow from states are told by states; what lies in layers, and Beijing's figures in another city,
    /// were not designed.
    private func expectFindings(of report: CoverageReport, as design: Design) throws {
        let implied: Set<FindingCode> = [
            .gapNone, .gapPartial, .gapExpired, .gapFuture, .layerOK, .totalMismatch,
        ]
        var told: [String: [Design.Told]] = [:]
        for finding in report.findings where !implied.contains(finding.code) {
            let serving = finding.evidence.appointments.filter { $0.term.contains(report.asOf) }
            told[finding.code.rawValue, default: []].append(
                Design.Told(areas: finding.areas, actors: Set(serving.map(\.actor)).sorted()))
        }
        #expect(Set(told.keys) == Set(design.findings.keys))
        for (code, expected) in design.findings {
            let found = told[code] ?? []
            #expect(found.count == expected.count, "\(code)")
            for one in expected {
                #expect(
                    found.contains {
                        $0.areas == one.areas.sorted() && (one.actors.isEmpty || $0.actors == one.actors.sorted())
                    }, "\(code) \(one), told \(found)")
            }
        }
    }
}

extension Finding {
    /// The ids of the areas that it is about; for an actor's those that the actor is appointed to.
    fileprivate var areas: [String] {
        if case .overlap(let overlap)? = evidence.detail { return overlap.areas.map(\.id) }
        return area.map { [$0.id] } ?? evidence.appointments.compactMap(\.area).sorted()
    }
}
