import GeoModel
import WalkNetwork

/// How the nearest-facility search grows with the network: a made-up grid of blocks, six categories of one facility in
/// 2,000, 500, 250, 100, 50 and 25 nodes, up to 15 minutes.
///
/// Nothing is read: the grid is made of fixed numbers.
struct WalkGrowth: BenchmarkJob {
    static let name = "walk-growth"
    static let sizes = ["50k", "200k", "1m", "5m"]
    static func madeBy(_ size: String) -> String { "nothing" }

    private let map: StreetMap
    private let facilities: [[Int]]

    init(size: String, inputs: InputFolder) throws {
        let side = [("50k", 224), ("200k", 447), ("1m", 1000), ("5m", 2236)].first { $0.0 == size }?.1 ?? 224
        var map = StreetMap(nodeCount: side * side)
        // A linear congruential sequence: Knuth's MMIX constants.
        var state: UInt64 = 1
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        func position(_ node: Int) -> Position {
            Position(longitude: 112 + Double(node % side) * 0.0008, latitude: 30 + Double(node / side) * 0.0007)
        }
        for node in 0..<side * side {
            for (other, isThere) in [(node + 1, node % side < side - 1), (node + side, node / side < side - 1)]
            where isThere && next(100) < 65 {
                map.add(
                    from: node, to: other, along: [position(node), position(other)],
                    length: Meters(Double(60 + next(60))))
            }
        }
        self.map = map
        facilities = [2000, 500, 250, 100, 50, 25].map { step in
            (0..<side * side / step).map { _ in Int(next(UInt64(side * side))) }
        }
    }

    func prepare() throws -> CompiledStreets {
        let (graph, vertices) = try WalkGraph.compiled(map, on: .cgcs2000)
        return CompiledStreets(
            graph: graph, vertices: vertices,
            facilities: facilities.map { nodes in
                nodes.compactMap { vertices[$0] >= 0 ? [graph.foothold(ofVertex: vertices[$0])] : nil }
            }, origins: [])
    }

    func run(_ streets: CompiledStreets, workers: Int) throws -> [[UInt32]] {
        inParallel(count: streets.facilities.count, workers: workers) { category in
            streets.graph.nearest(of: streets.facilities[category], within: StreetInputs.cutoff).lengthsAtVertices()
        }
    }

    func checksum(of answer: [[UInt32]]) -> String {
        answer.map { lengths in String(lengths.filter { $0 != .max }.count) }.joined(separator: " ")
    }
}
