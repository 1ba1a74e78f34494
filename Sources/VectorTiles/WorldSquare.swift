internal import GeoModel
internal import Glibc

/// The world in Mercator's projection as a square from 0 to 1, x to the east from 180° west, y to the south from 85.0511° north.
///
/// Positions in CGCS2000 and in WGS 84 are drawn alike: they differ by less than a step of the deepest zoom is worth on a map.
///
/// - Source: EPSG Guidance Note 7-2, Popular Visualisation Pseudo Mercator (method 1024).
enum WorldSquare {
    /// Places nearer to a pole, which the projection moves to infinity, are drawn there, far outside of every tile.
    private static let northernmost = 89.9

    /// - Parameter position: Longitude and latitude in degrees.
    static func place(of position: Coordinate) -> Coordinate {
        let latitude = max(-northernmost, min(northernmost, position.y)) * .pi / 180
        return Coordinate(
            x: (position.x + 180) / 360, y: 0.5 - asinh(tan(latitude)) / (2 * .pi))
    }

    static func shape(_ shape: Geometry<Coordinate>) -> Geometry<Coordinate> {
        shape.map { $0.map(place) }
    }
}

extension Geometry {
    /// The same shape with each line and ring rewritten.
    func map<Other: Vertex>(_ transform: ([Point]) -> [Other]) -> Geometry<Other> {
        switch self {
        case .points(let points): .points(transform(points))
        case .lines(let lines): .lines(lines.map(transform))
        case .polygons(let shape): .polygons(shape.mapRings(transform))
        }
    }
}
