/// The vertices of an overlay: each grid point once, with the number of its place in the list.
struct VertexTable: Sendable {
    private(set) var points: [GridPoint] = []
    /// The input's own numbers, the smallest where several fell on one grid point; NaN where lines cross.
    private(set) var originals: [SIMD2<Double>] = []
    private var index: HashIndex

    init(expecting count: Int) {
        index = HashIndex(expecting: count)
        points.reserveCapacity(count)
        originals.reserveCapacity(count)
    }

    var count: Int { points.count }

    /// The number of a grid point; a new one where it is not known yet.
    @inline(__always)
    mutating func number(of point: GridPoint, original: SIMD2<Double>) -> Int32 {
        let mixed = (point.x.bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (point.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
        let hash = mixed ^ (mixed >> 32)
        if let known = index.find(hash, where: { points[Int($0)] == point }) {
            if original.precedes(originals[Int(known)]) { originals[Int(known)] = original }
            return known
        }
        points.append(point)
        originals.append(original)
        return index.insert(hash)
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
    private var slots: [Int32]
    /// The hash of each number, to grow without asking for it again.
    private var hashes: [UInt32] = []
    private var mask: Int

    init(expecting count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        mask = size - 1
        hashes.reserveCapacity(count)
    }

    @inline(__always)
    func find(_ hash: UInt64, where isSame: (Int32) -> Bool) -> Int32? {
        let hash = UInt32(truncatingIfNeeded: hash)
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            if hashes[Int(slots[slot])] == hash, isSame(slots[slot]) { return slots[slot] }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// Gives the next number to a thing that was not found.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Int32 {
        if hashes.count &* 2 >= slots.count { grow() }
        let number = Int32(hashes.count)
        hashes.append(UInt32(truncatingIfNeeded: hash))
        place(number)
        return number
    }

    private mutating func place(_ number: Int32) {
        var slot = Int(hashes[Int(number)]) & mask
        while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
        slots[slot] = number
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for number in hashes.indices { place(Int32(number)) }
    }
}
