import AreaLookup
import GeoModel
import TestWorlds
import Testing

/// Rings whose corners are whole numbers, so that whole numbers tell exactly where a place lies.
private struct WholeWorld {
    var rings: [[[(x: Int, y: Int)]]] = []
    let side: Int

    /// - Parameter steps: From corner to corner, at most; the whole side where nil.
    init(areas: Int, corners: Int, side: Int, steps: Int?, _ random: inout SplitMix64) {
        self.side = side
        for _ in 0..<areas {
            rings.append(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    var ring: [(x: Int, y: Int)] = []
                    for _ in 0..<Int.random(in: 3...corners, using: &random) {
                        let last = ring.last
                        func next(_ value: Int?) -> Int {
                            guard let value, let steps else { return Int.random(in: 0...side, using: &random) }
                            return min(side, max(0, value + Int.random(in: -steps...steps, using: &random)))
                        }
                        ring.append((next(last?.x), next(last?.y)))
                    }
                    return ring + [ring[0]]
                })
        }
    }

    /// A whole number stands for so many degrees: a power of two, so that no number is rounded.
    func position(_ x: Int, _ y: Int) -> Position { Position(x: Double(x) / 512 - 20, y: Double(y) / 512 + 30) }

    var boundaries: [Boundary] {
        rings.map { area in
            MultiPolygon(area.map { ring in Polygon(exterior: ring.map { position($0.x, $0.y) }) })
        }
    }

    func hits(_ x: Int, _ y: Int) -> [AreaLookup.Hit] {
        rings.enumerated().compactMap { number, area in
            let isOnBorder = edges(area).contains { isOn($0, $1, x, y) }
            return isOnBorder || isInside(area, x, y) ? AreaLookup.Hit(number: number, isOnBorder: isOnBorder) : nil
        }
    }

    /// The areas in which a place lies that is moved a little east, and much less to the north.
    func owners(_ x: Int, _ y: Int) -> [Int] { rings.indices.filter { isInside(rings[$0], x, y) } }

    private func edges(_ area: [[(x: Int, y: Int)]]) -> [((x: Int, y: Int), (x: Int, y: Int))] {
        area.flatMap { zip($0, $0.dropFirst()) }
    }

    private func turn(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ x: Int, _ y: Int) -> Int {
        (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)
    }

    private func isOn(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ x: Int, _ y: Int) -> Bool {
        turn(a, b, x, y) == 0 && min(a.x, b.x) <= x && x <= max(a.x, b.x) && min(a.y, b.y) <= y && y <= max(a.y, b.y)
    }

    /// By the edges to the east, each with its southern end and without its northern one.
    private func isInside(_ area: [[(x: Int, y: Int)]], _ x: Int, _ y: Int) -> Bool {
        !edges(area).count { a, b in
            let (south, north) = a.y < b.y ? (a, b) : (b, a)
            return south.y <= y && y < north.y && turn(south, north, x, y) > 0
        }.isMultiple(of: 2)
    }
}

@Suite struct LookupLawsTests {
    @Test(
        "rings that cross, touch, overlap and turn back give what counting in whole numbers gives, on borders too",
        arguments: 0..<45)
    func wholeNumbers(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        // Crowded: most places lie on borders. Or spread: many cells, cut several times. Or long walks of short steps.
        let world =
            switch seed % 3 {
            case 0: WholeWorld(areas: 12, corners: 12, side: 12, steps: nil, &random)
            case 1: WholeWorld(areas: 40, corners: 8, side: 4096, steps: nil, &random)
            default: WholeWorld(areas: 6, corners: 200, side: 100, steps: 3, &random)
            }
        let lookup = AreaLookup(world.boundaries)
        var places = (0..<100).map { _ in
            (Int.random(in: -1...world.side + 1, using: &random), Int.random(in: -1...world.side + 1, using: &random))
        }
        for ring in world.rings.joined() { places += ring.prefix(2).map { ($0.x, $0.y) } }
        let positions = places.map { world.position($0.0, $0.1) }
        var together = positions.map { _ in [AreaLookup.Hit]() }
        lookup.forEachHit(atEachOf: positions[...]) { together[$0].append($1) }
        #expect(together == positions.map { lookup.hits(at: $0) })
        for (x, y) in places.prefix(200) {
            let place = world.position(x, y)
            #expect(lookup.hits(at: place) == world.hits(x, y), "seed \(seed), \(x) \(y)")
            #expect(lookup.numbers(containing: place) == world.owners(x, y), "seed \(seed), \(x) \(y)")
        }
    }

    @Test("any number of workers gives the same")
    func workers() {
        var random = SplitMix64(seed: 7)
        let world = WholeWorld(areas: 200, corners: 40, side: 4000, steps: 60, &random)
        let lookups = [1, 2, 5].map { AreaLookup(world.boundaries, workers: $0) }
        for _ in 0..<500 {
            let place = world.position(
                Int.random(in: 0...4000, using: &random), Int.random(in: 0...4000, using: &random))
            let hits = lookups[0].hits(at: place)
            #expect(lookups.map { $0.hits(at: place) } == [hits, hits, hits])
        }
    }

    @Test("in a tessellation the middle of an area is in one, a corner in all six around it", arguments: 0..<5)
    func tessellation(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let side = 16
        let corners = (0...side).map { row in
            (0...side).map { column in
                Position(
                    x: 116 + (Double(column) + .random(in: -0.2...0.2, using: &random)) / 9,
                    y: 39 + (Double(row) + .random(in: -0.2...0.2, using: &random)) / 9)
            }
        }
        var areas: [Boundary] = []
        for (south, north) in zip(corners, corners.dropFirst()) {
            for column in 0..<side {
                let (a, b, c, d) = (south[column], south[column + 1], north[column], north[column + 1])
                areas += [[a, b, d, a], [d, c, a, d]].map { MultiPolygon([Polygon(exterior: $0)]) }
            }
        }
        let lookup = AreaLookup(areas)
        for (number, area) in areas.enumerated() {
            let ring = area.polygons[0].exterior
            let middle = Position(
                x: (ring[0].x + ring[1].x + ring[2].x) / 3, y: (ring[0].y + ring[1].y + ring[2].y) / 3)
            #expect(lookup.hits(at: middle) == [AreaLookup.Hit(number: number, isOnBorder: false)])
            #expect(lookup.numbers(containing: middle) == [number])
        }
        // Two triangles have it as their first corner, two as their third, and one each as the second of their three.
        for corner in corners[1..<side].flatMap({ $0[1..<side] }) {
            let hits = lookup.hits(at: corner)
            let owners = lookup.numbers(containing: corner)
            #expect(hits.map(\.isOnBorder) == [true, true, true, true, true, true])
            #expect(owners.count == 1 && Set(hits.map(\.number)).isSuperset(of: owners))
        }
    }
}
