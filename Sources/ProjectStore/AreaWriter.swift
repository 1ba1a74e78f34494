import GeoModel
internal import SQLiteInterop

/// Writes areas into a project inside the transaction of their import.
final class AreaWriter {
    private let project: Project
    let source: Int
    private var extent = Extent.empty
    /// The row of each area written, by key.
    private var rows: [String: Int] = [:]
    /// How many areas were written or given more ground.
    private(set) var count = 0

    init(project: Project, system: SpatialReference, source: Int) throws {
        self.project = project
        self.source = source
        guard try !project.hasTable("area") else { return }
        try project.package.createLayer(
            "area", columns: Project.areaColumns, geometryType: "MULTIPOLYGON", in: system)
        try project.database.execute("CREATE UNIQUE INDEX area_key ON area (id, ifnull(valid_from, ''))")
    }

    /// - Returns: What is wrong when the project, or this file, has an area of the same id and first day already.
    func write(_ area: RawArea, _ measured: MeasuredBoundary) throws -> RowDefect? {
        let first = area.term.from?.description ?? ""
        let key = area.id + "\u{1F}" + first
        if let other = try rows[key] ?? stored(area.id, first) {
            let isHere = rows[key] != nil
            let title = area.term.from.map { "\(area.id) (\($0))" } ?? area.id
            let reason: RowDefect.Reason =
                area.code != nil && !isHere ? .heldCode(title) : .repeated(key: title, other: isHere ? other : nil)
            return RowDefect(row: area.row, name: area.name, reason: reason)
        }
        rows[key] = area.row
        try project.database.run(
            """
            INSERT INTO area (id, code, name, level, parent, tags, attributes, population, km2, valid_from, valid_to,
              predecessors, source, source_row, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .text(area.id), SQLiteValue(area.code), .text(area.name), .text(area.level.rawValue),
            SQLiteValue(area.parent), SQLiteValue(joined(area.tags)), SQLiteValue(area.attributes),
            SQLiteValue(area.population), .real(measured.area.squareKilometers), SQLiteValue(area.term.from),
            SQLiteValue(area.term.to), SQLiteValue(joined(area.predecessors)), .integer(Int64(source)),
            .integer(Int64(area.row)), .blob(measured.blob))
        extent.formUnion(measured.extent)
        count += 1
        return nil
    }

    /// Gives an area that the project holds more ground. All else stays as it is, also the source it came from: what
    /// was added, and when, stands in the source of this import.
    func extend(_ held: HeldArea, to measured: MeasuredBoundary) throws {
        try project.database.run(
            "UPDATE area SET km2 = ?, geom = ? WHERE fid = ?", .real(measured.area.squareKilometers),
            .blob(measured.blob), .integer(Int64(held.fid)))
        extent.formUnion(measured.extent)
        count += 1
    }

    func finish(_ record: SourceRecord) throws {
        try project.package.touch("area", extent: extent)
        try project.finish(record, as: source)
    }

    private func stored(_ id: String, _ first: String) throws -> Int? {
        var row: Int?
        try project.database.query(
            "SELECT source_row FROM area WHERE id = ? AND ifnull(valid_from, '') = ?", .text(id), .text(first)
        ) { row = $0.integer(0) }
        return row
    }

    private func joined(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ";") }
}
