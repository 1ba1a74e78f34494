import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

struct Init: TellingCommand {
    static let configuration = CommandConfiguration(abstract: "Make a new project file for a city.")

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file to make, a GeoPackage.", valueName: "project"))
    var path: String

    @Option(help: ArgumentHelp("The city's system: a scheme that ships, or a YAML file.", valueName: "name|file"))
    var scheme: String

    @Option(help: ArgumentHelp("What geometry is kept in: cgcs2000 or wgs84; decided by the first import unless said."))
    var crs: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func run() throws {
        let text = try GeodataFolder.installed().schemeText(scheme)
        let read = try Scheme(text)
        var settings: [Project.Setting: String] = [.scheme: read.name]
        // A scheme of the user's own goes into the project whole, so that it can't get lost or change unseen.
        if text.file == scheme { settings[.schemeText] = text.text }
        if let crs { settings[.crs] = try CRS.storage(crs).definition }
        try Project.create(at: path, settings: settings, overwrite: force)
        switch common.format {
        case .json: Console.result(try jsonText(["project": path, "scheme": read.name]))
        case .csv, .table:
            let title = read.title[common.lang] ?? read.name
            Console.result(
                common.lang == .english
                    ? "\(path): a new project under the scheme \(read.name) (\(title))"
                    : "\(path)：新项目，制度 \(read.name)（\(title)）")
        }
    }
}
