import TestWorlds
import Testing

@testable import PolygonOverlay

@Suite struct BoxTreeTests {
    @Test("the tree finds the boxes that meet a given one, each once, for any number of boxes")
    func findsAll() {
        var random = SplitMix64(seed: 11)
        func place() -> GridPoint {
            GridPoint(Double.random(in: 0...0x1p40, using: &random), Double.random(in: 0...0x1p40, using: &random))
        }
        for count in [0, 1, 2, 7, 8, 9, 63, 64, 65, 513, 700] {
            let boxes = (0..<count).map { _ in
                let corner = place()
                return CoarseBox(around: corner, corner * 0.9)
            }
            let tree = BoxTree(boxes)
            for _ in 0..<20 {
                let asked = CoarseBox(around: place(), place())
                var found: [Int] = []
                tree.forEachMeeting(asked) { position in
                    found.append(Int(tree.items[position]))
                    return true
                }
                #expect(found.sorted() == boxes.indices.filter { boxes[$0].meets(asked.turned) }, "\(count) boxes")
                var later: [Int] = []
                tree.forEachMeeting(asked, from: count / 2) { position in
                    later.append(position)
                    return true
                }
                #expect(later == tree.items.indices.filter { $0 >= count / 2 && found.contains(Int(tree.items[$0])) })
            }
        }
    }
}
