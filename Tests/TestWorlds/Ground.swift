public import GeoModel

/// Reads ground in a made-up city: well-known text in hundredths of a degree, a block of about a kilometre, from
/// 120°E 30°N.
public func ground(_ text: String) throws -> Boundary {
    try boundary(text, as: Coordinate.self).mapRings { ring in
        ring.map { Position(longitude: (12_000 + $0.x) / 100, latitude: (3_000 + $0.y) / 100) }
    }
}
