import GeoModel
import PlanningModel

extension Selector {
    private static let keys = ["under", "level", "tag", "ids", "within", "where", "not"]

    /// Nil where it is no mapping.
    init?(_ value: YAMLValue) {
        guard let mapping = value.mapping(Self.keys) else { return nil }
        self.init(
            under: mapping["under"]?.words() ?? [], levels: mapping["level"]?.levels() ?? [],
            tags: mapping["tag"]?.words() ?? [], ids: mapping["ids"]?.words() ?? [],
            within: mapping["within"]?.words() ?? [], conditions: mapping["where"]?.conditions() ?? [],
            excluded: mapping["not"]?.itemsOrSelf().compactMap { Selector($0) } ?? [])
    }
}

extension YAMLValue {
    /// `{pilot: yes}` of the area itself, `{county.pilot: yes}` of its county.
    func conditions() -> [Selector.Condition] {
        mapping(nil)?.values.compactMap { value in
            let parts = value.key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.allSatisfy({ $0.nonBlank != nil }), let attribute = parts.last else {
                value.refuse(.attribute)
                return nil
            }
            return Selector.Condition(
                level: parts.count == 2 ? Level(rawValue: parts[0]) : nil, attribute: attribute, values: value.words())
        } ?? []
    }
}
