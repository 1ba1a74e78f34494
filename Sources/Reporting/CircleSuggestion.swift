internal import AreaLookup
public import GeoModel
internal import LivingCircle
internal import PlanningModel
public import ProjectStore
internal import WalkNetwork

/// Where facilities of a category would bring most people within the walk of a standard's row.
public struct CircleSuggestion: Sendable {
    /// What is asked: how many of which category, and where they may stand.
    public struct Question: Sendable {
        public var category: String
        public var count: Int
        /// Where they may stand, in the project's CRS; nil for the street corners of the areas.
        public var candidates: [PlaceList.Place]?

        public init(_ category: String, count: Int, among candidates: [PlaceList.Place]? = nil) {
            (self.category, self.count, self.candidates) = (category, count, candidates)
        }
    }

    public struct Site: Sendable {
        /// What its list calls it; nil for a street corner.
        public let id: String?
        public let position: Position
        /// The weight that it brings within, beyond the sites before it.
        public let gain: Double
    }

    /// The row of the standard that is filled: of several levels the widest.
    public let row: Int
    public let candidates: Int
    /// The one that brings most first. Fewer than were asked for where more bring nothing.
    public let sites: [Site]
    public let gain: Double
    /// What no sites of that number can exceed.
    public let bound: Double
    /// Whether no sites of that number bring more.
    public let isOptimal: Bool
}

extension CircleSuggestion {
    /// - Throws: ``ReportingError/noSuchRow(_:standard:nearest:all:)``,
    ///   ``ReportingError/suggestionNeedsNearest(formula:)``.
    init(
        _ question: Question, _ walks: CircleWalks, by standard: Standard, _ formula: CircleFormula,
        _ ground: CircleGround, _ finder: PlaceFinder
    )
        throws
    {
        let rows = standard.rows.indices.filter { standard.rows[$0].category == question.category }
        guard let row = rows.max(by: { standard.rows[$0].level < standard.rows[$1].level }) else {
            let all = Set(standard.rows.map(\.category)).sorted()
            throw ReportingError.noSuchRow(
                question.category, standard: standard.name, nearest: nearestNames(to: question.category, among: all),
                all: all)
        }
        guard formula.nearest == .kth(1), formula.limit != .straightLine else {
            throw ReportingError.suggestionNeedsNearest(formula: formula.text)
        }
        let demand = walks.demand
        let weights = demand.places.indices.map { place in
            demand.areas(of: place).isEmpty || walks.isWithin(place, row: row) ? 0 : demand.places[place].weight
        }
        let candidates: [(id: String?, position: Position, footholds: [Foothold])]
        if let places = question.candidates {
            candidates = places.map { ($0.id, $0.position, finder.placement(of: $0.position).footholds) }
        } else {
            candidates = SiteCandidates.corners(of: finder.graph, in: ground.lookup).map {
                (nil, $0.position, [$0.foothold])
            }
        }
        let catchments = SiteSuggestion.catchments(
            of: candidates.map(\.footholds), places: demand.places.map(\.foothold), weights: weights,
            on: finder.graph, within: walks.limits[row])
        let found = SiteSuggestion(of: question.count, among: catchments, weights: weights)
        self.row = row
        self.candidates = candidates.count
        sites = found.sites.map {
            Site(id: candidates[$0.candidate].id, position: candidates[$0.candidate].position, gain: $0.gain)
        }
        (gain, bound, isOptimal) = (found.gain, found.bound, found.isOptimal)
    }
}
