import PlanningModel

extension Requirement {
    static let keys = ["id"] + subjects + ["at", "count"] + keysOfOneRole + ["severity"]
    private static let subjects = ["role", "fact", "any", "all"]
    fileprivate static let keysOfOneRole = ["reach", "metres", "minutes", "by", "each"]

    /// Nil where something that it needs is absent or not understood.
    init?(_ mapping: YAMLMapping, roles: [Role]) {
        let id = mapping.required("id")?.word()
        let at = mapping["at"].flatMap { Selector($0) }
        let severity = mapping["severity"]?.choice(among: [Severity.gap, .note]) ?? .gap
        guard let subject = mapping.exactlyOne(of: Self.subjects) else { return nil }
        let demand = Demand(subject, of: mapping, roles: roles)
        // A rule about one role is for the levels of the role unless it says otherwise.
        var levels: [Level]?
        if subject.key == "role" {
            levels = roles.first { $0.name == subject.text }?.levels
        } else {
            _ = mapping.required("at", for: subject.key)
        }
        guard let id, let demand, let place = at ?? levels.map({ Selector(levels: $0) }) else { return nil }
        self.init(id: id, at: place, demand: demand, severity: severity)
        for one in roleDemands { one.checkThatItCanBeFilled(at: place.levels, of: mapping, roles: roles) }
    }
}

extension Requirement.Demand {
    /// - Parameters:
    ///   - subject: The value of `role`, `fact`, `any` or `all`.
    ///   - mapping: The rule that it stands in.
    fileprivate init?(_ subject: YAMLValue, of mapping: YAMLMapping, roles: [Role]) {
        if subject.key == "role" {
            guard let one = Requirement.RoleDemand(mapping, roles: roles) else { return nil }
            let isForEach = mapping["by"] != nil || mapping["each"] != nil
            guard isForEach else {
                self = .role(one)
                return
            }
            self.init(forEach: one, of: mapping, roles: roles)
            return
        }
        mapping.refuse(Requirement.keysOfOneRole, onlyWith: ["role"])
        if subject.key == "fact" {
            let quota = mapping["count"]?.quota() ?? .atLeastOne
            guard let fact = subject.word() else { return nil }
            self = .fact(fact, quota)
        } else {
            mapping.refuse(["count"], onlyWith: ["role", "fact"])
            let parts = subject.text == nil ? subject.items() : []
            if parts.isEmpty { subject.refuse(.parts) }
            let demands = parts.compactMap { $0.mapping(Requirement.RoleDemand.keys) }
                .compactMap { Requirement.RoleDemand($0, roles: roles) }
            self = subject.key == "any" ? .any(demands) : .all(demands)
        }
    }

    private init?(forEach one: Requirement.RoleDemand, of mapping: YAMLMapping, roles: [Role]) {
        let by = mapping.required("by", for: "each")
        if one.reach == .up { by?.refuse(.notWith("reach: up")) }
        let column: Appointment.Column? = by?.choice()
        guard let each = mapping.required("each", for: "by"), let column else { return nil }
        let allowed = roles.first { $0.name == one.role }?.allowed[column]
        if each.text != "all" {
            let values = each.texts().compactMap { value in allowed.map(value.name) ?? value.word() }
            self = .each(one, by: column, values: values)
        } else if let allowed {
            self = .each(one, by: column, values: allowed)
        } else {
            each.refuse(.noValues(role: one.role, column: column.rawValue))
            return nil
        }
    }
}

extension Requirement.RoleDemand {
    fileprivate static let keys = ["role", "count", "reach", "metres", "minutes"]

    fileprivate init?(_ mapping: YAMLMapping, roles: [Role]) {
        let role = mapping.required("role")?.role(among: roles)
        let quota = mapping["count"]?.quota() ?? .atLeastOne
        let reach = Requirement.Reach(mapping)
        guard let role, let reach else { return nil }
        self.init(role: role, quota: quota, reach: reach)
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
        let word = mapping["reach"]?.name(among: ["direct", "down", "up", "up-any", "near"])
        guard word == "near" else {
            if word != nil || mapping["reach"] == nil {
                mapping.refuse(["metres", "minutes"], onlyWith: ["reach: near"])
            }
            switch word {
            case "down": self = .down
            case "up": self = .up
            case "up-any": self = .upAny
            default: self = .direct
            }
            return
        }
        guard let measure = mapping.exactlyOne(of: ["metres", "minutes"]), let number = measure.positiveNumber() else {
            return nil
        }
        self = .near(measure.key == "metres" ? .metres(number) : .minutes(number))
    }
}
