import GeoModel

/// Which category of facilities people mean by a word, whatever its case: the category's name, its title in a language,
/// or one of the titles that this lists (`菜市场、超市`).
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
        for category in tags.categories { add(category.name, for: category.name) }
        for name in rows.flatMap(\.facilities) { add(name, for: name) }
        for category in tags.categories { add(category.title, for: category.name) }
        let tagged = Set(tags.categories.map(\.name))
        for row in rows where row.facilities.contains(row.category) {
            if row.facilities.count == 1 || !tagged.contains(row.category) { add(row.title, for: row.category) }
        }
    }

    private mutating func add(_ word: String, for category: String) {
        let key = word.lowercased()
        if categories[key] != nil { return }
        categories[key] = category
        words.append(word)
    }

    private mutating func add(_ title: [Language: String], for category: String) {
        for title in Language.allCases.compactMap({ title[$0] }) {
            add(title, for: category)
            for part in title.withoutRemarks.split(whereSeparator: { "、,".contains($0) }) {
                if let word = part.nonBlank { add(word, for: category) }
            }
        }
    }

    /// The name of the category that is meant; nil where the word means none.
    public func category(_ word: String) -> String? { categories[word.lowercased()] }

    /// The words most like one that means none, at most three.
    public func nearest(to word: String) -> [String] { nearestNames(to: word.lowercased(), among: words) }
}

extension String {
    /// What stands before the first bracket: `老年人日间照料中心（托老所）` without what is in it.
    fileprivate var withoutRemarks: Substring { prefix { !"（(".contains($0) } }
}
