import GeoModel
public import PlanningModel

extension Scheme {
    /// Reads a scheme as its YAML says; `geodata/schemes/README.md` describes the keys. It is strict: what it would not
    /// use is a defect, but for further keys of a role, which are documentation.
    ///
    /// - Throws: ``GeodataError/syntax(file:line:problem:)`` where it is no YAML,
    ///   ``GeodataError/defects(file:_:)`` with all that is wrong.
    public init(_ source: GeodataText) throws(GeodataError) {
        self = try YAMLMapping.reading(source, "scheme", Self.keys) { Scheme(reading: $0) }
    }

    private static let keys = [
        "scheme", "title", "home", "valid", "scope", "phases", "roles", "require", "limit", "service", "overlap",
        "totals",
    ]

    /// Reads all that can be read. Where that leaves defects, it is not the scheme that was meant.
    private init(reading mapping: YAMLMapping) {
        let named = mapping["roles"]?.mapping(nil)?.values ?? []
        let roles = named.map { Role($0, names: named.map(\.key)) }
        let rules = mapping.items("require", Requirement.keys)
        rules.refuseRepeatedIDs()
        let phases = mapping.items("phases", Phase.keys)
        phases.refuseDisorder()
        self.init(
            name: mapping.required("scheme")?.word() ?? "", title: mapping["title"]?.translations() ?? [:],
            home: mapping["home"]?.words() ?? [], valid: mapping["valid"].map { Term($0) } ?? .always,
            scope: mapping["scope"].flatMap { Selector($0) } ?? .everything,
            phases: phases.compactMap { Phase($0) }, roles: roles,
            requirements: rules.compactMap { Requirement($0, roles: roles) },
            limits: mapping.items("limit", ActorLimit.keys).compactMap { ActorLimit($0, roles: roles) },
            services: mapping.items("service", ServiceRule.keys).compactMap { ServiceRule($0, roles: roles) },
            overlap: mapping["overlap"].map { OverlapRules($0, roles: roles) } ?? OverlapRules(),
            totals: mapping.items("totals", DeclaredTotal.keys).compactMap { DeclaredTotal($0, roles: roles) })
    }
}

extension [YAMLMapping] {
    fileprivate func refuseRepeatedIDs() {
        var seen: Set<String> = []
        for case let id? in map({ $0["id"] }) {
            if let text = id.text, !seen.insert(text).inserted { id.refuse(.repeated(text)) }
        }
    }

    /// Phases stand in the order of their first days; several may begin on one day.
    fileprivate func refuseDisorder() {
        for (earlier, later) in zip(self, dropFirst()) {
            guard let from = later["from"], let day = from.text.flatMap({ CalendarDay($0) }),
                let before = earlier["from"]?.text.flatMap({ CalendarDay($0) }), day < before
            else { continue }
            from.refuse(.dayFrom(before))
        }
    }
}
