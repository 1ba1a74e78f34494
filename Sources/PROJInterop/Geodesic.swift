internal import CPROJ
import GeoModel

/// Shortest lines on an ellipsoid, by GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z), to 15 nanometres.
///
/// Positions must lie on Earth (``Position/isOnEarth``) and their CRS must be on this ellipsoid.
public struct Geodesic: Sendable {
    public let ellipsoid: Ellipsoid
    private let constants: GeodesicConstants

    public init(on ellipsoid: Ellipsoid = .cgcs2000) {
        self.ellipsoid = ellipsoid
        constants = GeodesicConstants(ellipsoid)
    }

    /// The length of the shortest line between two positions.
    public func distance(from start: Position, to end: Position) -> Meters {
        var meters = 0.0
        withUnsafePointer(to: constants.values) {
            geod_inverse($0, start.latitude, start.longitude, end.latitude, end.longitude, &meters, nil, nil)
        }
        return Meters(meters)
    }

    /// The length of a line whose edges are geodesics; zero for fewer than two positions.
    public func length(of line: [Position]) -> Meters {
        var meters = 0.0
        for (start, end) in zip(line, line.dropFirst()) { meters += distance(from: start, to: end).value }
        return Meters(meters)
    }
}
