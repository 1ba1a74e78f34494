import ArgumentParser
import GeoModel
import Geodata
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

    @Option(help: ArgumentHelp("Judge by another standard than the project's.", valueName: "name|file"))
    var standard: String?

    @Option(help: ArgumentHelp("Only one level of the standard; all unless said.", valueName: "15|10|5"))
    var level: Int?

    @Option(help: ArgumentHelp("How walks become a verdict.", valueName: "words"))
    var formula: String?

    @OptionGroup var pace: PaceOption
    @OptionGroup var scheme: SchemeOption

    @Option(help: "The rule of the scheme whose areas are judged; the first that judges any unless said.")
    var rule: String?

    @Option(help: "A must is missing where a smaller share has it within, 0 to 1; where nobody has it unless said.")
    var target = 0.0

    @Option(help: ArgumentHelp("Facilities to be judged with, as if they were there.", valueName: "file"))
    var add: String?

    @Option(help: ArgumentHelp("Facilities to be judged without.", valueName: "file"))
    var remove: String?

    func validate() throws {
        try pace.validate(in: common.lang)
        if !(target >= 0 && target <= 1) {
            throw ValidationError(
                common.lang == .english
                    ? "'--target \(target)': a share is from 0 to 1." : "“--target \(target)”：份额须在 0 至 1 之间。")
        }
    }

    func run() throws {
        let project = try Project(opening: path)
        let answer = try project.circle(question(of: project))
        if !common.quiet {
            for remark in answer.remarks { Console.note(remark.text(in: common.lang)) }
        }
        let tables = CircleTables(answer: answer, common: common)
        switch common.format {
        case .json: Console.result(try answer.json(in: common.lang))
        case .table: Console.result(tables.text)
        case .csv: Console.result(common.csv(tables.all))
        }
    }

    private func question(of project: Project) throws -> CircleQuestion {
        var standard = try project.standard(named: standard, in: GeodataFolder.installed())
        if let level {
            let levels = standard.levels.map(\.minutes)
            guard levels.contains(level) else {
                let all = levels.map(String.init)
                throw ValidationError(
                    common.lang == .english
                        ? "The standard \(standard.name) has no level '\(level)'. Levels: \(all.joined(separator: ", "))."
                        : "标准 \(standard.name) 没有层级“\(level)”。层级：\(all.joined(separator: "、"))。")
            }
            standard = standard.limited(to: level)
        }
        var question = CircleQuestion(
            standard, at: try pace.pace(), under: try scheme.chosen(for: project), asOf: asOf.day)
        (question.rule, question.target) = (rule, target)
        if let formula, let word = question.formula.read(formula) {
            let words = CircleFormula.words.joined(separator: " ")
            throw ValidationError(
                common.lang == .english
                    ? "'--formula \(formula)': '\(word)' is no word of a formula. Words: \(words)."
                    : "“--formula \(formula)”：“\(word)”不是公式用词。可用：\(words)。")
        }
        return question
    }
}
