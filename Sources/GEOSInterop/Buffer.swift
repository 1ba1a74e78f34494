internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// All ground within a distance of the geometry, ends and corners round; the buffer of a collection is one shape.
    ///
    /// - Parameters:
    ///   - distance: In units of the coordinates, greater than zero.
    ///   - quadrantSegments: How many chords stand for a quarter circle, at least 1. Their corners lie on the circle, so
    ///     the shape falls short of it by at most distance · (1 − cos(π / (4 · quadrantSegments))).
    public func buffer(_ distance: Double, quadrantSegments: Int) throws(GEOSError) -> GEOSGeometry {
        try made("GEOSBuffer_r") { GEOSBuffer_r($0, pointer, distance, Int32(quadrantSegments)) }
    }
}
