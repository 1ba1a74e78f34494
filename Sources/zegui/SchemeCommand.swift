import ArgumentParser
import GeoModel
import Geodata
import Reporting

struct SchemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "The systems that a city can be judged under, and what is wrong in one.",
        subcommands: [List.self, Show.self, Check.self])
}

extension SchemeCommand {
    struct List: TellingCommand {
        static let configuration = CommandConfiguration(abstract: "List the schemes that ship.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            let folder = try GeodataFolder.installed()
            let schemes = try folder.schemeNames().map { try SchemeSummary(folder.schemeText($0)) }
            switch common.format {
            case .json: Console.result(try schemes.json())
            case .table: Console.result(table(schemes).aligned)
            case .csv: Console.result(common.csv(table(schemes)))
            }
        }

        private func table(_ schemes: [SchemeSummary]) -> TextTable {
            var table =
                common.lang == .english
                ? TextTable(["scheme": .left, "title": .left, "roles": .right, "rules": .right])
                : TextTable(["制度": .left, "名称": .left, "角色": .right, "规则": .right])
            for one in schemes {
                table.add([
                    one.scheme.name, one.title(in: common.lang), String(one.scheme.roles.count),
                    String(one.scheme.requirements.count),
                ])
            }
            return table
        }
    }

    struct Show: TellingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a scheme as it is written, to be copied and changed.")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("A scheme that ships, or a YAML file.", valueName: "name|file"))
        var scheme: String

        func run() throws {
            let source = try GeodataFolder.installed().schemeText(scheme)
            switch common.format {
            case .json: Console.result(try SchemeSummary(source).json())
            // The line feed at the end is the console's.
            case .table, .csv:
                Console.result(source.text.hasSuffix("\n") ? String(source.text.dropLast()) : source.text)
            }
        }
    }

    struct Check: TellingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a scheme is sound, or all that is wrong in it.")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("A YAML file, or a scheme that ships.", valueName: "file|name"))
        var scheme: String

        func run() throws {
            let summary = try SchemeSummary(GeodataFolder.installed().schemeText(scheme))
            switch common.format {
            case .json: Console.result(try summary.soundnessJSON())
            case .table, .csv: Console.result(summary.soundness(in: common.lang))
            }
        }
    }
}
