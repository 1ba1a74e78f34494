/// Takes a list into a project from a file, whole or not at all.
public enum ListImport: Sendable {
    /// One row an appointment. A layer of polygons is such a list too: each feature is an appointment to its own polygon,
    /// which is moved to the project's CRS and checked as areas are.
    case planners
    /// What actors did: days on site, inspections and tasks.
    case service
    /// Documents issued for areas, and whatever else is so from a day on.
    case facts
    /// The number of people of each area.
    case population

    /// Our columns, each with its Chinese name.
    public var knownColumns: KeyValuePairs<String, String> { kind.knownColumns }

    /// - Throws: ``StoreError/rows(file:_:)`` with every row that can't be taken; then nothing is changed.
    public func run(_ list: ListFile, on project: Project) throws -> ImportSummary {
        func run<Kind: ListKind>(_: Kind.Type) throws -> ImportSummary { try ListIntake<Kind>.run(list, on: project) }
        return try run(kind)
    }

    private var kind: any ListKind.Type {
        switch self {
        case .planners: PlannerList.self
        case .service: ServiceList.self
        case .facts: FactList.self
        case .population: PopulationList.self
        }
    }
}
