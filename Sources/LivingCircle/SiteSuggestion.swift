public import GeoModel
public import WalkNetwork

/// Where to put some new facilities so that they bring most within the limit: the maximal covering of Church and ReVelle
/// 1974.
///
/// The sites are chosen one after the other, each time the one that brings most of what none brings yet. Together they bring
/// at least 1 − 1/e = 63 % of the most that any choice can. How near they are is told by ``bound``; in small cases all
/// choices that may be better are tried.
///
/// - Source: Nemhauser, Wolsey and Fisher, "An analysis of approximations for maximizing submodular set functions", 1978,
///   for the share and, (for each set chosen on the way) for the bound.
public struct SiteSuggestion: Hashable, Sendable {
    /// A chosen candidate.
    public struct Site: Hashable, Sendable {
        /// Its number among the candidates.
        public let candidate: Int
        /// The weight that comes within the limit by it, beyond what the sites before it bring.
        public let gain: Double

        public init(candidate: Int, gain: Double) { (self.candidate, self.gain) = (candidate, gain) }
    }

    /// In the order in which they should be built; gains never grow. Fewer than were asked for where no candidate brings
    /// anything more.
    public let sites: [Site]
    /// No choice of so many sites brings more.
    public let bound: Double
    /// Whether it is known that no choice brings more than this one.
    public let isOptimal: Bool

    /// What all sites bring together.
    public var gain: Double { sites.reduce(0) { $0 + $1.gain } }

    /// How many looks at a place of a candidate the search for something better may take; some tenths of a second.
    public static let mostLooks = 100_000_000

    /// Chooses among candidates.
    ///
    /// - Parameters:
    ///   - count: How many sites, at least 0.
    ///   - catchments: Of each candidate the numbers of the places within the limit of it, each once. Of candidates that
    ///     bring the same the lower number is chosen.
    ///   - weights: Of each place, at least 0; 0 for one that is within the limit of a facility already.
    ///   - looks: How far to search for something better; 0 for not at all.
    public init(
        of count: Int, among catchments: [[UInt32]], weights: [Double], looks: Int = mostLooks
    ) {
        var cover = Cover(catchments, weights)
        var open = cover.ranked(Array(catchments.indices))
        var sites: [Site] = []
        var gain = 0.0
        var bound = Double.infinity
        for step in 0...max(0, count) {
            cover.settle(&open, first: count)
            bound = min(bound, gain + open.prefix(count).reduce(0) { $0 + $1.gain })
            guard step < count, let best = open.first, best.gain > 0 else { break }
            cover.insert(best.candidate)
            sites.append(Site(candidate: best.candidate, gain: best.gain))
            gain += best.gain
            open.removeFirst()
        }
        if Cover.isMore(bound, than: gain) {
            var search = CoverSearch(catchments, weights, best: gain, looks: looks)
            let better = search.best(count)
            if let better { sites = Self.inOrder(better, catchments, weights) }
            isOptimal = search.isComplete
        } else {
            isOptimal = true
        }
        self.sites = sites
        let found = sites.reduce(0) { $0 + $1.gain }
        self.bound = isOptimal ? found : max(found, bound)
    }

    /// Some candidates, the one that brings most first, then the one that brings most beyond it.
    private static func inOrder(_ candidates: [Int], _ catchments: [[UInt32]], _ weights: [Double]) -> [Site] {
        var cover = Cover(catchments, weights)
        var open = cover.ranked(candidates)
        return candidates.compactMap { _ in
            cover.settle(&open, first: 1)
            guard let best = open.first, best.gain > 0 else { return nil }
            cover.insert(best.candidate)
            open.removeFirst()
            return Site(candidate: best.candidate, gain: best.gain)
        }
    }
}

extension SiteSuggestion {
    /// The places within the limit of each candidate, as ``init(of:among:weights:looks:)`` wants them: ascending, those
    /// without weight left out.
    ///
    /// - Parameters:
    ///   - candidates: Of each its footholds; none for one that can't be reached.
    ///   - places: Where each place hangs on the network; nil for one that hangs nowhere.
    ///   - weights: Of each place; 0 for one that is within the limit of a facility already.
    ///   - limit: How far one walks at most; what is exactly as far is within.
    /// - Complexity: A search within the limit for each candidate; 4 bytes for each of the places that it finds.
    public static func catchments(
        of candidates: [[Foothold]], places: [Foothold?], weights: [Double], on graph: WalkGraph,
        within limit: WalkLength, workers: Int = coreCount
    ) -> [[UInt32]] {
        let counted = zip(places, weights).map { $1 > 0 ? $0 : nil }
        let byChain = PlacesByChain(counted, in: graph)
        return inParallel(
            count: candidates.count, workers: workers,
            start: { (finder: CatchmentFinder(graph, places: byChain), marks: PlaceMarks(count: places.count)) }
        ) { state, candidate in
            state.finder.forEachPlace(of: candidates[candidate], within: limit) { place, _ in state.marks.set(place) }
            return state.marks.takeAll()
        }
    }
}

/// Places that are marked, to be had in order whatever the order in which they were.
private struct PlaceMarks {
    /// A bit a place.
    private var words: [UInt64]

    init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    mutating func set(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

    /// The marked places, ascending; none is marked afterwards.
    mutating func takeAll() -> [UInt32] {
        var places: [UInt32] = []
        places.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
        for index in words.indices where words[index] != 0 {
            var word = words[index]
            while word != 0 {
                places.append(UInt32(64 * index + word.trailingZeroBitCount))
                word &= word - 1
            }
            words[index] = 0
        }
        return places
    }
}
