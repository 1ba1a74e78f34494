import GeoModel
import PlanningModel

extension Phase {
    static let keys = ["from", "scope", "at_least"]

    init?(_ mapping: YAMLMapping) {
        let scope = mapping["scope"].flatMap { Selector($0) } ?? .everything
        let target = mapping["at_least"].flatMap { Target($0) }
        guard let from = mapping.required("from")?.day() else { return nil }
        self.init(from: from, scope: scope, atLeast: target)
    }
}

extension Phase.Target {
    private static let keys = ["level", "areas"]

    fileprivate init?(_ value: YAMLValue) {
        guard let mapping = value.mapping(Self.keys) else { return nil }
        let level = mapping.required("level")?.level()
        let areas = mapping.required("areas")?.wholeNumber(from: 1)
        guard let level, let areas else { return nil }
        self.init(level: level, areas: areas)
    }
}

extension Term {
    private static let keys = ["from", "to"]

    /// `{from: 2019-01-01, to: 2022-01-01}`, either of which may be absent.
    init(_ value: YAMLValue) {
        let mapping = value.mapping(Self.keys)
        self.init(from: mapping?["from"]?.day(), to: mapping?["to"]?.day())
        if isEmpty, let from { mapping?["to"]?.refuse(.dayAfter(from)) }
    }
}
