internal import CGEOS

extension GEOSGeometry {
    /// How far two shapes are apart in the plane, 0 where they meet; in units of the coordinates.
    public func distance(to other: GEOSGeometry) throws(GEOSError) -> Double {
        var distance = 0.0
        try session.status("GEOSDistance_r") { GEOSDistance_r($0, pointer, other.pointer, &distance) }
        return distance
    }
}
