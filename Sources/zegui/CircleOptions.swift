import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

/// By what living circles are judged.
struct CircleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Judge by another standard than the project's.", valueName: "name|file"))
    var standard: String?

    @Option(help: ArgumentHelp("Only one level of the standard; all unless said.", valueName: "15|10|5"))
    var level: Int?

    @Option(help: ArgumentHelp("How walks become a verdict; see 'zegui circle --help'.", valueName: "words"))
    var formula: String?

    @OptionGroup var pace: PaceOption

    @Option(help: "A must is missing where a smaller share has it within, 0 to 1; where nobody has it unless said.")
    var target = 0.0

    @Option(help: ArgumentHelp("Facilities to be judged with, as if they were there.", valueName: "file"))
    var add: String?

    @Option(help: ArgumentHelp("Facilities to be judged without, by id or place.", valueName: "file"))
    var remove: String?

    @Option(help: "The category of all facilities of '--add' and '--remove', whatever the files say.")
    var category: String?

    func validate(in language: Language) throws {
        try pace.validate(in: language)
        if !(target >= 0 && target <= 1) {
            throw ValidationError(
                language == .english
                    ? "'--target \(target)': a share is from 0 to 1." : "“--target \(target)”：份额须在 0 至 1 之间。")
        }
    }
}

extension CircleOptions {
    /// The question that the options ask of a project, and what is to be known of the files of facilities.
    func question(
        of project: Project, under scheme: Scheme, asOf day: CalendarDay, in language: Language
    ) throws -> (CircleQuestion, [ImportRemark]) {
        var standard = try project.standard(named: standard, in: GeodataFolder.installed())
        if let level {
            let levels = standard.levels.map(\.minutes)
            guard levels.contains(level) else {
                let all = levels.map(String.init)
                throw ValidationError(
                    language == .english
                        ? "The standard \(standard.name) has no level '\(level)'. Levels: \(all.joined(separator: ", "))."
                        : "标准 \(standard.name) 没有层级“\(level)”。层级：\(all.joined(separator: "、"))。")
            }
            standard = standard.limited(to: level)
        }
        var question = CircleQuestion(standard, at: try pace.pace(), under: scheme, asOf: day)
        question.target = target
        if let formula, let word = question.formula.read(formula) {
            let words = CircleFormula.words.joined(separator: " ")
            throw ValidationError(
                language == .english
                    ? "'--formula \(formula)': '\(word)' is no word of a formula. Words: \(words)."
                    : "“--formula \(formula)”：“\(word)”不是公式用词。可用：\(words)。")
        }
        var remarks: [ImportRemark] = []
        guard add != nil || remove != nil else { return (question, remarks) }
        let held = try project.facilities()
        let crs = try project.crs() ?? .wgs84
        let words = try project.categoryWords(in: .installed())
        if let add {
            let list = try FacilityList.read(ListFile(add), category: category, words: words, in: crs, beside: held)
            (question.added, remarks) = (list.facilities, list.remarks)
        }
        if let remove {
            question.removed = try FacilityList.matches(
                of: ListFile(remove), category: category, words: words, in: crs, among: held)
        }
        return (question, remarks)
    }
}
