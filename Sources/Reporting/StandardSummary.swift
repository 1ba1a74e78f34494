public import GeoModel
public import Geodata
public import PlanningModel

/// A standard and the text that it was read from, for those who choose one or write one.
public struct StandardSummary: Sendable {
    public let standard: Standard
    public let source: SchemeText

    /// - Throws: ``GeodataError`` with every defect of the text.
    public init(_ source: SchemeText) throws(GeodataError) {
        standard = try Standard(source)
        self.source = source
    }

    /// What people call it; its name where it has no title.
    public func title(in language: Language) -> String { standard.title[language] ?? standard.name }

    /// How many of the rows must be filled.
    public var musts: Int { standard.rows.count { $0.isMust } }

    /// How many of the rows nobody has read in their source yet.
    public var provisionalRows: Int { standard.rows.count { $0.certainty == .provisional } }

    /// That it is sound, how many rows it has, and how many of them are provisional.
    public func soundness(in language: Language) -> String {
        let (levels, rows) = (standard.levels.count, standard.rows.count)
        let mays = rows - musts
        switch language {
        case .english:
            return
                "\(source.file): the standard \(standard.name) is sound: \(levels) \(levels == 1 ? "level" : "levels"), "
                + "\(rows) \(rows == 1 ? "row" : "rows") (\(musts) must, \(mays) may), \(provisionalRows) of them provisional"
        case .chinese:
            return "\(source.file)：标准 \(standard.name) 无误：\(levels) 个层级，\(rows) 行（应配 \(musts)，宜配 \(mays)），"
                + "其中暂定 \(provisionalRows) 行"
        }
    }
    /// The facility categories of its rows that the table of OpenStreetMap tags lacks, in the order of the rows: such
    /// facilities come by import, or the name is misspelt.
    public func importedCategories(beside tags: FacilityTags) -> [String] {
        var seen = Set(tags.categories.map(\.name))
        return standard.rows.flatMap(\.facilities).filter { seen.insert($0).inserted }
    }

    /// The same as a line to be read; nil where there are none.
    public func remark(beside tags: FacilityTags, in language: Language) -> String? {
        let categories = importedCategories(beside: tags)
        if categories.isEmpty { return nil }
        let names = listed(categories, none: "", in: language)
        return switch language {
        case .english:
            "no OpenStreetMap tag stands for \(names): such facilities come by 'zegui import facilities'; "
                + "see that each is spelt as meant"
        case .chinese: "没有 OpenStreetMap 标签对应：\(names)。此类设施须用 zegui import facilities 导入；请核对名称是否写对"
        }
    }
}
