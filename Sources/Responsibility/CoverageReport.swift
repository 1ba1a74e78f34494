public import GeoModel
public import PlanningModel

/// Who lacks a planner under a scheme on a day: numbers and rows, no words.
public struct CoverageReport: Hashable, Sendable {
    public let scheme: String
    public let asOf: CalendarDay
    /// In the order of the scheme's rules.
    public let rules: [RuleReport]
    /// By rule, then by area; then missing places, limits, service, overlaps, phases and figures; those of appointments
    /// last.
    public let findings: [Finding]
    /// In the order of the scheme's figures.
    public let totals: [TotalReport]

    /// What the first rule says that judges an area and isn't only a note, by area id.
    public var leadingVerdicts: [String: Verdict] {
        var leading: [String: Verdict] = [:]
        for rule in rules where rule.requirement.severity != .note {
            for verdict in rule.verdicts where leading[verdict.area.id] == nil { leading[verdict.area.id] = verdict }
        }
        return leading
    }

    /// The report of one rule alone, without the scheme's figures.
    public func limited(to rule: String) -> CoverageReport {
        CoverageReport(
            scheme: scheme, asOf: asOf, rules: rules.filter { $0.requirement.id == rule },
            findings: findings.filter { $0.rule == rule }, totals: [])
    }
}

/// One rule's verdict over all areas that it judges.
public struct RuleReport: Hashable, Sendable {
    public let requirement: Requirement
    /// The roles that the rule speaks of.
    public let roles: [Role]
    /// One verdict an area, by area id.
    public let verdicts: [Verdict]

    public func count(of state: CoverageState) -> Int { verdicts.count { $0.state == state } }

    public var judgedArea: SquareMeters { verdicts.reduce(.zero) { $0 + $1.area.area } }

    public var uncoveredArea: SquareMeters { verdicts.reduce(.zero) { $0 + $1.uncoveredArea } }

    /// The people of all judged areas whose number is known; nil when none is.
    public var judgedPopulation: Int? { Self.sum(verdicts.map(\.area.population)) }

    /// The people of the uncovered areas; nil when no area's number is known at all. Nobody knows where in an area they
    /// live, so those of an area that is uncovered in part are not among them.
    public var uncoveredPopulation: Int? {
        guard judgedPopulation != nil else { return nil }
        return Self.sum(verdicts.flatMap(\.uncoveredAreas).map(\.population)) ?? 0
    }

    private static func sum(_ numbers: [Int?]) -> Int? {
        let known = numbers.compactMap { $0 }
        return known.isEmpty ? nil : known.reduce(0, +)
    }
}

/// A declared figure beside what is found on its own day.
public struct TotalReport: Hashable, Sendable {
    public let total: DeclaredTotal
    /// The day that both are of.
    public let day: CalendarDay
    /// Nil when the project holds nothing to count.
    public let found: Int?

    /// Nil when nothing could be counted.
    public var agrees: Bool? { found.map { $0 == total.declared } }
}
