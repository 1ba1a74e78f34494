public import GeoModel
public import PlanningModel

/// Judges areas and appointments under the rules of a scheme.
public struct CoverageJudge: Sendable {
    public let scheme: Scheme

    public init(scheme: Scheme) { self.scheme = scheme }

    /// Finds the state of each area under each rule on a day.
    ///
    /// Areas are those in force on the day; a rule whose levels have none judges nothing. An appointment counts for
    /// the very area it was made to, when its role may be had at that level and by that form of actor; others are
    /// orphans, told and not counted. The order of areas and appointments does not matter.
    ///
    /// - Complexity: O(*n* log *n*) for *n* areas and appointments.
    public func report(areas: [Area], appointments: [Appointment], on day: CalendarDay) -> CoverageReport {
        let current = areas.inForce(on: day)
        let byID = Dictionary(uniqueKeysWithValues: current.map { ($0.id, $0) })
        var eligible: [Seat: [Appointment]] = [:]
        var orphans: [Finding] = []
        for appointment in appointments.sorted(by: Self.order) {
            guard let role = scheme.role(named: appointment.role) else { continue }
            if let reason = orphanReason(of: appointment, in: role, areas: byID) {
                // A term that is over needs no area any more.
                if !appointment.term.hasEnded(on: day) {
                    orphans.append(orphan(appointment, role, reason, area: byID[appointment.area], on: day))
                }
            } else {
                eligible[Seat(area: appointment.area, role: appointment.role), default: []].append(appointment)
            }
        }

        var rules: [RuleReport] = []
        var findings: [Finding] = []
        for requirement in scheme.requirements {
            let verdicts = current.filter(requirement.at.selects).map { area in
                verdict(
                    requirement, on: area, eligible[Seat(area: area.id, role: requirement.role)] ?? [],
                    isKnown: !appointments.isEmpty, on: day)
            }
            let rule = RuleReport(
                requirement: requirement, roleLabel: scheme.role(named: requirement.role)?.label ?? [:],
                verdicts: verdicts)
            rules.append(rule)
            findings += verdicts.compactMap { finding(for: $0, under: rule, on: day) }
        }
        return CoverageReport(scheme: scheme.name, asOf: day, rules: rules, findings: findings + orphans)
    }

    private struct Seat: Hashable {
        let area: String
        let role: String
    }

    private func verdict(
        _ requirement: Requirement, on area: Area, _ appointments: [Appointment], isKnown: Bool, on day: CalendarDay
    ) -> Verdict {
        let inForce = appointments.filter { $0.term.contains(day) }
        let state: CoverageState =
            if !scheme.valid.contains(day) {
                .notApplicable
            } else if !isKnown {
                .unknown
            } else if inForce.count < requirement.quota.lower {
                shortState(requirement.quota, appointments, inForce, on: day)
            } else if let upper = requirement.quota.upper, inForce.count > upper {
                .conflict
            } else {
                .covered
            }
        return Verdict(area: area, state: state, appointments: appointments, inForce: inForce)
    }

    /// The state of an area with fewer in force than its quota.
    private func shortState(
        _ quota: Quota, _ appointments: [Appointment], _ inForce: [Appointment], on day: CalendarDay
    ) -> CoverageState {
        let begun = appointments.filter { $0.term.hasBegun(on: day) }
        // The number in force only grows on first days, so the quota was met on one of those or never.
        let wasMet = begun.contains { one in
            begun.count { other in one.term.from.map(other.term.contains) ?? (other.term.from == nil) } >= quota.lower
        }
        if wasMet { return .expired }
        if !inForce.isEmpty { return .partial }
        return appointments.contains { !$0.term.hasBegun(on: day) } ? .future : .gap
    }

    private func finding(for verdict: Verdict, under rule: RuleReport, on day: CalendarDay) -> Finding? {
        verdict.state.finding.map {
            Finding(
                code: $0, rule: rule.requirement.id, role: rule.requirement.role, roleLabel: rule.roleLabel,
                area: verdict.area, actor: nil,
                state: verdict.state,
                evidence: Evidence(
                    asOf: day, quota: rule.requirement.quota, inForce: verdict.inForce.count,
                    appointments: verdict.appointments))
        }
    }

    private func orphanReason(of appointment: Appointment, in role: Role, areas: [String: Area]) -> OrphanReason? {
        guard let area = areas[appointment.area] else { return .areaNotInForce(appointment.area) }
        if !role.levels.isEmpty, !role.levels.contains(area.level) {
            return .level(area.level, allowed: role.levels)
        }
        if let form = appointment.form, !role.forms.isEmpty, !role.forms.contains(form) {
            return .form(form, allowed: role.forms)
        }
        return nil
    }

    private func orphan(
        _ appointment: Appointment, _ role: Role, _ reason: OrphanReason, area: Area?, on day: CalendarDay
    ) -> Finding {
        Finding(
            code: .linkOrphan, rule: nil, role: role.name, roleLabel: role.label, area: area, actor: appointment.actor,
            state: nil,
            evidence: Evidence(
                asOf: day, quota: nil, inForce: appointment.term.contains(day) ? 1 : 0, appointments: [appointment],
                orphanReason: reason))
    }

    /// By first day, then by what else tells two appointments apart; never by the order of rows in a list.
    private static func order(_ left: Appointment, _ right: Appointment) -> Bool {
        func key(_ one: Appointment) -> (Int, String, String, String, String, Int) {
            let form = one.form ?? ""
            return (one.term.from?.ordinal ?? 0, one.actor, form, one.role, one.area, one.term.to?.ordinal ?? .max)
        }
        return key(left) < key(right)
    }
}
