public import GeoModel

/// Which OpenStreetMap objects are facilities of which category. `geodata/standards/README.md` describes its file.
public struct FacilityTags: Hashable, Sendable {
    public struct Category: Hashable, Sendable {
        /// A lower-case word with hyphens: `primary-school`.
        public let name: String
        public let title: [Language: String]
        /// The group of the living-circle standards: `education`.
        public let group: String
        /// An object that matches any of them is of the category.
        public let patterns: [TagPattern]
        public let because: String

        public init(
            name: String, title: [Language: String], group: String, patterns: [TagPattern], because: String
        ) {
            self.name = name
            self.title = title
            self.group = group
            self.patterns = patterns
            self.because = because
        }
    }

    public let categories: [Category]

    public init(_ categories: [Category]) { self.categories = categories }

    /// The names of all categories that an object is of, in the order of the table.
    public func categories(of tags: [String: String]) -> [String] {
        categories.filter { category in category.patterns.contains { $0.matches(tags) } }.map(\.name)
    }
}
