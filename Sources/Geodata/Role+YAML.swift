import GeoModel
import PlanningModel

extension Role {
    /// Every form that an actor may have.
    static let forms = ["person", "team", "unit", "group", "panel", "station", "centre", "corps"]

    /// The columns whose values a role may limit.
    private static let limitedColumns = Appointment.Column.allCases.filter { $0 != .unit }

    private static let keys = ["label", "form", "tier", "at", "part_of"] + limitedColumns.map(\.rawValue)

    /// Keys that are none of the vocabulary's are documentation.
    ///
    /// - Parameter names: Those of all roles of the scheme.
    init(_ value: YAMLValue, names: [String]) {
        let mapping = value.mapping(nil)
        // YAML's merge would be taken for documentation, and what it brings be lost.
        mapping?["<<"]?.refuse(.unknownKey(allowed: Self.keys))
        var allowed: [Appointment.Column: [String]] = [:]
        for column in Self.limitedColumns { allowed[column] = mapping?[column.rawValue]?.words() }
        let others = names.filter { $0 != value.key }
        self.init(
            name: value.key, label: mapping?["label"]?.translations() ?? [:],
            forms: mapping?["form"]?.texts().compactMap { $0.name(among: Role.forms) } ?? [],
            // A scheme without a sound tier is never returned.
            tier: mapping?.required("tier")?.choice() ?? .lead, levels: mapping?["at"]?.levels() ?? [],
            partOf: mapping?["part_of"]?.read(.role(others)) { others.contains($0) ? $0 : nil }, allowed: allowed)
    }
}

extension YAMLValue {
    /// The name of one of the scheme's roles.
    func role(among roles: [Role]) -> String? {
        read(.role(roles.map(\.name))) { name in roles.contains { $0.name == name } ? name : nil }
    }

    /// A value for each of some roles: `{planner: allow}`.
    func byRole<Value>(among roles: [Role], _ read: (YAMLValue) -> Value?) -> [String: Value] {
        var values: [String: Value] = [:]
        for value in mapping(roles.map(\.name))?.values ?? [] { values[value.key] = read(value) }
        return values
    }

    /// A text in one or several languages.
    func translations() -> [Language: String] {
        var texts: [Language: String] = [:]
        let mapping = mapping(Language.allCases.map(\.rawValue))
        for language in Language.allCases { texts[language] = mapping?[language.rawValue]?.word() }
        return texts
    }
}
