public import GeoModel

/// The state of one area under one rule, in the order in which they are tried.
public enum CoverageState: String, CaseIterable, Hashable, Sendable {
    /// Out of scope or validity.
    case notApplicable = "not-applicable"
    /// The project holds nothing that could tell.
    case unknown
    /// Nobody, and nobody ever.
    case gap
    /// Was satisfied, is not now.
    case expired
    /// Appointed, not begun.
    case future
    /// Fewer than the quota.
    case partial
    /// More than the quota's upper bound.
    case conflict
    case covered

    /// Whether the area's whole ground counts as uncovered.
    public var isUncovered: Bool { self == .gap || self == .expired || self == .future }

    /// The finding that an area in this state gives; nil where nothing is wrong, or nothing can be told.
    public var finding: FindingCode? {
        switch self {
        case .gap: .gapNone
        case .expired: .gapExpired
        case .future: .gapFuture
        case .partial: .gapPartial
        case .conflict: .overSame
        case .notApplicable, .unknown, .covered: nil
        }
    }
}

public enum Severity: String, CaseIterable, Hashable, Sendable {
    case conflict, gap, warning, note
}

/// What a finding is about.
public enum FindingCode: String, CaseIterable, Hashable, Sendable {
    case gapNone = "GAP.none"
    case gapExpired = "GAP.expired"
    case gapFuture = "GAP.future"
    case gapPartial = "GAP.partial"
    case overSame = "OVER.same"
    case linkOrphan = "LINK.orphan"

    public var severity: Severity {
        switch self {
        case .gapNone, .gapExpired, .gapFuture, .gapPartial: .gap
        case .overSame: .conflict
        case .linkOrphan: .warning
        }
    }
}

/// What a rule says about an area or an actor on a day, with what it rests on. Words come last: see its readers.
public struct Finding: Hashable, Sendable {
    public let code: FindingCode
    /// Nil for a finding about an appointment that no rule asks for.
    public let rule: String?
    public let role: String?
    /// What people call the role, by language; empty where the scheme does not say.
    public let roleLabel: [Language: String]
    /// Nil for an actor's finding.
    public let area: Area?
    /// Nil for an area's finding.
    public let actor: String?
    public let state: CoverageState?
    public let evidence: Evidence

    public init(
        code: FindingCode, rule: String?, role: String?, roleLabel: [Language: String] = [:], area: Area?,
        actor: String?, state: CoverageState?, evidence: Evidence
    ) {
        self.code = code
        self.rule = rule
        self.role = role
        self.roleLabel = roleLabel
        self.area = area
        self.actor = actor
        self.state = state
        self.evidence = evidence
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
    /// Why an appointment does not count.
    public let orphanReason: OrphanReason?

    public init(
        asOf: CalendarDay, quota: Quota?, inForce: Int, appointments: [Appointment], orphanReason: OrphanReason? = nil
    ) {
        self.asOf = asOf
        self.quota = quota
        self.inForce = inForce
        self.appointments = appointments
        self.orphanReason = orphanReason
    }
}

/// Why an appointment is kept but never counted.
public enum OrphanReason: Hashable, Sendable {
    /// The area's level is none of the role's.
    case level(Level, allowed: [Level])
    /// The actor's form is none of the role's.
    case form(String, allowed: [String])
    /// No version of the area is in force on the day.
    case areaNotInForce(String)
}
