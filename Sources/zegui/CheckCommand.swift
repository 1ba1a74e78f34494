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
    @Option(
        help: ArgumentHelp(
            "Write a copy whose shared borders match: overlaps and gaps of at most this width go to one area.",
            valueName: "metres"))
    var snap: Double?
    @Option(name: .shortAndLong, help: "The file for the copy of '--snap'; its ending says the format.")
    var output: String?
    @Flag(help: "Replace a file that is there.")
    var force = false

    enum Failing: String, ExpressibleByArgument, CaseIterable {
        case gap, overlap, any
    }

    @Option(help: "Exit 1 when there are findings of this kind that are more than notes; for scripts.")
    var failOn: Failing?

    func validate() throws {
        guard tolerance >= 0, tolerance.isFinite else {
            throw ValidationError("'--tolerance' is a length in metres, 0 or more.")
        }
        if let snap, !(snap > 0 && snap.isFinite) {
            throw ValidationError("'--snap' is a width in metres, greater than 0.")
        }
        if (snap == nil) != (output == nil) {
            throw ValidationError("'--snap METRES' and '-o FILE' go together: the copy is written there.")
        }
        if level != nil, levelField != nil {
            throw ValidationError("Give either '--level' or '--level-field', not both.")
        }
    }

    func run() throws {
        let input = try input()
        var check = BoundaryCheck()
        check.tolerance = Meters(tolerance)
        let report = try check.report(on: input.boundaries, level: input.onlyLevel)
        let suspicions = input.suspicions
        let copy = try copy(of: input)
        let tables = BoundaryTables(report: report, suspicions: suspicions, common: common)
        let moved = copy.map { SnapTables(copy: $0, common: common) }
        switch common.format {
        case .json: Console.result(try report.json(in: common.lang, suspicions: suspicions, copy: copy))
        case .table: Console.result(tables.text + (moved.map { "\n\n" + $0.text } ?? ""))
        case .csv: Console.result(common.csv(moved?.table ?? tables.findings(report.findings)))
        }
        if let failOn, report.findings.contains(where: failOn.includes) || failOn == .any && !suspicions.isEmpty {
            throw ExitCode(1)
        }
    }

    /// The repaired copy, written; nil where none was asked for.
    private func copy(of input: CheckedInput) throws -> WrittenCopy? {
        guard let snap, let output else { return nil }
        return try input.copy(within: Meters(snap), on: asOf.day)
            .written(to: output, overwrite: force, byteOrderMark: common.bom)
    }

    private func input() throws -> CheckedInput {
        if let project = try Project.found(at: path) {
            return .project(
                try project.boundaryLayer(on: asOf.day), level.map(Level.init(rawValue:)), try project.suspicions())
        }
        var file = AreaFile(path: path)
        file.level = level.map(Level.init(rawValue:))
        (file.levelField, file.nameField, file.codeField, file.parentField) =
            (levelField, nameField, codeField, parentField)
        (file.layer, file.encoding) = (layer, encoding)
        if let crs { file.crs = try CRS.understood(crs) }
        file.keepsFields = snap != nil
        var progress = Progress(common.lang == .english ? "areas read:" : "已读取区域：", quiet: common.quiet)
        defer { progress.finish() }
        let content = try file.read { progress.advance(to: $0) }
        if !common.quiet {
            for remark in content.remarks { Console.note(remark.text(in: common.lang)) }
        }
        return .file(content)
    }
}

/// What is checked.
private enum CheckedInput {
    case project(BoundaryLayer, Level?, [CRSSuspicion])
    case file(AreaFile.Content)

    var boundaries: BoundaryLayer {
        switch self {
        case .project(let layer, _, _): layer
        case .file(let content): BoundaryLayer(content)
        }
    }

    var onlyLevel: Level? { if case .project(_, let level, _) = self { level } else { nil } }

    /// What its imports found out, whatever the level and the day: a layer is in one system.
    var suspicions: [CRSSuspicion] { if case .project(_, _, let found) = self { found } else { [] } }

