import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting
import Responsibility

struct Explain: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Why an area has its state, rule by rule, with the rows that decided.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Argument(help: "The area: its code, its id, its name, or parent/name where names repeat.")
    var area: String

    @OptionGroup var scheme: SchemeOption

    func run() throws {
        let project = try Project(opening: path)
        let area = try project.area(named: area, on: asOf.day)
        let explanation = try project.coverage(
            under: scheme.chosen(for: project), on: asOf.day
        ).explanation(of: area)
        switch common.format {
        case .json: Console.result(try explanation.json(in: common.lang))
        case .table: Console.result(ExplanationTables(explanation: explanation, language: common.lang).text)
        case .csv: Console.result(common.csv(ExplanationTables(explanation: explanation, language: common.lang).rows))
        }
    }
}

private struct ExplanationTables {
    let explanation: AreaExplanation
    let language: Language

    private var isEnglish: Bool { language == .english }

    var text: String {
        let area = explanation.area
        let above = area.parentTitle.isEmpty ? "" : isEnglish ? " in \(area.parentTitle)" : "，属\(area.parentTitle)"
        let level = area.level.name(in: language)
        var lines = [
            isEnglish
                ? "\(area.name) (\(area.id)), \(level)\(above), \(area.area.printedKilometers.fixed(3)) km2"
                : "\(area.name)（\(area.id)），\(level)\(above)，\(area.area.printedKilometers.fixed(3)) 平方公里",
            isEnglish
                ? "scheme \(explanation.scheme), as of \(explanation.asOf)"
                : "制度 \(explanation.scheme)，截至 \(explanation.asOf)",
        ]
        for rule in explanation.rules {
            let title = rule.requirement.title(roles: rule.roles, in: language)
            lines += [
                "", isEnglish ? "rule \(rule.requirement.id): \(title)" : "规则 \(rule.requirement.id)：\(title)",
            ]
            let reason = rule.reason(in: language)
            if let verdict = rule.verdict {
                lines.append("\(verdict.state.name(in: language))\(isEnglish ? ": " : "：")\(reason)")
                let rows = table(of: verdict)
                if !rows.isEmpty { lines.append(rows.aligned) }
            } else {
                lines.append(reason)
            }
        }
        for finding in explanation.findings {
            lines += finding == explanation.findings.first ? [""] : []
            lines.append(
                "\(finding.code.rawValue) (\(finding.severity.name(in: language))): \(finding.message(in: language))")
        }
        return lines.joined(separator: "\n")
    }

    /// The appointments that decided, of all rules.
    var rows: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "rule": .left, "state": .left, "actor": .left, "role": .left, "from": .left, "to": .left,
                "on the day": .left, "file": .left, "row": .right,
            ])
            : TextTable([
                "规则": .left, "状态": .left, "责任人": .left, "角色": .left, "起": .left, "止": .left, "当日": .left,
                "文件": .left, "行": .right,
            ])
        for rule in explanation.rules {
            guard let verdict = rule.verdict else { continue }
            for place in verdict.appointments.indices {
                table.add([rule.requirement.id, verdict.state.name(in: language)] + cells(of: verdict, place))
            }
        }
        return table
    }

    private func table(of verdict: Verdict) -> TextTable {
        var table =
            isEnglish
            ? TextTable([
                "actor": .left, "role": .left, "from": .left, "to": .left, "on the day": .left, "file": .left,
                "row": .right,
            ])
            : TextTable(["责任人": .left, "角色": .left, "起": .left, "止": .left, "当日": .left, "文件": .left, "行": .right])
        for place in verdict.appointments.indices { table.add(cells(of: verdict, place)) }
        return table
    }

    private func cells(of verdict: Verdict, _ place: Int) -> [String] {
        let appointment = verdict.appointments[place]
        let term = appointment.term
        let state =
            if verdict.serving.contains(place) {
                isEnglish ? "counts" : "计入"
            } else if term.hasEnded(on: explanation.asOf) {
                isEnglish ? "ended" : "已到期"
            } else if !term.hasBegun(on: explanation.asOf) {
                isEnglish ? "to begin" : "未到任"
            } else {
                isEnglish ? "does not count" : "不计"
            }
        return [
            appointment.actor, appointment.role, term.from?.description ?? "", term.to?.description ?? "", state,
            appointment.origin.source.file, String(appointment.origin.row),
        ]
    }
}
