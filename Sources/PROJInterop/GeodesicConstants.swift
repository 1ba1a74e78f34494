internal import CPROJ

/// GeographicLib's series for one ellipsoid: made once, only read afterwards.
struct GeodesicConstants: Sendable {
    let values: geod_geodesic

    init(_ ellipsoid: Ellipsoid) {
        var values = geod_geodesic()
        geod_init(&values, ellipsoid.semiMajorAxis, ellipsoid.flattening)
        self.values = values
    }
}
