public import GeoModel

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
        /// What must be within a walk, and for how few it is: a share from 0 to 1.
        case missing(StandardRow, share: Double)
        /// What must or may be within a walk, and what cuts an area off from its own.
        case severed(StandardRow, SeveranceEvidence)
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

/// What cuts a part of an area off from a facility of its own.
public struct SeveranceEvidence: Hashable, Sendable {
    /// The first of its lines that is crossed.
    public let barrier: BarrierLine
    public let facility: Facility
    /// The demand behind the barrier, and what it is counted in.
    public let weight: Double
    public let unit: CircleFormula.Weight
    /// How much further the walk is than the crow flies; nil where most can't walk there at all.
    public let detour: Double?

    public init(
        barrier: BarrierLine, facility: Facility, weight: Double, unit: CircleFormula.Weight, detour: Double?
    ) {
        (self.barrier, self.facility) = (barrier, facility)
        (self.weight, self.unit, self.detour) = (weight, unit, detour)
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
    /// The scheme has no role of that name; the nearest that it has, if one is near.
    case unknownRole(String, nearest: String?)
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
