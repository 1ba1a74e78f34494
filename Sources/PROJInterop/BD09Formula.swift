import GeoModel
import Glibc

/// GCJ-02 → BD-09 as it was published (wandergis/coordtransform and others): in polar coordinates about 0°E 0°N, taken
/// as a plane, the radius grows by up to 2e-5 and the angle by up to 3e-6, then both axes are moved. Angles in degrees.
enum BD09Formula {
    /// By how much both axes are moved in the end: most of the whole.
    static let (shiftX, shiftY) = (0.0065, 0.006)

    @inline(__always)
    static func shifted(_ place: Coordinate) -> Coordinate {
        let (x, y) = (place.x, place.y)
        let wave = 3000 * Double.pi / 180
        let stretch = 1 + 0.00002 * sin(y * wave) / (x * x + y * y).squareRoot()
        let turn = 0.000003 * cos(x * wave)
        // The turn is so small that its sine is itself, and its cosine has one term, to the last bit.
        let cosine = 1 - turn * turn / 2
        return Coordinate(
            x: stretch * (x * cosine - y * turn) + shiftX, y: stretch * (y * cosine + x * turn) + shiftY)
    }
}