    func copy(within tolerance: Meters, on day: CalendarDay) throws -> RepairedCopy {
        switch self {
        case .project(let layer, let level, _):
            try RepairedCopy(of: layer.limited(to: level), on: day, within: tolerance)
        case .file(let content): try RepairedCopy(of: content, within: tolerance)
        }
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
    let suspicions: [CRSSuspicion]
    let common: CommonOptions

    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    /// Notes are counted, and listed with -v.
    var text: String {
        var lines = [summary.aligned]
        let findings = report.findings
        let told = self.findings(findings.filter { $0.severity != .note || common.verbose })
        if !told.isEmpty || !suspicions.isEmpty { lines += ["", told.aligned] }
        let slivers = findings.count { $0.code == .sliver }
        let notes = findings.count { $0.severity == .note } - slivers
        let width = report.tolerance.value.fixed(1)
        lines.append("")
        if slivers > 0, !common.verbose {
            lines.append(
                isEnglish
                    ? "\(slivers) \(slivers == 1 ? "sliver" : "slivers"), narrower than \(width) m (told with -v)"
                    : "\(slivers) 处碎片，窄于 \(width) 米（用 -v 列出）")
        }
        if notes > 0, !common.verbose {
            lines.append(
                isEnglish
                    ? "\(notes) \(notes == 1 ? "overlap" : "overlaps") of areas that may lie freely (told with -v)"
                    : "\(notes) 处可以自由叠放的区域的重叠（用 -v 列出）")
        }
        if findings.isEmpty, suspicions.isEmpty { lines.append(isEnglish ? "nothing is wrong" : "没有问题") }
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
        for suspicion in suspicions {
            table.add([
                CRSSuspicion.code, Severity.warning.name(in: language),
                suspicion.suspects.map(\.source.file).joined(separator: isEnglish ? ", " : "、"),
                suspicion.message(in: language),
            ])
        }
        for finding in findings {
            table.add([
                finding.code.rawValue, finding.severity.name(in: language),
                finding.areas.map(\.name).joined(separator: isEnglish ? ", " : "、"), finding.message(in: language),
            ])
        }
        return table
    }
}

private struct SnapTables {
    let copy: WrittenCopy
    let common: CommonOptions

    private var isEnglish: Bool { common.lang == .english }

    var text: String {
        let (repaired, written) = (copy.repaired, copy.summary)
        let width = copy.tolerance.value.fixed(1)
        let heading =
            isEnglish
            ? "\(written.file): \(written.features) areas, \(written.crs); closed, up to \(width) m wide: overlaps "
                + "\(repaired.closedOverlaps), gaps \(repaired.closedGaps); wider, left: overlaps "
                + "\(repaired.openOverlaps), gaps \(repaired.openGaps)"
            : "\(written.file)：\(written.features) 个区域，\(written.crs)；已消除宽度不超过 \(width) 米的重叠 "
                + "\(repaired.closedOverlaps) 处、空隙 \(repaired.closedGaps) 处，保留更宽的重叠 "
                + "\(repaired.openOverlaps) 处、空隙 \(repaired.openGaps) 处"
        return repaired.changes.isEmpty ? heading : heading + "\n\n" + table.aligned
    }

    var table: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "area": .left, "gained m2": .right, "lost m2": .right, "km2 before": .right, "km2 after": .right,
                "moved m": .right,
            ])
            : TextTable([
                "区域": .left, "增加 平方米": .right, "减少 平方米": .right, "原平方公里": .right, "现平方公里": .right,
                "移动 米": .right,
            ])
        for change in copy.repaired.changes {
            table.add([
                change.area.name, change.gained.value.fixed(0), change.lost.value.fixed(0),
                change.before.printedKilometers.fixed(6), change.after.printedKilometers.fixed(6),
                change.width.value.fixed(1),
            ])
        }
        return table
    }
}
