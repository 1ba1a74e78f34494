import GeoModel

/// Which of a file's two numbers comes first.
///
/// Everywhere in this program x is east and y is north, whatever order EPSG gives a system (latitude first for 4490 and
/// 4326, northing first for every Gauss-Krüger system). It is decided here, format by format:
///
/// | format | order of the numbers |
/// | --- | --- |
/// | GeoJSON, GeoJSONSeq, TopoJSON | longitude first (RFC 7946, 3.1.1) |
/// | KML | longitude first (OGC 07-147r2, `coordinates`) |
/// | Shapefile, OpenFileGDB | x first; no axis order is stated, x is always east |
/// | GeoPackage | east first, whatever the system's own order (OGC 12-128r15, clause 2.1.3) |
/// | FlatGeobuf | x first |
/// | WKT in CSV, columns of x and y | x first, as in all databases that write it |
///
/// So all formats are east first, and neither the WKT of a `.prj` nor the EPSG dataset is asked. PROJ's own operations
/// are put into the same order in `OperationStep`, GDAL's spatial references in `LayerCreation`. What remains are files
/// whose writer did it the other way: they are found by their numbers, for a whole layer, in ``LayerSystem``.
public enum AxisOrder: Hashable, Sendable {
    /// Easting or longitude first.
    case eastFirst
    /// Northing or latitude first.
    case northFirst
}

extension Extent {
    /// The box of the same numbers in the other order.
    var swapped: Extent { Extent(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
