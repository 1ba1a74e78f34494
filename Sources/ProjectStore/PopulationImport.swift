internal import GDALInterop
import GeoModel
import PlanningModel
internal import SQLiteInterop

/// Takes the number of people of each area from a table, whole or not at all.
public struct PopulationImport {
    public var path: String
    public var layer: String?
    /// Their column names by ours.
    public var columns: [String: String] = [:]
    /// Leaves out rows whose area is unknown or ambiguous, instead of refusing the table.
    public var skipsUnmatched = false
    public var encoding: String?

    public init(path: String) { self.path = path }

    /// Our columns, each with its Chinese name. An area is told by its code, or by its name and its parent.
    public static let knownColumns: KeyValuePairs = [
        "code": "代码", "name": "名称", "parent": "上级", "population": "人口",
    ]

    /// - Throws: ``StoreError/rows(file:_:)`` with every row that can't be taken; then nothing is changed.
    public func run(on project: Project) throws -> ImportSummary {
        let areas = try project.areas()
        guard !areas.isEmpty else { throw StoreError.noAreas(project.path) }
        let digest = try FileDigest(ofFile: path)
        let table = try TableReader(path, layer: layer, encoding: encoding, text: digest.text)
        let list = try ListColumns(of: table.columns, file: path, known: Self.knownColumns, map: columns)
        guard list.has("population") else {
            throw StoreError.missingColumn("population", file: path, columns: table.columns)
        }
        let keys = ["code", "name"].filter(list.has)
        guard !keys.isEmpty else { throw StoreError.missingColumn("name", file: path, columns: table.columns) }

        let directory = AreaDirectory(areas)
        var people: [(id: String, number: Int)] = []
        var rows: [String: Int] = [:]
        var defects: [RowDefect] = []
        var skipped: [RowDefect] = []
        try table.forEachRow { row, values in
            guard let written = keys.lazy.compactMap({ list.text($0, in: values) }).first else {
                if values.contains(where: { ListColumns.trimmed($0) != nil }) {
                    defects.append(RowDefect(row: row, name: nil, reason: .missing(column: keys[0])))
                }
                return
            }
            func refuse(_ reason: RowDefect.Reason) {
                defects.append(RowDefect(row: row, name: written, reason: reason))
            }
            guard let text = list.text("population", in: values) else { return refuse(.missing(column: "population")) }
            guard let number = Self.people(text) else { return refuse(.badNumber(column: "population", value: text)) }
            switch directory.match(written, parent: list.text("parent", in: values)) {
            case .found(let id):
                if let other = rows[id] { return refuse(.repeated(key: directory.title(id), other: other)) }
                rows[id] = row
                people.append((id, number))
            case .unknown(let nearest): unmatched(.unknownArea(written, nearest: nearest))
            case .ambiguous(let candidates): unmatched(.ambiguousArea(written, candidates: candidates))
            }
            func unmatched(_ reason: RowDefect.Reason) {
                if skipsUnmatched {
                    skipped.append(RowDefect(row: row, name: written, reason: reason))
                } else {
                    refuse(reason)
                }
            }
        }
        guard defects.isEmpty else { throw StoreError.rows(file: path, defects) }

        var record = SourceRecord("population", path, digest, layer: layer, encoding: table.encoding)
        record.rows = people.count
        record.remarks = skipped.map { "skipped row \($0.row)" }
        try project.database.transaction {
            let source = try project.begin(record)
            // The same people live in every version of an area; repeating an import gives the same numbers.
            for (id, number) in people {
                try project.database.run(
                    "UPDATE area SET population = ? WHERE id = ?", .integer(Int64(number)), .text(id))
            }
            try project.package.touch("area")
            try project.finish(record, as: source)
        }
        var summary = ImportSummary(record, encoding: table.encoding)
        summary.skipped = skipped
        return summary
    }

    /// People come as whole numbers, also where a model gave them a fraction: rounded to the nearest.
    private static func people(_ text: String) -> Int? {
        guard let number = Double(text), number >= 0, number < 1e10 else { return nil }
        return Int(number.rounded())
    }
}
