internal import CGEOS

extension GEOSGeometry {
    /// How far two shapes are apart in the plane, 0 where they meet; in units of the coordinates.
    public func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
        var distance = 0.0
        try session.status("GEOSDistance_r") { GEOSDistance_r($0, pointer, other.pointer, &distance) }
        return distance
    }

    /// The diameter of the largest circle within a polygonal shape, in units of the coordinates; 0 for an empty one.
    ///
    /// - Parameter tolerance: How much the radius may fall short, greater than zero.
    public func greatestWidth(tolerance: Double) throws(GEOSError) -> Double {
        if try isEmpty { return 0 }
        let radius = try made("GEOSMaximumInscribedCircle_r") {
            GEOSMaximumInscribedCircle_r($0, pointer, tolerance)
        }
        var length = 0.0
        try session.status("GEOSLength_r") { GEOSLength_r($0, radius.pointer, &length) }
        return 2 * length
    }
}
