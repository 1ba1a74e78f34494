import AreaLookup
import GeoModel
import LivingCircle
import TestWorlds
import Testing
import WalkNetwork

@Suite struct SiteSuggestionTests {
    /// The weight that some candidates bring together.
    private func covered(_ candidates: some Sequence<Int>, _ catchments: [[UInt32]], _ weights: [Double]) -> Double {
        Set(candidates.flatMap { catchments[$0] }).reduce(0) { $0 + weights[Int($1)] }
    }

    /// The most that any `count` candidates bring, by trying all.
    private func most(_ count: Int, _ catchments: [[UInt32]], _ weights: [Double]) -> Double {
        (0..<1 << catchments.count).filter { $0.nonzeroBitCount == min(count, catchments.count) }.map { choice in
            covered(catchments.indices.filter { choice >> $0 & 1 == 1 }, catchments, weights)
        }.max() ?? 0
    }

    /// Candidates and the places around each at random; whole weights, so that sums are exact.
    private func world(
        _ random: inout SplitMix64, candidates: Int, places: Int
    ) -> (catchments: [[UInt32]], weights: [Double]) {
        let catchments = (0..<candidates).map { _ in
            (0..<UInt32(places)).filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
        }
        return (catchments, (0..<places).map { _ in Double(Int.random(in: 0...20, using: &random)) })
    }

    @Test("where the greedy choice misleads, the better pair is found, and told to be the best")
    func misled() {
        // Places 0 to 5 weigh 1 2 4 8 16 32. Candidate 0 brings 2, 3 and 4: 28; 1 brings 0, 3, 4 and 5 less 4: 0, 2, 3: 13
        // and 2 brings 1, 4: 18. The one that brings most is 0 (28), and then nobody adds more than 2 (candidate 2);
        // 1 and 2 together bring 13 + 18 = 31, 0 and 2 bring 30.
        let weights = (0..<6).map { Double(1 << $0) }
        let catchments: [[UInt32]] = [[2, 3, 4], [0, 2, 3], [1, 4]]
        let greedy = SiteSuggestion(of: 2, among: catchments, weights: weights, looks: 0)
        #expect(greedy.sites.map(\.candidate) == [0, 2] && greedy.sites.map(\.gain) == [28, 2])
        // Before the first: 28 + 18 = 46. After it: 28 + 2 + 1 = 31. After both: 30 + 1 = 31.
        #expect(greedy.bound == 31 && !greedy.isOptimal)
        let best = SiteSuggestion(of: 2, among: catchments, weights: weights)
        #expect(best.sites.map(\.candidate) == [2, 1] && best.sites.map(\.gain) == [18, 13])
        #expect(best.gain == 31 && best.bound == 31 && best.isOptimal)
    }

    @Test("nothing is suggested that brings nothing, and of equals the first is chosen")
    func nothing() {
        let weights = [1.0, 0, 2]
        let found = SiteSuggestion(of: 5, among: [[1], [2], [2], []], weights: weights)
        #expect(found.sites == [SiteSuggestion.Site(candidate: 1, gain: 2)])
        #expect(found.isOptimal && found.bound == 2)
        #expect(SiteSuggestion(of: 3, among: [], weights: weights).sites.isEmpty)
        #expect(SiteSuggestion(of: 0, among: [[0]], weights: weights).bound == 0)
    }

    @Test("one site is what trying them all finds", arguments: 0..<30)
    func one(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (catchments, weights) = world(&random, candidates: 40, places: 60)
        let found = SiteSuggestion(of: 1, among: catchments, weights: weights)
        let gains = catchments.indices.map { covered([$0], catchments, weights) }
        let best = gains.max() ?? 0
        #expect(found.gain == best && found.isOptimal && found.bound == best, "seed \(seed)")
        #expect(found.sites.map(\.candidate) == [gains.firstIndex(of: best) ?? -1], "seed \(seed)")
    }

