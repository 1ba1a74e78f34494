import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct Fit: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fit a way into CGCS2000 or WGS 84 from points known in both systems.",
        discussion: """
            Columns: \(ControlPointList.columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")).
            All but name must be there; x is east or longitude. What is printed last goes to '--crs'.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("A list of control points, CSV or XLSX.", valueName: "file"))
    var file: String

    @Flag(help: "Six parameters instead of four: scales and angles of both axes are free. Needs more points.")
    var affine = false

    @Option(help: "What to_x and to_y are in; longitude and latitude need not be said.")
    var toCrs: String?

    @Option(help: "Which sheet of the file, where it has several.")
    var layer: String?

    @Option(help: "How the file's text is encoded, for example GB18030; found out unless said.")
    var encoding: String?

    @OptionGroup var map: MapOption

    func run() throws {
        var list = ListFile(file)
        (list.layer, list.encoding, list.columns) = (layer, encoding, map.columns)
        let report = try FitReport(of: list, isAffine: affine, to: toCrs.map(CRS.understood))
        switch common.format {
        case .json: Console.result(try report.json())
        case .table:
            let words = report.words(in: common.lang)
            Console.result(
                ([words.head, "", residuals(report).aligned, ""] + words.foot + ["", report.pipeline])
                    .joined(separator: "\n"))
        case .csv: Console.result(common.csv(residuals(report)))
        }
        if let warning = report.warning(in: common.lang), !common.quiet { Console.note(warning) }
    }

    private func residuals(_ report: FitReport) -> TextTable {
        var table =
            common.lang == .english
            ? TextTable(["point": .left, "east m": .right, "north m": .right, "length m": .right])
            : TextTable(["点名": .left, "东向米": .right, "北向米": .right, "长度米": .right])
        for point in report.points {
            table.add([point.name, point.east.value.fixed(3), point.north.value.fixed(3), point.length.value.fixed(3)])
        }
        return table
    }
}
