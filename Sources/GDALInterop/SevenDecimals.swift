public import GeoModel

/// Coordinates in degrees with seven decimals, about a centimetre, as RFC 7946 advises.
///
/// Each vertex is rounded by itself, so what two areas share stays shared. Vertices that fall together become one, and
/// rings that fall together vanish.
public enum SevenDecimals {
    public static func rounded<Point: Vertex>(_ geometry: Geometry<Point>) -> Geometry<Point> {
        switch geometry {
        case .points(let points): return .points(points.map(rounded))
        case .lines(let lines): return .lines(lines.map { distinct($0, atLeast: 2) ?? $0.map(rounded) })
        case .polygons(let shape):
            return .polygons(
                MultiPolygon(
                    shape.polygons.compactMap { polygon in
                        guard let exterior = distinct(polygon.exterior, atLeast: 4) else { return nil }
                        return Polygon(
                            exterior: exterior,
                            interiors: polygon.interiors.compactMap { distinct($0, atLeast: 4) })
                    }))
        }
    }

    private static func rounded<Point: Vertex>(_ point: Point) -> Point {
        // Adding zero turns -0 into 0.
        Point(x: (point.x * 1e7).rounded() / 1e7 + 0, y: (point.y * 1e7).rounded() / 1e7 + 0)
    }

    private static func distinct<Point: Vertex>(_ points: [Point], atLeast count: Int) -> [Point]? {
        var result: [Point] = []
        result.reserveCapacity(points.count)
        for point in points {
            let point = rounded(point)
            if result.last != point { result.append(point) }
        }
        return result.count >= count ? result : nil
    }
}
