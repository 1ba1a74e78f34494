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

    /// - Complexity: For each facility a search as far as the crow's way allows, and another over the whole graph where
    ///   some place is beyond.
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

    private static func factors(
        to facility: Int, from places: [Int: Double], _ walks: CircleWalks, _ graph: WalkGraph
    ) -> [Int: Double] {
        let ways = [walks.facilities[facility].footholds]
        func bound(_ distance: Double) -> WalkLength { WalkLength(Meters(SeveranceFinder.leastDetour * distance)) }
        func length(_ place: Int, _ field: NearestField) -> WalkLength? {
            walks.demand.places[place].foothold.flatMap { field.nearest(to: $0)?.length }
        }
        let near = graph.nearest(of: ways, within: bound(places.values.max() ?? 0))
        let beyond = places.filter { place, distance in length(place, near).map { $0 > bound(distance) } ?? true }
        if beyond.isEmpty { return [:] }
        let far = graph.nearest(of: ways, within: NearestField.longestCutoff)
        return Dictionary(
            uniqueKeysWithValues: beyond.map { place, distance in
                (place, length(place, far).map { $0.meters.value / distance } ?? .infinity)
            })
    }
}
