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

    @Option(
        help: ArgumentHelp(
            "What must be within a walk: a standard that ships, or a YAML file; \(GeodataFolder.usualStandard) unless said.",
            valueName: "name|file"))
    var standard: String?

    @Option(help: ArgumentHelp("What geometry is kept in: cgcs2000 or wgs84; decided by the first import unless said."))
    var crs: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func run() throws {
        let folder = try GeodataFolder.installed()
        let text = try folder.schemeText(scheme)
        let read = try Scheme(text)
        var settings: [Project.Setting: String] = [.scheme: read.name, .standard: GeodataFolder.usualStandard]
        // A scheme of the user's own goes into the project whole, so that it can't get lost or change unseen.
        if text.file == scheme { settings[.schemeText] = text.text }
        var judgedBy: Standard?
        if let standard {
            let text = try folder.standardText(standard)
            let read = try Standard(text)
            settings[.standard] = read.name
            if text.file == standard { settings[.standardText] = text.text }
            judgedBy = read
        }
        if let crs { settings[.crs] = try CRS.storage(crs).definition }
        try Project.create(at: path, settings: settings, overwrite: force)
        switch common.format {
        case .json:
            Console.result(
                try jsonText(["project": path, "scheme": read.name, "standard": settings[.standard] ?? ""]))
        case .csv, .table: Console.result(told(scheme: read, standard: judgedBy))
        }
    }

    /// What the project was made with; a standard that nobody named is not told.
    private func told(scheme: Scheme, standard: Standard?) -> String {
        func title(_ name: String, _ titles: [Language: String]) -> String {
            let words = titles[common.lang] ?? name
            return common.lang == .english ? "\(name) (\(words))" : "\(name)（\(words)）"
        }
        let scheme = title(scheme.name, scheme.title)
        let standard = standard.map { title($0.name, $0.title) }
        return common.lang == .english
            ? "\(path): a new project under the scheme \(scheme)" + (standard.map { " and the standard \($0)" } ?? "")
            : "\(path)：新项目，制度 \(scheme)" + (standard.map { "，标准 \($0)" } ?? "")
    }
}
