import GeoModel

/// Which category of facilities people mean by a word, whatever its case: the category's name, its title in a language,
/// or one of the titles that this lists (`菜市场、超市`). A whole title goes before a part of another.
public struct CategoryWords: Sendable {
    /// The category of each word in lower case. Of two categories with one word the first has it.
    private var categories: [String: String] = [:]
    /// As they are written.
    private var words: [String] = []

    /// - Parameters:
    ///   - tags: Whose categories come first.
    ///   - standards: The categories that their rows take, each by its name, and by the title of a row that is for it
    ///     alone or that it is named for.
    public init(_ tags: FacilityTags, _ standards: [Standard] = []) {
        let rows = standards.flatMap(\.rows)
        let tagged = Set(tags.categories.map(\.name))
        let titledRows = rows.filter { row in
            row.facilities.contains(row.category) && (row.facilities.count == 1 || !tagged.contains(row.category))
        }
        let titles = (tags.categories.map { ($0.title, $0.name) } + titledRows.map { ($0.title, $0.category) })
            .map { title, category in (Language.allCases.compactMap { title[$0] }, category) }
        for name in tags.categories.map(\.name) + rows.flatMap(\.facilities) { add(name, for: name) }
        for (words, category) in titles { for word in words { add(word, for: category) } }
        for (words, category) in titles { for word in words.flatMap(\.parts) { add(word, for: category) } }
    }

    private mutating func add(_ word: String, for category: String) {
        let key = word.lowercased()
        if categories[key] != nil { return }
        categories[key] = category
        words.append(word)
    }

    /// The name of the category that is meant; nil where the word means none.
    public func category(_ word: String) -> String? { categories[word.lowercased()] }

    /// The words most like one that means none, at most three.
    public func nearest(to word: String) -> [String] { nearestNames(to: word.lowercased(), among: words) }
}

extension String {
    /// The titles that this lists before its first bracket: `老年人日间照料中心（托老所）` without what is in it.
    fileprivate var parts: [String] {
        prefix { !"（(".contains($0) }.split(whereSeparator: { "、,".contains($0) }).compactMap(\.nonBlank)
    }
}
