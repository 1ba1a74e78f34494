import GeoModel
import TestWorlds
import Testing
import WalkNetwork

@Suite struct CatchmentTests {
    /// What a finder tells, by place.
    private func catchment(
        _ finder: CatchmentFinder, of facility: [Foothold], within cutoff: WalkLength
    ) -> [Int: UInt32] {
        var found: [Int: UInt32] = [:]
        finder.forEachPlace(of: facility, within: cutoff) { place, length in
            #expect(found.updateValue(length, forKey: place) == nil, "a place is told once")
        }
        return found
    }

    @Test(
        "the places within a cutoff of a facility are those from which the plainest Dijkstra comes to it",
        arguments: 0..<20)
    func agreesWithPlainDijkstra(seed: Int) throws {
        let map = randomStreets(seed: UInt64(seed))
        let plain = PlainDijkstra(map)
        let (graph, vertices) = try WalkGraph.compiled(map, on: .cgcs2000)
        let nodes = vertices.indices.filter { vertices[$0] >= 0 }
        let lengths = nodes.map { plain.lengths(from: $0) }
        let finder = CatchmentFinder(
            graph, places: PlacesByChain(nodes.map { graph.foothold(ofVertex: vertices[$0]) }, in: graph))
        let cutoff = WalkLength(Meters(700))
        for node in nodes {
            let found = catchment(finder, of: [graph.foothold(ofVertex: vertices[node])], within: cutoff)
            for (place, from) in lengths.enumerated() {
                let expected = from[node].flatMap { $0 <= cutoff.units ? $0 : nil }
                #expect(found[place].map { UInt64($0) } == expected, "seed \(seed)")
            }
        }
    }

    @Test(
        "places and facilities anywhere along streets, with legs, stretches and several ways in, are as far as a nearest field says",
        arguments: 0..<20)
    func agreesWithNearestField(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let graph = try WalkGraph.compiled(randomStreets(seed: UInt64(seed)), on: .cgcs2000).graph
        func foothold(isStretch: Bool) -> Foothold {
            let chain = Int.random(in: 0..<graph.chainCount, using: &random)
            let length = graph.vertices(of: chain).last?.offset ?? 0
            let end = UInt32.random(in: 0...length, using: &random)
            let start = isStretch ? UInt32.random(in: 0...end, using: &random) : end
            let leg = WalkLength(Meters(Double.random(in: 0...50, using: &random)))
            return Foothold(chain: chain, stretch: start...end, leg: leg)
        }
        var places: [Foothold?] = (0..<200).map { _ in foothold(isStretch: false) }
        places[7] = nil
        let finder = CatchmentFinder(graph, places: PlacesByChain(places, in: graph))
        for count in 0..<20 {
            let facility = (0..<count % 4).map { _ in foothold(isStretch: count % 3 == 0) }
            for cutoff in [WalkLength(Meters(30)), WalkLength(Meters(400)), NearestField.longestCutoff] {
                let field = graph.nearest(of: [facility], within: cutoff)
                let found = catchment(finder, of: facility, within: cutoff)
                for (number, place) in places.enumerated() {
                    let expected = place.flatMap { field.nearest(to: $0)?.length.units }
                    #expect(found[number].map { UInt64($0) } == expected, "seed \(seed), place \(number)")
                }
            }
        }
    }

    @Test(
        "one walks toward a facility: a one-way street is walked its way, and a place past the cutoff by one unit is out"
    )
    func direction() throws {
        // 0 → 1 one way, 120 m; 1 – 2 both ways, 120 m.
        var city = DesertCity(columns: 3, rows: 1) { x, _, _, _ in x == 0 }
        city.map.add(
            from: 0, to: 1, along: [city.position(0, 0), city.position(1, 0)], direction: .forward,
            length: DesertCity.block)
        let made = try city.compiled()
        let places = (0..<3).map { made.at($0, 0) }
        let finder = CatchmentFinder(made.graph, places: PlacesByChain(places, in: made.graph))
        // To the node in the west nobody comes but who is there; to the one in the east all do.
        #expect(catchment(finder, of: [places[0]], within: WalkLength(Meters(1000))) == [0: 0])
        let toEast: [Int: UInt32] = [0: 24_000_000, 1: 12_000_000, 2: 0]
        #expect(catchment(finder, of: [places[2]], within: WalkLength(Meters(240))) == toEast)
        let short = catchment(finder, of: [places[2]], within: WalkLength(units: 23_999_999))
        #expect(short == [1: 12_000_000, 2: 0])
    }
}
