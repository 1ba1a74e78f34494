import GeoModel
public import PlanningModel
internal import Yams

extension Scheme {
    /// Reads a scheme as its YAML says; the page SCHEMES describes the keys.
    ///
    /// - Throws: ``GeodataError`` with file, line and key; an unknown key names those allowed and the nearest.
    public init(_ source: SchemeText) throws(GeodataError) {
        let file = source.file
        let root: Node
        do {
            guard let node = try Yams.compose(yaml: source.text) else {
                throw GeodataError.syntax(file: file, line: nil, problem: "the file is empty")
            }
            root = node
        } catch let error as GeodataError {
            throw error
        } catch let error as YamlError {
            throw GeodataError(error, file: file)
        } catch {
            throw .syntax(file: file, line: nil, problem: "\(error)")
        }
        let scheme = try YAMLMapping(
            root, key: "scheme", file: file, allowed: ["scheme", "title", "home", "valid", "roles", "require"])

        var roles: [Role] = []
        if let mapping = try scheme.mapping("roles", allowed: nil) {
            for name in mapping.keys {
                if let role = try mapping.mapping(name, allowed: nil) { roles.append(try Role(role, name: name)) }
            }
        }
        var requirements: [Requirement] = []
        for mapping in try scheme.list("require", allowed: ["id", "role", "at", "count"]) {
            requirements.append(try Requirement(mapping, roles: roles))
        }
        self.init(
            name: try scheme.string("scheme"), title: try scheme.words("title"), home: try scheme.strings("home"),
            valid: try Term(scheme.mapping("valid", allowed: ["from", "to"])), roles: roles, requirements: requirements)
    }
}

extension Term {
    fileprivate init(_ mapping: YAMLMapping?) throws(GeodataError) {
        self = .always
        guard let mapping else { return }
        from = try mapping.day("from")
        to = try mapping.day("to")
        let isSound = !isEmpty
        try mapping.value("to", expected: "a day after '\(from?.description ?? "")'") { isSound ? () : nil }
    }
}

extension YAMLMapping {
    /// A text in one or several languages; empty when the key is absent.
    fileprivate func words(_ key: String) throws(GeodataError) -> [Language: String] {
        var words: [Language: String] = [:]
        if let mapping = try mapping(key, allowed: Language.allCases.map(\.rawValue)) {
            for language in Language.allCases { words[language] = try mapping.optionalString(language.rawValue) }
        }
        return words
    }

    fileprivate func day(_ key: String) throws(GeodataError) -> CalendarDay? {
        guard let text = try optionalString(key) else { return nil }
        return try value(key, expected: "a day like 2021-12-31") { CalendarDay(text) }
    }
}

extension Role {
    /// Keys beside `label`, `form`, `tier` and `at` are documentation.
    fileprivate init(_ mapping: YAMLMapping, name: String) throws(GeodataError) {
        let tiers = Tier.allCases.map(\.rawValue).joined(separator: ", ")
        let tier = try mapping.string("tier")
        self.init(
            name: name, label: try mapping.words("label"), forms: try mapping.strings("form"),
            tier: try mapping.value("tier", expected: "one of \(tiers)") { Tier(rawValue: tier) },
            levels: try mapping.strings("at").map(Level.init(rawValue:)))
    }
}

extension Requirement {
    fileprivate init(_ mapping: YAMLMapping, roles: [Role]) throws(GeodataError) {
        let names = roles.map(\.name)
        let name = try mapping.string("role")
        let role = try mapping.value("role", expected: "one of the roles \(names.joined(separator: ", "))") {
            roles.first { $0.name == name }
        }
        let selector = try mapping.mapping("at", allowed: ["level"])
        let count = try mapping.optionalString("count") ?? "1.."
        self.init(
            id: try mapping.string("id"), role: role.name,
            at: Selector(levels: try selector?.strings("level").map(Level.init(rawValue:)) ?? role.levels),
            quota: try mapping.value("count", expected: "a number or range like 1, 1.. or 1..3") { Quota(count) })
    }
}

extension GeodataError {
    fileprivate init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self = .syntax(file: file, line: mark.line, problem: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            self = .syntax(
                file: file, line: context.mark.line, problem: "the key '\(keys.first ?? "")' stands there twice")
        default: self = .syntax(file: file, line: nil, problem: "\(error)")
        }
    }
}
