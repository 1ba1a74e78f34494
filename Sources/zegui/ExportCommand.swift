import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting
import Responsibility

struct Export: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write areas, uncovered regions, findings, living circles and more for other programs.",
        discussion: """
            The ending of the file chooses the format: .geojson .geojsonl .gpkg .fgb .shp .csv. circle is the living circle \
            of each area, places where people walk from, severed what cuts areas off from their own facilities; beside \
            each of these lies a style for QGIS (.qml).
            """)

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case uncovered, areas, appointments, findings, overlaps, gaps, facilities, circle, places, severed

        /// Whether it is about living circles.
        var isCircle: Bool { self == .circle || self == .places || self == .severed }
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: "What to write.")
    var what: Subject

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    @OptionGroup var scheme: SchemeOption

    @Option(help: "Of uncovered ground, findings and circles only those of one rule of the scheme.")
    var rule: String?

    @OptionGroup(title: "Living circles") var circle: CircleOptions

    @Option(help: "Which overlaps: of duties, of data, or all; all unless said.")
    var kind: OverlapReport.Kind = .all

    @Option(
        help: "The CRS to write in; the project's unless said. GeoJSON is always in longitude and latitude (CRS84).")
    var crs: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate() throws {
        try circle.validate(in: common.lang)
        guard rule != nil, what != .uncovered, what != .findings, !what.isCircle else { return }
        throw ValidationError(
            common.lang == .english
                ? "'--rule' goes only with uncovered, findings, circle, places and severed, not with \(what.rawValue). Leave it out."
                : "“--rule”只能与 uncovered、findings、circle、places、severed 并用，不能用于 \(what.rawValue)。请去掉该选项。")
    }

    func run() throws {
        let project = try Project(opening: path)
        let day = asOf.day
        let layer = try layer(of: project, on: day)
        var progress = Progress(common.lang == .english ? "features written:" : "已写出要素：", quiet: common.quiet)
        defer { progress.finish() }
        let summary = try layer.write(
            to: output, from: project, crs: crs.map(CRS.understood), overwrite: force, byteOrderMark: common.bom
        ) { progress.advance(to: $0) }
        if !common.quiet {
            for (field, short) in summary.renamedFields {
                Console.note(
                    common.lang == .english ? "field \(field) is written as \(short)" : "字段 \(field) 写为 \(short)")
            }
            if summary.adjusted > 0 {
                Console.note(
                    common.lang == .english
                        ? "adjusted by a centimetre, to stay valid with seven decimals: \(summary.adjusted) of \(summary.features)"
                        : "为使保留七位小数后仍有效，作了厘米级调整：\(summary.features) 个中的 \(summary.adjusted) 个")
            }
        }
        switch common.format {
        case .json: Console.result(try summary.json())
        case .table, .csv:
            Console.result(
                common.lang == .english
                    ? "\(output): \(summary.features) \(summary.features == 1 ? "feature" : "features"), \(layer.name) as of \(day), \(summary.crs)"
                    : "\(output)：\(summary.features) 个要素，\(layer.name)，截至 \(day)，\(summary.crs)")
        }
    }

    private func layer(of project: Project, on day: CalendarDay) throws -> ExportedLayer {
        func report() throws -> CoverageReport {
            let report = try project.coverage(under: scheme.chosen(for: project), on: day)
            guard let rule else { return report }
            let rules = report.rules.map(\.requirement.id)
            guard rules.contains(rule) else {
                throw ValidationError(
                    common.lang == .english
                        ? "The scheme \(report.scheme) has no rule '\(rule)'. Rules: \(rules.joined(separator: ", "))."
                        : "制度 \(report.scheme) 没有规则“\(rule)”。规则：\(rules.joined(separator: "、"))。")
            }
            return report.limited(to: rule)
        }
        return switch what {
        case .uncovered: .uncovered(try report())
        case .findings: .findings(try report(), in: common.lang)
        case .overlaps: .overlaps(try project.overlaps(kind, under: scheme.chosen(for: project), on: day))
        case .gaps: .gaps(try project.boundaryReport(on: day), on: day)
        case .areas: .areas(try project.areas(), on: day)
        case .facilities: try .facilities(try project.facilities())
        case .circle: .circle(try answer(of: project, on: day))
        case .places: .circlePlaces(try answer(of: project, on: day))
        case .severed: .severed(try answer(of: project, on: day))
        case .appointments:
            .appointments(try project.appointments(), areas: try project.areas(), on: day)
        }
    }

    private func answer(of project: Project, on day: CalendarDay) throws -> CircleAnswer {
        var (question, remarks) = try circle.question(
            of: project, under: scheme.chosen(for: project), asOf: day, in: common.lang)
        question.rule = rule
        let answer = try project.circle(question)
        if !common.quiet {
            for remark in remarks { Console.note(remark.text(in: common.lang)) }
            for remark in answer.remarks { Console.note(remark.text(in: common.lang)) }
        }
        return answer
    }
}
