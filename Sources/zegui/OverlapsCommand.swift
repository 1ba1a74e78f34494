import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting
import Responsibility

struct Overlaps: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where two or more appointments meet on one ground, and what the scheme says of it.",
        discussion: "Each ground is told once, whoever is on it together, so that the sizes add up.")

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case duty
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: "Which overlaps: of duties.")
    var kind: Kind = .duty

    @OptionGroup var scheme: SchemeOption

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case overlap, any
    }

    @Option(help: "Exit 1 when there is a conflict or a warning; for scripts.")
    var failOn: Failing?

    func run() throws {
        let project = try Project(opening: path)
        let report = try project.dutyOverlaps(
            under: scheme.chosen(for: project), on: asOf.day)
        switch common.format {
        case .json: Console.result(try report.json())
        case .table: Console.result(OverlapTables(report: report, common: common).text)
        case .csv: Console.result(common.csv(OverlapTables(report: report, common: common).table(of: report.overlaps)))
        }
        if failOn != nil, report.overlaps.contains(where: { $0.verdict >= .warning }) { throw ExitCode(1) }
    }
}

private struct OverlapTables {
    let report: DutyOverlapReport
    let common: CommonOptions

    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    /// Grounds in layers lie as the scheme wants them: they are counted, and listed with -v.
    var text: String {
        var lines = [
            isEnglish
                ? "scheme \(report.scheme), as of \(report.asOf), duty overlaps"
                : "制度 \(report.scheme)，截至 \(report.asOf)，职责重叠"
        ]
        let layers = report.overlaps.count { $0.verdict == .layer }
        let told = table(of: report.overlaps.filter { $0.verdict != .layer || common.verbose })
        if !told.isEmpty { lines += ["", told.aligned] }
        lines.append("")
        if layers > 0, !common.verbose {
            lines.append(
                isEnglish ? "\(layers) grounds in layers (told with -v)" : "合法叠加 \(layers) 处（用 -v 列出）")
        }
        let total = report.total.printedKilometers.fixed(3)
        let plane = report.widthCRS.map(\.shortName) ?? "–"
        lines.append(
            isEnglish
                ? "\(report.overlaps.count) grounds, \(total) km2 in all; widths measured in \(plane)"
                : "共 \(report.overlaps.count) 处，\(total) 平方公里；宽度在 \(plane) 中量算")
        return lines.joined(separator: "\n")
    }

    func table(of overlaps: [DutyOverlap]) -> TextTable {
        var table =
            isEnglish
            ? TextTable([
                "verdict": .left, "step": .right, "claims": .right, "km2": .right, "width m": .right, "from": .left,
                "to": .left, "areas": .left, "actors": .left,
            ])
            : TextTable([
                "结论": .left, "步骤": .right, "任职": .right, "平方公里": .right, "宽度 米": .right, "起": .left, "止": .left,
                "区域": .left, "责任人": .left,
            ])
        let separator = isEnglish ? ", " : "、"
        for overlap in overlaps {
            table.add([
                overlap.verdict.name(in: language), String(overlap.step), String(overlap.claims.count),
                overlap.size.printedKilometers.fixed(3), overlap.printedWidth.map { $0.fixed(1) } ?? "–",
                overlap.common.from?.description ?? "", overlap.common.to?.description ?? "",
                distinct(overlap.claims.compactMap { $0.area?.name }).joined(separator: separator),
                distinct(overlap.claims.map(\.appointment.actor)).joined(separator: separator),
            ])
        }
        return table
    }

    private func distinct(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}
