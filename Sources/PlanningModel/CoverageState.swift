/// The state of one area under one rule, in the order in which they are tried.
public enum CoverageState: String, CaseIterable, Hashable, Sendable {
    /// Out of scope, phase or validity.
    case notApplicable = "not-applicable"
    /// The project holds nothing that could tell.
    case unknown
    /// Nobody, and nobody ever.
    case gap
    /// Was satisfied, is not now.
    case expired
    /// Appointed, not begun.
    case future
    /// Fewer than the quotas, or part of the ground.
    case partial
    /// More than the quota's upper bound.
    case conflict
    /// None of those who fill it does the service that is asked for.
    case hollow
    /// Filled only by actors who carry more than they may.
    case overspan
    /// Satisfied from above, from below or from near by.
    case coveredByLayer = "covered-by-layer"
    case covered

    /// Whether the area's whole ground counts as uncovered.
    public var isUncovered: Bool { self == .gap || self == .expired || self == .future }

    /// The finding that an area in this state gives; nil where nothing is wrong, where nothing can be told, and where
    /// the actor gives it.
    public var finding: FindingCode? {
        switch self {
        case .gap: .gapNone
        case .expired: .gapExpired
        case .future: .gapFuture
        case .partial: .gapPartial
        case .conflict: .overSame
        case .hollow: .gapHollow
        case .notApplicable, .unknown, .overspan, .coveredByLayer, .covered: nil
        }
    }
}
