import GeoModel
import Glibc

/// WGS 84 → GCJ-02 as it was published: googollee/eviltransform, wandergis/coordtransform and others agree on it to
/// micrometres. All angles in degrees.
///
/// The eleven sines of the formula are of multiples of three degrees of longitude or latitude from 105°E 35°N, so that
/// the rules for double, triple and added angles make them all out of one for each axis.
enum GCJ02Formula {
    /// Krasovsky's ellipsoid, in metres; its e² has the digits that were published.
    private static let semiMajorAxis = 6_378_245.0
    private static let eccentricitySquared = 0.006_693_421_622_965_943_23

    @inline(__always)
    static func shifted(_ place: Coordinate) -> Coordinate {
        let (x, y) = (place.x - 105, place.y - 35)
        let root = abs(x).squareRoot()
        // πx/60, and what is 2, 5, 20, 60, 120 and 360 times it: πx/30, πx/12, πx/3, πx, 2πx and 6πx.
        let alongX = Sinusoid(x * (.pi / 60))
        let (x2, x5) = (alongX.doubled, alongX.times5)
        let x20 = x5.doubled.doubled
        let x60 = x20.tripled
        let x120 = x60.doubled
        let ripple = 20 * x120.tripled.sine + 20 * x120.sine

        let latitude = Sinusoid(place.y * (.pi / 180))
        let alongY = latitude.minus35Degrees.tripled  // πy/60 is three times y in radians
        let (y2, y5) = (alongY.doubled, alongY.times5)
        let y20 = y5.doubled.doubled

        let north =
            -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
            + (ripple + 20 * y20.tripled.sine + 40 * y20.sine + 160 * y5.sine + 320 * y2.sine) * (2 / 3)
        let east =
            300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
            + (ripple + 20 * x60.sine + 40 * x20.sine + 150 * x5.sine + 300 * x2.sine) * (2 / 3)

        let w2 = 1 - eccentricitySquared * latitude.sine * latitude.sine
        let w = w2.squareRoot()
        let metersPerDegree = semiMajorAxis * (.pi / 180)
        return Coordinate(
            x: place.x + east * w / (metersPerDegree * latitude.cosine),
            y: place.y + north * w2 * w / (metersPerDegree * (1 - eccentricitySquared)))
    }
}

/// Sine and cosine of one angle.
private struct Sinusoid {
    let sine: Double
    let cosine: Double

    @inline(__always)
    init(_ radians: Double) {
        (sine, cosine) = (sin(radians), cos(radians))
    }

    @inline(__always)
    private init(sine: Double, cosine: Double) {
        (self.sine, self.cosine) = (sine, cosine)
    }

    @inline(__always)
    static func + (a: Sinusoid, b: Sinusoid) -> Sinusoid {
        Sinusoid(sine: a.sine * b.cosine + a.cosine * b.sine, cosine: a.cosine * b.cosine - a.sine * b.sine)
    }

    var doubled: Sinusoid { @inline(__always) get { self + self } }
    var tripled: Sinusoid { @inline(__always) get { doubled + self } }
    var times5: Sinusoid { @inline(__always) get { doubled.doubled + self } }
    var minus35Degrees: Sinusoid { @inline(__always) get { self + Self.minus35 } }

    private static let minus35 = Sinusoid(-35 * .pi / 180)
}
