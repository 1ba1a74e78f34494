import GeoModel

/// Which category of facilities people mean by a word, whatever its case: the category's name, its title in a language,
/// or one of the titles that this lists (`菜市场、超市`).
public struct CategoryWords: Sendable {
    /// The category of each word in lower case. Of two categories with one word the first in the table has it.
    private let categories: [String: String]
    /// As they are written, in the order of the table.
    private let words: [String]

    public init(_ tags: FacilityTags) {
        words = tags.categories.flatMap { [$0.name] + $0.titles }
        let pairs = tags.categories.flatMap { category in
            ([category.name] + category.titles).map { ($0.lowercased(), category.name) }
        }
        categories = Dictionary(pairs) { first, _ in first }
    }

    /// The name of the category that is meant; nil where the word means none.
    public func category(_ word: String) -> String? { categories[word.lowercased()] }

    /// The words most like one that means none, at most three.
    public func nearest(to word: String) -> [String] { nearestNames(to: word.lowercased(), among: words) }
}

extension FacilityTags.Category {
    /// Its title in each language, whole and part by part.
    fileprivate var titles: [String] {
        Language.allCases.compactMap { title[$0] }.flatMap { title in
            [title]
                + title.replacing("、", with: ",").split(separator: ",").map {
                    String($0.drop { $0 == " " })
                }.filter { $0 != title }
        }
    }
}
