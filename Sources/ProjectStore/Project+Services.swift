public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// The columns of `service` beside `id`. `actor` is a name, as one person may be listed in several forms.
    static let serviceColumns = """
        actor TEXT NOT NULL, kind TEXT NOT NULL, area TEXT, valid_from DATE NOT NULL, valid_to DATE, days INTEGER,
        count INTEGER, attributes TEXT, source INTEGER NOT NULL, source_row INTEGER NOT NULL
        """

    /// What actors did, all of it; empty before the first service list.
    public func services() throws -> [ServiceRecord] {
        guard try hasTable("service") else { return [] }
        let sources = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
        var services: [ServiceRecord] = []
        try database.query(
            """
            SELECT actor, kind, area, valid_from, valid_to, days, count, source, source_row FROM service ORDER BY id
            """
        ) { row in
            services.append(
                ServiceRecord(
                    actor: row.text(0) ?? "", kind: row.text(1) ?? "", area: row.text(2),
                    term: Term(from: row.day(3), to: row.day(4)), days: row.integer(5), count: row.integer(6),
                    origin: try row.origin(7, 8, in: sources, project: path)))
        }
        return services
    }

    func insert(_ row: ServiceRow, source: Int) throws {
        try database.run(
            """
            INSERT INTO service (actor, kind, area, valid_from, valid_to, days, count, attributes, source, source_row)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .text(row.actor), .text(row.kind), SQLiteValue(row.area), SQLiteValue(row.term.from),
            SQLiteValue(row.term.to), SQLiteValue(row.days), SQLiteValue(row.count), SQLiteValue(row.attributes),
            .integer(Int64(source)), .integer(Int64(row.row)))
    }
}
