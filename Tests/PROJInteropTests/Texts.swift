import GeoModel

/// Definitions as files carry them.
enum Texts {
    /// `beijing_streets.prj`, as ESRI writes it.
    static let esriWGS84 = CRS.wellKnownText(
        """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """)
    static let esriCGCS2000 = CRS.wellKnownText(
        """
        GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """)
    /// As GDAL writes WKT 1.
    static let gdalWGS84 = CRS.wellKnownText(
        """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
        AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
        AUTHORITY["EPSG","4326"]]
        """)
    /// As PROJ writes WKT 2.
    static let wkt2CGCS2000 = CRS.wellKnownText(
        """
        GEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,\
        LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],\
        AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],\
        AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]]
        """)
    static let esriGaussKruger114 = projected(
        base: esriCGCS2000, name: "CGCS2000_3_Degree_GK_CM_114E", meridian: 114, easting: 500_000)
    static let esriGaussKrugerZone38 = projected(
        base: esriCGCS2000, name: "CGCS2000_3_Degree_GK_Zone_38", meridian: 114, easting: 38_500_000)

    static func projected(base: CRS, name: String, meridian: Int, easting: Int) -> CRS {
        .wellKnownText(
            """
            PROJCS["\(name)",\(base.definition),PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",\(easting).0],\
            PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",\(meridian).0],\
            PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """)
    }

    /// Beijing 1954 with the shift its owner states, in metres: dx, dy, dz, then zeros.
    static func beijing1954(shift: String) -> CRS {
        .wellKnownText(
            """
            GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],\
            TOWGS84[\(shift),0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
            """)
    }
}
