import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct NearestCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "nearest",
        abstract: "The facilities of each category that are nearest on foot to each place of a list.",
        discussion: """
            Columns of a list: \(PlaceList.columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")). \
            Written as CSV: \(NearestReport.columns.joined(separator: ", ")). A place without any facility of a category \
            has a row that says why: tooFar from any street, or noneWithin the minutes.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: ArgumentHelp("The list of places to start from, CSV or XLSX.", valueName: "file"))
    var from: String

    @Option(help: "Which facilities; may be given several times; every category of the project unless said.")
    var category: [String] = []

    @Option(name: .customShort("k"), help: ArgumentHelp("How many of each category, 1 to 100.", valueName: "n"))
    var count = 1

    @Option(help: ArgumentHelp("How long one walks at most, greater than 0 and at most 240.", valueName: "m"))
    var minutes = 15.0

    @OptionGroup var pace: PaceOption

    @Option(help: "What the coordinates of the list are in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @OptionGroup var map: MapOption
    @OptionGroup var output: CSVOption

    func validate() throws {
        let isEnglish = common.lang == .english
        try pace.validate(in: common.lang)
        try output.validate(in: common.lang)
        if !(1...100).contains(count) {
            throw ValidationError(
                isEnglish
                    ? "'-k \(count)': from 1 to 100 facilities may be asked for." : "“-k \(count)”：数量须在 1 至 100 之间。")
        }
        if !(minutes > 0 && minutes <= 240) {
            throw ValidationError(
                isEnglish
                    ? "'--minutes \(minutes)': a time is greater than 0 and at most 240 minutes."
                    : "“--minutes \(minutes)”：时间须大于 0 且不超过 240 分钟。")
        }
    }

    func run() throws {
        let project = try Project(opening: path)
        var question = NearestQuestion(at: try pace.pace())
        if !category.isEmpty { question.categories = category }
        (question.count, question.minutes) = (count, minutes)
        let report = try project.writeNearest(
            from: map.list(from, in: crs), question, into: output.place(common))
        tell(report.remarks)
        if !common.quiet, let note = offNetworkNote(report.offNetwork, in: common.lang) { Console.note(note) }
        switch common.format {
        case .json: Console.result(try report.json())
        case .table, .csv: Console.result(report.text(in: common.lang))
        }
    }
}
