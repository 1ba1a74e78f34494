internal import GeoModel

extension MultiPolygon {
    /// The same shape with exteriors counter-clockwise, holes clockwise, each ring from its first point by x, then y,
    /// holes and polygons likewise. Rings without ground are left out.
    var inCanonicalOrder: MultiPolygon {
        MultiPolygon(
            polygons.compactMap { polygon in
                guard let exterior = canonical(polygon.exterior, clockwise: false) else { return nil }
                let interiors = polygon.interiors.compactMap { canonical($0, clockwise: true) }
                return Polygon(exterior: exterior, interiors: interiors.sorted(by: precedes))
            }
            .sorted { precedes($0.exterior, $1.exterior) })
    }
}

extension Polygon {
    /// Whether it comes first in the canonical order; both must be in it themselves.
    func precedes(_ other: Polygon) -> Bool { PolygonOverlay.precedes(exterior, other.exterior) }
}

private func canonical<Point: Vertex>(_ ring: [Point], clockwise: Bool) -> [Point]? {
    withPlaces(of: ring) { places -> (first: Int, isClockwise: Bool)? in
        guard places.count > 3 else { return nil }
        var area = 0.0
        var first = 0
        let origin = places[0]
        for index in 1..<places.count {
            let (a, b) = (places[index - 1] - origin, places[index] - origin)
            area += a.x * b.y - a.y * b.x
            if places[index].precedes(places[first]) { first = index }
        }
        return area == 0 ? nil : (first % (places.count - 1), area < 0)
    }.map { first, isClockwise in
        let rotated = ring[first..<ring.count - 1] + ring[..<first] + [ring[first]]
        return isClockwise == clockwise ? Array(rotated) : rotated.reversed()
    }
}

private func precedes<Point: Vertex>(_ one: [Point], _ other: [Point]) -> Bool {
    withPlaces(of: one) { one in
        withPlaces(of: other) { other in one.lexicographicallyPrecedes(other) { $0.precedes($1) } }
    }
}
