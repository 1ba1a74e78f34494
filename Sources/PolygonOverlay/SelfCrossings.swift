public import GeoModel

/// The places where edges of a shape cross each other between their ends, by x, then y: of a valid shape there are none.
///
/// Edges that only touch, or run along each other, are not told.
///
/// - Complexity: O(*n* log *n* + *k*) for *n* vertices and the *k* pairs of edges whose boxes meet.
/// - Throws: ``OverlayError/unusableCoordinate(shape:)`` and ``OverlayError/unclosedRing(shape:)``.
public func selfCrossings<Point: Vertex>(of shape: MultiPolygon<Point>) throws(OverlayError) -> [Point] {
    let grid = IntegerGrid(try DistinctShapes([shape], workers: 1).extent)
    var points: [GridPoint] = []
    var ends: [SIMD2<Int32>] = []
    for ring in shape.polygons.flatMap(\.rings) {
        withPlaces(of: ring) { places in
            for (index, place) in places.enumerated() {
                points.append(grid.point(place))
                if index > 0 { ends.append(SIMD2(Int32(points.count - 2), Int32(points.count - 1))) }
            }
        }
    }
    let runs = EdgeRuns(ends, points)
    var found: Set<GridPoint> = []
    runs.forEachMeetingPair(from: 0, to: runs.tree.count) { first, second in
        let (one, two) = (ends[Int(first)], ends[Int(second)])
        let (a, b) = (points[Int(one.x)], points[Int(one.y)])
        let (c, d) = (points[Int(two.x)], points[Int(two.y)])
        if side(of: c, from: a, to: b) * side(of: d, from: a, to: b) < 0,
            side(of: a, from: c, to: d) * side(of: b, from: c, to: d) < 0
        {
            found.insert(crossing(a, b, c, d))
        }
    }
    return found.sorted { $0.precedes($1) }.map(grid.place).map { Point(x: $0.x, y: $0.y) }
}
