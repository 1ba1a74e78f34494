import GDALInterop
import GeoModel
import Isochrones
import TestWorlds
import Testing

@Suite("Isochrone shaper") struct IsochroneShaperTests {
    private let shaper = IsochroneShaper(crs: .cgcs2000, around: Here.extent)

    private func shape(_ lines: [[Position]]) throws -> Boundary { try shaper.shapes(of: [[lines]])[0].get()[0] }

    @Test("a street of 400 m has the ground of its sides and two polygons of 32 corners' halves")
    func oneStreet() throws {
        // 2 · 25 · 400 + 16 · 25² · sin(π/16) = 20,000 + 1,950.9. The zone's scale 0.6° from its meridian at 40°N is
        // 1 + (0.6° · cos φ)²/2 = 1 + 3.2e-5, which leaves 25 m and the width as they are to 1e-4: 3 m².
        let area = try Here.area(shape([[Here.at(0, 0), Here.at(400, 0)]]))
        #expect(abs(area - 21_950.9) < 3)
    }

    @Test("a place with no reach has a polygon of 32 corners around it, and one off the streets nothing")
    func point() throws {
        let area = try Here.area(shape([[Here.at(10, 10)]]))
        #expect(abs(area - 1_950.9) < 0.5)  // 16 · 25² · sin(π/16)
        #expect(try shape([]).isEmpty)
    }

    @Test("a block has a hole, which a longer limit fills and never opens")
    func hole() throws {
        let block = [Here.at(0, 0), Here.at(300, 0), Here.at(300, 300), Here.at(0, 300), Here.at(0, 0)]
        let inside = [[Here.at(0, 0), Here.at(0, 10)]]
        let shapes = try shaper.shapes(of: [[[block], inside]])[0].get()
        #expect(shapes.map { $0.polygons.map(\.interiors.count) } == [[1], [1]])
        #expect(try Here.covers(shapes[1], shapes[0]))
    }

    @Test("streets on two banks of a river are one shape only where their buffers meet")
    func river() throws {
        let bank = { (y: Double) in [Here.at(0, y), Here.at(500, y)] }
        #expect(try shape([bank(0), bank(50.1)]).polygons.count == 2)
        #expect(try shape([bank(0), bank(49.9)]).polygons.count == 1)
    }

    @Test("each shape is valid, also as written, and lies in the next", arguments: 0..<60)
    func nestedAndValid(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let limits = (0..<3).map { _ in Here.streets(.random(in: 0...20, using: &random), across: 8, &random) }
        let shapes = try shaper.shapes(of: [limits])[0].get()
        for shape in shapes {
            #expect(try Here.isValid(shape), "seed \(seed)")
            #expect(try Here.isValid(shape.roundedToSevenDecimals()), "seed \(seed)")
        }
        for (inner, outer) in zip(shapes, shapes.dropFirst()) where !inner.isEmpty {
            #expect(try Here.covers(outer, inner), "seed \(seed)")
        }
    }

    @Test("an origin whose streets lie beyond the plane fails alone, and workers make no difference")
    func batch() throws {
        var random = SplitMix64(seed: 3)
        var origins = (0..<6).map { _ in [Here.streets(10, across: 6, &random)] }
        origins[2] = [[[Position(x: 500, y: 40)]]]
        let answers = shaper.shapes(of: origins, workers: 1)
        #expect(answers == shaper.shapes(of: origins, workers: 3))
        #expect(answers.indices.filter { if case .failure = answers[$0] { true } else { false } } == [2])
    }
}
