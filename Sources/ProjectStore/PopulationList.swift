import GeoModel
internal import SQLiteInterop

/// Takes the number of people of each area from a table, whole or not at all.
public struct PopulationImport {
    public var list: ListFile

    public init(_ list: ListFile) { self.list = list }

    /// Our columns, each with its Chinese name. An area is told by its code, or by its name and its parent.
    public static let knownColumns: KeyValuePairs = [
        "code": "代码", "name": "名称", "parent": "上级", "population": "人口",
    ]

    /// - Throws: ``StoreError/rows(file:_:)`` with every row that can't be taken; then nothing is changed.
    public func run(on project: Project) throws -> ImportSummary { try ListIntake<Census>.run(list, on: project) }
}

/// How many people live in an area.
struct PopulationRow: Surveyable {
    let row: Int
    /// The area as the list names it.
    let name: String
    let area: String
    let people: Int
}

private struct Census: ListKind {
    static let kind = "population"
    static let knownColumns = PopulationImport.knownColumns
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
        let area: String
        switch areas.match(written, parent: row.text("parent")) {
        case .found(let id): area = id
        case .refused(let reason):
            row.refuse(reason)
            return nil
        }
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
