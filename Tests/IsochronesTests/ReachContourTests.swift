import GDALInterop
import GEOSInterop
import GeoModel
import Isochrones
import TestWorlds
import Testing

@Suite("Reach contour") struct ReachContourTests {
    private let street = [Here.at(0, 0), Here.at(400, 0)]

    private func shape(_ lines: [[Position]]) throws -> Boundary {
        var contour = ReachContour()
        return try contour.shapes(of: [lines])[0]
    }

    @Test("a street of 400 m has the ground of its sides and two half circles, within the stated error")
    func oneStreet() throws {
        // 2 · 25 · 400 + π · 25² = 21,963.5. It misses at most a rim of 25 − 23.38 + 0.03 m around its outline of
        // 800 + 50π = 957.1 m: 1,580 m²; a single street's shape never exceeds by more than the 3 cm: 29 m².
        let area = try Here.area(shape([street]))
        #expect(area >= 21_963.5 - 1_580 && area <= 21_963.5 + 29)
    }

    @Test("a place with no reach has a disc around it, and one off the streets nothing")
    func point() throws {
        // π · 25² = 1,963.5; at least the disc of 23.35 m: 1,712.9.
        let area = try Here.area(shape([[Here.at(10, 10)]]))
        #expect(area >= 1_712 && area <= 1_969)
        #expect(try shape([]).isEmpty)
        #expect(try shape([[]]).isEmpty)
    }

    @Test("a block of 300 m has a hole, an island of streets in it stands by itself in that hole")
    func hole() throws {
        let block = [Here.at(0, 0), Here.at(300, 0), Here.at(300, 300), Here.at(0, 300), Here.at(0, 0)]
        let ground = try shape([block, [Here.at(140, 150), Here.at(160, 150)]])
        #expect(ground.polygons.map(\.interiors.count).sorted() == [0, 1])
        #expect(try Here.isValid(ground))
        // The hole is 250 m square; its rim may be off by 1.65 m to the outside, and in notches more.
        let hole = try #require(ground.polygons.first { !$0.interiors.isEmpty }).interiors[0]
        let area = try Here.area(Boundary([Polygon(exterior: hole)]))
        #expect(area > 240 * 240 && area < 253.4 * 253.4)
    }

    @Test("holes far apart and islands in them find their own polygons")
    func manyHoles() throws {
        var lines: [[Position]] = []
        for column in 0...6 { lines.append([Here.at(Double(column) * 200, 0), Here.at(Double(column) * 200, 1000)]) }
        for row in 0...5 { lines.append([Here.at(0, Double(row) * 200), Here.at(1200, Double(row) * 200)]) }
        let town = try shape(lines)
        #expect(town.polygons.map(\.interiors.count) == [30])  // 6 · 5 blocks
        let island = try shape(lines + [[Here.at(500, 500)]])
        #expect(island.polygons.map(\.interiors.count).sorted() == [0, 30])
        #expect(try Here.isValid(town) && Here.isValid(island))
    }

    @Test("streets on two banks of a river 70 m wide are two shapes, on those of 45 m one")
    func river() throws {
        let bank = { (y: Double) in [Here.at(0, y), Here.at(500, y)] }
        #expect(try shape([bank(0), bank(70)]).polygons.count == 2)
        #expect(try shape([bank(0), bank(45)]).polygons.count == 1)
    }

    @Test("each shape is valid and lies in the next, as drawn and as written", arguments: 0..<300)
    func nestedAndValid(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var contour = ReachContour(cell: Meters(.random(in: 4...20, using: &random)))
        let limits = (0..<3).map { _ in Here.streets(.random(in: 0...25, using: &random), across: 8, &random) }
        let shapes = try contour.shapes(of: limits)
        for shape in shapes {
            #expect(try Here.isValid(shape), "seed \(seed)")
            let written = shape.roundedToSevenDecimals()
            #expect(shape.mapRings { $0.map { Coordinate(x: $0.x, y: $0.y) } } == written, "seed \(seed)")
        }
        for (inner, outer) in zip(shapes, shapes.dropFirst()) where !inner.isEmpty {
            #expect(try Here.covers(outer, inner), "seed \(seed)")
        }
    }

    @Test("no ground is missed or added beyond the stated error", arguments: 0..<60)
    func error(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let lines = Here.streets(12, across: 5, &random)
        let shape = try shape(lines)
        let planar = Here.meters(shape)
        // √(25² − 12.5² · 2 / 4) = 23.385 and 25 + 12.5 · √2 / 2 = 33.839; 3 cm for rounding, 3 cm as Here is flat.
        for ring in planar.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                for share in [0, 0.25, 0.5, 0.75] {
                    let p = Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
                    let away = distance(from: p, to: lines)
                    #expect(away >= 23.385 - 0.06 && away <= 33.839 + 0.06, "seed \(seed) at \(p)")
                }
            }
        }
        let places = (0..<400).map { _ in
            Coordinate(x: .random(in: -150...700, using: &random), y: .random(in: -150...700, using: &random))
        }
        let inside = try withGEOS { (geos) throws(GEOSError) in
            let ground = try geos.geometry(planar)
            var inside: [Bool] = []
            for place in places { inside.append(try ground.covers(place)) }
            return inside
        }
        for (place, isInside) in zip(places, inside) {
            let away = distance(from: place, to: lines)
            if away <= 23.325 { #expect(isInside, "seed \(seed) at \(place), \(away) m") }
            if away >= 33.9 { #expect(!isInside, "seed \(seed) at \(place), \(away) m") }
        }
    }

    @Test("neither the order and direction of streets nor what was drawn before makes a difference")
    func order() throws {
        var random = SplitMix64(seed: 7)
        let lines = Here.streets(40, across: 8, &random)
        let expected = try shape(lines)
        var contour = ReachContour()
        _ = try contour.shapes(of: [Here.streets(60, across: 12, &random)])
        #expect(try contour.shapes(of: [lines.shuffled(using: &random).map { $0.reversed() }])[0] == expected)
    }

    @Test("a street that leaps across the map, a pole, and what is no number are told, and the next origin is drawn")
    func refused() throws {
        var contour = ReachContour()
        #expect(throws: IsochroneError.self) { try contour.shapes(of: [[[Here.at(0, 0), Position(x: 100, y: 30)]]]) }
        for place in [Position(x: 0, y: 89.5), Position(x: .nan, y: 0)] {
            #expect(throws: IsochroneError.self) { try contour.shapes(of: [[[place]]]) }
        }
        #expect(try contour.shapes(of: [[street]])[0].polygons.count == 1)
    }
}
