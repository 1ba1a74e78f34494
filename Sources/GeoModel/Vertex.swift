/// A point of a shape in two dimensions. Every conformer is two `Double`s in memory, x before y.
public protocol Vertex: BitwiseCopyable, Hashable, Sendable {
    /// Longitude or easting.
    var x: Double { get }
    /// Latitude or northing.
    var y: Double { get }
    init(x: Double, y: Double)
}

/// A point as a file gives it: x is longitude or easting, y latitude or northing, in the CRS of its layer.
@frozen public struct Coordinate: Vertex {
    public var x: Double
    public var y: Double

    @inlinable public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// Longitude and latitude in degrees, in that order, in the CRS of the project.
@frozen public struct Position: Vertex {
    public var longitude: Double
    public var latitude: Double

    @inlinable public var x: Double { longitude }
    @inlinable public var y: Double { latitude }

    @inlinable public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    @inlinable public init(x: Double, y: Double) {
        self.init(longitude: x, latitude: y)
    }

    /// Whether both numbers are finite and within ±180 and ±90 degrees.
    public var isOnEarth: Bool {
        abs(longitude) <= 180 && abs(latitude) <= 90  // NaN compares false
    }
}
