import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting
import Responsibility

struct Coverage: TellingCommand {
    static let configuration = CommandConfiguration(abstract: "Who lacks a planner, rule by rule.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: ArgumentHelp("Judge under another scheme than the project's.", valueName: "name|file"))
    var scheme: String?

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case gap, overlap, any
    }

    @Option(help: "Exit 1 when there are findings of this kind; for scripts.")
    var failOn: Failing?

    func run() throws {
        let project = try Project(opening: path)
        let report = try project.coverage(
            under: project.scheme(named: scheme, in: GeodataFolder.installed()), on: asOf.day)
        switch common.format {
        case .json: Console.result(try report.json(in: common.lang))
        case .table: Console.result(CoverageTables(report: report, language: common.lang).text)
        case .csv: Console.result(common.csv(CoverageTables(report: report, language: common.lang).findings))
        }
        if let failOn, report.findings.contains(where: failOn.includes) { throw ExitCode(1) }
    }
}

extension Coverage.Failing {
    fileprivate func includes(_ finding: Finding) -> Bool {
        switch self {
        case .gap: finding.code.severity == .gap
        case .overlap: finding.code == .overSame
        case .any: finding.code.severity == .gap || finding.code.severity == .conflict
        }
    }
}

private struct CoverageTables {
    let report: CoverageReport
    let language: Language

    var text: String {
        let isEnglish = language == .english
        var lines = [
            isEnglish
                ? "scheme \(report.scheme), as of \(report.asOf)" : "制度 \(report.scheme)，截至 \(report.asOf)"
        ]
        for rule in report.rules { lines += ["", text(of: rule)] }
        if !findings.isEmpty { lines += ["", findings.aligned] }
        return lines.joined(separator: "\n")
    }

    private func text(of rule: RuleReport) -> String {
        let isEnglish = language == .english
        var table =
            isEnglish
            ? TextTable(["state": .left, "areas": .right, "km2": .right, "people": .right])
            : TextTable(["状态": .left, "区域": .right, "平方公里": .right, "人口": .right])
        for state in CoverageState.allCases where rule.count(of: state) > 0 {
            let verdicts = rule.verdicts.filter { $0.state == state }
            table.add(row(state.name(in: language), verdicts.map(\.area)))
        }
        table.add(row(isEnglish ? "judged" : "合计", rule.verdicts.map(\.area)))
        let requirement = rule.requirement
        let role = rule.roleLabel[language] ?? requirement.role
        let title =
            isEnglish
            ? "rule \(requirement.id): \(role) \(requirement.quota)"
            : "规则 \(requirement.id)：\(role) \(requirement.quota)"
        let uncovered = rule.uncoveredArea.printedKilometers.fixed(3)
        let people = rule.uncoveredPopulation.map { String($0) } ?? "–"
        let summary = isEnglish ? "uncovered: \(uncovered) km2, \(people) people" : "未覆盖：\(uncovered) 平方公里，\(people) 人"
        return [title, table.aligned, summary].joined(separator: "\n")
    }

    private func row(_ title: String, _ areas: [Area]) -> [String] {
        let km2 = areas.reduce(SquareMeters.zero) { $0 + $1.area }.printedKilometers.fixed(3)
        let people = areas.compactMap(\.population)
        return [title, String(areas.count), km2, people.isEmpty ? "–" : String(people.reduce(0, +))]
    }

    var findings: TextTable {
        var table =
            language == .english
            ? TextTable([
                "finding": .left, "severity": .left, "parent": .left, "area": .left, "level": .left, "message": .left,
            ])
            : TextTable(["结论": .left, "级别": .left, "上级": .left, "区域": .left, "层级": .left, "说明": .left])
        for finding in report.findings {
            table.add([
                finding.code.rawValue, finding.code.severity.rawValue, finding.area?.parentTitle ?? "",
                finding.area?.name ?? "", finding.area?.level.name(in: language) ?? "", finding.message(in: language),
            ])
        }
        return table
    }
}
