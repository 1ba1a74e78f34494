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
        let planes = planesNearLines(walks, workers)
        let looks = areas.indices.flatMap { area in
            // Rows that the same facilities fill are looked at together.
            Dictionary(
                grouping: standard.rows.indices.filter { standard.rows[$0].applies(toTags: areas[area].tags) },
                by: walks.field(ofRow:)
            ).sorted { $0.key < $1.key }.map { (area: area, rows: $0.value) }
        }
        let seen = inParallel(count: looks.count, workers: workers) { number in
            OwnFacilities(of: looks[number].area, row: looks[number].rows[0], walks).sightings(
                from: groups.places(of: looks[number].area), planes, rows: looks[number].rows, across: barriers, walks)
        }
        let detours = Detours(of: seen.joined().joined(), walks, over: graph, workers: workers)
        var rows: [[(row: Int, sightings: [Sighting])]] = Array(repeating: [], count: areas.count)
        for (look, seen) in zip(looks, seen) {
            rows[look.area] += zip(look.rows, seen).map { (row: $0, sightings: $1) }
        }
        return zip(areas, rows).flatMap { area, rows in
            rows.sorted { $0.row < $1.row }.flatMap { row, sightings in
                behind(sightings, detours, walks).map { behind in
                    Severance(
                        area: area, row: row, barrier: behind.lines.map { barriers.lines[$0] },
                        facility: walks.facilities[behind.facility].facility, weight: behind.weight,
                        detour: behind.detour, places: behind.places)
                }
            }
        }
    }

    /// What lies around each place that walks and has a line as near as the furthest limit; nil for others.
    private func planesNearLines(_ walks: CircleWalks, _ workers: Int) -> [LocalPlane?] {
        let furthest = walks.limits.max()?.meters ?? Meters(0)
        let places = walks.demand.places
        let pieces = stride(from: 0, to: places.count, by: 1000).map { $0..<min($0 + 1000, places.count) }
        return inParallel(count: pieces.count, workers: workers) { number in
            places[pieces[number]].map { place -> LocalPlane? in
                guard place.weight > 0, place.foothold != nil else { return nil }
                let plane = LocalPlane(at: place.position, on: ellipsoid)
                return barriers.meet(plane.extent(within: furthest)) ? plane : nil
            }
        }.flatMap { $0 }
    }

    /// What one barrier cuts off.
    private struct Behind {
        let barrier: Int
        let places: [Int]
        let lines: [Int]
        let facility: Int
        let weight: Double
        let detour: Double?
    }

    /// Puts together what lies behind each barrier, the heaviest first; of equal ones the barrier that comes first.
    private func behind(_ sightings: [Sighting], _ detours: Detours, _ walks: CircleWalks) -> [Behind] {
        let severed = sightings.filter { detours[$0] != nil }
        return Dictionary(grouping: severed) { barriers.barrierOfLine[$0.line] }
            .map { barrier, sightings in
                func weight(_ sighting: Sighting) -> Double { walks.demand.places[sighting.place].weight }
                var facilities: [Int: Double] = [:]
                for sighting in sightings { facilities[sighting.facility, default: 0] += weight(sighting) }
                return Behind(
                    barrier: barrier, places: sightings.map(\.place), lines: Set(sightings.map(\.line)).sorted(),
                    facility: facilities.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0,
                    weight: sightings.reduce(0) { $0 + weight($1) },
                    detour: sightings.map { (value: detours[$0] ?? .infinity, weight: weight($0)) }.median)
            }
            .sorted { ($1.weight, $0.barrier) < ($0.weight, $1.barrier) }
    }
}
