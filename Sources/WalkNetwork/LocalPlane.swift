public import GeoModel
import Glibc
public import PROJInterop

/// East and north of a place in metres, as seen from it. What is left out is of the order of L³/R²: 0.03 mm in a kilometre,
/// away from the poles.
///
/// With M and N the radii of curvature at the place's latitude φ, a position Δλ, Δφ away lies
///
///     east = N(φ + Δφ) cos(φ + Δφ) Δλ      north = M Δφ + M′ Δφ² / 2 + N sin φ cos φ Δλ² / 2
///
/// up to terms of the third order. N cos φ is taken to the first order in Δφ: its derivative is −M sin φ. The derivative of
/// M is 3 e² M sin φ cos φ / (1 − e² sin² φ).
///
/// - Source: the expansion of local Cartesian coordinates; for M, N: Snyder, "Map projections", 1987, (4-18), (4-20).
public struct LocalPlane: Sendable {
    /// From where it is seen.
    public let place: Position
    private let eastPerRadian: Double
    private let eastChange: Double
    private let northPerRadian: Double
    private let northBend: Double
    private let northChange: Double

    public init(at place: Position, on ellipsoid: Ellipsoid) {
        self.place = place
        let f = 1 / ellipsoid.inverseFlattening
        let e2 = f * (2 - f)
        let (sine, cosine) = (sin(place.latitude * .pi / 180), cos(place.latitude * .pi / 180))
        let w2 = 1 - e2 * sine * sine
        let n = ellipsoid.semiMajorAxis / w2.squareRoot()
        let m = n * (1 - e2) / w2
        (eastPerRadian, eastChange, northPerRadian) = (n * cosine, -m * sine, m)
        northBend = n * sine * cosine / 2
        northChange = 3 * e2 * m * sine * cosine / w2 / 2
    }

    @inline(__always) public func vector(to position: Position) -> SIMD2<Double> {
        let east = (position.longitude - place.longitude) * (.pi / 180)
        let north = (position.latitude - place.latitude) * (.pi / 180)
        return SIMD2(
            (eastPerRadian + eastChange * north) * east,
            (northPerRadian + northChange * north) * north + northBend * east * east)
    }

    /// The nearest point to the place on a straight edge: how far along, from 0 to 1, and how far away in metres.
    public func nearest(onEdgeFrom start: Position, to end: Position) -> (share: Double, distance: Double) {
        let a = vector(to: start)
        let along = vector(to: end) - a
        let squared = (along * along).sum()
        let share = squared > 0 ? min(1, max(0, -(a * along).sum() / squared)) : 0
        let foot = a + along * share
        return (share, (foot * foot).sum().squareRoot())
    }

    /// How many degrees of longitude and latitude some metres are.
    public func degrees(_ meters: Double) -> (longitude: Double, latitude: Double) {
        (meters / max(eastPerRadian, 1) * (180 / .pi), meters / northPerRadian * (180 / .pi))
    }
}
