public import GeoModel
import Glibc

/// How far and where to something lies from a place, on the ground.
public struct GroundOffset: Hashable, Sendable {
    public let east: Meters
    public let north: Meters

    public init(east: Meters, north: Meters) {
        self.east = east
        self.north = north
    }

    /// From one place to another not far away, by the radii of curvature at the middle latitude; right to 1e-6 of the
    /// length for 10 km.
    public init(from start: Position, to end: Position, on ellipsoid: Ellipsoid = .cgcs2000) {
        let radian = Double.pi / 180
        let middle = (start.latitude + end.latitude) / 2 * radian
        let w2 = 1 - ellipsoid.eccentricitySquared * sin(middle) * sin(middle)
        let normal = ellipsoid.semiMajorAxis / w2.squareRoot()
        let meridian = normal * (1 - ellipsoid.eccentricitySquared) / w2
        east = Meters((end.longitude - start.longitude) * radian * normal * cos(middle))
        north = Meters((end.latitude - start.latitude) * radian * meridian)
    }

    public var length: Meters { Meters((east.value * east.value + north.value * north.value).squareRoot()) }
}
