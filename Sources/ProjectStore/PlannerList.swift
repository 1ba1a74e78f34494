import GeoModel
import PlanningModel

/// One row of a planner list, understood.
struct PlannerRow: Surveyable {
    let row: Int
    let actor: String
    let form: String?
    let role: String
    let area: String?
    let boundary: Boundary?
    let term: Term
    let isLead: Bool?
    let partOf: String?
    let persons: Int?
    /// As they are written.
    let columns: [Appointment.Column: String]
    /// The columns that are none of ours, as a JSON object.
    let attributes: String?

    var name: String { actor }
}

/// The planner list: a row an appointment, to an area, to a polygon of its own, or to both.
struct PlannerList: ListKind {
    static let kind = "planners"
    static let knownColumns: KeyValuePairs = [
        "actor": "责任规划师", "form": "形式", "role": "角色", "area": "区域", "district": "区县", "from": "起始日期",
        "to": "结束日期", "unit": "单位", "lead": "牵头", "part_of": "所属团队", "disciplines": "专业", "channel": "渠道",
        "source": "来源", "funding": "经费", "duties": "职责", "guarantees": "保障", "persons": "人数",
    ]
    static let takesGround = true

    private let project: Project
    private var areas: AreaDirectory
    private var writer: AppointmentWriter

    init(_ project: Project, areas: AreaDirectory) throws {
        self.project = project
        self.areas = areas
        writer = try AppointmentWriter(project)
    }

    static func missingColumn(among columns: ListColumns, ofLayer: Bool) -> String? {
        (ofLayer ? ["actor", "role"] : ["actor", "role", "area"]).first { !columns.has($0) }
    }

    mutating func understand(_ row: inout ListRow) throws -> PlannerRow? {
        let hasPlace = row.ground != nil || !row.defects.isEmpty || row.text("area") != nil
        row.name = row.text("actor")
        let actor = row.required("actor")
        let role = row.required("role")
        if !hasPlace { row.refuse(row.isFeature ? .noPlace : .missing(column: "area")) }
        let term = row.term()
        let isLead = lead(&row)
        let persons = row.wholeNumber("persons")
        let area = row.area(in: &areas)
        guard let actor, let role else { return nil }
        var columns: [Appointment.Column: String] = [:]
        for column in Appointment.Column.allCases { columns[column] = row.text(column.rawValue) }
        return PlannerRow(
            row: row.number, actor: actor, form: row.text("form").map { Self.forms[$0] ?? $0 }, role: role, area: area,
            boundary: row.ground, term: term, isLead: isLead, partOf: row.text("part_of"), persons: persons,
            columns: columns, attributes: try row.others())
    }

    /// Chinese words for the forms of actors.
    private static let forms = [
        "个人": "person", "团队": "team", "单位": "unit", "小组": "group", "专家组": "panel", "工作站": "station",
        "中心": "centre", "服务团": "corps",
    ]

    private func lead(_ row: inout ListRow) -> Bool? {
        switch row.text("lead")?.lowercased() {
        case nil: return nil
        case "yes", "true", "1", "是": return true
        case "no", "false", "0", "否": return false
        case let other?:
            row.refuse(.badLead(other))
            return nil
        }
    }

    struct Key: Hashable {
        let actor: String
        let form: String?
        let role: String
        let area: String?
        let from: CalendarDay?
        let partOf: String?
        let unit: [String]
        let disciplines: [String]
        let ground: GroundKey?
    }

    func keysHeld() throws -> [Key] {
        try project.appointments().map {
            Key(
                actor: $0.actor, form: $0.form, role: $0.role, area: $0.area, from: $0.term.from,
                partOf: $0.partOf, unit: $0.columns[.unit] ?? [], disciplines: $0.columns[.disciplines] ?? [],
                ground: $0.ground.map(GroundKey.init))
        }
    }

    func key(of row: PlannerRow, on ground: Boundary?) -> Key {
        Key(
            actor: row.actor, form: row.form, role: row.role, area: row.area, from: row.term.from, partOf: row.partOf,
            unit: row.columns[.unit]?.listedWords ?? [], disciplines: row.columns[.disciplines]?.listedWords ?? [],
            ground: ground.map(GroundKey.init))
    }

    func title(of row: PlannerRow) -> String {
        let place = row.area.map(areas.title) ?? "–"
        return "\(row.actor), \(row.role), \(place), \(row.term.from?.description ?? "–")"
    }

    mutating func write(_ row: PlannerRow, on ground: MeasuredBoundary?, source: Int) throws {
        try writer.write(row, on: ground, source: source)
    }

    func finish() throws { try writer.finish() }
}

/// Tells whether two grounds are the same, from whichever vertex their rings start and whichever way they run: by their
/// edges, which make out the ground.
struct GroundKey: Hashable {
    private let edges: Set<Edge>

    private struct Edge: Hashable {
        let start: Position
        let end: Position
    }

    init(_ boundary: Boundary) {
        var edges: Set<Edge> = []
        for ring in boundary.polygons.flatMap(\.rings) {
            for (one, other) in zip(ring, ring.dropFirst()) {
                let isInOrder = (one.x, one.y) < (other.x, other.y)
                edges.insert(isInOrder ? Edge(start: one, end: other) : Edge(start: other, end: one))
            }
        }
        self.edges = edges
    }
}
