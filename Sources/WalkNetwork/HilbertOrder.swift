import GeoModel

/// Sorts positions along a Hilbert curve, which keeps near ones together.
///
/// - Returns: The numbers of the positions in the order of the curve; in one place of it by longitude and latitude, and
///   at one position by number.
/// - Source: Hilbert 1891; the turning of quadrants as in Warren, Hacker's Delight, 2nd edition, chapter 16.
func hilbertOrder(of positions: [Position]) -> [Int] {
    var extent = Extent.empty
    for position in positions { extent.insert(x: position.longitude, y: position.latitude) }
    let side = max(extent.maxX - extent.minX, extent.maxY - extent.minY)
    let scale = side > 0 ? Double(1 << 20 - 1) / side : 0
    let keyed = positions.indices.map { index in
        let x = UInt32((positions[index].longitude - extent.minX) * scale)
        let y = UInt32((positions[index].latitude - extent.minY) * scale)
        return (key: hilbertDistance(x, y), index: index)
    }
    return keyed.sorted { left, right in
        if left.key != right.key { return left.key < right.key }
        let (a, b) = (positions[left.index], positions[right.index])
        return (a.longitude, a.latitude, left.index) < (b.longitude, b.latitude, right.index)
    }.map(\.index)
}

/// How far along the curve a cell of a grid of 2^20 by 2^20 lies.
private func hilbertDistance(_ x: UInt32, _ y: UInt32) -> UInt64 {
    var (x, y) = (x, y)
    var distance: UInt64 = 0
    var level: UInt32 = 1 << 19
    while level > 0 {
        let (right, upper) = (x & level != 0, y & level != 0)
        distance = distance << 2 | (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
        if !upper {
            if right { (x, y) = (~x, ~y) }
            swap(&x, &y)
        }
        level >>= 1
    }
    return distance
}
