import GeoModel
import PlanningModel

/// One row of a planner list, understood.
struct PlannerRow {
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
struct PlannerRowReader {
    let list: ListColumns
    var directory: AreaDirectory
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
            list.others.compactMap { index, name in values[index]?.nonBlank.map { (name, $0) } },
            uniquingKeysWith: { first, _ in first })
        if texts.isEmpty, others.isEmpty { return nil }  // a blank line
        var found: [RowDefect.Reason] = []
        for column in ["actor", "role", "area"] where texts[column] == nil { found.append(.missing(column: column)) }
        let term = term(texts, &found)
        let isLead = lead(texts["lead"], &found)
        let persons = persons(texts["persons"], &found)
        var areaID: String?
        if let written = texts["area"] {
            switch directory.match(written, parent: texts["district"]) {
            case .found(let id): areaID = id
            case .refused(let reason): found.append(reason)
            }
        }
        guard found.isEmpty, let actor = texts["actor"], let role = texts["role"], let areaID else {
            let refused = found.map { RowDefect(row: number, name: texts["actor"], reason: $0) }
            if skipsUnmatched, found.allSatisfy(\.isUnmatchedArea) { skipped += refused } else { defects += refused }
            return nil
        }

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
