public import GeoModel

extension CRS {
    /// The projected CRS in which lengths around a place are measured, metres on both axes.
    ///
    /// For CGCS2000 the 3-degree Gauss-Krüger zone without zone prefix, EPSG:4534 (75°E) to 4554 (135°E): the scale is
    /// true within 3.5e-4 in the zone. Elsewhere the UTM zone, EPSG:32601 to 32660 and 32701 to 32760, true within 4e-4.
    ///
    /// - Source: EPSG dataset v10.
    public static func projected(around place: Position, datum: CRS) -> CRS {
        if datum == .cgcs2000 {
            let zone = Int(((place.longitude - 75) / 3).rounded())
            if (0...20).contains(zone) { return .epsg(4534 + zone) }
        }
        let zone = min(60, max(1, Int((place.longitude + 180) / 6) + 1))
        return .epsg((place.latitude < 0 ? 32700 : 32600) + zone)
    }
}
