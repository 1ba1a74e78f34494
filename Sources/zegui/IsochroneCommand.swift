import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct IsochroneCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "isochrone", abstract: "Where one gets on foot from a place within some minutes.",
        discussion: "The ending of the file chooses the format: .geojson .geojsonl .gpkg .fgb .shp .csv")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Where walking starts.", valueName: "lon,lat"))
    var at: NumberList

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
        guard at.numbers.count == 2 else {
            throw ValidationError(
                isEnglish
                    ? "'--at' takes two numbers, longitude first, like 116.4,39.9."
                    : "“--at”须为两个数，经度在前，如 116.4,39.9。")
        }
        for minutes in minutes.numbers where !(minutes > 0 && minutes <= 240) {
            throw ValidationError(
                isEnglish
                    ? "'--minutes \(minutes)': a time is greater than 0 and at most 240 minutes."
                    : "“--minutes \(minutes)”：时间须大于 0 且不超过 240 分钟。")
        }
    }

    func run() throws {
        let project = try Project(opening: path)
        let report = try project.isochrones(
            from: Coordinate(x: at.numbers[0], y: at.numbers[1]), in: crs.map(CRS.understood) ?? .wgs84,
            minutes: minutes.numbers, at: profile.pace())
        let layer = try lines ? report.streets() : report.grounds()
        let summary = try report.write(layer, to: output, overwrite: force, byteOrderMark: common.bom)
        if let doubt = report.doubt, !common.quiet {
            Console.note("--at \(at): \(doubt.text(in: common.lang))")
        }
        switch common.format {
        case .json: Console.result(try report.json(summary))
        case .table, .csv:
            let times = NumberList(report.limits.map(\.minutes))
            let pace = report.pace.title(in: common.lang)
            Console.result(
                common.lang == .english
                    ? "\(output): reached within \(times) min, \(pace), \(summary.crs)"
                    : "\(output)：\(times) 分钟内可达，\(pace)，\(summary.crs)")
        }
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
