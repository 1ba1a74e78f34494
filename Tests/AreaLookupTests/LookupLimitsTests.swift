import AreaLookup
import GeoModel
import TestWorlds
import Testing

/// What no city has, and what must not stop an answer.
@Suite struct LookupLimitsTests {
    private func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: y) }

    private func square(_ x: Double, _ y: Double, _ side: Double) -> Boundary {
        MultiPolygon([
            Polygon(exterior: [at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)])
        ])
    }

    private func numbers(_ lookup: AreaLookup, _ x: Double, _ y: Double) -> [Int] {
        lookup.hits(at: at(x, y)).map(\.number)
    }

    @Test("a place that is no number, or endless, is nowhere")
    func noPlace() {
        let lookup = AreaLookup([square(0, 0, 1)])
        for x in [Double.nan, .infinity, -.infinity, 0.5] {
            for y in [Double.nan, .infinity, -.infinity] {
                #expect(numbers(lookup, x, y) == [])
                #expect(numbers(lookup, y, x) == [])
            }
        }
        let empty = AreaLookup([MultiPolygon([]), MultiPolygon([Polygon(exterior: [])])])
        #expect(numbers(empty, 0, 0) == [] && numbers(empty, .infinity, .infinity) == [])
    }

    @Test("an area with a corner that is no number has no ground, and takes none from others")
    func noCorner() {
        for bad in [Double.nan, .infinity, -.infinity, 1e200] {
            let broken = MultiPolygon([Polygon(exterior: [at(0, 0), at(bad, 0), at(1, 1), at(0, 0)])])
            let lookup = AreaLookup([square(0, 0, 1), broken, square(1, 0, 1)])
            #expect(numbers(lookup, 0.5, 0.5) == [0])
            #expect(numbers(lookup, 1, 0.5) == [0, 2])
            #expect(lookup.nearestBorder(of: 1, to: at(0, 0), metersPerDegree: (1, 1)) == nil)
        }
    }

    @Test(
        "a triangle between three neighbouring doubles, and one as wide as numbers go, are told apart from what is around"
    )
    func sizes() {
        let (x, y) = (116.4, 39.9)
        let tiny = MultiPolygon([
            Polygon(exterior: [at(x, y), at(x.nextUp, y), at(x, y.nextUp), at(x, y)])
        ])
        let huge = MultiPolygon([
            Polygon(exterior: [at(-1e100, -1e100), at(1e100, -1e100), at(0, 1e100), at(-1e100, -1e100)])
        ])
        let lookup = AreaLookup([tiny, huge])
        #expect(numbers(lookup, x, y) == [0, 1])
        #expect(numbers(lookup, x.nextUp, y) == [0, 1])
        #expect(numbers(lookup, x.nextUp, y.nextUp) == [1])
        #expect(numbers(lookup, x.nextDown, y) == [1])
        #expect(numbers(lookup, 9e99, -9e99) == [1])
        #expect(numbers(lookup, 9e99, 9e99) == [])
        #expect(numbers(AreaLookup([tiny]), x, y.nextUp) == [0])
        // A point drawn as an area: it has a border, and nothing within.
        let point = AreaLookup([MultiPolygon([Polygon(exterior: [at(0, 0), at(0, 0), at(0, 0)])])])
        #expect(point.hits(at: at(0, 0)) == [AreaLookup.Hit(number: 0, isOnBorder: true)])
        #expect(numbers(point, .leastNonzeroMagnitude, 0) == [])
    }

    @Test("40,000 areas at one spot are all told, in their order")
    func oneSpot() {
        let lookup = AreaLookup([Boundary](repeating: square(0, 0, 1), count: 40_000))
        #expect(numbers(lookup, 0.5, 0.5) == Array(0..<40_000))
        #expect(Set(lookup.hits(at: at(1, 0.5)).map(\.isOnBorder)) == [true])
        #expect(numbers(lookup, 1, 1).count == 40_000)
        #expect(numbers(lookup, 1.0.nextUp, 1) == [])
    }

    @Test("a thousand areas, each within the one before, with a jagged one over all of them")
    func nested() {
        // Square k leaves out k/1000 at the west and south; the jagged one is the strip of y from 0 to 1, 2 and 1 in turn.
        var areas = (0..<1000).map { square(Double($0) / 1000, Double($0) / 1000, 4) }
        var ring = [at(0, 0), at(4, 0)]
        for step in 0..<4000 { ring.append(at(4 - Double(step) / 1000, step.isMultiple(of: 2) ? 1 : 2)) }
        areas.append(MultiPolygon([Polygon(exterior: ring + [at(0, 1), at(0, 0)])]))
        let lookup = AreaLookup(areas)
        #expect(numbers(lookup, 0.2505, 0.5) == Array(0...250) + [1000])
        #expect(numbers(lookup, 3.5, 3.5) == Array(0..<1000))
        #expect(numbers(lookup, 4.5, 4.5) == Array(500..<1000))
    }

    @Test("areas far apart, one of them with as many corners as all others, are told as those close by")
    func farApart() {
        var ring: [Position] = []
        // A saw of 2,000 teeth, 1e-6 degrees wide each, at 120, 30: tooth k is the triangle above [k, k + 1] e-6.
        for tooth in 0..<2000 {
            ring += [at(120 + Double(tooth) * 0x1p-20, 30), at(120 + (Double(tooth) + 0.5) * 0x1p-20, 30 + 0x1p-20)]
        }
        ring += [at(120 + 2000 * 0x1p-20, 30), at(120 + 1000 * 0x1p-20, 29), at(120, 30)]
        let lookup = AreaLookup([square(-60, -30, 1), MultiPolygon([Polygon(exterior: ring)])])
        #expect(numbers(lookup, -59.5, -29.5) == [0])
        for tooth in stride(from: 0.0, to: 2000, by: 37) {
            // At half the height of a tooth its middle half is within.
            let y = 30 + 0x1p-21
            #expect(numbers(lookup, 120 + (tooth + 0.2) * 0x1p-20, y) == [])
            #expect(numbers(lookup, 120 + (tooth + 0.25) * 0x1p-20, y) == [1])
            #expect(numbers(lookup, 120 + (tooth + 0.5) * 0x1p-20, y) == [1])
            #expect(numbers(lookup, 120 + (tooth + 0.8) * 0x1p-20, y) == [])
        }
    }

    @Test("ground on both sides of 180° is cut there: each side has its own places, and the cut is a border")
    func antimeridian() throws {
        let lookup = AreaLookup([
            try boundary(
                "MULTIPOLYGON (((179 0, 180 0, 180 1, 179 1, 179 0)), ((-180 0, -179 0, -179 1, -180 1, -180 0)))")
        ])
        #expect(numbers(lookup, 179.5, 0.5) == [0])
        #expect(numbers(lookup, -179.5, 0.5) == [0])
        #expect(numbers(lookup, 0, 0.5) == [])
        #expect(lookup.hits(at: at(180, 0.5)) == [AreaLookup.Hit(number: 0, isOnBorder: true)])
        #expect(lookup.hits(at: at(-180, 0.5)) == [AreaLookup.Hit(number: 0, isOnBorder: true)])
    }
}