    @Test(
        "in small cases the choice is the best of all; greedy has 1 − 1/e of it, its bound holds, gains never grow",
        arguments: 0..<60)
    func small(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (catchments, weights) = world(&random, candidates: 11, places: 40)
        let count = Int.random(in: 2...5, using: &random)
        let most = most(count, catchments, weights)
        let exact = SiteSuggestion(of: count, among: catchments, weights: weights)
        #expect(exact.isOptimal && exact.gain == most && exact.bound == most, "seed \(seed)")
        let greedy = SiteSuggestion(of: count, among: catchments, weights: weights, looks: 0)
        #expect(greedy.gain >= 0.632 * most && greedy.bound >= most, "seed \(seed)")
        #expect(!greedy.isOptimal || greedy.gain == most, "seed \(seed)")
        for found in [exact, greedy] {
            let gains = found.sites.map(\.gain)
            #expect(gains == gains.sorted(by: >), "seed \(seed)")
            #expect(covered(found.sites.map(\.candidate), catchments, weights) == found.gain, "seed \(seed)")
        }
    }

    @Test("a search that is cut short has at least the greedy choice and an upper bound")
    func cutShort() {
        var random = SplitMix64(seed: 1)
        let (catchments, weights) = world(&random, candidates: 60, places: 300)
        let greedy = SiteSuggestion(of: 8, among: catchments, weights: weights, looks: 0)
        let some = SiteSuggestion(of: 8, among: catchments, weights: weights, looks: 200_000)
        #expect(!some.isOptimal && some.gain >= greedy.gain && some.bound == greedy.bound)
    }

    @Test("catchments are the places within the limit: ascending, without those that have no weight")
    func catchments() throws {
        // A street of eight nodes, 120 m apart; the weight at node 3 is none, and node 5 hangs nowhere.
        let city = try DesertCity(columns: 8, rows: 1).compiled()
        var places: [Foothold?] = (0..<8).map { city.at($0, 0) }
        places[5] = nil
        let weights: [Double] = [1, 2, 4, 0, 16, 32, 64, 128]
        let candidates = [[city.at(2, 0)], [city.at(6, 0), city.at(0, 0)], []]
        for workers in [1, 3] {
            let found = SiteSuggestion.catchments(
                of: candidates, places: places, weights: weights, on: city.graph, within: WalkLength(Meters(240)),
                workers: workers)
            #expect(found == [[0, 1, 2, 4], [0, 1, 2, 4, 6, 7], []])
        }
    }

    @Test("candidates are the street corners within the areas, thinned where there are too many")
    func corners() throws {
        // A grid of 6 by 6 nodes: all but the four at the corners of the grid join three streets or four.
        let city = DesertCity(columns: 6, rows: 6)
        let graph = try city.compiled().graph
        func box(_ west: Double, _ east: Double) -> Boundary {
            MultiPolygon([
                Polygon(
                    exterior: [(west, -1), (east, -1), (east, 7), (west, 7), (west, -1)].map {
                        city.position($0.0, $0.1)
                    })
            ])
        }
        let whole = AreaLookup([box(-1, 7)])
        #expect(SiteCandidates.corners(of: graph, in: whole).count == 32)
        // The two western columns have 12 nodes, two of them no corners.
        let west = SiteCandidates.corners(of: graph, in: AreaLookup([box(-1, 1.5)]))
        #expect(west.count == 10)
        #expect(west.allSatisfy { $0.foothold.leg == .zero && graph.position(at: $0.foothold) == $0.position })
        let few = SiteCandidates.corners(of: graph, in: whole, most: 10)
        #expect((1...10).contains(few.count))
        #expect(Set(few).isSubset(of: SiteCandidates.corners(of: graph, in: whole)))
        #expect(SiteCandidates.corners(of: graph, in: whole, most: 10, workers: 1) == few)
        #expect(SiteCandidates.corners(of: graph, in: AreaLookup([])).isEmpty)
    }
}

extension WalkGraph {
    fileprivate func position(at foothold: Foothold) -> Position {
        position(at: StreetPoint(chain: foothold.chain, offset: foothold.stretch.lowerBound))
    }
}
