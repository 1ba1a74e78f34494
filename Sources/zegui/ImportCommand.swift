import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take data into a project, whole or not at all.",
        subcommands: [ImportAreas.self, ImportPlanners.self, ImportPopulation.self])
}

extension ImportSummary {
    /// Tells what was imported: the result to standard output, what a person should look at to standard error.
    func tell(_ noun: (english: String, chinese: String), _ common: CommonOptions) throws {
        if !common.quiet {
            for defect in skipped { Console.note(defect.skippedText(in: common.lang)) }
            for remark in remarks { Console.note(remark.text(in: common.lang)) }
        }
        switch common.format {
        case .json: Console.result(try json())
        case .table, .csv:
            var words = common.lang == .english ? "\(rows) \(noun.english)" : "\(rows) \(noun.chinese)"
            if let operation {
                words += common.lang == .english ? ", CRS operation: \(operation)" : "，坐标转换：\(operation)"
            }
            if let encoding { words += common.lang == .english ? ", text: \(encoding)" : "，编码：\(encoding)" }
            Console.result("\(file): \(words)")
        }
    }
}

/// `--map ours=theirs`, any number of times.
struct ColumnMap: ParsableArguments {
    @Option(help: ArgumentHelp("Which of their columns is one of ours.", valueName: "ours=theirs"))
    var map: [String] = []

    func validate() throws {
        for pair in map where !pair.dropFirst().contains("=") {
            throw ValidationError("'--map \(pair)' is not of the form ours=theirs.")
        }
    }

    /// Their columns by ours.
    var columns: [String: String] {
        var columns: [String: String] = [:]
        for pair in map {
            guard let split = pair.firstIndex(of: "=") else { continue }
            columns[String(pair[..<split])] = String(pair[pair.index(after: split)...])
        }
        return columns
    }
}

/// The project and the file of an import, and how the file is read.
struct ImportOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var project: String

    @Argument(help: ArgumentHelp("The file to import.", valueName: "file"))
    var file: String

    @Option(help: "Which layer or sheet of the file, where it has several.")
    var layer: String?

    @Option(help: "How the file's text is encoded, for example GB18030; found out unless said.")
    var encoding: String?
}
