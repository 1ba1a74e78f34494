import AreaLookup
import GeoModel
import LivingCircle
import TestWorlds
import Testing
import WalkNetwork

@Suite struct StreetDemandTests {
    /// A box in blocks of the desert city, whose node (column, row) lies at (column, row).
    private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Boundary {
        let city = DesertCity(columns: 1, rows: 1)
        return MultiPolygon([
            Polygon(
                exterior: [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
                    city.position($0.0, $0.1)
                })
        ])
    }

    /// The weight within each area, in whole units of length.
    private func units(_ demand: Demand, areas: Int) -> [UInt64] {
        var units = [UInt64](repeating: 0, count: areas)
        for place in demand.places.indices {
            for area in demand.areas(of: place) {
                units[Int(area)] += WalkLength(Meters(demand.places[place].weight)).units
            }
        }
        return units
    }

    @Test(
        "a street of two blocks is cut at the border within it, and its parts into equal pieces of at most ten metres")
    func pieces() throws {
        // 240 m from west to east. The first area ends after 1.48 blocks, 177.6 m: 18 pieces of 9.8667 m, and 62.4 m are
        // left: 7 pieces of 8.9143 m.
        let graph = try DesertCity(columns: 3, rows: 1).compiled().graph
        let lookup = AreaLookup([box(-1, -1, 1.48, 1), box(1.48, -1, 3, 1), box(5, 5, 6, 6)])
        let demand = StreetDemand.places(of: graph, in: lookup)
        #expect(demand.weight == .street)
        let units = units(demand, areas: 3)
        // The border's place is rounded in degrees: 1e-14° are less than a unit of 0.01 mm.
        #expect((17_759_999...17_760_001).contains(units[0]))
        #expect(units[0] + units[1] == 24_000_000)
        #expect(units[2] == 0)
        let (long, short) = (177.6 / 18, 62.4 / 7)
        var expected: [Double] = (0..<18).map { long * (Double($0) + 0.5) }
        expected += (0..<7).map { 177.6 + short * (Double($0) + 0.5) }
        let middles: [Double] = demand.places.map { ($0.position.longitude - 112) / 0.002 * 120 }.sorted()
        #expect(middles.count == expected.count)
        #expect(zip(middles, expected).allSatisfy { abs($0 - $1) < 1e-4 })
        for (number, place) in demand.places.enumerated() {
            let isFirst = place.position.longitude < 112 + 1.48 * 0.002
            #expect(abs(place.weight - (isFirst ? long : short)) < 2e-5)
            #expect(Array(demand.areas(of: number)) == [isFirst ? 0 : 1])
            #expect(place.foothold?.leg == .zero)
        }
    }

    @Test("a street along a border belongs to the area on its east, once; what is outside is left out")
    func alongBorder() throws {
        // Columns 0 to 2, rows 0 and 1: seven blocks of 120 m. The western area has the street of column 0 and the two to
        // its east; the eastern one both its own, the street on the border and the one on its eastern side not: that
        // belongs to whoever is east of it.
        let graph = try DesertCity(columns: 3, rows: 2).compiled().graph
        let areas = [box(0, -1, 1, 2), box(1, -1, 2, 2)]
        let demand = StreetDemand.places(of: graph, in: AreaLookup(areas))
        #expect(units(demand, areas: 2) == [36_000_000, 36_000_000])
        let wider = StreetDemand.places(of: graph, in: AreaLookup([areas[0], box(1, -1, 3, 2)]))
        #expect(units(wider, areas: 2) == [36_000_000, 48_000_000])
    }

    @Test("areas in each other each have the whole length of their streets")
    func nested() throws {
        // The city has 2 × 10 × 11 blocks; the inner area the streets between columns and rows 2.5 and 4.5: two of them
        // each way, each two blocks long.
        let graph = try DesertCity(columns: 11, rows: 11).compiled().graph
        let demand = StreetDemand.places(of: graph, in: AreaLookup([box(-1, -1, 11, 11), box(2.5, 2.5, 4.5, 4.5)]))
        let units = units(demand, areas: 2)
        #expect(units[0] == 2_640_000_000)
        #expect((95_999_992...96_000_008).contains(units[1]))
    }

