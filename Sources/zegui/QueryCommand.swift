import ArgumentParser
import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

struct QueryCommand: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Everything about a place, or many: whose it is, who is responsible, what is within a walk.",
        discussion: """
            A place is given as people paste it: 116.397,39.908 or 39°54'29"N 116°23'50"E. Without letters the longitude \
            comes first, unless only the other reading lies in the project; the reading is told. Distances to a boundary \
            are in metres on the ellipsoid, and a place on a border belongs to every area that meets there.

            Many places come from a list with the columns \(PointFile.columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")), \
            or from a layer of points, and are written with the answers beside their own columns; the ending says the \
            format: .csv .geojson .geojsonl .gpkg .fgb .shp .xlsx. A row that can't be understood keeps its place and says \
            why in the column error.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var asOf: AsOfOption

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(parsing: .unconditional, help: ArgumentHelp("The place.", valueName: "lon,lat"))
    var at: String?

    @Option(help: ArgumentHelp("A file of places instead: CSV, XLSX or a layer of points.", valueName: "file"))
    var points: String?

    @Option(help: "What places are in: wgs84 unless said, cgcs2000, gcj02, bd09 or EPSG:n.")
    var crs: String?

    @OptionGroup(title: "Many places") var many: ManyPlacesOptions

    @OptionGroup var scheme: SchemeOption

    @Option(help: ArgumentHelp("Judge walks by another standard than the project's.", valueName: "name|file"))
    var standard: String?

    @OptionGroup var pace: PaceOption

    func validate() throws {
        try pace.validate(in: common.lang)
        try many.validate(points: points, at: at, in: common.lang)
    }

    func run() throws {
        let project = try Project(opening: path)
        if let points { return try answer(points, in: project) }
        guard let at else { return }
        let given = try crs.map(CRS.understood) ?? .wgs84
        let place = try project.placeReader().located(at, in: given)
        let answer = try project.placeIndex(question(of: project)).answer(at: place)
        switch common.format {
        case .json: Console.result(try answer.json(in: common.lang))
        case .table: Console.result(QueryTables(answer: answer, language: common.lang).text)
        case .csv: Console.result(common.csv(QueryTables(answer: answer, language: common.lang).areas))
        }
    }

    private func answer(_ points: String, in project: Project) throws {
        guard let output = many.output(common) else { return }
        var question = try question(of: project)
        question.tellsOverlaps = false
        var progress = Progress(common.lang == .english ? "places answered:" : "已查询地点：", quiet: common.quiet)
        let report = try project.placeIndex(question).answer(
            many.list(points, in: crs), everyLevel: many.allLevels, into: output, in: common.lang
        ) { progress.advance(to: $0) }
        progress.finish()
        tell(report)
        switch common.format {
        case .json: Console.result(try report.json())
        case .table, .csv: Console.result(report.text(in: common.lang))
        }
    }

    /// Tells on standard error how rows were read: of those that are wrong the first twenty, unless all are asked for.
    private func tell(_ report: PointsReport) {
        if common.quiet { return }
        let told = common.verbose ? report.defects[...] : report.defects.prefix(20)
        for defect in told { Console.note(defect.text(in: common.lang)) }
        for note in report.notes(in: common.lang) { Console.note(note) }
    }

    private func question(of project: Project) throws -> PlaceQuestion {
        PlaceQuestion(
            under: try scheme.chosen(for: project), asOf: asOf.day,
            standard: try project.standard(named: standard, in: GeodataFolder.installed()), at: try pace.pace())
    }
}
