import GeoModel
import PlanningModel
import TestWorlds
import WalkNetwork

/// Streets at random: chains, rings, parallel streets, dead ends, one-way streets and islands, all with stated lengths.
func randomStreets(seed: UInt64, nodes: Int = 60, oneWay: Bool = true) -> StreetMap {
    var random = SplitMix64(seed: seed)
    let places = (0..<nodes).map { _ in
        Position(
            longitude: 112 + Double.random(in: 0...0.02, using: &random),
            latitude: 33 + Double.random(in: 0...0.02, using: &random))
    }
    var map = StreetMap(nodeCount: nodes)
    func street(_ from: Int, _ to: Int) {
        let direction =
            oneWay
            ? [WalkDirection.both, .both, .both, .both, .forward, .backward].randomElement(using: &random) ?? .both
            : .both
        let length = Meters(Double(Int.random(in: 0...3000, using: &random)) / 10)
        map.add(
            from: from, to: to, along: [places[from], places[to]], isSteps: Int.random(in: 0..<8, using: &random) == 0,
            direction: direction, length: length)
    }
    // Long chains, so that there is something to contract, and a few streets across.
    for node in 1..<nodes where Int.random(in: 0..<12, using: &random) > 0 { street(node - 1, node) }
    for _ in 0..<nodes / 3 {
        street(Int.random(in: 0..<nodes, using: &random), Int.random(in: 0..<nodes, using: &random))
    }
    return map
}
