internal import GEOSInterop
public import GeoModel
public import PlanningModel

/// Judges areas and appointments under the rules of a scheme, as SCHEMES (`geodata/schemes/README.md`) says.
///
/// An appointment counts for the area it was made to, or for those that came from it; one with a polygon of its own for
/// every area that it meets. Ground decides only where links and codes don't: boundaries are read when they are needed.
/// No order of rows changes a report.
public struct CoverageJudge: Sendable {
    public let scheme: Scheme
    /// How many threads share the work; nil for one a core. No number of them changes a report.
    public let workers: Int?

    public init(scheme: Scheme, workers: Int? = nil) {
        self.scheme = scheme
        self.workers = workers
    }

    /// The state of each area under each rule on a day, and all there is to tell.
    ///
    /// - Throws: What reading a boundary throws, and ``GEOSError`` where a boundary or polygon is not valid.
    /// - Complexity: O(*n* log *n*) for *n* areas and appointments; where ground decides, that of the overlay too.
    public func report(on register: PlanningRegister, asOf day: CalendarDay) throws -> CoverageReport {
        try withGEOS { geos in
            let view = try DayView(register, scheme, on: day, geos, workers: workers)
            let spans = try SpanTable(scheme, view)
            let services = ServiceLedger(register.services, scheme, view.roster, view.tree, on: day)
            let judge = RequirementJudge(
                scheme, view, spans, services, FactIndex(register.facts, view.tree))

            var rules: [RuleReport] = []
            var findings: [Finding] = []
            for requirement in scheme.requirements {
                let rule = try report(requirement, judge, view)
                rules.append(rule)
                findings += rule.verdicts.compactMap { finding(for: $0, under: rule, on: day) }
            }
            // Outside its validity a scheme has nothing to say of anybody.
            guard scheme.valid.contains(day) else {
                return CoverageReport(scheme: scheme.name, asOf: day, rules: rules, findings: findings, totals: [])
            }
            let contested = Set(
                findings.filter { $0.code == .overSame && $0.severity == .conflict }.map { [$0.area?.id, $0.role] })
            findings += missingPlaces(rules, on: day)
            findings += spans.findings
            findings += try serviceFindings(services, rules, view)
            findings += try DutyOverlapFinder(scheme, view).findings()
                // What the quota's bound told already.
                .filter { $0.code != .overSame || !contested.contains([$0.area?.id, $0.role]) }
            findings += try phaseFindings(rules, view)
            let totals = try totals(view, geos)
            findings += totals.compactMap { finding(for: $0, on: day) }
            findings += view.roster.orphans.map { finding(for: $0, view) }
            findings += unknownRoles(view)
            return CoverageReport(
                scheme: scheme.name, asOf: day, rules: rules, findings: findings, totals: totals)
        }
    }

    /// Every ground that two or more appointments in force cover, and what the scheme says of it.
    public func overlaps(on register: PlanningRegister, asOf day: CalendarDay) throws -> DutyOverlapReport {
        try withGEOS { geos in
            let view = try DayView(register, scheme, on: day, geos, workers: workers)
            let finder = DutyOverlapFinder(scheme, view)
            let isJudged = scheme.valid.contains(day)
            return DutyOverlapReport(
                scheme: scheme.name, asOf: day, widthCRS: try view.grounds.plane(),
                overlaps: isJudged ? try finder.overlaps() : [])
        }
    }

    private func report(_ requirement: Requirement, _ judge: RequirementJudge, _ view: DayView) throws -> RuleReport {
        var verdicts: [Verdict] = []
        for area in view.tree.areas.indices {
            do {
                guard try view.scope.selects(requirement.at, area) else { continue }
                verdicts.append(try judge.verdict(requirement, on: area))
            } catch let missing as ScopeFilter.MissingArea {
                verdicts.append(
                    Verdict(area: view.tree.areas[area], state: .unknown, detail: .absent(.area(missing.name))))
            }
        }
        return RuleReport(requirement: requirement, roles: roles(of: requirement), verdicts: verdicts)
    }

    // MARK: findings

    /// Each role that a rule speaks of once.
    private func roles(of requirement: Requirement) -> [Role] {
        var seen: Set<String> = []
        return requirement.roleDemands.map(\.role).filter { seen.insert($0).inserted }.compactMap(scheme.role(named:))
    }

    private func finding(for verdict: Verdict, under rule: RuleReport, on day: CalendarDay) -> Finding? {
        guard let code = verdict.state.finding else { return nil }
        let requirement = rule.requirement
        var quota: Quota? =
            switch requirement.demand {
            case .role(let demand), .each(let demand, _, _): demand.quota
            case .fact(_, let quota): quota
            case .any, .all: nil
            }
        var roles = rule.roles
        var inForce = verdict.inForce
        var appointments = verdict.appointments
        if case .excess(let role, _, let bound, let number)? = verdict.detail {
            (roles, quota, inForce) = (roles.filter { $0.name == role }, bound, number)
            appointments.removeAll { $0.role != role }
        }
        return Finding(
            code: code, severity: severity(of: code, requirement), rule: requirement.id,
            roles: roles, area: verdict.area, state: verdict.state,
            evidence: Evidence(
                asOf: day, quota: quota, inForce: inForce, appointments: appointments, detail: verdict.detail))
    }

    private func severity(of code: FindingCode, _ requirement: Requirement) -> Severity {
        if requirement.severity == .note { return .note }
        return switch code {
        case .overSame: .conflict
        default: .gap
        }
    }

