import GeoModel
import PlanningModel
import TestWorlds
import Testing
import WalkNetwork

@Suite struct LawTests {
    @Test("there and back is equally far, no detour is shorter, and workers change nothing", arguments: 0..<10)
    func metric(seed: Int) throws {
        let (graph, vertices) = try WalkGraph.compiled(randomStreets(seed: UInt64(seed), oneWay: false), on: .cgcs2000)
        let places = vertices.filter { $0 >= 0 }.prefix(25).map { [graph.foothold(ofVertex: $0)] }
        let lengths = graph.lengths(from: places, to: places, workers: 1)
        #expect(lengths == graph.lengths(from: places, to: places, workers: 5))
        for a in places.indices {
            for b in places.indices {
                #expect(lengths[a][b] == lengths[b][a], "seed \(seed)")
                for c in places.indices {
                    guard let ab = lengths[a][b], let bc = lengths[b][c] else { continue }
                    #expect((lengths[a][c]?.units ?? .max) <= ab.units + bc.units, "seed \(seed)")
                }
            }
        }
    }

    @Test("the order of nodes and streets, and the way lines are drawn, change no distance", arguments: 0..<10)
    func order(seed: Int) throws {
        let map = randomStreets(seed: UInt64(seed))
        var turned = StreetMap(nodeCount: map.nodeCount)
        for street in map.streets.reversed() {
            let direction: WalkDirection =
                switch street.direction {
                case .both: .both
                case .forward: .backward
                case .backward: .forward
                }
            turned.add(
                from: map.nodeCount - 1 - street.to, to: map.nodeCount - 1 - street.from,
                along: map.positions[street.shape].reversed(), isSteps: street.isSteps, direction: direction,
                length: street.length)
        }
        func lengths(_ map: StreetMap, _ nodes: [Int]) throws -> [[WalkLength?]] {
            let (graph, vertices) = try WalkGraph.compiled(map, on: .cgcs2000)
            let places = nodes.map { vertices[$0] >= 0 ? [graph.foothold(ofVertex: vertices[$0])] : [] }
            return graph.lengths(from: places, to: places)
        }
        let nodes = Array(0..<map.nodeCount)
        #expect(try lengths(map, nodes) == lengths(turned, nodes.map { map.nodeCount - 1 - $0 }), "seed \(seed)")
    }

    @Test(
        "one more facility never lengthens a way, and a longer cutoff never shrinks what is reached", arguments: 0..<10)
    func monotone(seed: Int) throws {
        let (graph, vertices) = try WalkGraph.compiled(randomStreets(seed: UInt64(seed)), on: .cgcs2000)
        let places = vertices.filter { $0 >= 0 }.map { [graph.foothold(ofVertex: $0)] }
        let cutoff = WalkLength(Meters(900))
        var before = graph.nearest(of: [], within: cutoff).lengthsAtVertices()
        for count in 1...4 {
            let now = graph.nearest(of: Array(places.prefix(count)), within: cutoff).lengthsAtVertices()
            #expect(zip(before, now).allSatisfy { $0 >= $1 }, "seed \(seed)")
            before = now
        }
        let finder = ReachFinder(graph)
        for place in places.prefix(10) {
            let lengths = stride(from: 0.0, through: 1500, by: 100).map {
                finder.reach(from: place, within: WalkLength(Meters($0))).length.value
            }
            #expect(lengths == lengths.sorted(), "seed \(seed)")
        }
    }

    @Test("the compiled form read back gives the same distances; damaged, it is refused", arguments: 0..<5)
    func image(seed: Int) throws {
        let (graph, vertices) = try WalkGraph.compiled(randomStreets(seed: UInt64(seed)), on: .cgcs2000)
        let sections = Dictionary(uniqueKeysWithValues: graph.sections.map { ($0.name, $0.bytes) })
        let again = try WalkGraph { sections[$0] ?? [] }
        let places = vertices.filter { $0 >= 0 }.map { [graph.foothold(ofVertex: $0)] }
        #expect(graph.lengths(from: places, to: places) == again.lengths(from: places, to: places))
        #expect(graph.components == again.components)
        for (name, bytes) in sections where bytes.count > 4 {
            var damaged = sections
            damaged[name] = Array(bytes.dropLast(3))
            #expect(throws: WalkNetworkError.self) { try WalkGraph { damaged[$0] ?? [] } }
        }
        var wild = sections
        wild["chains"] = sections["chains"]?.map { _ in 0xFF }
        #expect(throws: WalkNetworkError.badImage(section: "chains")) { try WalkGraph { wild[$0] ?? [] } }
    }
}
