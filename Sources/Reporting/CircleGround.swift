internal import AreaLookup
internal import GEOSInterop
internal import GeoModel
internal import LivingCircle
internal import PROJInterop
internal import PlanningModel
internal import ProjectStore
internal import Responsibility
internal import WalkNetwork

/// The areas whose circles are asked about, with their boundaries and who is responsible for them.
struct CircleGround {
    let areas: [Area]
    let boundaries: [Boundary]
    let lookup: AreaLookup
    /// The scheme's rule that judges them; nil where none does.
    let rule: String?
    /// One an area; none without a rule.
    let verdicts: [Verdict]
    let crs: CRS
    private(set) var remarks: [CircleRemark] = []

    init(_ question: CircleQuestion, of project: Project) throws {
        let coverage = try project.coverage(under: question.scheme, on: question.asOf)
        let judging: RuleReport?
        if let name = question.rule {
            let names = coverage.rules.map(\.requirement.id)
            guard let named = coverage.rules.first(where: { $0.requirement.id == name }) else {
                throw ReportingError.noSuchRule(name, scheme: question.scheme.name, all: names)
            }
            guard !named.verdicts.isEmpty else {
                throw ReportingError.idleRule(name, scheme: question.scheme.name)
            }
            judging = named
        } else {
            judging = coverage.rules.first { !$0.verdicts.isEmpty }
        }
        rule = judging?.requirement.id
        verdicts = judging?.verdicts ?? []
        if judging != nil {
            areas = verdicts.map(\.area)
        } else {
            let all = try project.areas().inForce(on: question.asOf)
            let levels = Dictionary(grouping: all, by: \.level)
            // Of two levels with as many areas the first by name, so that no order of rows decides.
            let most = levels.min { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
            areas = most?.value ?? []
            if let most { remarks.append(.noRule(level: most.key)) }
        }
        guard !areas.isEmpty else { throw ReportingError.noAreas(question.asOf) }
        boundaries = try areas.map(project.boundary(of:))
        lookup = AreaLookup(boundaries)
        crs = try project.crs() ?? .wgs84
    }

    /// The facilities that rows of a standard ask for, hung on the network.
    func hang(
        _ facilities: [Facility], for standard: Standard, gates: [Position], on finder: PlaceFinder
    ) throws -> [CircleFacility] {
        let asked = Set(standard.rows.flatMap(\.facilities))
        return try CircleFacility.hung(
            facilities.filter { asked.contains($0.category) }, for: standard, gates: gates, on: finder, in: crs,
            areas: lookup.numbers(containing:))
    }

    /// The public green space of each area, ground that several parks share once; nil where no level asks for any.
    ///
    /// Public green space is the ground of what rows called `park` ask for.
    func green(of facilities: [Facility], by standard: Standard) throws -> [SquareMeters]? {
        guard standard.levels.contains(where: { $0.greenPerPerson != nil }) else { return nil }
        let categories = Set(standard.rows.filter { $0.category == "park" }.flatMap(\.facilities))
        let parks = facilities.filter { categories.contains($0.category) }.compactMap(\.shape.ground)
        let extents = parks.map { Extent($0) }
        let ruler = GeodesicArea(on: Ellipsoid(of: crs))
        return try withGEOS { geos in
            try boundaries.map { boundary in
                let extent = Extent(boundary)
                let near = parks.indices.filter { extents[$0].intersects(extent) }
                guard !near.isEmpty else { return .zero }
                let shapes = try near.reduce(geos.geometry(Boundary([]))) { try $0.union(geos.geometry(parks[$1])) }
                return ruler.area(of: try shapes.intersection(geos.geometry(boundary)).multiPolygon(as: Position.self))
            }
        }
    }
}
