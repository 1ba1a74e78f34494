import GeoModel
import Geodata
import OSMInterop
import PROJInterop
import TestWorlds
import Testing
import WalkNetwork

extension StreetMap {
    /// The streets of a real extract, each with its geodesic length.
    init(ofExtract name: String) throws {
        let rules = try GeodataFolder(path: Places.geodata).walkingRules()
        let extract = try OSMExtract(reading: "\(Places.realData)/\(name).osm.pbf", rules: rules)
        self.init()
        var numbers: [Int64: Int] = [:]
        func number(_ id: Int64) -> Int {
            if let known = numbers[id] { return known }
            numbers[id] = numbers.count
            return numbers.count - 1
        }
        for street in extract.streets {
            add(
                from: number(street.from), to: number(street.to), along: extract.positions[street.shape],
                isSteps: street.isSteps, direction: street.direction)
        }
    }
}

/// Dijkstra over the uncontracted streets in doubles, with a plain binary heap.
private struct GeodesicDijkstra {
    private var arcs: [[(node: Int, metres: Double)]]

    init(_ map: StreetMap) {
        arcs = Array(repeating: [], count: map.nodeCount)
        let geodesic = Geodesic(on: .wgs84)
        for street in map.streets {
            let metres = geodesic.length(of: Array(map.positions[street.shape])).value
            if street.direction.allowsForward { arcs[street.from].append((street.to, metres)) }
            if street.direction.allowsBackward { arcs[street.to].append((street.from, metres)) }
        }
    }

    func metres(from starts: [Int]) -> [Double] {
        var metres = [Double](repeating: .infinity, count: arcs.count)
        var heap: [(metres: Double, node: Int)] = []
        func push(_ entry: (metres: Double, node: Int)) {
            heap.append(entry)
            var child = heap.count - 1
            while child > 0, heap[(child - 1) / 2].metres > heap[child].metres {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        }
        func pop() -> (metres: Double, node: Int)? {
            guard let top = heap.first, let last = heap.popLast() else { return nil }
            if heap.isEmpty { return top }
            heap[0] = last
            var parent = 0
            while true {
                let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
                guard let least = children.min(by: { heap[$0].metres < heap[$1].metres }),
                    heap[least].metres < heap[parent].metres
                else { return top }
                heap.swapAt(parent, least)
                parent = least
            }
        }
        for start in starts {
            metres[start] = 0
            push((0, start))
        }
        while let (here, node) = pop() {
            if here > metres[node] { continue }
            for (next, length) in arcs[node] where here + length < metres[next] {
                metres[next] = here + length
                push((metres[next], next))
            }
        }
        return metres
    }
}

@Suite struct RealStreetsTests {
    @Test(
        "distances on real streets are those of a plain Dijkstra in doubles, to the millimetre",
        .needsRealData("monaco"),
        arguments: [
            "liechtenstein/liechtenstein", "monaco/monaco", "helsinki/helsinki", "porto-portugal/porto_portugal",
        ])
    func millimetre(name: String) throws {
        let map = try StreetMap(ofExtract: name)
        let plain = GeodesicDijkstra(map)
        let (graph, vertices) = try WalkGraph.compiled(map, on: .wgs84)
        var random = SplitMix64(seed: 5)
        // 20 origins by 50 destinations are 1,000 pairs.
        let origins = (0..<20).map { _ in Int.random(in: 0..<map.nodeCount, using: &random) }
        let ends = (0..<50).map { _ in Int.random(in: 0..<map.nodeCount, using: &random) }
        func footholds(_ nodes: [Int]) -> [[Foothold]] { nodes.map { [graph.foothold(ofVertex: vertices[$0])] } }
        let lengths = graph.lengths(from: footholds(origins), to: footholds(ends))
        var worst = 0.0
        for (origin, row) in zip(origins, lengths) {
            let metres = plain.metres(from: [origin])
            for (end, length) in zip(ends, row) {
                #expect((length == nil) == (metres[end] == .infinity), "\(origin) to \(end)")
                if let length { worst = max(worst, abs(length.meters.value - metres[end])) }
            }
        }
        #expect(worst < 0.001)

        // The nearest of 100 facilities from all nodes; one-way streets for walkers are none here, so that toward is from.
        let facilities = (0..<100).map { _ in Int.random(in: 0..<map.nodeCount, using: &random) }
        let field = graph.nearest(of: footholds(facilities), within: NearestField.longestCutoff).lengthsAtVertices()
        let metres = plain.metres(from: facilities)
        for node in 0..<map.nodeCount {
            let found = field[vertices[node]]
            if metres[node] == .infinity {
                #expect(found == .max)
            } else {
                worst = max(worst, abs(Double(found) / 100_000 - metres[node]))
            }
        }
        #expect(worst < 0.001)
    }
}