    /// One warning for each area that a `within` names and the project does not hold.
    private func missingPlaces(_ rules: [RuleReport], on day: CalendarDay) -> [Finding] {
        var names: Set<String> = []
        for verdict in rules.flatMap(\.verdicts) {
            if case .absent(.area(let name))? = verdict.detail { names.insert(name) }
        }
        return names.sorted().map { name in
            Finding(
                code: .linkOrphan, severity: .warning, rule: "scope", state: .unknown,
                evidence: Evidence(asOf: day, detail: .absent(.area(name))))
        }
    }

    /// Rules that can't be judged, and actors who break one where somebody else keeps it.
    private func serviceFindings(_ services: ServiceLedger, _ rules: [RuleReport], _ view: DayView) throws -> [Finding]
    {
        guard !scheme.services.isEmpty else { return [] }
        let serving = view.roster.claims.filter { $0.isInForce(on: view.day.ordinal) }
        let unjudged = services.unjudged.filter { rule in
            serving.contains { scheme.roles[$0.role].name == rule.role }
        }.map { rule in
            Finding(
                code: .gapHollow, severity: .note, rule: "service", roles: [rule.role].compactMap(scheme.role(named:)),
                state: .unknown, evidence: Evidence(asOf: view.day, detail: .absent(.service(kind: rule.kind))))
        }
        let hollow = Set(rules.flatMap(\.verdicts).filter { $0.state == .hollow }.map(\.area.id))
        let broken = try serving.flatMap { claim in
            try claim.areas.compactMap { area -> (claim: Roster.Claim, area: Int, rule: ServiceRule, done: Int)? in
                guard !hollow.contains(view.tree.areas[area].id), try view.scope.isJudged(area) else { return nil }
                return services.breach(of: view.roster.appointment(of: claim).actor, in: claim.role, on: area)
                    .map { (claim, area, $0.rule, $0.done) }
            }
        }
        let breaches = broken.sorted { view.roster.precedes($0.claim, $1.claim) }.map { claim, area, rule, done in
            let appointment = view.roster.appointment(of: claim)
            return Finding(
                code: .gapHollow, severity: .warning, rule: "service", roles: [scheme.roles[claim.role]],
                area: view.tree.areas[area], actor: appointment.actor,
                evidence: Evidence(
                    asOf: view.day, quota: rule.quota, appointments: [appointment], detail: .service(rule, done: done)))
        }
        return unjudged + breaches
    }

    private func phaseFindings(_ rules: [RuleReport], _ view: DayView) throws -> [Finding] {
        let phases: [(phase: Phase, areas: [Int])]
        do {
            phases = try view.scope.currentPhases()
        } catch is ScopeFilter.MissingArea {
            return []  // told as a missing place
        }
        let covered = Set(
            rules.filter { $0.requirement.severity == .gap && !$0.requirement.roleDemands.isEmpty }.flatMap(\.verdicts)
                .filter { $0.state == .covered || $0.state == .coveredByLayer }.map(\.area.id))
        return phases.flatMap { phase, areas -> [Finding] in
            guard let target = phase.atLeast else { return [] }
            return areas.filter { view.tree.areas[$0].level == target.level }.compactMap { area in
                let number = view.tree.descendants(of: area).count { covered.contains(view.tree.areas[$0].id) }
                guard number < target.areas else { return nil }
                return Finding(
                    code: .phaseDue, severity: .warning, rule: "phases", area: view.tree.areas[area],
                    evidence: Evidence(asOf: view.day, detail: .phase(phase, covered: number)))
            }
        }
    }

    private func totals(_ view: DayView, _ geos: GEOSSession) throws -> [TotalReport] {
        let reconciler = TotalsReconciler(scheme: scheme)
        var views = [view.day: view]
        return try reconciler.totals(asOf: view.day).map { total, day in
            let own = try views[day] ?? DayView(view.register, scheme, on: day, geos, workers: workers)
            views[day] = own
            return TotalReport(total: total, day: day, found: try reconciler.found(total.key, in: own))
        }
    }

    private func finding(for total: TotalReport, on day: CalendarDay) -> Finding? {
        guard total.agrees == false, let found = total.found else { return nil }
        return Finding(
            code: .totalMismatch, severity: .warning, rule: "totals",
            roles: [total.total.key.role].compactMap { $0.flatMap(scheme.role(named:)) },
            evidence: Evidence(asOf: total.day, detail: .total(total.total, found: found)))
    }

    /// One warning for each role that a list speaks of and the scheme does not know: mostly a slip of the pen.
    private func unknownRoles(_ view: DayView) -> [Finding] {
        let known = Set(scheme.roles.map(\.name))
        let unknown = Dictionary(
            grouping: view.roster.appointments.filter { !known.contains($0.role) && !$0.term.hasEnded(on: view.day) },
            by: \.role)
        return unknown.sorted { $0.key < $1.key }.map { role, appointments in
            let nearest = nearestNames(to: role, among: scheme.roles.map(\.name), limit: 1).first
            return Finding(
                code: .linkOrphan, severity: .warning, rule: "roles",
                evidence: Evidence(
                    asOf: view.day, inForce: appointments.count { $0.term.contains(view.day) },
                    appointments: appointments.sorted { $0.precedes($1) },
                    detail: .orphan(.unknownRole(role, nearest: nearest))))
        }
    }

    private func finding(for orphan: Roster.Orphan, _ view: DayView) -> Finding {
        let appointment = view.roster.appointments[orphan.appointment]
        return Finding(
            code: .linkOrphan, severity: .warning, rule: nil, roles: [scheme.roles[orphan.role]],
            area: orphan.area.map { view.tree.areas[$0] }, actor: appointment.actor,
            evidence: Evidence(
                asOf: view.day, inForce: appointment.term.contains(view.day) ? 1 : 0, appointments: [appointment],
                detail: .orphan(orphan.reason)))
    }
}
