import ArgumentParser
import BoundaryQuality
import GeoModel
import PlanningModel
import ProjectStore
import Reporting
import Responsibility

struct Overlaps: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Where two or more appointments meet on one ground, or two or more boundaries of one level.",
        discussion: """
            Overlapping duties are ruled on by the scheme; overlapping boundaries are defects of the data. Each ground is \
            told once for each kind, whoever is on it together, so that the sizes add up.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: "Which overlaps: of duties, of data, or all.")
    var kind: OverlapReport.Kind = .duty

    @OptionGroup var scheme: SchemeOption

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case overlap, any
    }

    @Option(
        help: "Exit 1 when there is a conflict, a warning, or data that overlaps by more than slivers; for scripts.")
    var failOn: Failing?

    func run() throws {
        let project = try Project(opening: path)
        let report = try project.overlaps(kind, under: scheme.chosen(for: project), on: asOf.day)
        let tables = OverlapTables(report: report, common: common)
        switch common.format {
        case .json: Console.result(try report.json())
        case .table: Console.result(tables.text)
        case .csv: Console.result(common.csv(tables.table(of: report.dutyOverlaps, report.dataOverlaps)))
        }
        let isAmiss =
            report.dutyOverlaps.contains { $0.verdict >= .warning } || report.dataOverlaps.contains { !$0.isSliver }
        if failOn != nil, isAmiss { throw ExitCode(1) }
    }
}

extension OverlapReport.Kind: ExpressibleByArgument {}

private struct OverlapTables {
    let report: OverlapReport
    let common: CommonOptions

    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    /// Grounds in layers lie as the scheme wants them, and slivers matter to nobody: they are counted, and listed with -v.
    var text: String {
        var lines = [heading]
        let told = table(
            of: report.dutyOverlaps.filter { $0.verdict != .layer || common.verbose },
            report.dataOverlaps.filter { !$0.isSliver || common.verbose })
        if !told.isEmpty { lines += ["", told.aligned] }
        lines.append("")
        let layers = report.dutyOverlaps.count { $0.verdict == .layer }
        if layers > 0, !common.verbose {
            lines.append(
                isEnglish ? "\(layers) grounds in layers (told with -v)" : "合法叠加 \(layers) 处（用 -v 列出）")
        }
        let slivers = report.dataOverlaps.count(where: \.isSliver)
        if slivers > 0, let tolerance = report.data?.tolerance.value.fixed(1), !common.verbose {
            lines.append(
                isEnglish
                    ? "\(slivers) slivers of data, narrower than \(tolerance) m (told with -v)"
                    : "数据碎片 \(slivers) 处，窄于 \(tolerance) 米（用 -v 列出）")
        }
        let count = report.dutyOverlaps.count + report.dataOverlaps.count
        let total = report.total.printedKilometers.fixed(3)
        let plane = report.widthCRS.map(\.shortName) ?? "–"
        lines.append(
            isEnglish
                ? "\(count) grounds, \(total) km2 in all; widths measured in \(plane)"
                : "共 \(count) 处，\(total) 平方公里；宽度在 \(plane) 中量算")
        return lines.joined(separator: "\n")
    }

    private var heading: String {
        let scheme = report.duty.map { isEnglish ? "scheme \($0.scheme), " : "制度 \($0.scheme)，" } ?? ""
        let subject =
            switch (report.kind, isEnglish) {
            case (.duty, true): "duty overlaps"
            case (.duty, false): "职责重叠"
            case (.data, true): "data overlaps"
            case (.data, false): "数据重叠"
            case (.all, true): "duty and data overlaps"
            case (.all, false): "职责重叠与数据重叠"
            }
        return isEnglish
            ? "\(scheme)as of \(report.asOf), \(subject)" : "\(scheme)截至 \(report.asOf)，\(subject)"
    }

    func table(of duties: [DutyOverlap], _ data: [DataOverlap]) -> TextTable {
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
        for overlap in duties {
            table.add([
                overlap.verdict.name(in: language), String(overlap.step), String(overlap.claims.count),
                overlap.size.printedKilometers.fixed(3), overlap.printedWidth.map { $0.fixed(1) } ?? "–",
                overlap.common.from?.description ?? "", overlap.common.to?.description ?? "",
                distinct(overlap.claims.compactMap { $0.area?.name }).joined(separator: separator),
                distinct(overlap.claims.map(\.appointment.actor)).joined(separator: separator),
            ])
        }
        for overlap in data {
            table.add([
                overlap.verdict.name(in: language), "–", String(overlap.areas.count),
                overlap.size.printedKilometers.fixed(3), overlap.width.value.fixed(1),
                overlap.common.from?.description ?? "", overlap.common.to?.description ?? "",
                overlap.areas.map(\.name).joined(separator: separator), "",
            ])
        }
        return table
    }

    private func distinct(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}
