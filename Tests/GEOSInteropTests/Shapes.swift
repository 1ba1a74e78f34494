import GEOSInterop
import GeoModel

/// The polygons of a text, as values, on a session of their own.
func shape(_ wkt: String) throws -> MultiPolygon<Coordinate> {
    try withGEOS { geos in try geos.geometry(wkt: wkt).multiPolygon() }
}

/// A shape as GEOS writes it.
func text(_ shape: MultiPolygon<Coordinate>) throws -> String {
    try withGEOS { geos in try geos.geometry(shape).wkt }
}

/// A ring of coordinates as a polygon without holes, for shapes that no WKT reader takes.
func polygon(_ points: [(Double, Double)]) -> Polygon<Coordinate> {
    Polygon(exterior: points.map { Coordinate(x: $0.0, y: $0.1) })
}
