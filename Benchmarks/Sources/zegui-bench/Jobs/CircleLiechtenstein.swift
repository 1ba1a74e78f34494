import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

/// `zegui circle` of Liechtenstein's eleven municipalities by GB 50180-2018, all levels, from an opened project: what its
/// files hold is read in the clock. Goal: 0.3 s.
///
/// The folder of the data is `../shared/data`.
struct CircleLiechtenstein: BenchmarkJob {
    static let name = "circle-liechtenstein"
    static let sizes = ["gb50180-2018"]
    static func madeBy(_ size: String) -> String { "none --real ../shared/data (the folder is ../shared/data itself)" }

    private let file: TemporaryProject
    private let question: CircleQuestion

    init(size: String, inputs: InputFolder) throws {
        let geodata = try GeodataFolder.find(environment: [:], executable: #filePath)
        let scheme = try Scheme(geodata.schemeText("beijing"))
        file = try TemporaryProject(settings: [.scheme: scheme.name, .standard: size])
        let project = try Project(opening: file.path)
        var streets = NetworkImport(
            path: try inputs.file("liechtenstein/liechtenstein.osm.pbf"), rules: try geodata.walkingRules())
        streets.facilities = try geodata.facilityTags()
        _ = try streets.run(on: project)
        let areas = try inputs.file("liechtenstein/liechtenstein_admin.geojson")
        _ = try AreaImport(path: areas, level: .field("admin_level")).run(on: project)
        guard let day = CalendarDay("2026-01-01") else { preconditionFailure("a day of the calendar") }
        question = CircleQuestion(
            try geodata.standard(named: size), at: WalkingPace(try geodata.profile(named: "adult")), under: scheme,
            asOf: day)
    }

    func prepare() throws -> Project { try Project(opening: file.path) }

    func run(_ project: Project, workers _: Int) throws -> CircleAnswer { try project.circle(question) }

    /// The areas, the metres of street, and how many rows are missing in how many areas.
    func checksum(of answer: CircleAnswer) -> String {
        let missing = answer.report.areas.reduce(0) { $0 + $1.missing.count }
        let metres = Int(answer.report.project.weight)
        let (areas, severances) = (answer.report.areas.count, answer.severances.count)
        return "\(areas) areas, \(metres) m, \(missing) missing, \(severances) severances"
    }
}