    @Test(
        "in a tessellation the pieces are as long as the streets, none crosses a border, and workers change nothing",
        arguments: 0..<5)
    func law(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = try DesertCity(columns: 20, rows: 20).compiled().graph
        // 2 × 19 × 20 blocks of 120 m are 91,200 m. Strips between lines that lean, some of which run along streets.
        func ends() -> [Double] {
            let inner = (0..<6).map { _ in Double(Int.random(in: 0...40, using: &random)) / 2 }
            return [-2] + inner.sorted() + [25]
        }
        let (tops, bottoms) = (ends(), ends())
        let city = DesertCity(columns: 1, rows: 1)
        let areas = (0..<7).map { strip -> Boundary in
            let (west, east) = (strip, strip + 1)
            let southWest = city.position(bottoms[west], -1)
            let (southEast, northEast) = (city.position(bottoms[east], -1), city.position(tops[east], 20))
            let ring = [southWest, southEast, northEast, city.position(tops[west], 20), southWest]
            return MultiPolygon([Polygon(exterior: ring)])
        }
        let lookup = AreaLookup(areas)
        let demand = StreetDemand.places(of: graph, in: lookup, workers: 1)
        #expect(units(demand, areas: 7).reduce(0, +) == 9_120_000_000, "seed \(seed)")
        let again = StreetDemand.places(of: graph, in: lookup, workers: 3)
        #expect(again.places.map(\.foothold) == demand.places.map(\.foothold))
        #expect(again.areaNumbers == demand.areaNumbers)
        for place in demand.places {
            let foothold = try #require(place.foothold)
            let middle = foothold.stretch.lowerBound
            let half = UInt32(place.weight * 100_000 / 2)
            // Near both ends, a millimetre within.
            guard half > 200 else { continue }
            for offset in [middle - half + 100, middle + half - 100] {
                let end = graph.position(at: StreetPoint(chain: foothold.chain, offset: offset))
                // A street on a border is on either side of it by rounding.
                let isOnBorder = lookup.numbers(containing: end) != lookup.numbers(containing: place.position)
                #expect(!isOnBorder || end.longitude == place.position.longitude, "seed \(seed), \(place.position)")
            }
        }
    }

    @Test("people are split by the weights within each area and conserved; an area without streets is told")
    func spread() throws {
        let graph = try DesertCity(columns: 11, rows: 11).compiled().graph
        // The second lies in the first; the third has no street, the fourth nobody knows, the fifth nobody.
        let areas = [
            box(-1, -1, 11, 11), box(2.5, 2.5, 4.5, 4.5), box(0.2, 0.2, 0.8, 0.8), box(5, 5, 7, 7), box(20, 20, 21, 21),
        ]
        let streets = StreetDemand.places(of: graph, in: AreaLookup(areas))
        let spread = streets.spread(people: [1_646_795, 917.3, 12, nil, 0])
        #expect(spread.unplaced == [2])
        var people = [Double](repeating: 0, count: 5)
        for place in spread.demand.places.indices {
            let own = spread.demand.areas(of: place)
            #expect(own.count == 1)
            people[Int(own[own.startIndex])] += spread.demand.places[place].weight
        }
        #expect(abs(people[0] - 1_646_795) < 1_646_795 * 1e-9)
        #expect(abs(people[1] - 917.3) < 917.3 * 1e-9)
        #expect(people[2...] == [0, 0, 0])
        #expect(spread.demand.weight == .people)
        // The first area's 220 blocks are of 12 pieces each, so each has 1/2640 of its people.
        let first = try #require(spread.demand.places.indices.first { spread.demand.areas(of: $0) == [0] })
        #expect(abs(spread.demand.places[first].weight - 1_646_795 / 2640) < 1)
    }
}
