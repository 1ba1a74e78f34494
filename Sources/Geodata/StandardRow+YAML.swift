import GeoModel
import PlanningModel

extension StandardRow {
    static let keys = [
        "category", "title", "level", "need", "minutes", "metres", "facilities", "least-ha", "least-width", "tag",
        "not-tag", "source", "certainty",
    ]

    private enum Need: String, CaseIterable { case must, may }

    /// Nil where something that it needs is absent or not understood.
    ///
    /// - Parameter levels: The minutes of the standard's circles as written, one of which it belongs to.
    init?(_ mapping: YAMLMapping, levels: [String]) {
        let category = mapping.required("category")?.word()
        let title = mapping["title"]?.translations() ?? [:]
        let level = mapping.required("level")?.level(among: levels)
        let need: Need? = mapping.required("need")?.choice()
        let minutes = mapping["minutes"]?.positiveNumber()
        let meters = mapping["metres"]?.positiveNumber().map { Meters($0) }
        let facilities = mapping["facilities"]?.differentWords()
        let leastGround = mapping["least-ha"]?.positiveNumber().map { SquareMeters($0 * 10_000) }
        let leastWidth = mapping["least-width"]?.positiveNumber().map { Meters($0) }
        let tags = mapping["tag"]?.differentWords() ?? []
        let exceptTags = mapping["not-tag"]?.differentWords() ?? []
        let source = mapping.required("source")?.word()
        let certainty: Certainty? = mapping.required("certainty")?.choice()
        guard let category, let level, let need, let source, let certainty else { return nil }
        self.init(
            category: category, title: title, level: level, isMust: need == .must, minutes: minutes, meters: meters,
            facilities: facilities, leastGround: leastGround, leastWidth: leastWidth, tags: tags,
            exceptTags: exceptTags, source: source, certainty: certainty)
    }

    /// Whether both rows are of one category and level, and there may be an area that both are for.
    func clashes(with other: StandardRow) -> Bool {
        func excludes(_ one: StandardRow, _ other: StandardRow) -> Bool {
            !other.tags.isEmpty && other.tags.allSatisfy(one.exceptTags.contains)
        }
        return category == other.category && level == other.level && !excludes(self, other) && !excludes(other, self)
    }
}

extension YAMLValue {
    /// The minutes of one of these circles; any where none is written, which has been told.
    fileprivate func level(among levels: [String]) -> Int? {
        levels.isEmpty ? wholeNumber(from: 1) : name(among: levels).flatMap { Int($0) }
    }

    /// One word or a list of words, each once.
    fileprivate func differentWords() -> [String] {
        var seen: Set<String> = []
        return texts().compactMap { value in
            guard let word = value.word() else { return nil }
            guard seen.insert(word).inserted else {
                value.refuse(.repeated(word))
                return nil
            }
            return word
        }
    }
}
