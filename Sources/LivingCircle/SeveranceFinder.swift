public import GeoModel
public import PROJInterop
public import PlanningModel
public import WalkNetwork

/// Finds the parts of areas that lines cut off from the areas' own facilities.
///
/// A place is cut off from a row of a standard in an area it lies in where all of this is so:
/// - it does not have the row within;
/// - of the facilities that fill the row and stand in that very area, the nearest as the crow flies is within the row's
///   limit;
/// - the straight way to the nearest point of it crosses a line that severs;
/// - the walk to it, legs and all, is more than ``leastDetour`` times as long, or there is none.
///
/// Places and facilities too far from any street are left out: what keeps them apart is not the line. Where several lines
/// are crossed, the one nearest to the place is told.
public struct SeveranceFinder: Sendable {
    /// In a rectangular grid of streets no walk is longer than √2 times the crow's, so that more than this is not the
    /// blocks' doing.
    public static let leastDetour = 1.5

    private let barriers: Barriers
    private let graph: WalkGraph
    private let ellipsoid: Ellipsoid

    /// - Parameters:
    ///   - barriers: In the CRS of the graph.
    ///   - ellipsoid: On which its positions lie.
    public init(_ barriers: [BarrierLine], over graph: WalkGraph, on ellipsoid: Ellipsoid) {
        self.barriers = Barriers(barriers)
        self.graph = graph
        self.ellipsoid = ellipsoid
    }

    /// - Parameters:
    ///   - walks: From the demand to the facilities that fill the standard's rows, over the finder's graph.
    ///   - areas: Those that the places' and the facilities' areas are numbers of.
    /// - Returns: One for each area, row and barrier, in the order of areas and rows, the heaviest first. The lines of a
    ///   barrier are those that are crossed.
    /// - Complexity: O(log *n*) in the number of lines' edges for each place, row and area, and a search over the graph
    ///   for each facility behind a line.
    public func severances(
        of walks: CircleWalks, by standard: Standard, areas: [Area], workers: Int = coreCount
    ) -> [Severance] {
        if barriers.lines.isEmpty { return [] }
        let groups = PlaceGroups(walks.demand, areaCount: areas.count)
        let questions = areas.indices.flatMap { area in
            standard.rows.indices.filter { standard.rows[$0].applies(toTags: areas[area].tags) }.map {
                Question(area: area, row: $0)
            }
        }
        let seen = inParallel(count: questions.count, workers: workers) {
            sightings(questions[$0], walks, groups.places(of: questions[$0].area))
        }
        let detours = Detours(of: seen.joined(), walks, over: graph, workers: workers)
        return zip(questions, seen).flatMap { question, sightings in
            severances(sightings, detours, walks).map { behind in
                Severance(
                    area: areas[question.area], row: question.row, barrier: behind.lines.map { barriers.lines[$0] },
                    facility: walks.facilities[behind.facility].facility, weight: behind.weight,
                    detour: behind.detour, places: behind.places)
            }
        }
    }

    private struct Question {
        let area: Int
        let row: Int
    }

    /// The places that see their nearest own facility across a line.
    private func sightings(_ question: Question, _ walks: CircleWalks, _ places: [Int32]) -> [Sighting] {
        let own = walks.facilitiesOfRows[question.row].filter {
            walks.facilities[$0].areas.contains(question.area) && !walks.facilities[$0].footholds.isEmpty
        }
        if own.isEmpty { return [] }
        let tree = ExtentTree(own.map { Extent(walks.facilities[$0].facility.shape) })
        let limit = walks.limits[question.row]
        return places.compactMap { number in
            let place = walks.demand.places[Int(number)]
            guard place.weight > 0, place.foothold != nil, !walks.isWithin(Int(number), row: question.row)
            else { return nil }
            let plane = LocalPlane(at: place.position, on: ellipsoid)
            let reach = plane.degrees(limit.meters.value * 1.01)
            let around = Extent(
                minX: place.position.x - reach.longitude, minY: place.position.y - reach.latitude,
                maxX: place.position.x + reach.longitude, maxY: place.position.y + reach.latitude)
            var nearest: (flight: CrowFlight, facility: Int)?
            tree.forEach(meeting: around) { index in
                let shape = walks.facilities[own[index]].facility.shape
                guard let flight = plane.flight(from: place.position, to: shape) else { return }
                if nearest.map({ (flight.length, own[index]) < ($0.flight.length, $0.facility) }) ?? true {
                    nearest = (flight, own[index])
                }
            }
            guard let nearest, WalkLength(Meters(nearest.flight.length)) <= limit,
                let line = barriers.first(crossedBy: nearest.flight)
            else { return nil }
            return Sighting(
                place: Int(number), facility: nearest.facility, distance: nearest.flight.length, line: line)
        }
    }

    /// What one barrier cuts off.
    private struct Behind {
        let places: [Int]
        let lines: [Int]
        let facility: Int
        let weight: Double
        let detour: Double?
    }

    /// Puts together what lies behind each barrier, the heaviest first.
    private func severances(_ sightings: [Sighting], _ detours: Detours, _ walks: CircleWalks) -> [Behind] {
        let severed = sightings.filter { detours[$0] != nil }
        return Dictionary(grouping: severed) { barriers.barrierOfLine[$0.line] }
            .sorted { $0.key < $1.key }
            .map { _, sightings in
                func weight(_ sighting: Sighting) -> Double { walks.demand.places[sighting.place].weight }
                var facilities: [Int: Double] = [:]
                for sighting in sightings { facilities[sighting.facility, default: 0] += weight(sighting) }
                return Behind(
                    places: sightings.map(\.place), lines: Set(sightings.map(\.line)).sorted(),
                    facility: facilities.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0,
                    weight: sightings.reduce(0) { $0 + weight($1) },
                    detour: sightings.map { (value: detours[$0] ?? .infinity, weight: weight($0)) }.median)
            }
            // Sorting is stable: of equal ones the barrier that comes first.
            .sorted { $0.weight > $1.weight }
    }
}
