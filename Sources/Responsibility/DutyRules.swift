import GeoModel
import PlanningModel

/// What a scheme says of two appointments that are in force together on one ground: steps 2 to 7 of SCHEMES.
struct DutyRules {
    let scheme: Scheme
    let roster: Roster
    let tree: AreaTree

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
        let rules = scheme.overlap
        let roles = [scheme.roles[left.role], scheme.roles[right.role]]
        let isSameRole = left.role == right.role
        let areLeading = roles.allSatisfy { $0.tier == .lead }

        if ActorKey(first) == ActorKey(second) || isPart(first, of: second) || isPart(second, of: first) {
            return Ruling(verdict: .layer, step: 2, code: nil)
        }
        if !isSameRole, rules.layers.contains(where: { $0.contains(first.role) && $0.contains(second.role) }) {
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
            let isSameKey = (second.columns[column] ?? []).contains(where: values.contains)
            guard isSameKey, let ruling = rules.sameKey else { return Ruling(verdict: .layer, step: 5, code: nil) }
            return Ruling(ruling, step: 5)
        }
        if isBeside, areLeading { return Ruling(verdict: .warning, step: 7, code: .levelContested) }
        if rules.isHandover(from: first.term, to: second.term) || rules.isHandover(from: second.term, to: first.term) {
            return Ruling(verdict: .handover, step: 6, code: .overHandover)
        }
        if isSameRole, let ruling = rules.same[first.role] { return Ruling(ruling, step: 7) }
        return Ruling(areLeading ? .conflict : .allow, step: 7)
    }

    private func isPart(_ one: Appointment, of other: Appointment) -> Bool {
        guard let above = scheme.role(named: one.role)?.partOf else { return false }
        return above == other.role && one.partOf == other.actor
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
