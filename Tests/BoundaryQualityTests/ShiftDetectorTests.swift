import BoundaryQuality
import GeoModel
import PROJInterop
import TestWorlds
import Testing

/// Layers are made of one country at two scales, so that what is true is known.
@Suite("layers that are not in the system they say")
struct ShiftDetectorTests {
    private let detector = ShiftDetector()

    @Test("a layer in GCJ-02 or BD-09 is told, whichever is finer and whichever is new", arguments: 1...6)
    func shifted(seed: UInt64) throws {
        let world = TwoScales(seed: UInt64(seed))
        for system in [OffsetSystem.gcj02, .bd09] {
            let offset = system.offset(at: world.center).length.value
            for (wrong, right) in [(world.small, world.large), (world.large, world.small)] {
                let shifted = wrong.shifted(into: system)
                let asNew = try #require(detector.shift(new: shifted, held: right), "seed \(seed)")
                #expect(asNew.new == system && asNew.held == nil, "seed \(seed)")
                let asHeld = try #require(detector.shift(new: right, held: shifted), "seed \(seed)")
                #expect(asHeld.new == nil && asHeld.held == system, "seed \(seed)")
                for found in [asNew, asHeld] {
                    // The offset differs over 30 km by some percent; the formula leaves nothing.
                    #expect(abs(found.shift.value - offset) < 0.1 * offset, "seed \(seed)")
                    #expect(found.remaining.value < 0.5, "seed \(seed)")
                    #expect(found.apart > Meters(0.1 * offset), "seed \(seed)")
                    #expect(found.samples > 200, "seed \(seed)")
                }
            }
        }
    }

    @Test("one in GCJ-02 and the other in BD-09: both are named")
    func bothShifted() throws {
        let world = TwoScales(seed: 7)
        let found = try #require(
            detector.shift(new: world.small.shifted(into: .bd09), held: world.large.shifted(into: .gcj02)))
        #expect(found.new == .bd09 && found.held == .gcj02)
    }

    @Test("a shifted layer whose bends were left out is told all the same")
    func simplified() throws {
        var plain = TwoScales(seed: 3)
        plain.bend = 0.05  // up to 40 m beside
        var straight = plain
        straight.bend = 0
        let found = try #require(detector.shift(new: straight.large.shifted(into: .gcj02), held: plain.small))
        #expect(found.new == .gcj02 && found.held == nil)
        #expect(detector.shift(new: straight.large, held: plain.small) == nil)
    }

    @Test(
        "half of the shift, fifty metres, a turn, another drawing and the same drawing are not GCJ-02",
        arguments: 1...6)
    func otherDifferences(seed: UInt64) {
        let world = TwoScales(seed: UInt64(seed))
        let half = world.large.moved {
            zip($0, OffsetSystem.gcj02.shifted($0)).map { place, moved in
                Position(x: (place.x + moved.x) / 2, y: (place.y + moved.y) / 2)
            }
        }
        let turned = world.large.moved(each: { place in
            // By one degree: 350 m at the corners, 20 km from the middle.
            let (x, y) = (place.x - world.center.x, place.y - world.center.y)
            return Position(x: world.center.x + x - 0.01745 * y, y: world.center.y + y + 0.01745 * x)
        })
        let other = TwoScales(seed: UInt64(seed) + 100, center: world.center)
        let others = [
            "half": half, "turned": turned, "same": world.large, "both": world.large.shifted(into: .gcj02),
            "fifty": world.large.moved(east: 30, north: 40), "southwest": world.large.moved(east: -500, north: -500),
            "parks": stride(from: 3, to: 144, by: 17).map { other.small[$0] },
            "other": other.large,
        ]
        for (name, layer) in others {
            let small = name == "both" ? world.small.shifted(into: .gcj02) : world.small
            #expect(detector.shift(new: layer, held: small) == nil, "\(name), seed \(seed)")
            #expect(detector.shift(new: small, held: layer) == nil, "\(name), seed \(seed)")
        }
    }

    @Test("outside China nothing is suspected, though a layer lies 500 m beside the other")
    func abroad() {
        // Osaka lies in China's box, and not in its outline.
        let world = TwoScales(seed: 5, center: Position(longitude: 135.5, latitude: 34.7))
        #expect(detector.shift(new: world.large.moved(east: 480, north: -220), held: world.small) == nil)
    }

    @Test("layers that do not meet, and empty ones, say nothing")
    func apart() {
        let east = TwoScales(seed: 1, center: Position(longitude: 112, latitude: 33))
        let west = TwoScales(seed: 1, center: Position(longitude: 111, latitude: 33))
        #expect(detector.shift(new: east.large.shifted(into: .gcj02), held: west.small) == nil)
        #expect(detector.shift(new: [], held: west.small) == nil)
        #expect(detector.shift(new: [Boundary([])], held: west.small) == nil)
    }

    @Test("an outer outline alone says nothing: one layer ends at the coast, another at sea")
    func outline() {
        var world = TwoScales(seed: 2)
        world.count = 3
        #expect(world.large.count == 1)
        #expect(detector.shift(new: world.large.shifted(into: .gcj02), held: world.small) == nil)
    }

    @Test("the order of the areas does not matter")
    func order() {
        let world = TwoScales(seed: 4)
        let shifted = world.large.shifted(into: .gcj02)
        let found = detector.shift(new: shifted, held: world.small)
        #expect(found != nil)
        #expect(detector.shift(new: shifted.reversed(), held: Array(world.small[50...] + world.small[..<50])) == found)
    }

    @Test("of a large layer the borders of 48 areas are looked at, and what lies around them")
    func bounded() throws {
        var world = TwoScales(seed: 6, center: Position(longitude: 110, latitude: 32))
        world.count = 60
        let (large, small) = (world.large.shifted(into: .gcj02), world.small)
        var asked: [Int] = []
        let found = detector.shift(new: large.map { Extent($0) }, held: small.map { Extent($0) }) { side, numbers in
            asked.append(numbers.count)
            return numbers.map { side == .new ? large[$0] : small[$0] }
        }
        #expect(found?.new == .gcj02)
        // 400 large areas of nine small ones each. With a margin each sampled one meets at most 7 x 7 small ones.
        #expect(asked.count == 3 && asked[0] == 48 && asked[1] <= 352 && asked[2] <= 48 * 49)
        #expect(found.map { $0.samples <= 1100 } == true)
    }
}
