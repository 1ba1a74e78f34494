public import GeoModel

/// An ellipsoid of revolution, flattened at the poles.
public struct Ellipsoid: Hashable, Sendable {
    /// The equatorial radius in metres.
    public let semiMajorAxis: Double
    /// 1/f, without unit.
    public let inverseFlattening: Double

    /// CGCS2000: GB 22021-2008; EPSG ellipsoid 1024.
    public static let cgcs2000 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
    /// WGS 84: NGA.STND.0036; EPSG ellipsoid 7030.
    public static let wgs84 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257223563)

    var flattening: Double { 1 / inverseFlattening }
    /// e² = f (2 − f), the first eccentricity squared.
    var eccentricitySquared: Double { flattening * (2 - flattening) }
}

extension Ellipsoid {
    /// That of the CRS a project is kept in: of WGS 84 its own, else that of CGCS2000.
    public init(of crs: CRS) { self = crs == .wgs84 ? .wgs84 : .cgcs2000 }
}
