public import GeoModel
public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// The columns of `area` beside `fid` and `geom`.
    static let areaColumns = """
        id TEXT NOT NULL, code TEXT, name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT, tags TEXT, attributes TEXT,
        population INTEGER, km2 DOUBLE NOT NULL, valid_from DATE, valid_to DATE, predecessors TEXT,
        source INTEGER NOT NULL, source_row INTEGER NOT NULL
        """

    /// All areas of all times, without their boundaries; empty before the first import.
    public func areas() throws -> [Area] {
        guard try hasTable("area") else { return [] }
        let sources = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
        // Whom a parent that is written as an id (or code, which is the id where there is one) means.
        var names: [String: String] = [:]
        try database.query("SELECT id, name FROM area WHERE id IN (SELECT parent FROM area)") { row in
            if let id = row.text(0) { names[id] = row.text(1) }
        }
        var areas: [Area] = []
        try database.query(
            """
            SELECT id, code, name, level, parent, tags, population, km2, valid_from, valid_to, predecessors, attributes,
              source, source_row FROM area ORDER BY fid
            """
        ) { row in
            areas.append(
                Area(
                    id: row.text(0) ?? "", code: row.text(1), name: row.text(2) ?? "",
                    level: Level(rawValue: row.text(3) ?? ""), parent: row.text(4),
                    parentName: row.text(4).flatMap { names[$0] }, tags: row.words(5), population: row.integer(6),
                    area: SquareMeters(squareKilometers: row.real(7) ?? 0),
                    term: Term(from: row.day(8), to: row.day(9)), predecessors: row.words(10),
                    attributes: row.text(11), origin: try row.origin(12, 13, in: sources, project: path)))
        }
        return areas
    }

    /// The boundary of an area, as stored.
    public func boundary(of area: Area) throws -> Boundary {
        var boundary: Boundary?
        try database.query(
            "SELECT geom FROM area WHERE id = ? AND ifnull(valid_from, '') = ?", .text(area.id),
            .text(area.term.from?.description ?? "")
        ) { row in
            boundary = try row.boundary(0)
        }
        guard let boundary else { throw StoreError.damaged(path, what: "area \(area.id)") }
        return boundary
    }
}

extension SQLiteRow {
    func words(_ column: Int) -> [String] {
        text(column)?.listedWords ?? []
    }

    /// The ground in a column `geom`; nil where there is none, or another shape.
    func boundary(_ column: Int) throws -> Boundary? {
        guard case .polygons(let boundary)? = try withBlob(column, { try GeoPackageGeometry.decode($0) }) else {
            return nil
        }
        return boundary
    }

    /// The line in a column `geom`, also the only one of a multi line; nil where there is another shape, or no line.
    func line(_ column: Int) throws -> [Position]? {
        guard case .lines(let lines)? = try withBlob(column, { try GeoPackageGeometry.decode($0) }), lines.count == 1,
            lines[0].count >= 2, lines[0].allSatisfy(\.isOnEarth)
        else { return nil }
        return lines[0]
    }

    func day(_ column: Int) -> CalendarDay? { text(column).flatMap { CalendarDay($0) } }

    func origin(_ source: Int, _ row: Int, in sources: [Int: Source], project: String) throws -> Origin {
        guard let id = integer(source), let found = sources[id] else {
            throw StoreError.damaged(project, what: "source \(integer(source) ?? 0)")
        }
        return Origin(source: found, row: integer(row) ?? 0)
    }
}
