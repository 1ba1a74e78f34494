import GeoModel

/// A coordinate reference system as a GeoPackage lists it.
struct SpatialReference: Sendable {
    let id: Int
    let name: String
    let organization: String
    let definition: String

    static let undefinedCartesian = SpatialReference(
        id: -1, name: "Undefined Cartesian SRS", organization: "NONE", definition: "undefined")
    static let undefinedGeographic = SpatialReference(
        id: 0, name: "Undefined geographic SRS", organization: "NONE", definition: "undefined")

    /// EPSG:4326; ellipsoid 7030.
    static let wgs84 = SpatialReference(
        id: 4326, name: "WGS 84", organization: "EPSG",
        definition: geographic(
            name: "WGS 84", code: 4326, datum: "WGS_1984", datumCode: 6326, ellipsoid: "WGS 84", axis: 6_378_137,
            flattening: "298.257223563", ellipsoidCode: 7030))

    /// EPSG:4490; ellipsoid 1024.
    static let cgcs2000 = SpatialReference(
        id: 4490, name: "China Geodetic Coordinate System 2000", organization: "EPSG",
        definition: geographic(
            name: "China Geodetic Coordinate System 2000", code: 4490, datum: "China_2000", datumCode: 1043,
            ellipsoid: "CGCS2000", axis: 6_378_137, flattening: "298.257222101", ellipsoidCode: 1024))

    /// Nil for a CRS that a project is not kept in.
    init?(_ crs: CRS) {
        switch crs {
        case .cgcs2000: self = .cgcs2000
        case .wgs84: self = .wgs84
        default: return nil
        }
    }

    private init(id: Int, name: String, organization: String, definition: String) {
        self.id = id
        self.name = name
        self.organization = organization
        self.definition = definition
    }

    /// WKT 1 of a geographic system in degrees (OGC 01-009), which the GeoPackage standard asks for.
    private static func geographic(
        name: String, code: Int, datum: String, datumCode: Int, ellipsoid: String, axis: Int, flattening: String,
        ellipsoidCode: Int
    ) -> String {
        """
        GEOGCS["\(name)",DATUM["\(datum)",SPHEROID["\(ellipsoid)",\(axis),\(flattening),AUTHORITY["EPSG","\(ellipsoidCode)"]],\
        AUTHORITY["EPSG","\(datumCode)"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
        AUTHORITY["EPSG","\(code)"]]
        """
    }
}
