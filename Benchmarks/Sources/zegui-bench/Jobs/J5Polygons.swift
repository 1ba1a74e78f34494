import GeoModel
import Isochrones
import WalkNetwork

/// The ground within 15 minutes of 1,000 origins: searches, and a contour around what each reaches.
struct J5Polygons: BenchmarkJob {
    static let name = "J5poly"
    static let sizes = StreetInputs.sizes
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy(size) }

    private let streets: StreetInputs

    init(size: String, inputs: InputFolder) throws { streets = try StreetInputs(size: size, inputs: inputs) }

    func prepare() throws -> CompiledStreets { try streets.compiled() }

    func run(_ streets: CompiledStreets, workers: Int) throws -> [Boundary] {
        try inParallel(
            count: streets.origins.count, workers: workers,
            start: { (finder: ReachFinder(streets.graph), contour: ReachContour()) }
        ) { state, origin in
            let reach = state.finder.reach(from: [streets.origins[origin]], within: StreetInputs.cutoff)
            let lines = reach.parts.map(streets.graph.line)
            return Result { () throws(IsochroneError) in try state.contour.shapes(of: [lines])[0] }
        }.map { try $0.get() }
    }

    /// Polygons, and vertices; no peer draws the same.
    func checksum(of answer: [Boundary]) -> String {
        let polygons = answer.flatMap(\.polygons)
        return "\(polygons.count):\(polygons.flatMap(\.rings).reduce(0) { $0 + $1.count })"
    }
}
