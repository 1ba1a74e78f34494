public import GeoModel
public import PROJInterop
public import PlanningModel
public import WalkNetwork

/// How far it is from every place of demand to the facility that counts for each row of a standard.
public struct CircleWalks: Sendable {
    public let demand: Demand
    public let facilities: [CircleFacility]
    /// Of each row of the standard the numbers of the facilities that fill it.
    public let facilitiesOfRows: [[Int]]
    /// How far one may walk by each row: the less of its metres and its minutes, as the formula has it.
    public let limits: [WalkLength]
    /// Rows that the same facilities fill share their walks: the place of each in `keys`.
    private let fieldOfRow: [Int]
    /// The key of each place, by field; its facility is a place in the list of the field.
    private let keys: [[NearestKey]]
    /// Of each row how many facilities each place has within its limits; empty unless the formula asks.
    private let counts: [[Int32]]

    /// - Parameters:
    ///   - formula: Which facility counts, and which limits.
    ///   - ellipsoid: On which positions lie; only straight lines are measured on it.
    /// - Complexity: One search over the graph for each list of facilities, on all workers.
    public init(
        by standard: Standard, _ formula: CircleFormula, at speed: WalkingSpeed, from demand: Demand,
        to facilities: [CircleFacility], over graph: WalkGraph, on ellipsoid: Ellipsoid, workers: Int = coreCount
    ) {
        self.demand = demand
        self.facilities = facilities
        let filling = standard.rows.map { row in
            // One of several categories, a school that is a primary school too, is there for each, and counts once.
            var seen: Set<Same> = []
            return facilities.indices.filter {
                facilities[$0].fills(row) && seen.insert(Same(facilities[$0].facility)).inserted
            }
        }
        facilitiesOfRows = filling
        limits = standard.rows.map { $0.limit(by: formula.limit, at: speed) }
        var fields: [[Int]: Int] = [:]
        fieldOfRow = filling.map { list in
            if let field = fields[list] { return field }
            fields[list] = fields.count
            return fields.count - 1
        }
        let lists = fields.sorted { $0.value < $1.value }.map(\.key)
        let footholds = demand.places.map(\.foothold)
        counts =
            formula.combination == .diversity
            ? Self.counts(filling, limits, formula.limit, demand, facilities, graph, ellipsoid, workers) : []
        keys = inParallel(count: lists.count, workers: workers) { field in
            if formula.limit == .straightLine {
                return StraightLines(to: lists[field].map { facilities[$0].facility }, on: ellipsoid)
                    .keys(of: demand.places, formula.nearest)
            }
            let hung = lists[field].map { facilities[$0].footholds }
            var keys = graph.keys(of: footholds, nearest: formula.nearest, of: hung)
            if formula.nearest == .kth(1), demand.weight != .street {
                Self.letStand(demand.places, at: lists[field].map { facilities[$0].facility.shape }, &keys)
            }
            return keys
        }
    }

    private static func counts(
        _ filling: [[Int]], _ limits: [WalkLength], _ limit: CircleFormula.Limit, _ demand: Demand,
        _ facilities: [CircleFacility], _ graph: WalkGraph, _ ellipsoid: Ellipsoid, _ workers: Int
    ) -> [[Int32]] {
        let places = PlacesByChain(demand.places.map(\.foothold), in: graph)
        return inParallel(
            count: filling.count, workers: workers, start: { CatchmentFinder(graph, places: places) }
        ) { finder, row in
            if limit == .straightLine {
                return StraightLines(to: filling[row].map { facilities[$0].facility }, on: ellipsoid)
                    .counts(from: demand.places, within: limits[row])
            }
            var counts = [Int32](repeating: 0, count: demand.places.count)
            for facility in filling[row] {
                finder.forEachPlace(of: facilities[facility].footholds, within: limits[row]) { place, _ in
                    counts[place] += 1
                }
            }
            return counts
        }
    }

    /// What is one facility, whatever its categories.
    private struct Same: Hashable {
        let id: String
        let shape: Geometry<Position>

        init(_ facility: Facility) { (id, shape) = (facility.id, facility.shape) }
    }

    /// Who stands at a facility already walks no leg to the street and back.
    private static func letStand(
        _ places: [Demand.Place], at facilities: [Geometry<Position>], _ keys: inout [NearestKey]
    ) {
        // Of those on one spot the lowest number.
        var spots: [Position: Int] = [:]
        for (number, shape) in facilities.enumerated() {
            guard case .points(let points) = shape else { continue }
            for point in points where spots[point] == nil { spots[point] = number }
        }
        for place in places.indices {
            guard let number = spots[places[place].position] else { continue }
            keys[place] = min(keys[place], NearestKey(.zero, facility: number))
        }
    }

    /// The keys of all places for a row.
    func keys(ofRow row: Int) -> [NearestKey] { keys[fieldOfRow[row]] }

    /// Whether two rows have the same walks.
    func field(ofRow row: Int) -> Int { fieldOfRow[row] }

    /// How far it is from a place to the facility that counts for a row; nil where none is reached.
    public func length(from place: Int, row: Int) -> WalkLength? {
        let key = keys[fieldOfRow[row]][place]
        return key.isReached ? key.length : nil
    }

    /// How many facilities of a row a place has within its limits, where the formula asks for diversity.
    func count(from place: Int, row: Int) -> Int { Int(counts[row][place]) }

    /// The number of the facility that counts for a row at a place; nil where none is reached.
    public func facility(from place: Int, row: Int) -> Int? {
        let key = keys[fieldOfRow[row]][place]
        return key.isReached ? facilitiesOfRows[row][key.facility] : nil
    }

    /// Whether a place has a row within its limits; what is exactly as far is.
    public func isWithin(_ place: Int, row: Int) -> Bool {
        let key = keys[fieldOfRow[row]][place]
        return key.isReached && key.length <= limits[row]
    }
}

extension StandardRow {
    /// How far one may walk: metres and minutes are kept apart, and the less of them counts.
    public func limit(by limit: CircleFormula.Limit, at speed: WalkingSpeed) -> WalkLength {
        let walked = Meters(minutes * 60 * speed.metersPerSecond)
        switch limit {
        case .minutes: return WalkLength(walked)
        case .meters: return WalkLength(meters ?? walked)
        case .minutesAndMeters, .straightLine: return WalkLength(min(meters ?? walked, walked))
        }
    }
}

extension WalkGraph {
    /// The facility that counts for each place, however far one walks (at most 42 km).
    fileprivate func keys(
        of places: [Foothold?], nearest: CircleFormula.Nearest, of facilities: [[Foothold]]
    ) -> [NearestKey] {
        let cutoff = NearestField.longestCutoff
        switch nearest {
        case .kth(1): return self.nearest(of: facilities, within: cutoff).keys(of: places)
        case .kth(let count):
            return self.nearest(count, of: facilities, within: cutoff).keys(of: places) { found in
                found.count == count ? found[count - 1] : .none
            }
        case .meanOf(let count):
            return self.nearest(count, of: facilities, within: cutoff).keys(of: places) { found in
                guard found.count == count else { return .none }
                return NearestKey(mean: found.map(\.length), facility: found[0].facility)
            }
        }
    }
}
