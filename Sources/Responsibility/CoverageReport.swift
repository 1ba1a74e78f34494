public import GeoModel
public import PlanningModel

/// Who lacks a planner under a scheme on a day: numbers and rows, no words.
public struct CoverageReport: Hashable, Sendable {
    public let scheme: String
    public let asOf: CalendarDay
    /// In the order of the scheme's rules.
    public let rules: [RuleReport]
    /// By rule, then by area; findings about appointments last.
    public let findings: [Finding]

    public init(scheme: String, asOf: CalendarDay, rules: [RuleReport], findings: [Finding]) {
        self.scheme = scheme
        self.asOf = asOf
        self.rules = rules
        self.findings = findings
    }
}

/// One rule's verdict over all areas that it judges.
public struct RuleReport: Hashable, Sendable {
    public let requirement: Requirement
    /// What people call the rule's role, by language.
    public let roleLabel: [Language: String]
    /// One verdict an area, by area id.
    public let verdicts: [Verdict]

    public init(requirement: Requirement, roleLabel: [Language: String] = [:], verdicts: [Verdict]) {
        self.requirement = requirement
        self.roleLabel = roleLabel
        self.verdicts = verdicts
    }

    public func count(of state: CoverageState) -> Int { verdicts.count { $0.state == state } }

    public var judgedArea: SquareMeters { verdicts.reduce(.zero) { $0 + $1.area.area } }

    public var uncoveredArea: SquareMeters { verdicts.reduce(.zero) { $0 + $1.uncoveredArea } }

    /// The people of all judged areas whose number is known; nil when none is.
    public var judgedPopulation: Int? { Self.sum(verdicts.map(\.area.population)) }

    /// The people of the uncovered areas; nil when no area's number is known at all.
    public var uncoveredPopulation: Int? {
        judgedPopulation == nil ? nil : Self.sum(verdicts.filter(\.state.isUncovered).map(\.area.population)) ?? 0
    }

    private static func sum(_ numbers: [Int?]) -> Int? {
        let known = numbers.compactMap { $0 }
        return known.isEmpty ? nil : known.reduce(0, +)
    }
}

/// The state of one area under one rule, with the appointments that decided.
public struct Verdict: Hashable, Sendable {
    public let area: Area
    public let state: CoverageState
    /// Eligible appointments to the area in the rule's role, past and future ones too, by first day.
    public let appointments: [Appointment]
    public let inForce: [Appointment]

    public init(area: Area, state: CoverageState, appointments: [Appointment], inForce: [Appointment]) {
        self.area = area
        self.state = state
        self.appointments = appointments
        self.inForce = inForce
    }

    public var uncoveredArea: SquareMeters { state.isUncovered ? area.area : .zero }
}
