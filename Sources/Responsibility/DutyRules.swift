import GeoModel
import PlanningModel

/// What a scheme says of two appointments that are in force together on one ground: steps 2 to 7 of SCHEMES.
final class DutyRules {
    private let overlap: OverlapRules
    private let roster: Roster
    private let tree: AreaTree
    /// By the scheme's order of roles.
    private let isLead: [Bool]
    private let partOf: [String?]

    init(_ scheme: Scheme, _ roster: Roster, _ tree: AreaTree) {
        overlap = scheme.overlap
        self.roster = roster
        self.tree = tree
        isLead = scheme.roles.map { $0.tier == .lead }
        partOf = scheme.roles.map(\.partOf)
    }

    struct Ruling: Hashable {
        let verdict: DutyOverlap.Verdict
        let step: Int
        /// Nil where nothing is told of a single pair.
        let code: FindingCode?

        /// Whether it decides where both are given: the worse verdict, of an earlier step.
        func isWorse(than other: Ruling) -> Bool { (other.verdict, -other.step) < (verdict, -step) }
    }

    /// - Parameter isBeside: Whether the two are for areas that lie over each other without one being above the other.
    func ruling(_ one: Int, _ two: Int, isBeside: Bool) -> Ruling {
        let (left, right) = (roster.claims[one], roster.claims[two])
        let (first, second) = (roster.appointment(of: left), roster.appointment(of: right))
        let rules = overlap
        let isSameRole = left.role == right.role
        let areLeading = isLead[left.role] && isLead[right.role]

        if ActorKey(first) == ActorKey(second) || isPart(left, of: second) || isPart(right, of: first) {
            return Ruling(verdict: .layer, step: 2, code: nil)
        }
        if rules.layers.contains(where: { stack in
            isSameRole
                ? stack.count { $0 == first.role } > 1 : stack.contains(first.role) && stack.contains(second.role)
        }) {
            return Ruling(verdict: .layer, step: 3, code: nil)
        }
        if !isSameRole, rules.exclude.contains(where: { $0.contains(first.role) && $0.contains(second.role) }) {
            return Ruling(verdict: .conflict, step: 4, code: .overExclude)
        }
        let shared = left.areas.filter(right.areas.contains)
        if isSameRole, !shared.isEmpty {
            if rules.oneLead.contains(first.role), first.isLead == true, second.isLead == true {
                return Ruling(verdict: .conflict, step: 4, code: .overLead)
            }
            if let level = rules.uniqueAt[first.role], shared.contains(where: { tree.areas[$0].level == level }) {
                return Ruling(verdict: .conflict, step: 4, code: .overSame)
            }
        }
        if isSameRole, let column = rules.by[first.role] {
            let values = first.columns[column] ?? []
            let others = second.columns[column] ?? []
            // Two that say nothing say the same.
            let isSameKey = values.isEmpty ? others.isEmpty : others.contains(where: values.contains)
            if !isSameKey { return Ruling(verdict: .layer, step: 5, code: nil) }
            if let ruling = rules.sameKey { return Ruling(ruling, step: 5) }
        }
        // Who may have the ground is open where the scheme asks for its own lead, or its own single role, of each.
        let doLead = areLeading && first.isLead != false && second.isLead != false
        if isBeside, doLead || isSameRole && rules.same[first.role] == .conflict {
            return Ruling(verdict: .warning, step: 7, code: .levelContested)
        }
        if rules.isHandover(from: first.term, to: second.term) || rules.isHandover(from: second.term, to: first.term) {
            return Ruling(verdict: .handover, step: 6, code: .overHandover)
        }
        if isSameRole, let ruling = rules.same[first.role] { return Ruling(ruling, step: 7) }
        return Ruling(areLeading ? .conflict : .allow, step: 7)
    }

    private func isPart(_ one: Roster.Claim, of other: Appointment) -> Bool {
        guard let above = partOf[one.role] else { return false }
        return above == other.role && roster.appointment(of: one).partOf == other.actor
    }
}

extension DutyRules.Ruling {
    init(_ ruling: OverlapRules.Ruling, step: Int) {
        switch ruling {
        case .allow: self.init(verdict: .allowed, step: step, code: nil)
        case .warn: self.init(verdict: .warning, step: step, code: .overSame)
        case .conflict: self.init(verdict: .conflict, step: step, code: .overSame)
        }
    }
}
