public import GeoModel
public import PlanningModel

/// Everything on record about who is responsible: what the rules are judged on.
///
/// Not `Sendable`: boundaries may come out of a file.
public struct PlanningRegister {
    /// All versions of all times.
    public var areas: [Area]
    public var appointments: [Appointment]
    public var services: [ServiceRecord]
    public var facts: [Fact]
    /// What the boundaries are in: CGCS2000 or WGS 84.
    public var crs: CRS
    /// How far the areas reach; nil when that is to be found out from their boundaries.
    public var extent: Extent?
    /// The boundary of an area; asked only where ground decides.
    public var boundary: (Area) throws -> Boundary

    /// - Parameter boundary: A register without boundaries throws ``ResponsibilityError/noBoundary(_:)``.
    public init(
        areas: [Area], appointments: [Appointment], services: [ServiceRecord] = [], facts: [Fact] = [],
        crs: CRS = .cgcs2000, extent: Extent? = nil,
        boundary: @escaping (Area) throws -> Boundary = { throw ResponsibilityError.noBoundary($0.id) }
    ) {
        self.areas = areas
        self.appointments = appointments
        self.services = services
        self.facts = facts
        self.crs = crs
        self.extent = extent
        self.boundary = boundary
    }
}
