/// The vertices of an overlay: each grid point once, with the number of its place in the list.
struct VertexTable: Sendable {
    private(set) var points: [GridPoint] = []
    /// The input's own numbers, the smallest where several fell on one grid point; NaN where lines cross.
    private(set) var originals: [SIMD2<Double>] = []
    private var index: HashIndex
    /// The number asked for last. Along a border met before numbers go up or down by one.
    private var last: Int32 = 0

    init(expecting count: Int) {
        index = HashIndex(expecting: count)
        points.reserveCapacity(count)
        originals.reserveCapacity(count)
    }

    var count: Int { points.count }

    /// The number of a grid point; a new one where it is not known yet.
    @inline(__always)
    mutating func number(of point: GridPoint, original: SIMD2<Double>) -> Int32 {
        if let known = neighbour(ofLast: point) {
            last = known
            if original.precedes(originals[Int(known)]) { originals[Int(known)] = original }
            return known
        }
        let mixed = (point.x.bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (point.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
        let hash = mixed ^ (mixed >> 32)
        if let known = index.find(hash, where: { points[Int($0)] == point }) {
            last = known
            if original.precedes(originals[Int(known)]) { originals[Int(known)] = original }
            return known
        }
        points.append(point)
        originals.append(original)
        last = index.insert(hash)
        return last
    }

    @inline(__always)
    private func neighbour(ofLast point: GridPoint) -> Int32? {
        if Int(last) &+ 1 < points.count, points[Int(last) &+ 1] == point { return last &+ 1 }
        if last > 0, points[Int(last) &- 1] == point { return last &- 1 }
        return nil
    }

    /// The number of the grid point where lines cross.
    mutating func number(ofCrossing point: GridPoint) -> Int32 {
        number(of: point, original: SIMD2(repeating: .nan))
    }

    /// From here on the vertex stands at its grid point.
    mutating func pin(_ vertex: Int32) { originals[Int(vertex)] = SIMD2(repeating: .nan) }
}

/// Finds the number of a thing by its hash: numbers count up from 0 in the order of insertion.
///
/// Open addressing with at most half of the slots in use.
struct HashIndex: Sendable {
    /// The hash in the upper half and the number in the lower; all bits set where a slot is free.
    private var slots: [UInt64]
    private var mask: Int
    private var count: UInt64 = 0

    private static let free = UInt64.max

    init(expecting count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: Self.free, count: size)
        mask = size - 1
    }

    @inline(__always)
    func find(_ hash: UInt64, where isSame: (Int32) -> Bool) -> Int32? {
        let hash = UInt32(truncatingIfNeeded: hash)
        var place = Int(hash) & mask
        while slots[place] != Self.free {
            let number = Int32(truncatingIfNeeded: slots[place])
            if UInt32(truncatingIfNeeded: slots[place] >> 32) == hash, isSame(number) { return number }
            place = (place &+ 1) & mask
        }
        return nil
    }

    /// Gives the next number to a thing that was not found.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Int32 {
        if count &* 2 >= slots.count { grow() }
        put(hash << 32 | count)
        count &+= 1
        return Int32(truncatingIfNeeded: count &- 1)
    }

    private mutating func put(_ slot: UInt64) {
        var place = Int(truncatingIfNeeded: slot >> 32) & mask
        while slots[place] != Self.free { place = (place &+ 1) & mask }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.free, count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot != Self.free { put(slot) }
    }
}
