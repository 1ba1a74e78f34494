import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import Reporting

struct StandardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standard", abstract: "What must be within a walk, and what is wrong in a list of it.",
        subcommands: [List.self, Show.self, Check.self])
}

extension StandardCommand {
    struct List: TellingCommand {
        static let configuration = CommandConfiguration(abstract: "List the standards that ship.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            let folder = try GeodataFolder.installed()
            let standards = try folder.standardNames().map { try StandardSummary(folder.standardText($0)) }
            switch common.format {
            case .json: Console.result(try standards.json())
            case .table: Console.result(table(standards).aligned)
            case .csv: Console.result(common.csv(table(standards)))
            }
        }

        private func table(_ standards: [StandardSummary]) -> TextTable {
            var table =
                common.lang == .english
                ? TextTable([
                    "standard": .left, "title": .left, "minutes": .left, "rows": .right, "must": .right,
                    "provisional": .right,
                ])
                : TextTable([
                    "标准": .left, "名称": .left, "分钟": .left, "行数": .right, "应配": .right, "暂定": .right,
                ])
            for one in standards {
                table.add([
                    one.standard.name, one.title(in: common.lang),
                    one.standard.levels.map { String($0.minutes) }.joined(separator: " "),
                    String(one.standard.rows.count), String(one.musts), String(one.provisionalRows),
                ])
            }
            return table
        }
    }

    struct Show: TellingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a standard as it is written, to be copied and changed; with '--format csv' its rows.")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("A standard that ships, or a YAML file.", valueName: "name|file"))
        var standard: String

        func run() throws {
            let source = try GeodataFolder.installed().standardText(standard)
            switch common.format {
            case .json: Console.result(try StandardSummary(source).json())
            case .csv: Console.result(common.csv(rows(try Standard(source))))
            // The line feed at the end is the console's.
            case .table: Console.result(source.text.hasSuffix("\n") ? String(source.text.dropLast()) : source.text)
            }
        }

        private func rows(_ standard: Standard) -> TextTable {
            var table = TextTable([
                "level": .right, "category": .left, "title": .left, "need": .left, "minutes": .right, "metres": .right,
                "facilities": .left, "least_ha": .right, "least_width_m": .right, "tag": .left, "not_tag": .left,
                "certainty": .left, "source": .left,
            ])
            for row in standard.rows {
                table.add([
                    String(row.level), row.category, row.title[common.lang] ?? row.category,
                    row.isMust ? "must" : "may", number(row.minutes), number(row.meters?.value),
                    row.facilities.joined(separator: ";"), number(row.leastGround.map { $0.value / 10_000 }),
                    number(row.leastWidth?.value), row.tags.joined(separator: ";"),
                    row.exceptTags.joined(separator: ";"), row.certainty.rawValue, row.source,
                ])
            }
            return table
        }

        /// Whole numbers without a point; empty where there is none.
        private func number(_ value: Double?) -> String {
            guard let value else { return "" }
            return Int(exactly: value).map { String($0) } ?? String(value)
        }
    }

    struct Check: TellingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a standard is sound, or all that is wrong in it.")

        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("A YAML file, or a standard that ships.", valueName: "file|name"))
        var standard: String

        func run() throws {
            let folder = try GeodataFolder.installed()
            let summary = try StandardSummary(folder.standardText(standard))
            let tags = try folder.facilityTags()
            switch common.format {
            case .json: Console.result(try summary.soundnessJSON(beside: tags))
            case .table, .csv:
                Console.result(summary.soundness(in: common.lang))
                if let remark = summary.remark(beside: tags, in: common.lang), !common.quiet { Console.note(remark) }
            }
        }
    }
}
