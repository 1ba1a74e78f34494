/// The area between the equator and a latitude, per radian of longitude, on one ellipsoid.
///
///     Q(φ) = (b²/2) [ sin φ / (1 − e² sin²φ) + artanh(e sin φ) / e ]
///
/// Source: Snyder, Map Projections: A Working Manual (USGS PP 1395), equation 3-12, with q = 2 Q / a².
/// With t = e² sin²φ both terms are power series, 1/(1 − t) = Σ tᵏ and artanh(√t)/√t = Σ tᵏ/(2k + 1), so that
/// Q = b² sin φ Σ tᵏ (k + 1)/(2k + 1). Cut after t⁷: on the ellipsoids of the Earth t < 0.007, and t⁸ < 6e-18.
struct QuarterArea: Sendable {
    private let eccentricitySquared: Double
    private let b2: Double

    init(_ ellipsoid: Ellipsoid) {
        eccentricitySquared = ellipsoid.eccentricitySquared
        b2 = ellipsoid.semiMajorAxis * ellipsoid.semiMajorAxis * (1 - eccentricitySquared)
    }

    /// In square metres, negative in the south.
    @inline(__always) func area(sine: Double) -> Double {
        let t = eccentricitySquared * sine * sine
        let t2 = t * t
        let low = (1 + t * (2.0 / 3)) + t2 * (3.0 / 5 + t * (4.0 / 7))
        let high = (5.0 / 9 + t * (6.0 / 11)) + t2 * (7.0 / 13 + t * (8.0 / 15))
        return b2 * sine * (low + t2 * t2 * high)
    }
}
