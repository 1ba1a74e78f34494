public import GeoModel
public import PlanningModel

/// Who lacks a planner under a scheme on a day: numbers and rows, no words.
public struct CoverageReport: Hashable, Sendable {
    public let scheme: String
    public let asOf: CalendarDay
    /// In the order of the scheme's rules.
    public let rules: [RuleReport]
    /// By rule, then by area; then those of actors, overlaps, phases and totals; those of appointments last.
    public let findings: [Finding]
    /// In the order of the scheme's figures.
    public let totals: [TotalReport]

    public init(
        scheme: String, asOf: CalendarDay, rules: [RuleReport], findings: [Finding], totals: [TotalReport] = []
    ) {
        self.scheme = scheme
        self.asOf = asOf
        self.rules = rules
        self.findings = findings
        self.totals = totals
    }

    /// The report of one rule alone.
    public func limited(to rule: String) -> CoverageReport {
        CoverageReport(
            scheme: scheme, asOf: asOf, rules: rules.filter { $0.requirement.id == rule },
            findings: findings.filter { $0.rule == rule })
    }
}

/// One rule's verdict over all areas that it judges.
public struct RuleReport: Hashable, Sendable {
    public let requirement: Requirement
    /// The roles that the rule speaks of.
    public let roles: [Role]
    /// One verdict an area, by area id.
    public let verdicts: [Verdict]

    public init(requirement: Requirement, roles: [Role] = [], verdicts: [Verdict]) {
        self.requirement = requirement
        self.roles = roles
        self.verdicts = verdicts
    }

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

/// The state of one area under one rule, with what decided.
///
/// A class, so that counting and listing verdicts copies nothing; two of the same content are equal.
public final class Verdict: Hashable, Sendable {
    public let area: Area
    public let state: CoverageState
    /// Appointments that may count for the area under the rule, past and future ones too, by first day.
    public let appointments: [Appointment]
    /// Which of them count on the day, as places in ``appointments``.
    public let serving: [Int]
    /// What else decided.
    public let detail: Evidence.Detail?
    public let uncovered: Uncovered

    /// The ground of an area that has nobody.
    public enum Uncovered: Hashable, Sendable {
        case nothing
        case wholeArea
        case part(Boundary, SquareMeters)
        /// The ground of these areas below it, once where they lie over each other.
        case children([Area], SquareMeters)
    }

    public init(
        area: Area, state: CoverageState, appointments: [Appointment] = [], serving: [Int] = [],
        detail: Evidence.Detail? = nil, uncovered: Uncovered = .nothing
    ) {
        self.area = area
        self.state = state
        self.appointments = appointments
        self.serving = serving
        self.detail = detail
        self.uncovered = uncovered
    }

    public static func == (left: Verdict, right: Verdict) -> Bool {
        left === right
            || left.area == right.area && left.state == right.state && left.appointments == right.appointments
                && left.serving == right.serving && left.detail == right.detail && left.uncovered == right.uncovered
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(area)
        hasher.combine(state)
    }

    /// How many appointments count on the day.
    public var inForce: Int { serving.count }

    /// The areas whose whole ground has nobody.
    var uncoveredAreas: [Area] {
        switch uncovered {
        case .nothing, .part: []
        case .wholeArea: [area]
        case .children(let areas, _): areas
        }
    }

    public var uncoveredArea: SquareMeters {
        switch uncovered {
        case .nothing: .zero
        case .wholeArea: area.area
        case .part(_, let ground), .children(_, let ground): ground
        }
    }
}

/// A declared figure beside what is found on its own day.
public struct TotalReport: Hashable, Sendable {
    public let total: DeclaredTotal
    /// The day that both are of.
    public let day: CalendarDay
    /// Nil when the project holds nothing to count.
    public let found: Int?

    public init(total: DeclaredTotal, day: CalendarDay, found: Int?) {
        self.total = total
        self.day = day
        self.found = found
    }

    /// Nil when nothing could be counted.
    public var agrees: Bool? { found.map { $0 == total.declared } }
}
