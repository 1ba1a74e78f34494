public import GeoModel

public enum Severity: String, CaseIterable, Hashable, Sendable {
    case conflict, gap, warning, note
}

/// What a finding is about.
public enum FindingCode: String, CaseIterable, Hashable, Sendable {
    case gapNone = "GAP.none"
    case gapPartial = "GAP.partial"
    case gapExpired = "GAP.expired"
    case gapFuture = "GAP.future"
    case gapHollow = "GAP.hollow"
    case spanOver = "SPAN.over"
    case spanSplit = "SPAN.split"
    case overSame = "OVER.same"
    case overLead = "OVER.lead"
    case overExclude = "OVER.exclude"
    case overHandover = "OVER.handover"
    case levelContested = "LEVEL.contested"
    case layerOK = "LAYER.ok"
    case linkOrphan = "LINK.orphan"
    case totalMismatch = "TOTAL.mismatch"
    case phaseDue = "PHASE.due"

    /// Whether it is told of two claims on one ground that should not be there.
    public var isOverlap: Bool {
        switch self {
        case .overSame, .overLead, .overExclude, .levelContested: true
        default: false
        }
    }
}

/// What a rule says about an area or an actor on a day, with what it rests on. Words come last: see its readers.
///
/// A class, so that sorting and joining lists of them copies nothing; two of the same content are equal.
public final class Finding: Hashable, Sendable {
    public let code: FindingCode
    public let severity: Severity
    /// The id of a requirement, or the scheme's key that holds the rule: `limit`, `service`, `overlap`, `totals`,
    /// `phases`, `scope`; nil for an appointment that no rule asks for.
    public let rule: String?
    /// Nil where it is about none, or about several.
    public let role: String?
    /// The roles it speaks of, each once.
    public let roles: [Role]
    /// Nil for an actor's finding.
    public let area: Area?
    /// Nil for an area's finding.
    public let actor: String?
    public let state: CoverageState?
    public let evidence: Evidence

    public init(
        code: FindingCode, severity: Severity, rule: String?, roles: [Role] = [], area: Area? = nil,
        actor: String? = nil, state: CoverageState? = nil, evidence: Evidence
    ) {
        self.code = code
        self.severity = severity
        self.rule = rule
        role = roles.count == 1 ? roles[0].name : nil
        self.roles = roles
        self.area = area
        self.actor = actor
        self.state = state
        self.evidence = evidence
    }

    public static func == (left: Finding, right: Finding) -> Bool {
        left === right
            || left.code == right.code && left.severity == right.severity && left.rule == right.rule
                && left.role == right.role && left.roles == right.roles && left.area == right.area
                && left.actor == right.actor && left.state == right.state && left.evidence == right.evidence
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(rule)
        hasher.combine(area)
        hasher.combine(actor)
    }
}

/// The rows and the day that a finding rests on.
public struct Evidence: Hashable, Sendable {
    public let asOf: CalendarDay
    /// How many the rule asks for, and how many are in force.
    public let quota: Quota?
    public let inForce: Int
    /// The appointments that decided, those of the past and the future among them, by first day.
    public let appointments: [Appointment]
    /// What else decided.
    public let detail: Detail?

    public init(
        asOf: CalendarDay, quota: Quota? = nil, inForce: Int = 0, appointments: [Appointment] = [],
        detail: Detail? = nil
    ) {
        self.asOf = asOf
        self.quota = quota
        self.inForce = inForce
        self.appointments = appointments
        self.detail = detail
    }

    public enum Detail: Hashable, Sendable {
        /// Why an appointment does not count.
        case orphan(OrphanReason)
        /// Why the rule does not apply to the area.
        case notApplicable(ScopeReason)
        /// What the project would have to hold for the rule to be judged.
        case absent(AbsentInput)
        /// So many of the rule's quotas are met; those that are not, by value or role.
        case share(met: Int, of: Int, missing: [String])
        /// More in a role than its quota's upper bound; the value where the quota is for each value of a column.
        case excess(role: String, value: String?, Quota, inForce: Int)
        /// So much of the area has nobody.
        case uncovered(SquareMeters)
        /// The areas of an actor.
        case span([Area], Quota)
        /// The areas above those of an actor, of a level of which there may be one only.
        case split([Area], Level)
        /// What an actor did for an area in a period, and what is asked for.
        case service(ServiceRule, done: Int)
        /// Two or more on one ground, and what the scheme says of it.
        case overlap(OverlapEvidence)
        case total(DeclaredTotal, found: Int)
        /// How many areas of a phase are covered, and how many must be.
        case phase(Phase, covered: Int)
        /// Documents of a name on record for the area.
        case facts(String, [Fact])
    }
}

/// What decided about a duty overlap.
public struct OverlapEvidence: Hashable, Sendable {
    /// The step of SCHEMES "Duty overlaps", from 2 to 7.
    public let step: Int
    /// The areas claimed, by id.
    public let areas: [Area]
    /// When all claims are in force together.
    public let common: Term

    public init(step: Int, areas: [Area], common: Term) {
        self.step = step
        self.areas = areas
        self.common = common
    }
}

/// Why an appointment is kept but never counted.
public enum OrphanReason: Hashable, Sendable {
    /// The area's level is none of the role's.
    case level(Level, allowed: [Level])
    /// The actor's form is none of the role's.
    case form(String, allowed: [String])
    /// Neither the area nor a successor of it is in force on the day.
    case areaNotInForce(String)
    /// The actor it says to be part of is not in force in that role; nil when it names none.
    case notPartOf(String?, role: String)
    /// A polygon of its own that lies on no area.
    case noGround
}

/// Why a rule does not apply to an area on a day.
public enum ScopeReason: Hashable, Sendable {
    case validity(Term)
    case scope
    case phase(from: CalendarDay)
}

/// What a rule would need and the project does not hold.
public enum AbsentInput: Hashable, Sendable {
    case appointments, facts
    /// No row of service of this kind.
    case service(kind: String)
    /// The area that a selector's `within` names.
    case area(String)
    /// The areas below one, of which the rule asks.
    case children
    /// Walking times.
    case walkingTimes
}
