import GeoModel
import Geodata
import PlanningModel
import ProjectStore
import Reporting

/// 20,000 answers about places of Beijing as `zegui query --format json` gives them, one after the other on one core; what
/// the server does for each `/query`. What is prepared is all that a day's answers need. Goal: the server's 5,000 a second.
///
/// The folder of the data is `../shared/data`.
struct PlaceAnswers: BenchmarkJob {
    static let name = "place-answers"
    static let sizes = ["beijing"]
    static func madeBy(_ size: String) -> String { "none --real ../shared/data (the folder is ../shared/data itself)" }

    private let file: TemporaryProject
    private let question: PlaceQuestion
    private let places: [String]

    init(size: String, inputs: InputFolder) throws {
        let geodata = try GeodataFolder.find(environment: [:], executable: #filePath)
        let scheme = try Scheme(geodata.schemeText("beijing"))
        file = try TemporaryProject(settings: [.scheme: scheme.name])
        let project = try Project(opening: file.path)
        var areas = AreaImport(
            path: try inputs.file("beijing-streets/beijing_streets.shp"), level: .constant("street"))
        (areas.name, areas.parent) = (.field("乡"), .field("县"))
        _ = try areas.run(on: project)
        _ = try ListImport.planners.run(
            ListFile(inputs.file("beijing-streets/planners/appointments.csv")), on: project)
        guard let day = CalendarDay("2021-12-31") else { preconditionFailure("a day of the calendar") }
        question = PlaceQuestion(
            under: scheme, asOf: day, standard: try geodata.standard(named: GeodataFolder.usualStandard),
            at: WalkingPace(try geodata.profile(named: "adult")))
        // A grid of places over the city, the same each time.
        places = (0..<20_000).map { "\(115.4 + Double($0 % 200) * 0.0105),\(39.45 + Double($0 / 200) * 0.016)" }
    }

    func prepare() throws -> PlaceIndex { try Project(opening: file.path).placeIndex(question) }

    func run(_ index: PlaceIndex, workers _: Int) throws -> Int {
        try places.reduce(0) { sum, place in
            sum + (try index.answer(at: index.reader.located(place, in: .wgs84)).json(in: .english).utf8.count)
        }
    }

    func checksum(of answer: Int) -> String { "\(answer) bytes" }
}
