import GeoModel
public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// The columns of `appointment` beside `fid` and `geom`. `geom` is the appointment's own polygon, null where it is
    /// for a whole area. `affiliation` is the list's column `source` (where the actor comes from: university, …).
    static let appointmentColumns = """
        actor INTEGER NOT NULL REFERENCES actor(id), role TEXT NOT NULL, area TEXT, lead BOOLEAN, valid_from DATE,
        valid_to DATE, unit TEXT, part_of TEXT, disciplines TEXT, channel TEXT, affiliation TEXT, funding TEXT,
        duties TEXT, guarantees TEXT, persons INTEGER, attributes TEXT, source INTEGER NOT NULL,
        source_row INTEGER NOT NULL
        """

    static let actorColumns = "name TEXT NOT NULL, form TEXT, UNIQUE (name, form)"

    /// All appointments of all times; empty before the first planner list.
    public func appointments() throws -> [Appointment] {
        guard try hasTable("appointment") else { return [] }
        let sources = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
        var appointments: [Appointment] = []
        try database.query(
            """
            SELECT p.fid, a.name, a.form, p.role, p.area, p.valid_from, p.valid_to, p.lead, p.source, p.source_row
            FROM appointment p JOIN actor a ON a.id = p.actor ORDER BY p.fid
            """
        ) { row in
            appointments.append(
                Appointment(
                    id: row.integer(0) ?? 0, actor: row.text(1) ?? "", form: row.text(2), role: row.text(3) ?? "",
                    area: row.text(4) ?? "", term: Term(from: row.day(5), to: row.day(6)),
                    isLead: row.integer(7).map { $0 != 0 }, origin: try row.origin(8, 9, in: sources, project: path)))
        }
        return appointments
    }
}

extension Project {
    /// Writes the rows of a planner list, inside the transaction of its import.
    func insert(_ rows: [PlannerRow], as record: SourceRecord) throws {
        if try !hasTable("appointment") {
            // Imported areas have fixed the CRS.
            guard let crs = try crs(), let system = SpatialReference(crs) else { throw StoreError.noAreas(path) }
            try package.createTable("actor", columns: Self.actorColumns)
            try package.createLayer(
                "appointment", columns: Self.appointmentColumns, geometryType: "MULTIPOLYGON", in: system)
        }
        let source = try begin(record)
        var actors: [String: Int] = [:]
        try database.query("SELECT id, name, form FROM actor") { row in
            actors[(row.text(1) ?? "") + "\u{1F}" + (row.text(2) ?? "")] = row.integer(0)
        }
        for row in rows {
            let key = row.actor + "\u{1F}" + (row.form ?? "")
            if actors[key] == nil {
                try database.run(
                    "INSERT INTO actor (name, form) VALUES (?, ?)", .text(row.actor), SQLiteValue(row.form))
                actors[key] = Int(database.lastInsertedRow)
            }
            try database.run(
                """
                INSERT INTO appointment (actor, role, area, lead, valid_from, valid_to, unit, part_of, disciplines,
                  channel, affiliation, funding, duties, guarantees, persons, attributes, source, source_row)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, SQLiteValue(actors[key]), .text(row.role), .text(row.area),
                SQLiteValue(row.isLead.map { $0 ? 1 : 0 }),
                SQLiteValue(row.term.from), SQLiteValue(row.term.to), SQLiteValue(row.texts["unit"]),
                SQLiteValue(row.texts["part_of"]), SQLiteValue(row.texts["disciplines"]),
                SQLiteValue(row.texts["channel"]), SQLiteValue(row.texts["source"]), SQLiteValue(row.texts["funding"]),
                SQLiteValue(row.texts["duties"]), SQLiteValue(row.texts["guarantees"]), SQLiteValue(row.persons),
                SQLiteValue(row.attributes), .integer(Int64(source)), .integer(Int64(row.number)))
        }
        try package.touch("actor")
        try package.touch("appointment")
        try finish(record, as: source)
    }
}
