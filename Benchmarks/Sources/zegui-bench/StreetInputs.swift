import GDALInterop
import GeoModel
import WalkNetwork

/// A network of `make_inputs.py`, compiled: its nodes, edges, facilities and origins.
struct StreetInputs {
    /// The fifteen minutes of the jobs: 1,080.1 m at 1.2 m/s, between two multiples of 0.2 m.
    static let cutoff = WalkLength(Meters(1080.1))
    /// In the order of the checksums.
    static let categories = ["market", "clinic", "school", "park", "transit", "shop"]
    static let sizes = ["net200k", "net1m", "porto"]
    static func madeBy(_ size: String) -> String { size == "porto" ? "none --real ../shared/data" : "net" }

    let map: StreetMap
    /// Of each node.
    let positions: [Position]
    let people: [UInt32]
    /// Of each category the nodes that facilities were put on.
    let facilities: [[Int]]
    let origins: [Int]

    init(size: String, inputs: InputFolder) throws {
        var positions: [Position] = []
        var people: [UInt32] = []
        try Self.forEachRow(of: inputs.file("\(size)_nodes.csv"), ["lon", "lat", "pop"]) { values in
            positions.append(Position(longitude: values[0], latitude: values[1]))
            people.append(UInt32(values[2]))
        }
        var map = StreetMap(nodeCount: positions.count)
        try Self.forEachRow(of: inputs.file("\(size)_edges.csv"), ["u", "v", "length"]) { values in
            let (from, to) = (Int(values[0]), Int(values[1]))
            map.add(from: from, to: to, along: [positions[from], positions[to]], length: Meters(values[2]))
        }
        var facilities = Self.categories.map { _ in [Int]() }
        try Self.forEachRow(of: inputs.file("\(size)_facilities.csv"), ["cid", "node"]) { values in
            facilities[Int(values[0])].append(Int(values[1]))
        }
        var origins: [Int] = []
        try Self.forEachRow(of: inputs.file("\(size)_origins.csv"), ["node"]) { origins.append(Int($0[0])) }
        (self.map, self.positions, self.people) = (map, positions, people)
        (self.facilities, self.origins) = (facilities, origins)
    }

    /// The numbers of some columns, row by row.
    private static func forEachRow(of file: String, _ columns: [String], _ body: ([Double]) -> Void) throws {
        let reader = try TableReader(file)
        let places = columns.compactMap { reader.columns.firstIndex(of: $0) }
        try reader.forEachRow { _, values in body(places.map { values[$0].flatMap(Double.init) ?? .nan }) }
    }

    /// The graph, and where each facility and origin hangs on it: on the vertex that its node became.
    func compiled() throws -> CompiledStreets {
        let (graph, vertices) = try WalkGraph.compiled(map, on: .wgs84)
        return CompiledStreets(
            graph: graph, vertices: vertices,
            facilities: facilities.map { nodes in nodes.map { [graph.foothold(ofVertex: vertices[$0])] } },
            origins: origins.map { graph.foothold(ofVertex: vertices[$0]) })
    }
}

struct CompiledStreets: Sendable {
    let graph: WalkGraph
    let vertices: [Int]
    let facilities: [[[Foothold]]]
    let origins: [Foothold]
}

/// `reached:metres`, metres with one decimal, as `peers.py` writes it.
func reachDigest(_ count: Int, _ units: UInt64) -> String {
    // Lengths are multiples of 0.2 m, so tenths of metres are whole.
    let tenths = units / 10_000
    return "\(count):\(tenths / 10).\(tenths % 10)"
}
