public import GeoModel
public import WalkNetwork

/// People and the facilities they go to: each to the nearest within the limit that has room for them.
///
/// Who is nearer comes first, whatever the facility; of those equally near the place of the lower number, then the facility
/// of the lower number. Where a facility is full, who is left goes to the next one. The people of one place may be split.
public struct CapacityAssignment: Sendable {
    /// Of each facility how many come.
    public let assigned: [Double]
    /// Of each place how many are left over, as all facilities within the limit are full; 0 where there is none.
    public let leftOver: [Double]
    /// All who are left over.
    public let overflow: Double
    /// All who have no facility within the limit at all.
    public let unreached: Double

    /// A place and a facility within the limit of it.
    private struct Pair: Sendable {
        let length: UInt32
        let place: UInt32
        let facility: UInt32

        static func precedes(_ left: Pair, _ right: Pair) -> Bool {
            (left.length, left.place, left.facility) < (right.length, right.place, right.facility)
        }
    }

    /// Sends people to facilities of one kind.
    ///
    /// - Parameters:
    ///   - demand: Places with their people.
    ///   - facilities: Of each its footholds; none for one that can't be reached.
    ///   - capacities: Of each how many it serves, at least 0; nil where it serves everybody.
    ///   - limit: How far one walks at most; what is exactly as far is within.
    /// - Invariant: Those assigned, left over and unreached are together the people of the demand, but for rounding.
    /// - Complexity: O(*k* log *k*), *k* being the pairs of a place and a facility within the limit; 12 bytes each.
    public init(
        of demand: Demand, to facilities: [[Foothold]], capacities: [Double?], on graph: WalkGraph,
        within limit: WalkLength, workers: Int = coreCount
    ) {
        let places = PlacesByChain(demand.places.map(\.foothold), in: graph)
        var pairs = inParallel(
            count: facilities.count, workers: workers, start: { CatchmentFinder(graph, places: places) }
        ) { finder, facility in
            var pairs: [Pair] = []
            finder.forEachPlace(of: facilities[facility], within: limit) { place, length in
                pairs.append(Pair(length: length, place: UInt32(place), facility: UInt32(facility)))
            }
            return pairs
        }.flatMap { $0 }
        pairs.sort(by: Pair.precedes)

        var room = capacities.map { $0 ?? .infinity }
        var left = demand.places.map(\.weight)
        var assigned = [Double](repeating: 0, count: facilities.count)
        var isReached = [Bool](repeating: false, count: left.count)
        for pair in pairs {
            let (place, facility) = (Int(pair.place), Int(pair.facility))
            isReached[place] = true
            let count = min(left[place], room[facility])
            left[place] -= count
            room[facility] -= count
            assigned[facility] += count
        }
        self.assigned = assigned
        leftOver = left.indices.map { isReached[$0] ? left[$0] : 0 }
        overflow = leftOver.reduce(0, +)
        unreached = left.indices.reduce(0) { isReached[$1] ? $0 : $0 + left[$1] }
    }
}
