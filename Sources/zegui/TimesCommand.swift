import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct Times: TellingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walking times from each place of a list to each of another.",
        discussion: """
            Columns of a list: \(PlaceList.columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")). \
            All pairs are written as CSV: from, to, seconds, metres; empty where there is no way.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: ArgumentHelp("The list of places to start from, CSV or XLSX.", valueName: "file"))
    var from: String

    @Option(help: ArgumentHelp("The list of places to get to; may be the same file.", valueName: "file"))
    var to: String

    @OptionGroup var pace: PaceOption

    @Option(help: "What the coordinates of both lists are in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @OptionGroup var map: MapOption

    @OptionGroup var output: CSVOption

    func validate() throws {
        try pace.validate(in: common.lang)
        try output.validate(in: common.lang)
    }

    func run() throws {
        let report = try written()
        tell(report.remarks)
        switch common.format {
        case .json: Console.result(try report.json())
        case .table, .csv: Console.result(report.text(in: common.lang))
        }
    }

    private func written() throws -> WalkTimesReport {
        let project = try Project(opening: path)
        var progress = Progress(common.lang == .english ? "pairs written:" : "已写出：", quiet: common.quiet)
        defer { progress.finish() }
        return try project.writeWalkTimes(
            from: map.list(from, in: crs), to: map.list(to, in: crs), at: pace.pace(),
            into: output.place(common)
        ) { progress.advance(to: $0) }
    }
}
