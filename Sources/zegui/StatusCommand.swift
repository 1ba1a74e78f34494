import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting

struct Status: TellingCommand {
    static let configuration = CommandConfiguration(abstract: "Say what a project holds.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    func run() throws {
        let status = try Project(opening: path).status()
        switch common.format {
        case .json: Console.result(try status.json())
        case .table: Console.result(StatusTables(status: status, language: common.lang).text)
        case .csv: Console.result(common.csv(StatusTables(status: status, language: common.lang).levels))
        }
    }
}

private struct StatusTables {
    let status: ProjectStatus
    let language: Language

    var text: String {
        let isEnglish = language == .english
        let none = isEnglish ? "not fixed yet" : "尚未确定"
        var lines = [
            isEnglish
                ? "scheme \(status.scheme), standard \(status.standard), CRS \(status.crs ?? none)"
                : "制度 \(status.scheme)，标准 \(status.standard)，坐标系 \(status.crs ?? none)",
            isEnglish
                ? "\(status.appointments) appointments of \(status.actors) actors"
                : "\(status.actors) 名责任规划师（团队），\(status.appointments) 条任职",
        ]
        if let network = status.network { lines.append(network.text(in: language)) }
        if let facilities = status.facilities {
            lines.append(facilityText(facilities, entrances: status.entrances, in: language))
        }
        if let barriers = status.barriers { lines.append(barrierText(barriers, in: language)) }
        if let demand = status.demand { lines.append(demand.text(in: language)) }
        if !levels.isEmpty { lines += ["", levels.aligned] }
        if !sources.isEmpty { lines += ["", sources.aligned] }
        return lines.joined(separator: "\n")
    }

    var levels: TextTable {
        var table =
            language == .english
            ? TextTable(["level": .left, "areas": .right, "km2": .right, "people": .right])
            : TextTable(["层级": .left, "区域": .right, "平方公里": .right, "人口": .right])
        for level in status.levels {
            table.add([
                Level(rawValue: level.level).name(in: language), String(level.areas),
                level.area.printedKilometers.fixed(3),
                level.population.map { String($0) } ?? "–",
            ])
        }
        return table
    }

    private var sources: TextTable {
        var table =
            language == .english
            ? TextTable(["import": .left, "file": .left, "rows": .right, "CRS": .left])
            : TextTable(["导入": .left, "文件": .left, "行数": .right, "坐标系": .left])
        for source in status.sources {
            table.add([source.kind, source.file, String(source.rows), source.crs ?? "–"])
        }
        return table
    }
}
