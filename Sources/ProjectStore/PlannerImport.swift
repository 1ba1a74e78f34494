internal import GDALInterop
import GeoModel
import PlanningModel

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
            var reader = PlannerRowReader(
                list: columns, directory: AreaDirectory(areas), skipsUnmatched: list.skipsUnmatched)
            for appointment in try project.appointments() {
                reader.seen[PlannerRowReader.key(of: appointment)] = .some(nil)
            }
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
