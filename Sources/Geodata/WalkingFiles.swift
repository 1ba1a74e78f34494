import GeoModel
public import PlanningModel

extension GeodataFolder {
    /// Who walks where nobody says else.
    public static let usualProfile = "adult"

    /// What of OpenStreetMap is walked: `standards/walking.yaml`.
    public func walkingRules() throws(GeodataError) -> WalkingRules { try WalkingRules(table("walking")) }

    /// Which OpenStreetMap objects are facilities: `standards/facilities.yaml`.
    public func facilityTags() throws(GeodataError) -> FacilityTags { try FacilityTags(table("facilities")) }

    /// Who walks how fast, in the order of `standards/profiles.yaml`.
    public func profiles() throws(GeodataError) -> [WalkingProfile] {
        try YAMLMapping.reading(table("profiles"), "profiles", ["profiles"]) { file in
            file.items("profiles", WalkingProfile.keys).compactMap { WalkingProfile($0) }
        }
    }

    /// - Throws: ``GeodataError/noSuchProfile(_:nearest:all:)`` with the nearest names.
    public func profile(named name: String) throws(GeodataError) -> WalkingProfile {
        let profiles = try profiles()
        if let profile = profiles.first(where: { $0.name == name }) { return profile }
        let names = profiles.map(\.name)
        throw .noSuchProfile(name, nearest: nearestNames(to: name, among: names), all: names)
    }

    private func table(_ name: String) throws(GeodataError) -> GeodataText { try text(named: name, in: "standards") }
}

extension WalkingRules {
    /// Reads the rules as their YAML says; `geodata/standards/README.md` describes the keys.
    ///
    /// - Throws: ``GeodataError/syntax(file:line:problem:)`` and ``GeodataError/defects(file:_:)``.
    public init(_ source: GeodataText) throws(GeodataError) {
        let lists = ["streets", "steps", "directions", "barriers", "entrances", "severing"]
        self = try YAMLMapping.reading(source, "walking", lists) { file in
            func rules<Verdict>(
                _ list: String, saying key: String = "walk", _ verdict: (YAMLMapping) -> Verdict?
            ) -> [TagRule<Verdict>] {
                file.items(list, ["name", "if", key, "because"]).compactMap { TagRule($0, verdict($0)) }
            }
            func isWalked(_ rule: YAMLMapping) -> Bool? { rule.required("walk")?.yesOrNo() }
            return WalkingRules(
                streets: rules("streets", isWalked), steps: rules("steps") { _ in true },
                directions: rules("directions") { $0.required("walk")?.choice() },
                barriers: rules("barriers", isWalked),
                entrances: rules("entrances", isWalked),
                severing: rules("severing", saying: "severs") { $0.required("severs")?.severing() })
        }
    }
}

extension FacilityTags {
    /// Reads the table as its YAML says; `geodata/standards/README.md` describes the keys.
    ///
    /// - Throws: ``GeodataError/syntax(file:line:problem:)`` and ``GeodataError/defects(file:_:)``.
    public init(_ source: GeodataText) throws(GeodataError) {
        self = try YAMLMapping.reading(source, "facilities", ["categories"]) { file in
            FacilityTags(
                file.items("categories", ["category", "title", "group", "tags", "because"]).compactMap { entry in
                    guard let name = entry.required("category")?.word(), let group = entry.required("group")?.word(),
                        let because = entry.required("because")?.word()
                    else { return nil }
                    let patterns = entry.required("tags")?.items().compactMap { TagPattern($0) } ?? []
                    return Category(
                        name: name, title: entry.required("title")?.translations() ?? [:], group: group,
                        patterns: patterns, because: because)
                })
        }
    }
}

extension WalkingProfile {
    fileprivate static let keys = ["profile", "title", "speed", "source"]

    /// Nil where something is wrong, which the file's defects then say.
    fileprivate init?(_ entry: YAMLMapping) {
        guard let name = entry.required("profile")?.word(), let speed = entry.required("speed")?.positiveNumber(),
            let source = entry.required("source")?.word()
        else { return nil }
        self.init(
            name: name, title: entry.required("title")?.translations() ?? [:],
            speed: WalkingSpeed(metersPerSecond: speed), source: source)
    }
}

extension TagRule {
    fileprivate init?(_ rule: YAMLMapping, _ verdict: Verdict?) {
        guard let name = rule.required("name")?.word(), let because = rule.required("because")?.word(),
            let pattern = rule.required("if").flatMap({ TagPattern($0) }), let verdict
        else { return nil }
        self.init(name: name, pattern: pattern, verdict: verdict, because: because)
    }
}

extension TagPattern {
    /// `{highway: any, foot: [no, private]}`; nil where it is no mapping or has no condition.
    fileprivate init?(_ value: YAMLValue) {
        guard let mapping = value.mapping(nil) else { return nil }
        guard !mapping.values.isEmpty else {
            value.refuse(.mapping(keys: []))
            return nil
        }
        self.init(
            mapping.values.map { condition in
                let words = condition.words()
                return Condition(key: condition.key, values: words == ["any"] ? [] : words)
            })
    }
}

extension YAMLValue {
    fileprivate func yesOrNo() -> Bool? { name(among: ["yes", "no"]).map { $0 == "yes" } }

    /// The kind of barrier, nil within for `no`.
    fileprivate func severing() -> BarrierLine.Kind?? {
        name(among: BarrierLine.Kind.allCases.map(\.rawValue) + ["no"]).map(BarrierLine.Kind.init(rawValue:))
    }
}
