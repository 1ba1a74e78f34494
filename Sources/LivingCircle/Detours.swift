import GeoModel
import WalkNetwork

/// A place that sees a facility across a line.
struct Sighting: Sendable {
    let place: Int
    let facility: Int
    /// As the crow flies, in metres, more than zero.
    let distance: Double
    /// The number of the line that is crossed.
    let line: Int
}

/// How much further one walks than the crow flies, where that is too much.
struct Detours: Sendable {
    /// Of each facility, by place.
    private var factors: [Int: [Int: Double]] = [:]

    /// - Complexity: For each facility a search about as far as the crow flies, and wider ones for places that it does not
    ///   reach.
    init(of sightings: some Sequence<Sighting>, _ walks: CircleWalks, over graph: WalkGraph, workers: Int) {
        var seen: [Int: [Int: Double]] = [:]
        for sighting in sightings { seen[sighting.facility, default: [:]][sighting.place] = sighting.distance }
        let facilities = seen.keys.sorted()
        let found = inParallel(count: facilities.count, workers: workers) { [seen] number in
            Self.factors(to: facilities[number], from: seen[facilities[number]] ?? [:], walks, graph)
        }
        factors = Dictionary(uniqueKeysWithValues: zip(facilities, found))
    }

    /// More than ``SeveranceFinder/leastDetour``, infinite where there is no walk of up to 42 km; nil where it is no detour.
    subscript(sighting: Sighting) -> Double? { factors[sighting.facility]?[sighting.place] }

    /// How far is looked at first, and then, in times the crow's way, before all of what is left is.
    private static let stages = [SeveranceFinder.leastDetour, 4, 16]

    private static func factors(
        to facility: Int, from places: [Int: Double], _ walks: CircleWalks, _ graph: WalkGraph
    ) -> [Int: Double] {
        let ways = walks.facilities[facility].footholds
        let parts = Set(ways.map { graph.component(of: $0) })
        var factors: [Int: Double] = [:]
        var left: [(place: Foothold, number: Int, distance: Double)] = []
        for (number, distance) in places.sorted(by: { $0.key < $1.key }) {
            guard let place = walks.demand.places[number].foothold else { continue }
            if parts.contains(graph.component(of: place)) {
                left.append((place, number, distance))
            } else {
                factors[number] = .infinity
            }
        }
        for stage in stages + [.infinity] where !left.isEmpty {
            let furthest = left.reduce(0) { max($0, $1.distance) }
            let field = graph.nearest(
                of: [ways], within: min(WalkLength(Meters(stage * furthest)), NearestField.longestCutoff))
            left.removeAll { place, number, distance in
                guard let walk = field.nearest(to: place)?.length else { return false }
                if walk > WalkLength(Meters(SeveranceFinder.leastDetour * distance)) {
                    factors[number] = walk.meters.value / distance
                }
                return true
            }
        }
        for (_, number, _) in left { factors[number] = .infinity }
        return factors
    }
}
