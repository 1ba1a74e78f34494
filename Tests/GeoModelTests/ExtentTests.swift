import GeoModel
import TestWorlds
import Testing

@Suite("extents")
struct ExtentTests {
    @Test("the extent of a shape is that of its exterior rings, all parts together")
    func ofShape() throws {
        let parts = try boundary(
            "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1)), ((9 -2, 7 9, 8 8, 9 -2)))")
        #expect(Extent(parts) == Extent(minX: 0, minY: -2, maxX: 9, maxY: 9))
    }

    @Test("an empty shape has the empty extent", arguments: ["POLYGON EMPTY", "MULTIPOLYGON EMPTY"])
    func ofNothing(wkt: String) throws {
        let extent = Extent(try boundary(wkt))
        #expect(extent.isEmpty)
        #expect(extent == .empty)
    }

    @Test("a single point has an extent without width that is not empty")
    func ofPoint() {
        var extent = Extent.empty
        extent.insert(x: 116.4, y: 39.9)
        #expect(!extent.isEmpty)
        #expect(extent.center == Coordinate(x: 116.4, y: 39.9))
    }

    @Test("joining is the same in any order, and nothing changes what it is joined to")
    func union() {
        for seed in UInt64(0)..<100 {
            var random = SplitMix64(seed: seed)
            func extent() -> Extent {
                var extent = Extent.empty
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    extent.insert(x: .random(in: -9...9, using: &random), y: .random(in: -9...9, using: &random))
                }
                return extent
            }
            let (a, b) = (extent(), extent())
            var (ab, ba, alone) = (a, b, a)
            ab.formUnion(b)
            ba.formUnion(a)
            alone.formUnion(.empty)
            #expect(ab == ba, "seed \(seed)")
            #expect(alone == a, "seed \(seed)")
        }
    }
}
