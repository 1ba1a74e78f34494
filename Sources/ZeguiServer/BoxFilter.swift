internal import Dispatch
internal import GEOSInterop
internal import GeoModel

/// Which features share a point with one of some boxes: their shapes, not their extents. Touching is enough.
struct BoxFilter: Sendable {
    /// In CRS84.
    let boxes: [Extent]

    /// - Parameter candidates: Numbers of features, in their order.
    func matches(among candidates: [Int], of layer: ServedLayer) async -> [Int] {
        let near = candidates.filter { index in boxes.contains { layer.extents[index].intersects($0) } }
        let unclear = near.filter { index in !boxes.contains { $0.holds(layer.extents[index]) } }
        if unclear.isEmpty { return near }
        // A city's worth of shapes takes a while, which the threads that answer requests don't have.
        let outside = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: Set(unclear).subtracting(meeting(unclear, of: layer)))
            }
        }
        return near.filter { !outside.contains($0) }
    }

    private func meeting(_ candidates: [Int], of layer: ServedLayer) -> [Int] {
        candidates.filter { index in
            guard let shape = layer.features[index].geometry else { return false }
            do {
                return try withGEOS { geos in
                    try boxes.contains { try $0.intersects(layer.extents[index]) && $0.meets(shape, with: geos) }
                }
            } catch {
                // GEOS can't tell of a shape that crosses itself; then its extent decides.
                return true
            }
        }
    }
}

extension Extent {
    /// Whether another, which is not empty, lies within.
    fileprivate func holds(_ other: Extent) -> Bool {
        !other.isEmpty && minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    fileprivate func meets(_ shape: Geometry<Coordinate>, with geos: GEOSSession) throws(GEOSError) -> Bool {
        // The half-open boxes beside 180° have no end; no feature lies further than 360.
        let (west, east) = (max(minX, -1e3), min(maxX, 1e3))
        let ring = [
            Coordinate(x: west, y: minY), Coordinate(x: east, y: minY), Coordinate(x: east, y: maxY),
            Coordinate(x: west, y: maxY), Coordinate(x: west, y: minY),
        ]
        let geometry: GEOSGeometry
        switch shape {
        case .points(let points):
            return points.contains { west <= $0.x && $0.x <= east && minY <= $0.y && $0.y <= maxY }
        case .lines(let lines): geometry = try geos.geometry(lines: lines)
        case .polygons(let polygons): geometry = try geos.geometry(polygons)
        }
        if west == east, minY == maxY { return try geometry.covers(ring[0]) }
        if west == east || minY == maxY { return try geometry.intersects(geos.geometry(lines: [[ring[0], ring[2]]])) }
        return try geometry.intersects(geos.geometry(Polygon(exterior: ring)))
    }
}
