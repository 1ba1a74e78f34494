internal import GeoModel
internal import Glibc

/// The shapes that differ from each other, each with all that are the same byte for byte; and their extents.
///
/// A planner's ground is often an exact copy of an area: of copies only one is laid over the others.
///
/// - Complexity: O(*n*) for *n* vertices.
struct DistinctShapes: Sendable {
    /// For each distinct shape the indices of all that are the same, ascending.
    private(set) var copies: [[Int]] = []
    private(set) var extents: [Extent] = []
    private(set) var extent = Extent.empty

    var count: Int { copies.count }

    init<Point: Vertex>(_ shapes: [MultiPolygon<Point>], workers: Int) throws(OverlayError) {
        let parts = (shapes.count + 15) / 16
        let surveys = inParallel(count: parts, workers: workers) { part in
            shapes[part * 16..<min(part * 16 + 16, shapes.count)].map { ShapeSurvey($0) }
        }.flatMap(\.self)
        var known: [UInt64: [Int]] = [:]
        known.reserveCapacity(shapes.count)
        for (index, survey) in surveys.enumerated() {
            guard survey.isUsable else { throw .unusableCoordinate(shape: index) }
            guard survey.isClosed else { throw .unclosedRing(shape: index) }
            if survey.extent.isEmpty { continue }
            if let same = known[survey.hash]?.first(where: { haveSameBytes(shapes[copies[$0][0]], shapes[index]) }) {
                copies[same].append(index)
                continue
            }
            known[survey.hash, default: []].append(copies.count)
            copies.append([index])
            extents.append(survey.extent)
            extent.formUnion(survey.extent)
        }
    }
}

/// What one pass over a shape's vertices tells.
private struct ShapeSurvey: Sendable {
    var extent = Extent.empty
    var hash: UInt64 = 0
    var isUsable = true
    var isClosed = true

    init<Point: Vertex>(_ shape: MultiPolygon<Point>) {
        for polygon in shape.polygons {
            hash = hash &* 31 &+ UInt64(polygon.interiors.count)
            withPlaces(of: polygon.exterior) { read($0) }
            for ring in polygon.interiors { withPlaces(of: ring) { read($0) } }
        }
    }

    private mutating func read(_ ring: UnsafeBufferPointer<SIMD2<Double>>) {
        guard let first = ring.first, let last = ring.last else { return }
        var (low, high) = (first, first)
        var (hash, isUsable) = (hash, isUsable)
        for place in ring {
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
            // False for NaN, which the extremes may not show.
            if !(abs(place.x) <= IntegerGrid.limit && abs(place.y) <= IntegerGrid.limit) { isUsable = false }
            let mixed = (hash ^ place.x.bitPattern) &* 0x9E37_79B9_7F4A_7C15
            hash = (mixed ^ (mixed >> 29) ^ place.y.bitPattern) &* 0xBF58_476D_1CE4_E5B9
        }
        (self.hash, self.isUsable) = (hash, isUsable)
        // One bad number makes ends incomparable, so it is told alone.
        if isUsable, first != last { isClosed = false }
        extent.formUnion(Extent(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y))
    }
}

/// Lends the vertices of a ring as pairs of doubles, which is what they are in memory.
///
/// Calls through the protocol cost 30 ns each across modules.
@inline(__always)
func withPlaces<Point: Vertex, Result>(
    of ring: [Point], _ body: (UnsafeBufferPointer<SIMD2<Double>>) -> Result
) -> Result {
    ring.withUnsafeBytes { bytes in
        // A vertex may lie at any multiple of 8, and a pair asks for 16.
        if Int(bitPattern: bytes.baseAddress) % 16 == 0 {
            return bytes.withMemoryRebound(to: SIMD2<Double>.self, body)
        }
        let numbers = bytes.assumingMemoryBound(to: Double.self)
        return (0..<ring.count).map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) }.withUnsafeBufferPointer(body)
    }
}

private func haveSameBytes<Point: Vertex>(_ one: MultiPolygon<Point>, _ other: MultiPolygon<Point>) -> Bool {
    func same(_ left: [Point], _ right: [Point]) -> Bool {
        left.count == right.count
            && left.withUnsafeBytes { left in
                right.withUnsafeBytes { right in
                    guard let left = left.baseAddress, let there = right.baseAddress else { return true }
                    return memcmp(left, there, right.count) == 0
                }
            }
    }
    return one.polygons.count == other.polygons.count
        && zip(one.polygons, other.polygons).allSatisfy { one, other in
            one.interiors.count == other.interiors.count && same(one.exterior, other.exterior)
                && zip(one.interiors, other.interiors).allSatisfy(same)
        }
}
