import ArgumentParser
import GDALInterop
import GeoModel
import ProjectStore
import Reporting

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take data into a project, whole or not at all.",
        subcommands: [
            ImportAreas.self, ImportNetwork.self, ImportPlanners.self, ImportService.self, ImportFacts.self,
            ImportPopulation.self, ImportFacilities.self,
        ])
}

extension ImportSummary {
    /// Tells what was imported: the result to standard output, what a person should look at to standard error.
    func tell(_ noun: (one: String, many: String, chinese: String), _ common: CommonOptions) throws {
        let isEnglish = common.lang == .english
        tellNotes(common)
        switch common.format {
        case .json: Console.result(try json())
        case .table, .csv:
            var words = isEnglish ? "\(rows) \(rows == 1 ? noun.one : noun.many)" : "\(rows) \(noun.chinese)"
            if let move {
                let moved = isEnglish ? "\(move.from) to \(move.to)" : "\(move.from) → \(move.to)"
                words += (isEnglish ? ", " : "，") + (move.from == move.to ? move.to : moved)
            }
            if encoding.reason != .format {
                let text = encoding.text(in: common.lang)
                words += isEnglish ? ", text \(text)" : "，编码 \(text)"
            }
            Console.result(isEnglish ? "\(file): \(words)" : "\(file)：\(words)")
        }
    }
}

extension ImportSummary {
    /// Tells on standard error what a person should look at.
    func tellNotes(_ common: CommonOptions) {
        let isEnglish = common.lang == .english
        if !common.quiet {
            for defect in skipped { Console.note(defect.skippedText(in: common.lang)) }
            for remark in remarks { Console.note(remark.text(in: common.lang)) }
        }
        // A warning that the answers will be wrong is not a matter of how much one likes to read.
        for suspicion in suspicions { Console.note("\(CRSSuspicion.code): \(suspicion.message(in: common.lang))") }
        if common.verbose {
            if let move {
                let accuracy = move.accuracy.map { "\($0.value) m" } ?? (isEnglish ? "not stated" : "未说明")
                Console.note(isEnglish ? "CRS operation: \(move.operation)" : "坐标转换：\(move.operation)")
                Console.note(isEnglish ? "its accuracy: \(accuracy)" : "转换精度：\(accuracy)")
            }
            Console.note("SHA-256: \(sha256)")
        }
    }
}

/// Which columns of a list are ours.
struct MapOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Which of their columns is one of ours; may be given several times.", valueName: "ours=theirs"))
    var map: [String] = []

    func validate() throws {
        for pair in map where !pair.dropFirst().contains("=") {
            throw ValidationError("'--map \(pair)' is not of the form ours=theirs.")
        }
    }

    /// Their column names by ours.
    var columns: [String: String] {
        var columns: [String: String] = [:]
        for pair in map {
            guard let split = pair.firstIndex(of: "=") else { continue }
            columns[String(pair[..<split])] = String(pair[pair.index(after: split)...])
        }
        return columns
    }
}

/// How the rows of a list are understood.
struct ListOptions: ParsableArguments {
    @OptionGroup var map: MapOption

    @Flag(help: "Leave out rows whose area or actor is unknown or ambiguous, instead of refusing the list.")
    var skipUnmatched = false

    func file(of input: ImportOptions) -> ListFile {
        var file = ListFile(input.file)
        file.layer = input.layer
        file.encoding = input.encoding
        file.skipsUnmatched = skipUnmatched
        file.columns = map.columns
        return file
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
