import PlanningModel

extension Requirement {
    static let keys = ["id"] + subjects + ["at", "count"] + keysOfOneRole + ["severity"]
    private static let subjects = ["role", "fact", "any", "all"]
    private static let keysOfOneRole = ["reach", "metres", "minutes", "by", "each"]

    /// Nil where something that it needs is absent or not understood.
    init?(_ mapping: YAMLMapping, roles: [Role]) {
        let id = mapping.required("id")?.word()
        let at = mapping["at"].flatMap { Selector($0) }
        let severity = mapping["severity"]?.choice(among: [Severity.gap, .note]) ?? .gap
        // A rule about one role is for the levels of the role unless it says otherwise; others must say it.
        var place = at
        let demand: Demand?
        let subject = mapping.exactlyOne(of: Self.subjects)
        switch subject?.key {
        case "fact", "any", "all":
            _ = mapping.required("at", for: subject?.key)
            mapping.refuse(Self.keysOfOneRole, onlyWith: ["role"])
            demand = subject.flatMap { Demand($0, of: mapping, roles: roles) }
        default:
            demand = Demand(ofOneRole: mapping, roles: roles)
            let role = roles.first { $0.name == subject?.text }
            if mapping["at"] == nil, let role { place = Selector(levels: role.levels) }
        }
        guard let demand, let place else { return nil }
        // A scheme with a rule that has no name is never returned.
        self.init(id: id ?? "", at: place, demand: demand, severity: severity)
        for one in roleDemands { one.checkThatItCanBeFilled(at: place.levels, of: mapping, roles: roles) }
    }
}

extension Requirement.Demand {
    /// For a fact, or for any or all of several roles.
    ///
    /// - Parameters:
    ///   - subject: The value of `fact`, `any` or `all`.
    ///   - mapping: The rule that it stands in.
    fileprivate init?(_ subject: YAMLValue, of mapping: YAMLMapping, roles: [Role]) {
        if subject.key == "fact" {
            let quota = mapping["count"]?.quota() ?? .atLeastOne
            guard let fact = subject.word() else { return nil }
            self = .fact(fact, quota)
        } else {
            mapping.refuse(["count"], onlyWith: ["role", "fact"])
            let parts = subject.text == nil ? subject.items() : []
            if parts.isEmpty { subject.refuse(.parts) }
            let demands = parts.compactMap { $0.mapping(Requirement.RoleDemand.keys) }
                .compactMap { Requirement.RoleDemand($0, role: $0.required("role"), roles: roles) }
            self = subject.key == "any" ? .any(demands) : .all(demands)
        }
    }

    /// For a role, or for each value of a column in it.
    fileprivate init?(ofOneRole mapping: YAMLMapping, roles: [Role]) {
        let one = Requirement.RoleDemand(mapping, role: mapping["role"], roles: roles)
        guard mapping["by"] != nil || mapping["each"] != nil else {
            guard let one else { return nil }
            self = .role(one)
            return
        }
        let by = mapping.required("by", for: "each")
        let each = mapping.required("each", for: "by")
        let column: Appointment.Column? = by?.choice()
        if one?.reach == .up { by?.refuse(.notWith("reach: up")) }
        guard let one, let each, let column, let role = roles.first(where: { $0.name == one.role }),
            let values = each.values(of: column, in: role)
        else { return nil }
        self = .each(one, by: column, values: values)
    }
}

extension YAMLValue {
    /// Those listed, or with `all` those that the role names for the column; nil where it names none.
    fileprivate func values(of column: Appointment.Column, in role: Role) -> [String]? {
        let allowed = role.allowed[column]
        if text != "all" { return texts().compactMap { value in allowed.map(value.name) ?? value.word() } }
        if allowed == nil { refuse(.noValues(role: role.name, column: column.rawValue)) }
        return allowed
    }
}

extension Requirement.RoleDemand {
    fileprivate static let keys = ["role", "count", "reach", "metres", "minutes"]

    /// - Parameter role: The value of `role`; nil where it is absent, which has been told.
    fileprivate init?(_ mapping: YAMLMapping, role: YAMLValue?, roles: [Role]) {
        let name = role?.role(among: roles)
        let quota = mapping["count"]?.quota() ?? .atLeastOne
        let reach = Requirement.Reach(mapping)
        guard let name, let reach else { return nil }
        self.init(role: name, quota: quota, reach: reach)
    }

    /// Refuses a rule for levels of which the role has none, when only direct appointments count.
    fileprivate func checkThatItCanBeFilled(at levels: [Level], of mapping: YAMLMapping, roles: [Role]) {
        guard reach == .direct, let role = roles.first(where: { $0.name == role }), !role.levels.isEmpty,
            !levels.isEmpty, Set(role.levels).isDisjoint(with: levels)
        else { return }
        mapping.refuse(
            "at",
            .neverFilled(role: role.name, levels: levels.map(\.rawValue), allowed: role.levels.map(\.rawValue)))
    }
}

extension Requirement.Reach {
    /// Direct where the mapping does not say.
    fileprivate init?(_ mapping: YAMLMapping) {
        let plain: [String: Self] = ["direct": .direct, "down": .down, "up": .up, "up-any": .upAny]
        let word = mapping["reach"].map { $0.name(among: ["direct", "down", "up", "up-any", "near"]) } ?? "direct"
        guard let word else { return nil }
        if let reach = plain[word] {
            mapping.refuse(["metres", "minutes"], onlyWith: ["reach: near"])
            self = reach
            return
        }
        guard let measure = mapping.exactlyOne(of: ["metres", "minutes"]), let number = measure.positiveNumber() else {
            return nil
        }
        self = .near(measure.key == "metres" ? .metres(number) : .minutes(number))
    }
}
