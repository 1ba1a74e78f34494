public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// The columns of `fact` beside `id`.
    static let factColumns = """
        fact TEXT NOT NULL, area TEXT NOT NULL, date DATE, attributes TEXT, source INTEGER NOT NULL,
        source_row INTEGER NOT NULL
        """

    /// All facts; empty before the first list of them.
    public func facts() throws -> [Fact] {
        guard try hasTable("fact") else { return [] }
        let sources = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
        var facts: [Fact] = []
        try database.query("SELECT fact, area, date, source, source_row FROM fact ORDER BY id") { row in
            facts.append(
                Fact(
                    name: row.text(0) ?? "", area: row.text(1) ?? "", date: row.day(2),
                    origin: try row.origin(3, 4, in: sources, project: path)))
        }
        return facts
    }

    func insert(_ row: FactRow, source: Int) throws {
        try database.run(
            "INSERT INTO fact (fact, area, date, attributes, source, source_row) VALUES (?, ?, ?, ?, ?, ?)",
            .text(row.name), .text(row.area), SQLiteValue(row.date), SQLiteValue(row.attributes),
            .integer(Int64(source)), .integer(Int64(row.row)))
    }
}
