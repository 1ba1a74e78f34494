/// How much a finding matters; a note asks nothing of anybody.
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
    case circleMissing = "CIRCLE.missing"
    case circleSevered = "CIRCLE.severed"

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
