import PlanningModel

extension ActorLimit {
    static let keys = ["role", "areas", "same"]

    init?(_ mapping: YAMLMapping, roles: [Role]) {
        let role = mapping.required("role")?.role(among: roles)
        let areas = mapping["areas"]?.quota()
        let same = mapping["same"]?.level()
        mapping.requireAny(of: ["areas", "same"])
        guard let role else { return nil }
        self.init(role: role, areas: areas, same: same)
    }
}

extension ServiceRule {
    private static let measures = Measure.allCases.map(\.rawValue)
    static let keys = ["role", "kind"] + measures + ["per"]

    init?(_ mapping: YAMLMapping, roles: [Role]) {
        let role = mapping.required("role")?.role(among: roles)
        let kind = mapping.required("kind")?.word()
        let period: Period? = mapping.required("per")?.choice()
        let measure = mapping.exactlyOne(of: Self.measures)
        let quota = measure?.quota()
        guard let role, let kind, let period, let quota, let measure = measure.flatMap({ Measure(rawValue: $0.key) })
        else { return nil }
        self.init(role: role, kind: kind, measure: measure, quota: quota, per: period)
    }
}
