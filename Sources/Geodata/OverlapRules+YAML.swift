import PlanningModel

extension OverlapRules {
    private static let keys = [
        "same", "layers", "by", "same_key", "exclude", "one_lead", "unique_at", "handover",
    ]

    init(_ value: YAMLValue, roles: [Role]) {
        self.init()
        guard let mapping = value.mapping(Self.keys) else { return }
        same = mapping["same"]?.byRole(among: roles) { $0.choice() } ?? [:]
        layers = mapping["layers"]?.items().map { stack in stack.items().compactMap { $0.role(among: roles) } } ?? []
        by = mapping["by"]?.byRole(among: roles) { $0.choice() } ?? [:]
        sameKey = mapping["same_key"]?.choice()
        if mapping["by"] == nil { mapping.refuse(["same_key"], onlyWith: ["by"]) }
        exclude = mapping["exclude"]?.items().compactMap { $0.pair(among: roles) } ?? []
        oneLead = mapping["one_lead"]?.texts().compactMap { $0.role(among: roles) } ?? []
        uniqueAt = mapping["unique_at"]?.byRole(among: roles) { $0.level() } ?? [:]
        handoverDays = mapping["handover"]?.days()
    }
}

extension YAMLValue {
    /// Two different roles.
    fileprivate func pair(among roles: [Role]) -> [String]? {
        guard case .sequence(let sequence) = node, sequence.count == 2 else {
            refuse(.twoRoles(roles.map(\.name)))
            return nil
        }
        let pair = items().compactMap { $0.role(among: roles) }
        if pair.count == 2, pair[0] == pair[1] { refuse(.twoRoles(roles.map(\.name))) }
        return pair
    }

    /// `30d`, at least one day.
    fileprivate func days() -> Int? {
        read(.days) { text in
            let digits = text.dropLast()
            guard text.hasSuffix("d"), digits.allSatisfy({ $0.isASCII && $0.isNumber }), let days = Int(digits),
                days > 0
            else { return nil }
            return days
        }
    }
}
