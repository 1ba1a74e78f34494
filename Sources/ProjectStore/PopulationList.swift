import GeoModel
internal import SQLiteInterop

/// How many people live in an area.
struct PopulationRow: Surveyable {
    let row: Int
    /// The area as the list names it.
    let name: String
    let area: String
    let people: Int
}

/// The number of people of each area, told by its code, or by its name and its parent.
struct PopulationList: ListKind {
    static let kind = "population"
    static let knownColumns: KeyValuePairs = [
        "code": "代码", "name": "名称", "parent": "上级", "population": "人口",
    ]
    /// Repeating an import gives the same numbers.
    static let refusesRepeatedFile = false

    private let project: Project
    private var areas: AreaDirectory

    init(_ project: Project, areas: AreaDirectory) throws {
        self.project = project
        self.areas = areas
    }

    static func missingColumn(among columns: ListColumns, ofLayer: Bool) -> String? {
        if !columns.has("population") { return "population" }
        return columns.has("code") || columns.has("name") ? nil : "name"
    }

    /// Of code and name the first that is filled counts.
    mutating func understand(_ row: inout ListRow) throws -> PopulationRow? {
        guard let written = row.text("code") ?? row.text("name") else {
            row.refuse(.missing(column: row.has("code") ? "code" : "name"))
            return nil
        }
        row.name = written
        guard let area = row.area(written, parent: row.text("parent"), in: &areas) else { return nil }
        guard let text = row.required("population") else { return nil }
        guard let people = peopleCount(text) else {
            row.refuse(.badNumber(column: "population", value: text))
            return nil
        }
        return PopulationRow(row: row.number, name: written, area: area, people: people)
    }

    /// An area has one number, whatever it had before.
    func keysHeld() -> [String] { [] }

    func key(of row: PopulationRow, on ground: Boundary?) -> String { row.area }

    func title(of row: PopulationRow) -> String { areas.title(row.area) }

    /// The same people live in every version of an area.
    func write(_ row: PopulationRow, on ground: MeasuredBoundary?, source: Int) throws {
        try project.database.run(
            "UPDATE area SET population = ? WHERE id = ?", .integer(Int64(row.people)), .text(row.area))
    }

    func finish() throws { try project.package.touch("area") }
}
