/// Takes a planner list into a project, one row an appointment, whole or not at all.
///
/// A layer of polygons is such a list too: each feature is an appointment to its own polygon, which is moved to the
/// project's CRS and checked as areas are.
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
    public func run(on project: Project) throws -> ImportSummary { try ListIntake<PlannerList>.run(list, on: project) }
}
