internal import CGEOS
import GeoModel

extension GEOSGeometry {
    /// Whether no point of `other` lies outside this geometry; a shared border counts as inside.
    public func covers(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
        try session.predicate("GEOSCovers_r") { GEOSCovers_r($0, pointer, other.pointer) }
    }

    /// Whether a point lies in this geometry; on its border counts as inside.
    public func covers<Point: Vertex>(_ place: Point) throws(GEOSError) -> Bool {
        try covers(session.point(place))
    }

    /// Whether the two share a point; touching is enough.
    public func intersects(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
        try session.predicate("GEOSIntersects_r") { GEOSIntersects_r($0, pointer, other.pointer) }
    }

    /// Whether the two are the same set of points, however their vertices are ordered or repeated.
    public func equalsTopologically(_ other: GEOSGeometry) throws(GEOSError) -> Bool {
        try session.predicate("GEOSEquals_r") { GEOSEquals_r($0, pointer, other.pointer) }
    }

    /// Whether it holds no point at all.
    public var isEmpty: Bool {
        get throws(GEOSError) { try session.predicate("GEOSisEmpty_r") { GEOSisEmpty_r($0, pointer) } }
    }

    /// The area in the plane, in square units of the coordinates: square metres in a projected CRS,
    /// meaningless in degrees. Zero for lines and points.
    public var area: Double {
        get throws(GEOSError) {
            var area = 0.0
            try session.status("GEOSArea_r") { GEOSArea_r($0, pointer, &area) }
            return area
        }
    }
}
