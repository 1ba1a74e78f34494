import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct IsochroneCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "isochrone",
        abstract: "Where one gets on foot within some minutes, from a place or from facilities.",
        discussion: """
            Say where walking starts with '--at', '--facility' or '--category'. The ending of the file chooses the \
            format: .geojson .geojsonl .gpkg .fgb .shp .csv
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Where walking starts.", valueName: "lon,lat"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "The facilities that walking starts from, by their ids; may be given several times.", valueName: "id,…"))
    var facility: [String] = []

    @Option(help: "All facilities of a category.")
    var category: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The times, each greater than 0 and at most 240.", valueName: "m,…"))
    var minutes = NumberList([5, 10, 15])

    @OptionGroup var profile: ProfileOption

    @Option(help: "What the place is in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    @Flag(help: "Write the reached streets instead of the ground beside them.")
    var lines = false

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate() throws {
        let isEnglish = common.lang == .english
        guard (at == nil ? 0 : 1) + (facility.isEmpty ? 0 : 1) + (category == nil ? 0 : 1) == 1 else {
            throw ValidationError(
                isEnglish
                    ? "Say where walking starts: with '--at', '--facility' or '--category', one of them."
                    : "请用“--at”“--facility”“--category”三者之一指明起点。")
        }
        if crs != nil, at == nil {
            throw ValidationError(
                isEnglish ? "'--crs' says what '--at' is in; there is none." : "“--crs”用于说明“--at”的坐标系，但没有给出“--at”。")
        }
        for minutes in minutes.numbers where !(minutes > 0 && minutes <= 240) {
            throw ValidationError(
                isEnglish
                    ? "'--minutes \(minutes)': a time is greater than 0 and at most 240 minutes."
                    : "“--minutes \(minutes)”：时间须大于 0 且不超过 240 分钟。")
        }
    }

    func run() throws {
        let report = try report(of: Project(opening: path))
        let layer = try lines ? report.streets() : report.grounds()
        let summary = try report.write(layer, to: output, overwrite: force, byteOrderMark: common.bom)
        if !common.quiet { tellNotes(of: report) }
        switch common.format {
        case .json: Console.result(try report.json(summary))
        case .table, .csv: Console.result(text(of: report, summary))
        }
    }

    private func report(of project: Project) throws -> IsochroneReport {
        let pace = try profile.pace()
        if let at {
            let place = try project.placeReader().located(at, in: crs.map(CRS.understood) ?? .wgs84)
            return try project.isochrones(from: place, minutes: minutes.numbers, at: pace)
        }
        let ids = facility.flatMap { $0.split(separator: ",").map(String.init) }
        return try project.isochrones(
            of: category.map { .category($0) } ?? .ids(ids), minutes: minutes.numbers, at: pace)
    }

    private func tellNotes(of report: IsochroneReport) {
        if let at, let doubt = report.doubt { Console.note("--at \(at): \(doubt.text(in: common.lang))") }
        if let note = offNetworkNote(report.offNetwork, in: common.lang) { Console.note(note) }
    }

    private func text(of report: IsochroneReport, _ summary: ExportSummary) -> String {
        let isEnglish = common.lang == .english
        let (times, pace) = (NumberList(report.minutes), report.pace.title(in: common.lang))
        var from = ""
        if at == nil {
            let count = report.answers.count
            from =
                isEnglish
                ? "from \(count) \(count == 1 ? "facility" : "facilities"), " : "自 \(count) 处设施，"
        }
        return isEnglish
            ? "\(output): \(from)reached within \(times) min, \(pace), \(summary.crs)"
            : "\(output)：\(from)\(times) 分钟内可达，\(pace)，\(summary.crs)"
    }
}

/// Numbers with commas between them.
struct NumberList: ExpressibleByArgument, CustomStringConvertible {
    let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        self.numbers = numbers.compactMap { $0 }
        guard self.numbers.count == numbers.count, self.numbers.allSatisfy(\.isFinite) else { return nil }
    }

    /// Whole numbers without a point.
    var description: String {
        numbers.map { number in Int(exactly: number).map { "\($0)" } ?? "\(number)" }.joined(separator: ",")
    }

    var defaultValueDescription: String { description }
}
