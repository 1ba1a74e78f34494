import GeoModel
import WalkNetwork

/// The distance to the nearest facility of six categories, for all nodes, up to 15 minutes.
struct J4Nearest: BenchmarkJob {
    static let name = "J4"
    static let sizes = StreetInputs.sizes
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy(size) }

    private let streets: StreetInputs

    init(size: String, inputs: InputFolder) throws { streets = try StreetInputs(size: size, inputs: inputs) }

    func prepare() throws -> CompiledStreets { try streets.compiled() }

    func run(_ streets: CompiledStreets, workers: Int) throws -> [[UInt32]] {
        inParallel(count: streets.facilities.count, workers: workers) { category in
            streets.graph.nearest(of: streets.facilities[category], within: StreetInputs.cutoff).lengthsAtVertices()
        }
    }

    func checksum(of answer: [[UInt32]]) -> String {
        answer.map { lengths in
            let reached = lengths.filter { $0 != .max }
            return reachDigest(reached.count, reached.reduce(0) { $0 + UInt64($1) })
        }.joined(separator: " ")
    }
}
