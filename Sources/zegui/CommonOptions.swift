import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

extension Language: ExpressibleByArgument {}

extension CalendarDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// A command that tells its results and failures in a language of the user's.
protocol TellingCommand: ParsableCommand {
    var common: CommonOptions { get }
}

struct CommonOptions: ParsableArguments {
    @Option(help: "How results are written.")
    var format: OutputFormat = .table

    @Option(help: ArgumentHelp("The language of results and messages.", valueName: "en|zh"))
    var lang: Language = .english

    @Flag(help: "Begin CSV with a byte-order mark, for Excel.")
    var bom = false

    @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say more about what was read.")
    var verbose = false
}

extension CommonOptions {
    /// A table as CSV, with the byte-order mark that the user asked for.
    func csv(_ table: TextTable) -> String { (bom ? "\u{FEFF}" : "") + table.csv }
}

struct AsOfOption: ParsableArguments {
    @Option(help: ArgumentHelp("The day that is asked about; today unless said.", valueName: "YYYY-MM-DD"))
    var asOf: CalendarDay?

    var day: CalendarDay { asOf ?? .today }
}

struct SchemeOption: ParsableArguments {
    @Option(help: ArgumentHelp("Judge under another scheme than the project's.", valueName: "name|file"))
    var scheme: String?

    /// The scheme that was named, else the project's own.
    func chosen(for project: Project) throws -> Scheme {
        try project.scheme(named: scheme, in: GeodataFolder.installed())
    }
}
