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
        let actors = try actors()
        let columns = Appointment.Column.allCases
        // Cells of a column say the same over and over.
        var lists: [String: [String]] = [:]
        func words(_ text: String) -> [String] {
            if let known = lists[text] { return known }
            let words = text.listedWords
            lists[text] = words
            return words
        }
        var appointments: [Appointment] = []
        try database.query(
            """
            SELECT fid, actor, role, area, valid_from, valid_to, lead, part_of, persons, source, source_row,
              \(columns.map(\.stored).joined(separator: ", ")), geom
            FROM appointment ORDER BY fid
            """
        ) { row in
            let id = row.integer(0) ?? 0
            guard let actor = row.integer(1).flatMap({ actors[$0] }) else {
                throw StoreError.damaged(path, what: "actor of appointment \(id)")
            }
            var filled: [Appointment.Column: [String]] = [:]
            for (offset, column) in columns.enumerated() {
                guard let text = row.text(11 + offset) else { continue }
                let words = words(text)
                if !words.isEmpty { filled[column] = words }
            }
            var ground: Boundary?
            if !row.isNull(11 + columns.count) {
                ground = try row.boundary(11 + columns.count)
                if ground == nil { throw StoreError.damaged(path, what: "ground of appointment \(id)") }
            }
            appointments.append(
                Appointment(
                    id: id, actor: actor.name, form: actor.form, role: row.text(2) ?? "", area: row.text(3),
                    ground: ground, term: Term(from: row.day(4), to: row.day(5)),
                    isLead: row.integer(6).map { $0 != 0 },
                    partOf: row.text(7), persons: row.integer(8), columns: filled,
                    origin: try row.origin(9, 10, in: sources, project: path)))
        }
        return appointments
    }

    /// Who holds appointments, by the id of the project's table.
    func actors() throws -> [Int: (name: String, form: String?)] {
        var actors: [Int: (name: String, form: String?)] = [:]
        guard try hasTable("actor") else { return actors }
        try database.query("SELECT id, name, form FROM actor") { row in
            if let id = row.integer(0) { actors[id] = (row.text(1) ?? "", row.text(2)) }
        }
        return actors
    }
}

extension Appointment.Column {
    /// Its name in the project's table, where `source` is the import that a row came from.
    fileprivate var stored: String { self == .source ? "affiliation" : rawValue }
}

/// Writes appointments into a project inside the transaction of their import.
struct AppointmentWriter {
    private let project: Project
    private var actors: [Actor: Int] = [:]
    private var extent = Extent.empty

    private struct Actor: Hashable {
        let name: String
        let form: String?
    }

    init(_ project: Project) throws {
        self.project = project
        if try !project.hasTable("appointment") {
            // Imported areas have fixed the CRS.
            guard let crs = try project.crs(), let system = SpatialReference(crs) else {
                throw StoreError.noAreas(project.path)
            }
            try project.package.createTable("actor", columns: Project.actorColumns)
            try project.package.createLayer(
                "appointment", columns: Project.appointmentColumns, geometryType: "MULTIPOLYGON", in: system)
        }
        for (id, actor) in try project.actors() { actors[Actor(name: actor.name, form: actor.form)] = id }
    }

    mutating func write(_ row: PlannerRow, on ground: MeasuredBoundary?, source: Int) throws {
        let database = project.database
        let actor = Actor(name: row.actor, form: row.form)
        if actors[actor] == nil {
            try database.run("INSERT INTO actor (name, form) VALUES (?, ?)", .text(row.actor), SQLiteValue(row.form))
            actors[actor] = Int(database.lastInsertedRow)
        }
        try database.run(
            """
            INSERT INTO appointment (actor, role, area, lead, valid_from, valid_to, unit, part_of, disciplines,
              channel, affiliation, funding, duties, guarantees, persons, attributes, source, source_row, geom)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, SQLiteValue(actors[actor]), .text(row.role), SQLiteValue(row.area),
            SQLiteValue(row.isLead.map { $0 ? 1 : 0 }),
            SQLiteValue(row.term.from), SQLiteValue(row.term.to), SQLiteValue(row.columns[.unit]),
            SQLiteValue(row.partOf), SQLiteValue(row.columns[.disciplines]), SQLiteValue(row.columns[.channel]),
            SQLiteValue(row.columns[.source]), SQLiteValue(row.columns[.funding]), SQLiteValue(row.columns[.duties]),
            SQLiteValue(row.columns[.guarantees]), SQLiteValue(row.persons), SQLiteValue(row.attributes),
            .integer(Int64(source)), .integer(Int64(row.row)), ground.map { .blob($0.blob) } ?? .null)
        if let ground { extent.formUnion(ground.extent) }
    }

    func finish() throws {
        try project.package.touch("actor")
        try project.package.touch("appointment", extent: extent)
    }
}
