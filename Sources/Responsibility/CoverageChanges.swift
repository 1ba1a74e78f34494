public import GeoModel
public import PlanningModel

/// What changed in the coverage between two days: areas whose state differs, by rule.
public struct CoverageChanges: Hashable, Sendable {
    /// The day that is compared with.
    public let against: CalendarDay
    public let asOf: CalendarDay
    /// By rule, then by area.
    public let changes: [Change]

    public struct Change: Hashable, Sendable {
        public let rule: String
        public let role: String?
        /// As it is on ``CoverageChanges/asOf``, or as it last was.
        public let area: Area
        /// Nil when the area was not there, or the rule not about it.
        public let was: CoverageState?
        public let now: CoverageState?
        /// For an area that was split, merged or renamed in between: those it came from, or those that came from it,
        /// with their state on the other day.
        public let lineage: [Kin]
    }

    public struct Kin: Hashable, Sendable {
        public let area: Area
        public let state: CoverageState
    }

    /// Compares two reports under one scheme. Areas are matched by id, else by the lineage of their codes, never by name.
    public init(from earlier: CoverageReport, to later: CoverageReport) {
        against = earlier.asOf
        asOf = later.asOf
        var changes: [Change] = []
        let rules = Dictionary(earlier.rules.map { ($0.requirement.id, $0) }) { first, _ in first }
        for rule in later.rules {
            let before = rules[rule.requirement.id]?.verdicts ?? []
            changes += Self.changes(rule.requirement, before: before, after: rule.verdicts)
        }
        self.changes = changes
    }

    private static func changes(_ rule: Requirement, before: [Verdict], after: [Verdict]) -> [Change] {
        let was = Dictionary(before.map { ($0.area.id, $0) }) { first, _ in first }
        let now = Dictionary(after.map { ($0.area.id, $0) }) { first, _ in first }
        func change(_ area: Area, _ lineage: [Kin]) -> Change {
            Change(
                rule: rule.id, role: rule.role, area: area, was: was[area.id]?.state, now: now[area.id]?.state,
                lineage: lineage)
        }
        let (earlierHeirs, laterHeirs) = (heirs(before), heirs(after))
        var found: [Change] = []
        for verdict in after where was[verdict.area.id]?.state != verdict.state {
            let isNew = was[verdict.area.id] == nil
            found.append(change(verdict.area, isNew ? kin(of: verdict.area, among: was, earlierHeirs) : []))
        }
        for verdict in before where now[verdict.area.id] == nil {
            found.append(change(verdict.area, kin(of: verdict.area, among: now, laterHeirs)))
        }
        return found.sorted { $0.area.id < $1.area.id }
    }

    /// Those on the other day that an area came from, or that came from it: either day may be the earlier.
    private static func kin(of area: Area, among others: [String: Verdict], _ heirs: [String: [Verdict]]) -> [Kin] {
        (area.predecessors.compactMap { others[$0] } + (heirs[area.id] ?? [])).map(Kin.init)
    }

    /// The areas that name an id among their predecessors.
    private static func heirs(_ verdicts: [Verdict]) -> [String: [Verdict]] {
        var heirs: [String: [Verdict]] = [:]
        for verdict in verdicts {
            for id in verdict.area.predecessors { heirs[id, default: []].append(verdict) }
        }
        return heirs
    }
}

extension CoverageChanges.Kin {
    fileprivate init(_ verdict: Verdict) { self.init(area: verdict.area, state: verdict.state) }
}
