import GeoModel

/// Every ring of a polygon that GEOS would refuse to build, in the order of the rings.
func ringDefects<Point: Vertex>(of polygon: Polygon<Point>, index: Int) -> [ShapeDefect] {
    // No ring at all is the empty polygon, which is valid.
    if polygon.exterior.isEmpty, polygon.interiors.isEmpty { return [] }
    var found: [ShapeDefect] = []
    func check(_ points: [Point], _ ring: ShapeDefect.Ring) {
        for (defect, place) in ringDefects(of: points) {
            found.append(ShapeDefect(defect, polygon: index, ring: ring, place: place))
        }
    }
    check(polygon.exterior, .exterior)
    for (hole, points) in polygon.interiors.enumerated() { check(points, .interior(hole)) }
    return found
}

private func ringDefects<Point: Vertex>(of ring: [Point]) -> [(ValidityDefect, Coordinate?)] {
    let first = ring.first.map(place)
    // One bad number makes the ring's ends incomparable, so it is told alone.
    if let bad = firstUnboundedVertex(of: ring) { return [(.invalidCoordinate, place(ring[bad]))] }
    let isClosed = ring.first == ring.last
    var found: [(ValidityDefect, Coordinate?)] = []
    if !isClosed { found.append((.unclosedRing, ring.last.map(place))) }
    // A ring that would do once closed does not lack vertices as well.
    if ring.count + (isClosed ? 0 : 1) < 4 { found.append((.tooFewPoints, first)) }
    return found
}

/// The index of the first vertex with a coordinate that is infinite or no number.
///
/// Reads the memory and not the vertices: calls through the protocol cost 30 ns each across modules.
private func firstUnboundedVertex<Point: Vertex>(of ring: [Point]) -> Int? {
    ring.withUnsafeBytes { bytes in
        bytes.assumingMemoryBound(to: Double.self).firstIndex { !$0.isFinite }.map { $0 / 2 }
    }
}

private func place<Point: Vertex>(_ point: Point) -> Coordinate { Coordinate(x: point.x, y: point.y) }
