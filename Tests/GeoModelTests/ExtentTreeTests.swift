import GeoModel
import TestWorlds
import Testing

@Suite("a tree of extents")
struct ExtentTreeTests {
    @Test(
        "finds those that meet one, each once, and no others, however many there are", arguments: [0, 1, 8, 9, 17, 300])
    func finds(count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        func extent() -> Extent {
            let (x, y) = (Double.random(in: 0...100, using: &random), Double.random(in: 0...100, using: &random))
            // Many are points, and some lie in one place.
            let (width, height) = (
                Double(Int.random(in: 0...3, using: &random)), Double.random(in: 0...4, using: &random)
            )
            return Extent(minX: x.rounded(), minY: y.rounded(), maxX: x.rounded() + width, maxY: y.rounded() + height)
        }
        var extents = (0..<count).map { _ in extent() }
        if count > 8 { extents[3] = .empty }
        let tree = ExtentTree(extents)
        for _ in 0..<100 {
            let asked = extent()
            var found: [Int] = []
            tree.forEach(meeting: asked) { number, _ in found.append(number) }
            #expect(found.sorted() == extents.indices.filter { extents[$0].intersects(asked) })
            #expect(tree.meets(asked) == !found.isEmpty)
        }
    }
}
