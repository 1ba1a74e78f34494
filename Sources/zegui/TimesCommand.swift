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

    @OptionGroup var profile: ProfileOption

    @Option(help: ArgumentHelp("How fast one walks, whatever a profile says.", valueName: "m/s"))
    var speed: Double?

    @Option(help: "What the coordinates of both lists are in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @OptionGroup var map: MapOption

    @Option(name: .shortAndLong, help: "The file to write; its name ends in .csv.")
    var output: String

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate() throws {
        let isEnglish = common.lang == .english
        if speed != nil, profile.profile != nil {
            throw ValidationError(
                isEnglish
                    ? "'--speed' and '--profile' both say how fast one walks. Leave one out."
                    : "“--speed”与“--profile”都规定步行速度。请去掉其中一个。")
        }
        if let speed, !(speed >= 0.1 && speed <= 10) {
            throw ValidationError(
                isEnglish
                    ? "'--speed \(speed)' is no walking speed in metres a second: it is from 0.1 to 10."
                    : "“--speed \(speed)”不是步行速度（米/秒）：应在 0.1 至 10 之间。")
        }
        if !output.lowercased().hasSuffix(".csv") {
            throw ValidationError(
                isEnglish
                    ? "Times are written as CSV, and '\(output)' is called otherwise. Choose a name that ends in .csv."
                    : "时间以 CSV 写出，而“\(output)”不是 CSV 文件名。请使用以 .csv 结尾的名称。")
        }
    }

    func run() throws {
        let report = try written()
        if !common.quiet { tell(report.remarks) }
        switch common.format {
        case .json: Console.result(try report.json())
        case .table, .csv: Console.result(report.text(in: common.lang))
        }
    }

    private func written() throws -> WalkTimesReport {
        let project = try Project(opening: path)
        let pace = try speed.map { WalkingPace(WalkingSpeed(metersPerSecond: $0)) } ?? profile.pace()
        var progress = Progress(common.lang == .english ? "pairs written:" : "已写出：", quiet: common.quiet)
        defer { progress.finish() }
        return try project.writeWalkTimes(
            from: list(from), to: list(to), at: pace,
            into: WalkTimesOutput(output, overwrites: force, writesBOM: common.bom)
        ) { progress.advance(to: $0) }
    }

    private func list(_ path: String) throws -> ListFile {
        var file = ListFile(path)
        file.crs = try crs.map(CRS.understood)
        file.columns = map.columns
        return file
    }

    /// So many are told unless all are asked for.
    private static let mostRemarks = 20

    private func tell(_ remarks: [PlaceRemark]) {
        let told = common.verbose ? remarks[...] : remarks.prefix(Self.mostRemarks)
        for remark in told { Console.note(remark.text(in: common.lang)) }
        guard told.count < remarks.count else { return }
        let rest = remarks.count - told.count
        Console.note(
            common.lang == .english
                ? "and \(rest) more places (told with -v, or '--format json')"
                : "另有 \(rest) 个地点（用 -v 或 --format json 查看）")
    }
}
