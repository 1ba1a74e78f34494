import GeoModel
import PlanningModel

/// One row of a list of facts, understood.
struct FactRow: Surveyable {
    let row: Int
    /// What it is.
    let name: String
    let area: String
    let date: CalendarDay?
    let attributes: String?
}

/// Documents issued for areas, and other facts.
struct FactList: ListKind {
    static let kind = "facts"
    static let knownColumns: KeyValuePairs = [
        "fact": "事项", "area": "区域", "district": "区县", "date": "日期",
    ]

    private let project: Project
    private var areas: AreaDirectory

    init(_ project: Project, areas: AreaDirectory) throws {
        self.project = project
        self.areas = areas
        try project.prepareTable("fact", columns: Project.factColumns)
    }

    static func missingColumn(among columns: ListColumns, ofLayer: Bool) -> String? {
        ["fact", "area"].first { !columns.has($0) }
    }

    mutating func understand(_ row: inout ListRow) throws -> FactRow? {
        row.name = row.text("fact")
        let name = row.required("fact")
        _ = row.required("area")
        let date = row.day("date")
        let area = row.area(in: &areas)
        guard let name, let area else { return nil }
        return FactRow(row: row.number, name: name, area: area, date: date, attributes: try row.others())
    }

    struct Key: Hashable {
        let name: String
        let area: String
        let date: CalendarDay?
    }

    func keysHeld() throws -> [Key] {
        try project.facts().map { Key(name: $0.name, area: $0.area, date: $0.date) }
    }

    func key(of row: FactRow, on ground: Boundary?) -> Key { Key(name: row.name, area: row.area, date: row.date) }

    func title(of row: FactRow) -> String {
        "\(row.name), \(areas.title(row.area)), \(row.date?.description ?? "–")"
    }

    func write(_ row: FactRow, on ground: MeasuredBoundary?, source: Int) throws {
        try project.insert(row, source: source)
    }

    func finish() throws { try project.package.touch("fact") }
}
