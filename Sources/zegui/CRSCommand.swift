import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct CRSCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "crs", abstract: "What a coordinate system is, and how its data would come into a project.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "wgs84, cgcs2000, gcj02, bd09 or EPSG:n.")
    var code: String

    func run() throws {
        let report = try CRSReport(of: CRS.understood(code))
        switch common.format {
        case .json: Console.result(try report.json(in: common.lang))
        case .table: Console.result(table(report).aligned)
        case .csv: Console.result(common.csv(table(report)))
        }
    }

    private func table(_ report: CRSReport) -> TextTable {
        var table =
            common.lang == .english
            ? TextTable(["about": .left, "what is so": .left]) : TextTable(["项目": .left, "内容": .left])
        for (about, said) in report.lines(in: common.lang) { table.add([about, said]) }
        return table
    }
}
