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
