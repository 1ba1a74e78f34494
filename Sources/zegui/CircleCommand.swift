import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting

struct CircleCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "circle",
        abstract: "The 15-minute living circle: which areas, and how many people, have daily life within a walk.",
        discussion: """
            A formula is words with commas between, those left out are the standard's: \
            \(CircleFormula.words.joined(separator: " ")). \
            People come from the population layer, else from the areas' numbers, spread over residential land or streets; \
            without any, metres of walkable street are weighed.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @OptionGroup var options: CircleOptions
    @OptionGroup var scheme: SchemeOption

    @Option(help: "The rule of the scheme whose areas are judged; the first that judges any unless said.")
    var rule: String?

    @Option(help: "Suggest where more of this category, as the standard calls it, would bring most people within.")
    var suggest: String?

    @Option(help: "How many to suggest, 1 to 100.")
    var count = 1

    @Option(
        help: ArgumentHelp(
            "Where they may stand, a list with \(PlaceList.columns.map(\.key).joined(separator: ", ")); street corners unless said.",
            valueName: "file"))
    var candidates: String?

    func validate() throws {
        try options.validate(in: common.lang)
        if !(1...100).contains(count) {
            throw ValidationError(
                common.lang == .english
                    ? "'--count \(count)': from 1 to 100 sites may be asked for."
                    : "“--count \(count)”：数量须在 1 至 100 之间。")
        }
        if candidates != nil, suggest == nil {
            throw ValidationError(
                common.lang == .english
                    ? "'--candidates' goes only with '--suggest CATEGORY'." : "“--candidates”只能与“--suggest 类别”并用。")
        }
    }

    func run() throws {
        let project = try Project(opening: path)
        var (question, remarks) = try options.question(
            of: project, under: scheme.chosen(for: project), asOf: asOf.day, in: common.lang)
        question.rule = rule
        if let suggest {
            let places = try candidates.map { try PlaceList.read(ListFile($0), in: project.crs() ?? .wgs84) }
            question.suggestion = CircleSuggestion.Question(suggest, count: count, among: places)
        }
        let answer = try project.circle(question)
        if !common.quiet {
            for remark in remarks { Console.note(remark.text(in: common.lang)) }
            for remark in answer.remarks { Console.note(remark.text(in: common.lang)) }
        }
        let tables = CircleTables(answer: answer, common: common)
        switch common.format {
        case .json: Console.result(try answer.json(in: common.lang))
        case .table: Console.result(tables.text)
        case .csv: Console.result(common.csv(tables.all))
        }
    }
}
