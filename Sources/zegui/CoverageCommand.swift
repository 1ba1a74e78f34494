import ArgumentParser
import GeoModel
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

    @Option(help: ArgumentHelp("Tell what changed since another day, too.", valueName: "YYYY-MM-DD"))
    var against: CalendarDay?

    @OptionGroup var scheme: SchemeOption

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case gap, overlap, any
    }

    @Option(
        help: """
            Exit 1 when there are findings of this kind, for scripts: gap, somebody is lacking; overlap, claims that \
            should not meet; any, whatever is more than a note.
            """)
    var failOn: Failing?

    func run() throws {
        let project = try Project(opening: path)
        let scheme = try scheme.chosen(for: project)
        let report: CoverageReport
        var changes: CoverageChanges?
        if let against {
            (report, changes) = try project.coverageChanges(under: scheme, from: against, to: asOf.day)
        } else {
            report = try project.coverage(under: scheme, on: asOf.day)
        }
        let tables = CoverageTables(report: report, changes: changes, common: common)
        switch common.format {
        case .json: Console.result(try report.json(in: common.lang, changes: changes))
        case .table: Console.result(tables.text)
        case .csv: Console.result(common.csv(changes == nil ? tables.findings : tables.changed))
        }
        if let failOn, report.findings.contains(where: failOn.includes) { throw ExitCode(1) }
    }
}

extension Coverage.Failing {
    fileprivate func includes(_ finding: Finding) -> Bool {
        switch self {
        case .gap: finding.severity == .gap
        case .overlap: finding.code.isOverlap && finding.severity != .note
        case .any: finding.severity != .note
        }
    }
}

private struct CoverageTables {
    let report: CoverageReport
    let changes: CoverageChanges?
    let common: CommonOptions

    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    var text: String {
        var lines = [
            isEnglish
                ? "scheme \(report.scheme), as of \(report.asOf)" : "制度 \(report.scheme)，截至 \(report.asOf)"
        ]
        for rule in report.rules { lines += ["", text(of: rule)] }
        if !report.totals.isEmpty { lines += ["", totals.aligned] }
        let told = table(of: report.findings.filter { $0.severity != .note || common.verbose })
        if !told.isEmpty { lines += ["", told.aligned] }
        let notes = report.findings.filter { $0.severity == .note }
        if !notes.isEmpty, !common.verbose { lines += ["", summary(of: notes)] }
        if let changes {
            lines += ["", isEnglish ? "changed since \(changes.against)" : "自 \(changes.against) 以来的变化"]
            lines.append(changed.isEmpty ? (isEnglish ? "nothing" : "无") : changed.aligned)
        }
        return lines.joined(separator: "\n")
    }

    private func summary(of notes: [Finding]) -> String {
        let codes = FindingCode.allCases.compactMap { code -> String? in
            let number = notes.count { $0.code == code }
            return number == 0 ? nil : "\(number) \(code.rawValue)"
        }.joined(separator: ", ")
        return isEnglish
            ? "\(notes.count) \(notes.count == 1 ? "note" : "notes"): \(codes) (told with -v)"
            : "\(notes.count) 条说明：\(codes)（用 -v 列出）"
    }

    private func text(of rule: RuleReport) -> String {
        let title = rule.requirement.title(roles: rule.roles, in: language)
        let heading = isEnglish ? "rule \(rule.requirement.id): \(title)" : "规则 \(rule.requirement.id)：\(title)"
        if rule.verdicts.isEmpty {
            return [heading, isEnglish ? "no area of its levels is in the project" : "项目中没有该层级的区域"]
                .joined(separator: "\n")
        }
        var table =
            isEnglish
            ? TextTable(["state": .left, "areas": .right, "km2": .right, "people": .right])
            : TextTable(["状态": .left, "区域": .right, "平方公里": .right, "人口": .right])
        for state in CoverageState.allCases where rule.count(of: state) > 0 {
            let verdicts = rule.verdicts.filter { $0.state == state }
            table.add(row(state.name(in: language), verdicts.map(\.area)))
        }
        table.add(row(isEnglish ? "judged" : "合计", rule.verdicts.map(\.area)))
        let uncovered = rule.uncoveredArea.printedKilometers.fixed(3)
        let people = rule.uncoveredPopulation.map { String($0) } ?? "–"
        let summary = isEnglish ? "uncovered: \(uncovered) km2, \(people) people" : "未覆盖：\(uncovered) 平方公里，\(people) 人"
        return [heading, table.aligned, summary].joined(separator: "\n")
    }

    private func row(_ title: String, _ areas: [Area]) -> [String] {
        let km2 = areas.reduce(SquareMeters.zero) { $0 + $1.area }.printedKilometers.fixed(3)
        let people = areas.compactMap(\.population)
        return [title, String(areas.count), km2, people.isEmpty ? "–" : String(people.reduce(0, +))]
    }

    private var totals: TextTable {
        var table =
            isEnglish
            ? TextTable(["declared figure": .left, "day": .left, "declared": .right, "found": .right])
            : TextTable(["公布的数字": .left, "日期": .left, "公布": .right, "实有": .right])
        for total in report.totals {
            table.add([
                total.total.title, total.day.description, String(total.total.declared),
                total.found.map { String($0) } ?? "–",
            ])
        }
        return table
    }

    var findings: TextTable { table(of: report.findings) }

    private func table(of findings: [Finding]) -> TextTable {
        var table =
            isEnglish
            ? TextTable([
                "finding": .left, "severity": .left, "parent": .left, "area": .left, "level": .left, "message": .left,
            ])
            : TextTable(["结论": .left, "级别": .left, "上级": .left, "区域": .left, "层级": .left, "说明": .left])
        for finding in findings {
            table.add([
                finding.code.rawValue, finding.severity.rawValue, finding.area?.parentTitle ?? "",
                finding.area?.name ?? "", finding.area?.level.name(in: language) ?? "", finding.message(in: language),
            ])
        }
        return table
    }

    var changed: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "rule": .left, "parent": .left, "area": .left, "was": .left, "now": .left,
                "came from, or became": .left,
            ])
            : TextTable(["规则": .left, "上级": .left, "区域": .left, "原状态": .left, "现状态": .left, "沿革": .left])
        for change in changes?.changes ?? [] {
            let kin = change.lineage.map { "\($0.area.name) (\($0.state.name(in: language)))" }
            table.add([
                change.rule, change.area.parentTitle, change.area.name, change.was?.name(in: language) ?? "–",
                change.now?.name(in: language) ?? "–", kin.joined(separator: isEnglish ? ", " : "、"),
            ])
        }
        return table
    }
}
