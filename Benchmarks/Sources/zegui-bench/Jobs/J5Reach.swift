import GeoModel
import WalkNetwork

/// The nodes within 15 minutes of 1,000 origins, and how far they are.
struct J5Reach: BenchmarkJob {
    static let name = "J5"
    static let sizes = StreetInputs.sizes
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy(size) }

    private let streets: StreetInputs

    init(size: String, inputs: InputFolder) throws { streets = try StreetInputs(size: size, inputs: inputs) }

    func prepare() throws -> CompiledStreets { try streets.compiled() }

    struct Reached: Sendable {
        var vertices: [Int32] = []
        var lengths: [UInt32] = []
    }

    func run(_ streets: CompiledStreets, workers: Int) throws -> [Reached] {
        inParallel(
            count: streets.origins.count, workers: workers, start: { ReachFinder(streets.graph) }
        ) { finder, origin in
            var reached = Reached()
            finder.forEachVertex(from: [streets.origins[origin]], within: StreetInputs.cutoff) { vertex, length in
                reached.vertices.append(Int32(vertex))
                reached.lengths.append(length)
            }
            return reached
        }
    }

    func checksum(of answer: [Reached]) -> String {
        reachDigest(
            answer.reduce(0) { $0 + $1.vertices.count },
            answer.reduce(0) { $0 + $1.lengths.reduce(0) { $0 + UInt64($1) } })
    }
}
