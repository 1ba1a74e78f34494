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
