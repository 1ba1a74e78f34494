import ArgumentParser
import BoundaryQuality
import GeoModel
import PlanningModel
import ProjectStore
import Reporting

struct Check: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is wrong with boundaries: overlaps, gaps, slivers, invalid rings, duplicates.",
        discussion: """
            Of a project, the areas in force are checked level by level, and against the areas above them; of a file, all \
            features, level by level where they have one. Nothing is changed.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("A project, or a file of areas.", valueName: "project|file"))
    var path: String

    @Option(help: "Of a project, the level to check; of a file, the level of all its areas.")
    var level: String?
    @Option(help: "The field of a file that holds each area's level; 'level' if there is one.")
    var levelField: String?
    @Option(help: "The field of a file that holds each area's name; 'name' if there is one.")
    var nameField: String?
    @Option(help: "The field of a file that holds each area's code; 'code' or 'adcode' if there is one.")
    var codeField: String?
    @Option(help: "The field of a file that holds the area above; 'parent' if there is one.")
    var parentField: String?
    @Option(help: "Which layer of a file, where it has several.")
    var layer: String?
    @Option(help: "How a file's text is encoded, for example GB18030; found out unless said.")
    var encoding: String?
    @Option(help: "What a file's coordinates are in, whatever it says: wgs84, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?
    @Option(help: "What is narrower is called a sliver, in metres.")
    var tolerance = 1.0

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case gap, overlap, any
    }

    @Option(help: "Exit 1 when there are findings of this kind that are more than notes; for scripts.")
    var failOn: Failing?

    func validate() throws {
        guard tolerance >= 0, tolerance.isFinite else {
            throw ValidationError("'--tolerance' is a length in metres, 0 or more.")
        }
        if level != nil, levelField != nil {
            throw ValidationError("Give either '--level' or '--level-field', not both.")
        }
    }

    func run() throws {
        var check = BoundaryCheck()
        check.tolerance = Meters(tolerance)
        let report = try report(check)
        let tables = BoundaryTables(report: report, common: common)
        switch common.format {
        case .json: Console.result(try report.json(in: common.lang))
        case .table: Console.result(tables.text)
        case .csv: Console.result(common.csv(tables.findings(report.findings)))
        }
        if let failOn, report.findings.contains(where: failOn.includes) { throw ExitCode(1) }
    }

    private func report(_ check: BoundaryCheck) throws -> BoundaryReport {
        guard let project = try Project.found(at: path) else {
            return try check.report(on: BoundaryLayer(content()))
        }
        return try check.report(on: project.boundaryLayer(on: asOf.day), level: level.map(Level.init(rawValue:)))
    }

    private func content() throws -> AreaFile.Content {
        var file = AreaFile(path: path)
        file.level = level.map(Level.init(rawValue:))
        (file.levelField, file.nameField, file.codeField, file.parentField) =
            (levelField, nameField, codeField, parentField)
        (file.layer, file.encoding) = (layer, encoding)
        if let crs { file.crs = try CRS.understood(crs) }
        var progress = Progress(common.lang == .english ? "areas read:" : "已读取区域：", quiet: common.quiet)
        defer { progress.finish() }
        let content = try file.read { progress.advance(to: $0) }
        if !common.quiet {
            for remark in content.remarks { Console.note(remark.text(in: common.lang)) }
        }
        return content
    }
}

extension Check.Failing {
    fileprivate func includes(_ finding: BoundaryFinding) -> Bool {
        switch self {
        case .gap: finding.code == .gap
        case .overlap: finding.code == .overlap || finding.code == .duplicate
        case .any: finding.severity != .note
        }
    }
}

private struct BoundaryTables {
    let report: BoundaryReport
    let common: CommonOptions

    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    /// Slivers are notes: they are counted, and listed with -v.
    var text: String {
        var lines = [summary.aligned]
        let findings = report.findings
        let told = self.findings(findings.filter { $0.severity != .note || common.verbose })
        if !told.isEmpty { lines += ["", told.aligned] }
        let notes = findings.count { $0.severity == .note }
        let width = report.tolerance.value.fixed(1)
        lines.append("")
        if notes > 0, !common.verbose {
            lines.append(
                isEnglish
                    ? "\(notes) slivers, narrower than \(width) m (told with -v)"
                    : "\(notes) 处碎片，窄于 \(width) 米（用 -v 列出）")
        }
        if findings.isEmpty { lines.append(isEnglish ? "nothing is wrong" : "没有问题") }
        let plane = report.widthCRS?.shortName ?? "–"
        lines.append(
            isEnglish
                ? "tolerance \(width) m; widths measured in \(plane)" : "容差 \(width) 米；宽度在 \(plane) 中量算")
        return lines.joined(separator: "\n")
    }

    private var summary: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "level": .left, "areas": .right, "vertices": .right, "invalid": .right, "overlaps": .right,
                "pairs": .right, "km2": .right, "gaps": .right, "gap km2": .right, "slivers": .right,
            ])
            : TextTable([
                "层级": .left, "区域": .right, "顶点": .right, "无效": .right, "重叠": .right, "重叠对": .right,
                "平方公里": .right, "空隙": .right, "空隙平方公里": .right, "碎片": .right,
            ])
        for tiling in report.tilings {
            let overlaps = tiling.overlaps.reduce(SquareMeters.zero) { $0 + $1.size }
            let gaps = tiling.gaps.reduce(SquareMeters.zero) { $0 + $1.size }
            table.add([
                tiling.levels.map { $0.name(in: language) }.joined(separator: isEnglish ? ", " : "、"),
                String(tiling.areas.count), String(tiling.vertexCount), String(tiling.invalid.count),
                String(tiling.overlaps.count), String(tiling.overlapPairs.count), overlaps.printedKilometers.fixed(3),
                String(tiling.gaps.count), gaps.printedKilometers.fixed(3),
                String(tiling.overlaps.count(where: \.isSliver) + tiling.gaps.count(where: \.isSliver)),
            ])
        }
        return table
    }

    func findings(_ findings: [BoundaryFinding]) -> TextTable {
        var table =
            isEnglish
            ? TextTable(["finding": .left, "severity": .left, "areas": .left, "message": .left])
            : TextTable(["结论": .left, "级别": .left, "区域": .left, "说明": .left])
        for finding in findings {
            table.add([
                finding.code.rawValue, finding.severity.name(in: language),
                finding.areas.map(\.name).joined(separator: isEnglish ? ", " : "、"), finding.message(in: language),
            ])
        }
        return table
    }
}
