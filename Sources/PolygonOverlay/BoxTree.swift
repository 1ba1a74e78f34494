/// A box in coarse grid units of 2^11 steps, at least as large as what it holds: `minX, minY, -maxX, -maxY`.
///
/// In 32 bits and with two signs turned, so that one addition and one comparison of four numbers say whether two meet.
typealias CoarseBox = SIMD4<Int32>

extension SIMD4<Int32> {
    static let nothing = CoarseBox(repeating: 1 << 29)

    /// Around two grid points, with a margin wider than ``Passage/reach``.
    @inline(__always) init(around a: GridPoint, _ b: GridPoint) {
        let low = pointwiseMin(a, b) * 0x1p-11
        let high = pointwiseMax(a, b) * 0x1p-11
        self.init(Int32(low.x) - 1, Int32(low.y) - 1, -Int32(high.x) - 1, -Int32(high.y) - 1)
    }

    /// To be compared with other boxes by ``meets(_:)``.
    @inline(__always) var turned: CoarseBox { CoarseBox(z, w, x, y) }

    /// Whether it meets the box that was turned.
    @inline(__always) func meets(_ turned: CoarseBox) -> Bool { all((self &+ turned) .<= 0) }

    @inline(__always) func union(_ other: CoarseBox) -> CoarseBox { pointwiseMin(self, other) }

    /// The place of its middle on a curve that keeps near things together (Morton 1966).
    fileprivate var mortonCode: UInt64 {
        func spread(_ value: Int32) -> UInt64 {
            var bits = UInt64(UInt32(value < 0 ? 0 : value))
            bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
            bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
            bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
            bits = (bits | bits << 2) & 0x3333_3333_3333_3333
            return (bits | bits << 1) & 0x5555_5555_5555_5555
        }
        return spread((x &- z) >> 1) | spread((y &- w) >> 1) << 1
    }
}

/// A packed tree of boxes that finds those which meet a given one.
///
/// Items stand in the order of their places on a Morton curve, eight to a node, eight nodes to the next, so the tree is
/// only an array of boxes for each level.
///
/// - Complexity: O(*n* log *n*) to build.
/// - Source: Kamel and Faloutsos, "On packing R-trees", 1993, with Morton's curve for Hilbert's.
struct BoxTree: Sendable {
    /// The item at each position of the lowest level.
    let items: [Int32]
    private let boxes: [CoarseBox]
    /// Where each level begins in `boxes`, the lowest first.
    private let levels: [Int]

    init(_ boxes: [CoarseBox]) {
        let keyed = boxes.indices.map { (code: boxes[$0].mortonCode, item: Int32($0)) }
        items = keyed.sorted { ($0.code, $0.item) < ($1.code, $1.item) }.map(\.item)
        var packed = items.map { boxes[Int($0)] }
        var levels = [0]
        var level = 0..<packed.count
        while level.count > 1 {
            levels.append(level.upperBound)
            for start in stride(from: level.lowerBound, to: level.upperBound, by: 8) {
                packed.append(
                    packed[start..<min(start + 8, level.upperBound)].reduce(CoarseBox.nothing) { $0.union($1) })
            }
            level = level.upperBound..<packed.count
        }
        self.boxes = packed
        self.levels = levels
    }

    var count: Int { items.count }
    func box(at position: Int) -> CoarseBox { boxes[position] }

    /// Gives the positions, from `first` on, of all boxes that meet `box`, in rising order, until `body` answers false.
    @inline(__always) func forEachMeeting(_ box: CoarseBox, from first: Int = 0, _ body: (Int) -> Bool) {
        guard !items.isEmpty else { return }
        let turned = box.turned
        boxes.withUnsafeBufferPointer { boxes in
            levels.withUnsafeBufferPointer { levels in
                // Depth first without a stack: a node's successor is its sibling or its parent's.
                var level = levels.count - 1
                var index = 0
                while true {
                    let isAhead = (index &+ 1) << (3 &* level) > first
                    if isAhead, boxes[levels[level] &+ index].meets(turned) {
                        if level > 0 {
                            level &-= 1
                            index <<= 3
                            continue
                        }
                        if !body(index) { return }
                    }
                    index &+= 1
                    while level < levels.count &- 1,
                        index & 7 == 0
                            || levels[level] &+ index == levels[level &+ 1]
                    {
                        index = (index &- 1) >> 3 &+ 1
                        level &+= 1
                    }
                    if level == levels.count &- 1 { return }
                }
            }
        }
    }
}
