import GeoModel
import Geodata
import PlanningModel

extension StandardSummary {
    /// All that it says, and its text.
    public func json() throws -> String {
        struct Shown: Encodable {
            let standard: String
            let title: Translations
            let source: String
            let formula: String
            let levels: [LevelEntry]
            let rows: [RowEntry]
            let text: String
        }
        return try jsonText(
            Shown(
                standard: standard.name, title: Translations(standard.title), source: standard.source,
                formula: standard.formula.text, levels: standard.levels.map(LevelEntry.init),
                rows: standard.rows.map(RowEntry.init), text: source.text))
    }

    /// That it is sound, how much it holds, and which of its categories no OpenStreetMap tag stands for.
    public func soundnessJSON(beside tags: FacilityTags) throws -> String {
        struct Checked: Encodable {
            let file: String
            let standard: String
            let sound: Bool
            let levels: Int
            let rows: Int
            let must: Int
            let provisional: Int
            let importOnly: [String]
        }
        return try jsonText(
            Checked(
                file: source.file, standard: standard.name, sound: true, levels: standard.levels.count,
                rows: standard.rows.count, must: musts, provisional: provisionalRows,
                importOnly: importedCategories(beside: tags)))
    }
}

extension [StandardSummary] {
    /// An array with an object for each: what it is called, its circles, how many rows it has and how many of them are
    /// provisional.
    public func json() throws -> String { try jsonText(map(ListEntry.init)) }
}

private struct ListEntry: Encodable {
    let standard: String
    let title: Translations
    let formula: String
    let levels: [Int]
    let rows: Int
    let must: Int
    let provisional: Int
    let file: String

    init(_ summary: StandardSummary) {
        standard = summary.standard.name
        title = Translations(summary.standard.title)
        formula = summary.standard.formula.text
        levels = summary.standard.levels.map(\.minutes)
        rows = summary.standard.rows.count
        must = summary.musts
        provisional = summary.provisionalRows
        file = summary.source.file
    }
}

private struct LevelEntry: Encodable {
    let level: CircleLevel

    init(_ level: CircleLevel) { self.level = level }

    private enum CodingKeys: String, CodingKey {
        case minutes, title, residents, dwellings, landHa, greenM2PerPerson, source, certainty
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(level.minutes, forKey: .minutes)
        try object.encode(Translations(level.title), forKey: .title)
        try object.encode(level.residents.map { [$0.lowerBound, $0.upperBound] }, forKey: .residents)
        try object.encode(level.dwellings.map { [$0.lowerBound, $0.upperBound] }, forKey: .dwellings)
        try object.encode(level.land.map { [$0.lowerBound, $0.upperBound] }, forKey: .landHa)
        try object.encode(level.greenPerPerson, forKey: .greenM2PerPerson)
        try object.encode(level.source, forKey: .source)
        try object.encode(level.certainty.rawValue, forKey: .certainty)
    }
}

private struct RowEntry: Encodable {
    let row: StandardRow

    init(_ row: StandardRow) { self.row = row }

    private enum CodingKeys: String, CodingKey {
        case category, title, level, need, minutes, metres, facilities, leastHa, leastWidthM, tag, notTag, source
        case certainty
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(row.category, forKey: .category)
        try object.encode(Translations(row.title), forKey: .title)
        try object.encode(row.level, forKey: .level)
        try object.encode(row.isMust ? "must" : "may", forKey: .need)
        try object.encode(row.minutes, forKey: .minutes)
        try object.encode(row.meters?.value, forKey: .metres)
        try object.encode(row.facilities, forKey: .facilities)
        try object.encode(row.leastGround.map { $0.value / 10_000 }, forKey: .leastHa)
        try object.encode(row.leastWidth?.value, forKey: .leastWidthM)
        try object.encode(row.tags, forKey: .tag)
        try object.encode(row.exceptTags, forKey: .notTag)
        try object.encode(row.source, forKey: .source)
        try object.encode(row.certainty.rawValue, forKey: .certainty)
    }
}
