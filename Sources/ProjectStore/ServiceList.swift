import GeoModel
import PlanningModel

/// One row of a service list, understood.
struct ServiceRow: Surveyable {
    let row: Int
    let actor: String
    let kind: String
    let area: String?
    let term: Term
    let days: Int?
    let count: Int?
    let attributes: String?

    var name: String { actor }
}

/// What actors did: days on site, inspections and tasks.
struct ServiceList: ListKind {
    static let kind = "service"
    static let knownColumns: KeyValuePairs = [
        "actor": "责任规划师", "kind": "类型", "area": "区域", "district": "区县", "from": "起始日期", "to": "结束日期",
        "days": "天数", "count": "次数",
    ]

    private let project: Project
    private var areas: AreaDirectory
    private var actors: ActorDirectory

    init(_ project: Project, areas: AreaDirectory) throws {
        self.project = project
        self.areas = areas
        let names = try project.actors().values.map(\.name)
        guard !names.isEmpty else { throw StoreError.noAppointments(project.path) }
        actors = ActorDirectory(names)
        try project.prepareTable("service", columns: Project.serviceColumns)
    }

    static func missingColumn(among columns: ListColumns, ofLayer: Bool) -> String? {
        ["actor", "kind", "from"].first { !columns.has($0) }
    }

    mutating func understand(_ row: inout ListRow) throws -> ServiceRow? {
        row.name = row.text("actor")
        let actor = row.required("actor")
        let kind = row.required("kind")
        _ = row.required("from")
        let term = row.term()
        let days = row.wholeNumber("days")
        let count = row.wholeNumber("count")
        if let actor, let refusal = actors.refusal(of: actor) { row.refuse(refusal) }
        let area = row.area(in: &areas)
        guard let actor, let kind else { return nil }
        return ServiceRow(
            row: row.number, actor: actor, kind: kind, area: area, term: term, days: days, count: count,
            attributes: try row.others())
    }

    struct Key: Hashable {
        let actor: String
        let kind: String
        let area: String?
        let from: CalendarDay?
    }

    func keysHeld() throws -> [Key] {
        try project.services().map { Key(actor: $0.actor, kind: $0.kind, area: $0.area, from: $0.term.from) }
    }

    func key(of row: ServiceRow, on ground: Boundary?) -> Key {
        Key(actor: row.actor, kind: row.kind, area: row.area, from: row.term.from)
    }

    func title(of row: ServiceRow) -> String {
        "\(row.actor), \(row.kind), \(row.area.map(areas.title) ?? "–"), \(row.term.from?.description ?? "–")"
    }

    func write(_ row: ServiceRow, on ground: MeasuredBoundary?, source: Int) throws {
        try project.insert(row, source: source)
    }

    func finish() throws { try project.package.touch("service") }
}

/// Knows who holds appointments.
private struct ActorDirectory {
    private let names: Set<String>
    private let inOrder: [String]
    /// What was found for names that nobody has: a list tells of one actor in many rows.
    private var nearest: [String: [String]] = [:]
    private var budget = SuggestionBudget()

    init(_ names: [String]) {
        self.names = Set(names)
        inOrder = self.names.sorted()
    }

    /// Why there is nobody of that name; nil where there is.
    mutating func refusal(of name: String) -> RowDefect.Reason? {
        if names.contains(name) { return nil }
        if nearest[name] == nil {
            nearest[name] = budget.allows(comparing: inOrder.count) ? nearestNames(to: name, among: inOrder) : []
        }
        return .unknownActor(name, nearest: nearest[name] ?? [])
    }
}
