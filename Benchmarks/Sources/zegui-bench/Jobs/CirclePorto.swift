import AreaLookup
import GeoModel
import LivingCircle
import PROJInterop
import PlanningModel
import WalkNetwork

/// The circles of a made-up city on the streets of Porto: homes and facilities hung and looked up, walks, report. The graph
/// is compiled, as it is in a project. Goal: 1 s on two cores.
///
/// `porto-kth-2` counts the second nearest facility.
struct CirclePorto: BenchmarkJob {
    static let name = "circle-porto"
    static let sizes = ["porto", "porto-kth-2"]
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy("porto") }

    private let streets: StreetInputs
    private let formula: CircleFormula

    init(size: String, inputs: InputFolder) throws {
        streets = try StreetInputs(size: "porto", inputs: inputs)
        var formula = CircleFormula()
        formula.nearest = size == "porto" ? .kth(1) : .kth(2)
        self.formula = formula
    }

    func prepare() throws -> CircleCity { try CircleCity(on: streets) }

    func run(_ city: CircleCity, workers _: Int) -> CircleReport {
        let finder = PlaceFinder(city.graph, on: .wgs84)
        let lookup = AreaLookup(city.boundaries)
        return CircleJudge(city.standard, by: formula, at: city.speed).report(
            of: city.walks(by: formula, finder, lookup), areas: city.areas)
    }

    /// The people who have each row within, and those who have them all.
    func checksum(of answer: CircleReport) -> String {
        let rows = answer.project.rows.map { row in String(Int(row?.within ?? -1)) }
        return (rows + [String(Int(answer.project.allMusts ?? -1))]).joined(separator: " ")
    }
}
