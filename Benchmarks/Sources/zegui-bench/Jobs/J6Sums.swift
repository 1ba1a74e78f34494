import GeoModel
import WalkNetwork

/// How many nodes and people are within 15 minutes of every node.
struct J6Sums: BenchmarkJob {
    static let name = "J6"
    static let sizes = StreetInputs.sizes
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy(size) }

    private let streets: StreetInputs

    init(size: String, inputs: InputFolder) throws { streets = try StreetInputs(size: size, inputs: inputs) }

    struct Prepared: Sendable {
        let graph: WalkGraph
        let layers: [WeightedPlaces]
    }

    func prepare() throws -> Prepared {
        let compiled = try streets.compiled()
        let footholds = compiled.vertices.map { compiled.graph.foothold(ofVertex: $0) }
        return Prepared(
            graph: compiled.graph,
            layers: [
                WeightedPlaces(footholds: footholds, weights: footholds.map { _ in 1 }),
                WeightedPlaces(footholds: footholds, weights: streets.people.map { UInt64($0) }),
            ])
    }

    func run(_ prepared: Prepared, workers _: Int) throws -> [[UInt64]] {
        prepared.graph.sums(of: prepared.layers, within: StreetInputs.cutoff)
    }

    /// `nodes:people`, summed over all nodes.
    func checksum(of answer: [[UInt64]]) -> String {
        answer.map { String($0.reduce(0, +)) }.joined(separator: ":")
    }
}
