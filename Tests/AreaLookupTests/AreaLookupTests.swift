import AreaLookup
import GeoModel
import TestWorlds
import Testing

@Suite struct AreaLookupTests {
    private func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: y) }

    @Test("a place is in the area around it, not in its hole, and in the enclave that fills the hole")
    func enclave() throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"),
            try boundary("POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))"),
            try boundary("MULTIPOLYGON (((4 4, 5 4, 5 5, 4 4)), ((20 0, 21 0, 21 1, 20 0)))"),
        ])
        #expect(lookup.numbers(containing: at(1, 1)) == [0])
        #expect(lookup.numbers(containing: at(3.5, 5.5)) == [1])
        #expect(lookup.numbers(containing: at(4.75, 4.25)) == [1, 2])
        #expect(lookup.numbers(containing: at(20.75, 0.25)) == [2])
        #expect(lookup.numbers(containing: at(15, 1)) == [])
        #expect(lookup.numbers(containing: at(.nan, 1)) == [])
    }

    @Test("no areas, and areas without ground, contain nothing")
    func nothing() {
        #expect(AreaLookup([]).numbers(containing: at(0, 0)) == [])
        #expect(AreaLookup([MultiPolygon([])]).numbers(containing: at(0, 0)) == [])
        #expect(AreaLookup([]).crossings(from: at(0, 0), to: at(1, 1)) == [])
    }

    @Test("on a border a place belongs to the east, on one that runs due east to the north, at a corner to both")
    func border() throws {
        // Four squares: 0 south-west, 1 south-east, 2 north-west, 3 north-east; the last two are drawn clockwise.
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), try boundary("POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"),
            try boundary("POLYGON ((0 1, 0 2, 1 2, 1 1, 0 1))"), try boundary("POLYGON ((1 1, 1 2, 2 2, 2 1, 1 1))"),
        ])
        #expect(lookup.numbers(containing: at(1, 0.5)) == [1])
        #expect(lookup.numbers(containing: at(0.5, 1)) == [2])
        #expect(lookup.numbers(containing: at(1, 1)) == [3])
        #expect(lookup.numbers(containing: at(0, 0)) == [0])
        #expect(lookup.numbers(containing: at(2, 1.5)) == [])
        #expect(lookup.numbers(containing: at(1.5, 2)) == [])
    }

    @Test("in a tessellation every place lies in exactly one area: on its borders and corners too", arguments: 0..<10)
    func tessellation(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (areas, corners, side) = triangles(&random)
        let lookup = AreaLookup(areas)
        var places = corners.flatMap { $0 }
        for _ in 0..<2000 {
            // A place that rounding puts on an edge or beside it, by no more than it must.
            let row = Int.random(in: 0..<side, using: &random)
            let column = Int.random(in: 0..<side, using: &random)
            let a = corners[row][column]
            let b =
                [corners[row + 1][column], corners[row][column + 1], corners[row + 1][column + 1]]
                .randomElement(using: &random) ?? a
            let share = Double.random(in: 0...1, using: &random)
            places.append(at(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
        }
        // The outermost borders belong to nobody in the east and north, so they are left out.
        for place in places where (0.01..<0.99).contains(place.x) && (0.01..<0.99).contains(place.y) {
            #expect(lookup.numbers(containing: place).count == 1, "seed \(seed), \(place)")
        }
    }

    /// The unit square cut into triangles whose corners lie at random, `side` by `side` pairs of them.
    private func triangles(
        _ random: inout SplitMix64
    ) -> (areas: [Boundary], corners: [[Position]], side: Int) {
        let side = 12
        var corners: [[Position]] = []
        for row in 0...side {
            corners.append(
                (0...side).map { column in
                    func moved(_ step: Int) -> Double {
                        let off = step == 0 || step == side ? 0 : Double.random(in: -0.2...0.2, using: &random)
                        return (Double(step) + off) / Double(side)
                    }
                    return at(moved(column), moved(row))
                })
        }
        var areas: [Boundary] = []
        for row in 0..<side {
            for column in 0..<side {
                let (a, b) = (corners[row][column], corners[row][column + 1])
                let (c, d) = (corners[row + 1][column], corners[row + 1][column + 1])
                areas += [[a, b, d, a], [d, c, a, d]].map { MultiPolygon([Polygon(exterior: $0)]) }
            }
        }
        return (areas, corners, side)
    }

    @Test("a place beside a border by the last bit of a double is on its own side")
    func lastBit() throws {
        // The line y = x: with x = k/64 the places (x, x ± one step of the double) are beside it, and rounded
        // products can't tell.
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 16 16, 0 16, 0 0))"), try boundary("POLYGON ((0 0, 16 0, 16 16, 0 0))"),
        ])
        for k in 1..<1000 {
            let x = Double(k) / 64
            #expect(lookup.numbers(containing: at(x, x.nextUp)) == [0])
            #expect(lookup.numbers(containing: at(x, x.nextDown)) == [1])
            // On the line itself: east of it.
            #expect(lookup.numbers(containing: at(x, x)) == [1])
        }
    }

    @Test("edges as high as their area take memory in proportion, and are answered alike")
    func comb() {
        // 2,000 teeth from y = 0 to y = 1: tooth k is [k, k + 0.5].
        var ring: [Position] = []
        for k in 0..<2000 {
            let x = Double(k)
            ring += [at(x, 1), at(x, 0), at(x + 0.5, 0), at(x + 0.5, 1)]
        }
        ring += [at(1999.5, 2), at(0, 2), at(0, 1)]
        let lookup = AreaLookup([MultiPolygon([Polygon(exterior: ring)])])
        #expect(lookup.numbers(containing: at(700.25, 0.5)) == [0])
        #expect(lookup.numbers(containing: at(700.75, 0.5)) == [])
        #expect(lookup.numbers(containing: at(700.75, 1.5)) == [0])
    }
}
