internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// The centre of gravity of a polygonal shape, which may lie outside of it; nil for an empty one.
    public func centroid() throws(GEOSError) -> Coordinate? {
        try made("GEOSGetCentroid_r") { GEOSGetCentroid_r($0, pointer) }.point()
    }
}
