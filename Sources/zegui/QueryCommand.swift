import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

struct QueryCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Everything about one place: whose it is, who is responsible, what is within a walk.",
        discussion: """
            A place is given as people paste it: 116.397,39.908 or 39°54'29"N 116°23'50"E. Without letters the longitude \
            comes first, unless only the other reading lies in the project; the reading is told. Distances to a boundary \
            are in metres on the ellipsoid, and a place on a border belongs to every area that meets there.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The place.", valueName: "lon,lat"))
    var at: String

    @Option(help: "What the place is in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @OptionGroup var scheme: SchemeOption

    @Option(help: ArgumentHelp("Judge walks by another standard than the project's.", valueName: "name|file"))
    var standard: String?

    @OptionGroup var pace: PaceOption

    func validate() throws { try pace.validate(in: common.lang) }

    func run() throws {
        let project = try Project(opening: path)
        let given = try crs.map(CRS.understood) ?? .wgs84
        let place = try project.placeReader().located(at, in: given)
        let answer = try project.placeIndex(question(of: project)).answer(at: place)
        switch common.format {
        case .json: Console.result(try answer.json(in: common.lang))
        case .table: Console.result(QueryTables(answer: answer, language: common.lang).text)
        case .csv: Console.result(common.csv(QueryTables(answer: answer, language: common.lang).areas))
        }
    }

    private func question(of project: Project) throws -> PlaceQuestion {
        PlaceQuestion(
            under: try scheme.chosen(for: project), asOf: asOf.day,
            standard: try project.standard(named: standard, in: GeodataFolder.installed()), at: try pace.pace())
    }
}
