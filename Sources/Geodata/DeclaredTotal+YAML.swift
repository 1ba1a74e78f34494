import GeoModel
import PlanningModel

extension DeclaredTotal {
    static let keys = [
        "at", "count", "role", "form", "level", "tag", "where", "fact", "by", "having", "is",
    ]

    init?(_ mapping: YAMLMapping, roles: [Role]) {
        let day = mapping["at"]?.day()
        let subject: Subject? = mapping.required("count")?.choice()
        let declared = mapping.required("is")?.wholeNumber(from: 0)
        let role = mapping["role"]?.role(among: roles)
        let form = mapping["form"]?.name(among: Role.forms)
        let levels = mapping["level"]?.levels() ?? []
        let tags = mapping["tag"]?.words() ?? []
        let conditions = mapping["where"]?.conditions() ?? []
        let fact = mapping["fact"]?.word()
        let column: Appointment.Column? = mapping["by"]?.choice()
        let having = mapping["having"]?.role(among: roles)
        guard let subject else { return nil }
        subject.check(mapping)
        guard let declared else { return nil }
        self.init(
            at: day,
            key: Key(
                subject: subject, role: role, form: form, levels: levels, tags: tags, conditions: conditions,
                fact: fact, by: column, having: having),
            declared: declared)
    }
}

extension DeclaredTotal.Subject {
    /// Refuses keys that say nothing about what is counted, and asks for those without which it can't be.
    fileprivate func check(_ mapping: YAMLMapping) {
        let places: [(keys: [String], subjects: [Self])] = [
            (["level", "tag", "where", "having"], [.areas]), (["role", "form"], [.actors, .persons]),
            (["by"], [.actors]), (["fact"], [.facts]),
        ]
        for (keys, subjects) in places where !subjects.contains(self) {
            mapping.refuse(keys, onlyWith: subjects.map(\.entry))
        }
        switch self {
        case .areas: _ = mapping.required("level", for: entry)
        case .persons: _ = mapping.required("role", for: entry)
        case .facts: _ = mapping.required("fact", for: entry)
        case .actors: break
        }
    }

    private var entry: String { "count: \(rawValue)" }
}
