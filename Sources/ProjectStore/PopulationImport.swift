internal import GDALInterop
import GeoModel
import PlanningModel
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
    public func run(on project: Project) throws -> ImportSummary {
        try project.database.transaction {
            let areas = try project.areas()
            guard !areas.isEmpty else { throw StoreError.noAreas(project.path) }
            var (table, record) = try list.open(for: "population")
            let columns = try list.columns(of: table, known: Self.knownColumns, required: ["population"])
            let keys = ["code", "name"].filter(columns.has)
            guard !keys.isEmpty else {
                throw StoreError.missingColumn("name", file: list.path, columns: table.columns)
            }
            var census = Census(columns: columns, keys: keys, directory: AreaDirectory(areas), list: list)
            try table.forEachRow { row, values in census.read(row, values) }
            guard census.defects.isEmpty else { throw StoreError.rows(file: list.path, census.defects) }

            record.rows = census.people.count
            record.remarks = census.skipped.map { "skipped row \($0.row)" }
            let source = try project.begin(record)
            // The same people live in every version of an area; repeating an import gives the same numbers.
            for (id, number) in census.people {
                try project.database.run(
                    "UPDATE area SET population = ? WHERE id = ?", .integer(Int64(number)), .text(id))
            }
            try project.package.touch("area")
            try project.finish(record, as: source)
            var summary = ImportSummary(record, encoding: table.encoding)
            summary.skipped = census.skipped
            return summary
        }
    }
}

/// Reads rows one by one and gathers what is wrong with them.
private struct Census {
    let columns: ListColumns
    /// The columns that tell an area, the first that is filled counts.
    let keys: [String]
    var directory: AreaDirectory
    let list: ListFile
    var people: [(id: String, number: Int)] = []
    var defects: [RowDefect] = []
    var skipped: [RowDefect] = []
    /// The row of each area.
    private var rows: [String: Int] = [:]

    init(columns: ListColumns, keys: [String], directory: AreaDirectory, list: ListFile) {
        self.columns = columns
        self.keys = keys
        self.directory = directory
        self.list = list
    }

    mutating func read(_ row: Int, _ values: [String?]) {
        guard let written = keys.compactMap({ columns.text($0, in: values) }).first else {
            defects.append(RowDefect(row: row, name: nil, reason: .missing(column: keys[0])))
            return
        }
        let reason: RowDefect.Reason
        switch directory.match(written, parent: columns.text("parent", in: values)) {
        case .found(let id):
            guard let refusal = take(id, row, columns.text("population", in: values)) else { return }
            reason = refusal
        case .refused(let unmatched): reason = unmatched
        }
        let defect = RowDefect(row: row, name: written, reason: reason)
        if list.skipsUnmatched, reason.isUnmatchedArea { skipped.append(defect) } else { defects.append(defect) }
    }

    /// - Returns: Why the number can't be taken; nil when it was.
    private mutating func take(_ id: String, _ row: Int, _ text: String?) -> RowDefect.Reason? {
        guard let text else { return .missing(column: "population") }
        guard let number = peopleCount(text) else { return .badNumber(column: "population", value: text) }
        if let other = rows[id] { return .repeated(key: directory.title(id), other: other) }
        rows[id] = row
        people.append((id, number))
        return nil
    }
}
