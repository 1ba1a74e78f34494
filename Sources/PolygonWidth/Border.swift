import GeoModel

/// The edges of a ground, in coordinates from its middle, and which of them is nearest.
///
/// Edges stand as they follow each other in their rings, eight to a box, eight boxes to the next: a tree that needs no
/// sorting, as what follows each other is near.
struct Border: Sendable {
    /// Of each edge where it begins and where it ends.
    let edges: [SIMD4<Double>]
    /// The largest number among the coordinates given.
    let magnitude: Double
    /// `minX, minY, maxX, maxY`.
    private let boxes: [SIMD4<Double>]
    /// Where each level begins in `boxes`; the lowest has a box for eight edges.
    private let levels: [Int]

    /// x runs along the longer side of the extent, whichever that is.
    init(of shape: MultiPolygon<Coordinate>) {
        let extent = Extent(shape)
        let middle = extent.center
        let isTall = extent.maxY - extent.minY > extent.maxX - extent.minX
        magnitude =
            extent.isEmpty ? 0 : max(abs(extent.minX), abs(extent.maxX), abs(extent.minY), abs(extent.maxY))
        var edges: [SIMD4<Double>] = []
        for polygon in shape.polygons {
            for ring in polygon.rings {
                let places = ring.map { point in
                    let place = PlanePoint(point.x - middle.x, point.y - middle.y)
                    return isTall ? PlanePoint(place.y, place.x) : place
                }
                for (start, end) in zip(places, places.dropFirst()) where start != end {
                    edges.append(SIMD4(lowHalf: start, highHalf: end))
                }
            }
        }
        self.edges = edges

        var boxes = stride(from: 0, to: edges.count, by: 8).map { first in
            edges[first..<min(first + 8, edges.count)].reduce(Self.nothing) { box, edge in
                let ends = SIMD4(
                    lowHalf: pointwiseMin(edge.lowHalf, edge.highHalf),
                    highHalf: pointwiseMax(edge.lowHalf, edge.highHalf))
                return Self.union(box, ends)
            }
        }
        var levels = [0]
        var level = 0..<boxes.count
        while level.count > 1 {
            levels.append(level.upperBound)
            for first in stride(from: level.lowerBound, to: level.upperBound, by: 8) {
                let below = boxes[first..<min(first + 8, level.upperBound)]
                boxes.append(below.reduce(Self.nothing, Self.union))
            }
            level = level.upperBound..<boxes.count
        }
        self.boxes = boxes
        self.levels = levels
    }

    /// How far the corners of a triangle are from an edge.
    func distances(from triangle: Triangle, to edge: Int32) -> SIMD3<Double> {
        SIMD3(
            squaredDistance(from: triangle.a, to: edge), squaredDistance(from: triangle.b, to: edge),
            squaredDistance(from: triangle.c, to: edge)
        ).squareRoot()
    }

    @inline(__always) func squaredDistance(from place: PlanePoint, to edge: Int32) -> Double {
        let edge = edges[Int(edge)]
        let (from, way) = (place - edge.lowHalf, edge.highHalf - edge.lowHalf)
        let along = (from * way).sum() / way.squaredLength
        return (from - way * min(1, max(0, along))).squaredLength
    }

    /// The edge nearest to a place, and the square of its distance; no edge where none is nearer than `limit`.
    func nearest(to place: PlanePoint, within limit: Double) -> (edge: Int32?, squared: Double) {
        var best = (edge: Int32?.none, squared: limit)
        if !edges.isEmpty { search(level: levels.count - 1, index: 0, place, &best) }
        return best
    }

    private func search(level: Int, index: Int, _ place: PlanePoint, _ best: inout (edge: Int32?, squared: Double)) {
        let box = boxes[levels[level] + index]
        let outside = pointwiseMax(pointwiseMax(box.lowHalf - place, place - box.highHalf), .zero)
        guard outside.squaredLength < best.squared else { return }
        if level == 0 {
            for edge in index * 8..<min(index * 8 + 8, edges.count) {
                let squared = squaredDistance(from: place, to: Int32(edge))
                if squared < best.squared { best = (Int32(edge), squared) }
            }
        } else {
            let count = levels[level] - levels[level - 1]
            for child in index * 8..<min(index * 8 + 8, count) { search(level: level - 1, index: child, place, &best) }
        }
    }

    private static let nothing = SIMD4(
        lowHalf: PlanePoint(repeating: .infinity), highHalf: PlanePoint(repeating: -.infinity))

    private static func union(_ one: SIMD4<Double>, _ other: SIMD4<Double>) -> SIMD4<Double> {
        SIMD4(
            lowHalf: pointwiseMin(one.lowHalf, other.lowHalf), highHalf: pointwiseMax(one.highHalf, other.highHalf))
    }
}
