/// Sets of shapes, each kept once and called by a number; 0 is the empty set.
///
/// Both the cover set of a face and the shapes whose border an edge is are such sets. Crossing an edge toggles its set.
struct CoverSets: Sendable {
    private var members: [Int32] = []
    private var starts: [Int] = [0, 0]
    private var index = HashIndex(expecting: 64)
    /// What toggling one set by another gave, by the two numbers.
    private var known: [UInt64: Int32] = [:]
    private var last: (key: UInt64, result: Int32) = (.max, 0)

    static let empty: Int32 = 0

    init() { _ = index.insert(Self.hash(of: [])) }

    var count: Int { starts.count - 1 }

    /// The shapes of a set, ascending.
    subscript(set: Int32) -> ArraySlice<Int32> { members[starts[Int(set)]..<starts[Int(set) + 1]] }

    /// The set of one shape.
    mutating func single(_ shape: Int32) -> Int32 { number(of: [shape]) }

    /// The shapes that are in one of two sets and not in both.
    ///
    /// - Complexity: O(1) where the two were toggled before, else the size of both.
    mutating func toggled(_ one: Int32, by other: Int32) -> Int32 {
        if one == Self.empty { return other }
        if one == other { return Self.empty }
        let key = UInt64(UInt32(min(one, other))) << 32 | UInt64(UInt32(max(one, other)))
        if last.key == key { return last.result }
        let result: Int32
        if let answer = known[key] {
            result = answer
        } else {
            result = number(of: Self.difference(self[one], self[other]))
            known[key] = result
        }
        last = (key, result)
        return result
    }

    private mutating func number(of shapes: [Int32]) -> Int32 {
        let hash = Self.hash(of: shapes)
        if let known = index.find(hash, where: { self[$0].elementsEqual(shapes) }) { return known }
        members.append(contentsOf: shapes)
        starts.append(members.count)
        return index.insert(hash)
    }

    private static func hash(of shapes: [Int32]) -> UInt64 {
        let hash = shapes.reduce(0x9E37_79B9_7F4A_7C15 as UInt64) { hash, shape in
            let mixed = (hash ^ UInt64(UInt32(shape))) &* 0xBF58_476D_1CE4_E5B9
            return mixed ^ (mixed >> 31)
        }
        return hash
    }

    /// What is in one of two ascending lists and not in both.
    private static func difference(_ left: ArraySlice<Int32>, _ right: ArraySlice<Int32>) -> [Int32] {
        var merged: [Int32] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (left.startIndex, right.startIndex)
        while i < left.endIndex, j < right.endIndex {
            if left[i] == right[j] {
                i += 1
                j += 1
            } else if left[i] < right[j] {
                merged.append(left[i])
                i += 1
            } else {
                merged.append(right[j])
                j += 1
            }
        }
        merged.append(contentsOf: left[i...])
        merged.append(contentsOf: right[j...])
        return merged
    }
}
