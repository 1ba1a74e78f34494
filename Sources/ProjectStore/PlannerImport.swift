internal import FoundationEssentials
internal import GDALInterop
import GeoModel
import PlanningModel
internal import SQLiteInterop

/// Takes a planner list into a project, one row an appointment, whole or not at all.
public struct PlannerImport {
    public var list: ListFile

    public init(_ list: ListFile) { self.list = list }

    /// Our columns, each with its Chinese name.
    public static let knownColumns: KeyValuePairs = [
        "actor": "责任规划师", "form": "形式", "role": "角色", "area": "区域", "district": "区县", "from": "起始日期",
        "to": "结束日期", "unit": "单位", "lead": "牵头", "part_of": "所属团队", "disciplines": "专业", "channel": "渠道",
        "source": "来源", "funding": "经费", "duties": "职责", "guarantees": "保障", "persons": "人数",
    ]

    /// - Throws: ``StoreError/rows(file:_:)`` with every row that can't be taken; then nothing is changed.
    public func run(on project: Project) throws -> ImportSummary {
        try project.database.transaction {
            let areas = try project.areas()
            guard !areas.isEmpty else { throw StoreError.noAreas(project.path) }
            var (table, record) = try list.open(for: "planners")
            try project.refuseRepeated(record)
            let columns = try list.columns(of: table, known: Self.knownColumns, required: ["actor", "role", "area"])
            var reader = RowReader(
                list: columns, directory: AreaDirectory(areas), skipsUnmatched: list.skipsUnmatched)
            for appointment in try project.appointments() { reader.seen[RowReader.key(of: appointment)] = .some(nil) }
            var rows: [PlannerRow] = []
            try table.forEachRow { number, values in
                if let row = try reader.read(number, values) { rows.append(row) }
            }
            guard reader.defects.isEmpty else { throw StoreError.rows(file: list.path, reader.defects) }

            record.rows = rows.count
            record.remarks = reader.skipped.map { "skipped row \($0.row)" }
            try project.insert(rows, as: record)
            var summary = ImportSummary(record, encoding: table.encoding)
            summary.skipped = reader.skipped
            return summary
        }
    }
}

/// One row of a planner list, understood.
private struct PlannerRow {
    let number: Int
    let actor: String
    let form: String?
    let role: String
    let area: String
    let term: Term
    let isLead: Bool?
    let persons: Int?
    /// The columns that are stored as they are written, by our names.
    let texts: [String: String]
    /// The columns that are none of ours, as a JSON object.
    let attributes: String?
}

/// Reads rows one by one and gathers what is wrong with them.
private struct RowReader {
    let list: ListColumns
    let directory: AreaDirectory
    let skipsUnmatched: Bool
    var defects: [RowDefect] = []
    var skipped: [RowDefect] = []
    /// The row of each appointment by key; nil for one that the project holds already.
    var seen: [String: Int?] = [:]

    mutating func read(_ number: Int, _ values: [String?]) throws -> PlannerRow? {
        let texts = Dictionary(
            uniqueKeysWithValues: PlannerImport.knownColumns.compactMap { column, _ in
                list.text(column, in: values).map { (column, $0) }
            })
        let others = Dictionary(
            list.others.compactMap { index, name in ListColumns.trimmed(values[index]).map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
        if texts.isEmpty, others.isEmpty { return nil }  // a blank line
        var found: [RowDefect.Reason] = []
        for column in ["actor", "role", "area"] where texts[column] == nil { found.append(.missing(column: column)) }
        let term = term(texts, &found)
        let isLead = lead(texts["lead"], &found)
        let persons = persons(texts["persons"], &found)
        var areaID: String?
        var unmatched: RowDefect.Reason?
        if let written = texts["area"] {
            switch directory.match(written, parent: texts["district"]) {
            case .found(let id): areaID = id
            case .unknown(let nearest): unmatched = .unknownArea(written, nearest: nearest)
            case .ambiguous(let candidates): unmatched = .ambiguousArea(written, candidates: candidates)
            }
        }
        if let unmatched {
            let defect = RowDefect(row: number, name: texts["actor"], reason: unmatched)
            if skipsUnmatched, found.isEmpty { skipped.append(defect) } else { defects.append(defect) }
        }
        defects += found.map { RowDefect(row: number, name: texts["actor"], reason: $0) }
        guard found.isEmpty, let actor = texts["actor"], let role = texts["role"], let areaID else { return nil }

        let form = texts["form"].map { Self.forms[$0] ?? $0 }
        let key = Self.key(actor: actor, form: form, role: role, area: areaID, from: term.from)
        if let other = seen[key] {
            let title = "\(actor), \(role), \(directory.title(areaID)), \(term.from?.description ?? "–")"
            defects.append(RowDefect(row: number, name: actor, reason: .repeated(key: title, other: other)))
            return nil
        }
        seen[key] = number
        return PlannerRow(
            number: number, actor: actor, form: form, role: role, area: areaID, term: term, isLead: isLead,
            persons: persons, texts: texts, attributes: try JSONText.object(others.mapValues { .text($0) }))
    }

    /// Chinese words for the forms of actors.
    private static let forms = [
        "个人": "person", "团队": "team", "单位": "unit", "小组": "group", "专家组": "panel", "工作站": "station",
        "中心": "centre", "服务团": "corps",
    ]

    private func term(_ texts: [String: String], _ defects: inout [RowDefect.Reason]) -> Term {
        var days: [String: CalendarDay] = [:]
        for column in ["from", "to"] {
            guard let text = texts[column] else { continue }
            days[column] = CalendarDay(text)
            if days[column] == nil { defects.append(.badDay(column: column, value: text)) }
        }
        let term = Term(from: days["from"], to: days["to"])
        if term.isEmpty { defects.append(.emptyTerm(from: texts["from"] ?? "", to: texts["to"] ?? "")) }
        return term
    }

    private func lead(_ text: String?, _ defects: inout [RowDefect.Reason]) -> Bool? {
        switch text?.lowercased() {
        case nil: return nil
        case "yes", "true", "1", "是": return true
        case "no", "false", "0", "否": return false
        case let other?:
            defects.append(.badLead(other))
            return nil
        }
    }

    private func persons(_ text: String?, _ defects: inout [RowDefect.Reason]) -> Int? {
        guard let text else { return nil }
        if let number = Int(text), number >= 0 { return number }
        defects.append(.badNumber(column: "persons", value: text))
        return nil
    }

    static func key(of appointment: Appointment) -> String {
        key(
            actor: appointment.actor, form: appointment.form, role: appointment.role, area: appointment.area,
            from: appointment.term.from)
    }

    private static func key(actor: String, form: String?, role: String, area: String, from: CalendarDay?) -> String {
        [actor, form ?? "", role, area, from?.description ?? ""].joined(separator: "\u{1F}")
    }
}

extension Project {
    fileprivate func insert(_ rows: [PlannerRow], as record: SourceRecord) throws {
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
