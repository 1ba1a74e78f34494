internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// The geometry with every vertex on a grid, still valid; parts narrower than a cell vanish.
    ///
    /// A geometry that `GEOSGeom_setPrecision_r` made carries a factory of its own whose count of users is kept
    /// without a lock, so cloning one in several threads crashes. It is therefore copied out here and never returned.
    ///
    /// - Parameter size: The distance between grid lines, in units of the coordinates, greater than zero.
    public func snappedToGrid<Point: Vertex>(
        _ size: Double, as type: Point.Type = Point.self
    ) throws(GEOSError) -> MultiPolygon<Point> {
        try made("GEOSGeom_setPrecision_r") { GEOSGeom_setPrecision_r($0, pointer, size, 0) }.multiPolygon()
    }

    /// The union of the parts of one geometry, which may overlap each other, with every vertex on a grid, still valid;
    /// parts narrower than a cell vanish. Copied out for the same reason.
    public func unaryUnion<Point: Vertex>(
        onGrid size: Double, as type: Point.Type = Point.self
    ) throws(GEOSError) -> MultiPolygon<Point> {
        try made("GEOSUnaryUnionPrec_r") { GEOSUnaryUnionPrec_r($0, pointer, size) }.multiPolygon()
    }
}
