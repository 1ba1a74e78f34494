public import GeoModel
internal import PROJInterop

/// What a CRS is, and how its data would come into a project.
public struct CRSReport: Sendable {
    public let crs: CRS
    let facts: CRSDescription
    let zone: GaussKrugerZone?
    let routes: [CRSRoute]

    /// - Throws: `PROJError.unknownCRS` for what is no CRS, a pipeline among it.
    public init(of crs: CRS) throws {
        self.crs = crs
        facts = try CRSDescription(of: crs)
        zone = facts.epsgCode.flatMap { GaussKrugerZone(.epsg($0)) }
        routes = [CRS.cgcs2000, .wgs84].map { [facts] in CRSRoute(from: crs, described: facts, to: $0) }
    }
}
