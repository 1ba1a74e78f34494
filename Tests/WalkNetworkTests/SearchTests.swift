import GeoModel
import TestWorlds
import Testing
import WalkNetwork

@Suite struct SearchTests {
    @Test(
        "every search on random streets agrees with the plainest Dijkstra on the streets themselves", arguments: 0..<40)
    func agreesWithPlainDijkstra(seed: Int) throws {
        let map = randomStreets(seed: UInt64(seed))
        let plain = PlainDijkstra(map)
        let (graph, vertices) = try WalkGraph.compiled(map, on: .cgcs2000)
        let streetNodes = vertices.indices.filter { vertices[$0] >= 0 }
        let footholds = streetNodes.map { [graph.foothold(ofVertex: vertices[$0])] }
        let expected = streetNodes.map { plain.lengths(from: $0) }
        let cutoff = WalkLength(Meters(700))

        let lengths = graph.lengths(from: footholds, to: footholds)
        for (row, from) in zip(lengths, expected) {
            #expect(row.map { $0?.units } == streetNodes.map { from[$0] }, "seed \(seed)")
        }

        let finder = ReachFinder(graph)
        for (origin, from) in zip(footholds, expected) {
            var found: [Int: UInt64] = [:]
            finder.forEachVertex(from: origin, within: cutoff) { vertex, length in
                #expect(found.updateValue(UInt64(length), forKey: vertex) == nil, "a vertex is told once; seed \(seed)")
            }
            for node in streetNodes {
                let length = from[node].flatMap { $0 <= cutoff.units ? $0 : nil }
                #expect(found[vertices[node]] == length, "seed \(seed)")
            }
        }

        // Facilities at every seventh node, the weights of two layers 1 and the node's number.
        let facilities = stride(from: 0, to: streetNodes.count, by: 7).map { footholds[$0] }
        let nearest = graph.nearest(of: facilities, within: cutoff)
        let kNearest = graph.nearest(3, of: facilities, within: cutoff)
        let atVertices = nearest.lengthsAtVertices()
        let sums = graph.sums(
            of: [
                WeightedPlaces(footholds: footholds.map { $0[0] }, weights: footholds.map { _ in 1 }),
                WeightedPlaces(footholds: footholds.map { $0[0] }, weights: streetNodes.map { UInt64($0) }),
            ], within: cutoff)
        for (index, node) in streetNodes.enumerated() {
            let ways = stride(from: 0, to: streetNodes.count, by: 7).map { expected[index][streetNodes[$0]] ?? .max }
            let least = ways.min() ?? .max
            let found = nearest.nearest(to: footholds[index][0])
            #expect(found?.length.units == (least <= cutoff.units ? least : nil), "seed \(seed)")
            let few = kNearest.nearest(to: footholds[index][0])
            let expectedFew = ways.enumerated().filter { $0.element <= cutoff.units }
                .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.prefix(3)
            #expect(few.map(\.length.units) == expectedFew.map(\.element), "seed \(seed)")
            #expect(few.map(\.facility) == expectedFew.map(\.offset), "seed \(seed)")
            if let found { #expect(found.facility == ways.firstIndex(of: least), "seed \(seed)") }
            #expect(UInt64(atVertices[vertices[node]]) == (least <= cutoff.units ? least : UInt64(UInt32.max)))
            let reached = streetNodes.filter { (expected[index][$0] ?? .max) <= cutoff.units }
            #expect(sums[0][vertices[node]] == UInt64(reached.count), "seed \(seed), node \(node)")
            #expect(sums[1][vertices[node]] == reached.reduce(0) { $0 + UInt64($1) }, "seed \(seed), node \(node)")
        }
    }
}
