internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// A point that surely lies within a polygonal shape; nil for an empty one.
    public func pointOnSurface() throws(GEOSError) -> Coordinate? {
        try made("GEOSPointOnSurface_r") { GEOSPointOnSurface_r($0, pointer) }.point()
    }
}
