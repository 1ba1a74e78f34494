import GeoModel
import Geodata
import PlanningModel

extension SchemeSummary {
    /// The scheme with its roles, the ids of its rules, and its text.
    public func json() throws -> String {
        struct Shown: Encodable {
            let scheme: String
            let title: Translations
            let home: [String]
            let valid: Validity
            let roles: [RoleEntry]
            let rules: [String]
            let text: String
        }
        return try jsonText(
            Shown(
                scheme: scheme.name, title: Translations(scheme.title), home: scheme.home,
                valid: Validity(scheme.valid),
                roles: scheme.roles.map(RoleEntry.init), rules: scheme.requirements.map(\.id), text: source.text))
    }

    /// That it is sound, with the number of each kind.
    public func soundnessJSON() throws -> String {
        struct Checked: Encodable {
            let file: String
            let scheme: String
            let sound: Bool
            let roles: Int
            let rules: Int
            let limits: Int
            let services: Int
            let phases: Int
            let totals: Int
        }
        return try jsonText(
            Checked(
                file: source.file, scheme: scheme.name, sound: true, roles: scheme.roles.count,
                rules: scheme.requirements.count, limits: scheme.limits.count, services: scheme.services.count,
                phases: scheme.phases.count, totals: scheme.totals.count))
    }
}

extension [SchemeSummary] {
    /// An array with an object for each: what it is called and where, how many roles and rules it has.
    public func json() throws -> String { try jsonText(map(ListEntry.init)) }
}

private struct ListEntry: Encodable {
    let scheme: String
    let title: Translations
    let home: [String]
    let roles: Int
    let rules: Int
    let file: String

    init(_ summary: SchemeSummary) {
        scheme = summary.scheme.name
        title = Translations(summary.scheme.title)
        home = summary.scheme.home
        roles = summary.scheme.roles.count
        rules = summary.scheme.requirements.count
        file = summary.source.file
    }
}

private struct Validity: Encodable {
    let from: String?
    let to: String?

    init(_ term: Term) {
        from = term.from?.description
        to = term.to?.description
    }

    private enum CodingKeys: String, CodingKey { case from, to }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(from, forKey: .from)
        try object.encode(to, forKey: .to)
    }
}

/// A role under the keys that a scheme writes it with.
private struct RoleEntry: Encodable {
    let role: Role

    init(_ role: Role) { self.role = role }

    private enum CodingKeys: String, CodingKey {
        case name, label, form, tier, at, columns
        case partOf = "part_of"
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(role.name, forKey: .name)
        try object.encode(Translations(role.label), forKey: .label)
        try object.encode(role.forms, forKey: .form)
        try object.encode(role.tier.rawValue, forKey: .tier)
        try object.encode(role.levels.map(\.rawValue), forKey: .at)
        try object.encode(role.partOf, forKey: .partOf)
        let columns = role.allowed.map { ($0.key.rawValue, $0.value) }
        try object.encode(Dictionary(uniqueKeysWithValues: columns), forKey: .columns)
    }
}
