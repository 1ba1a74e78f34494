internal import GeoModel

/// The text of a `.prj` file, as far as it can be understood without PROJ's database.
struct EsriWellKnownText {
    /// WGS 84 and CGCS2000 in degrees from Greenwich; nil for everything else.
    let crs: CRS?

    init(_ text: String) {
        let compact = text.filter { !$0.isWhitespace }.lowercased()
        let isPlain =
            compact.hasPrefix("geogcs[") && compact.contains("primem[\"greenwich\",0")
            && compact.contains("unit[\"degree\",0.0174532925199433")
        guard isPlain else {
            crs = nil
            return
        }
        if compact.hasPrefix("geogcs[\"gcs_wgs_1984\",datum[\"d_wgs_1984\",spheroid[\"wgs_1984\",6378137"),
            compact.contains(",298.257223563")
        {
            crs = .wgs84
        } else if compact.hasPrefix("geogcs[\"gcs_china_geodetic_coordinate_system_2000\",datum[\"d_china_2000\","),
            compact.contains("6378137"), compact.contains(",298.257222101")
        {
            crs = .cgcs2000
        } else {
            crs = nil
        }
    }
}
