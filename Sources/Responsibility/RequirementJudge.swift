import GeoModel
import PlanningModel

/// Judges one area under one rule: finds the first state that holds, out of who fills its seats.
final class RequirementJudge {
    private let scheme: Scheme
    private let roster: Roster
    private let tree: AreaTree
    private let grounds: Grounds
    private let scope: ScopeFilter
    private let finder: SeatFinder
    private let spans: SpanTable
    private let services: ServiceLedger
    private let facts: FactIndex
    private let day: CalendarDay

    init(_ scheme: Scheme, _ view: DayView, _ spans: SpanTable, _ services: ServiceLedger, _ facts: FactIndex) {
        self.scheme = scheme
        roster = view.roster
        tree = view.tree
        grounds = view.grounds
        scope = view.scope
        finder = SeatFinder(scheme, view)
        self.spans = spans
        self.services = services
        self.facts = facts
        day = view.day
    }

    /// How a seat is filled on a day.
    private struct Filling {
        /// Those in force, in the order of the seat.
        let inForce: [Seat.Fill]
        let isMet: Bool
        /// What of the ground nobody has; nil where that does not matter or nothing is missing.
        var rest: Boundary?
    }

    /// What a rule asks of an area, and how that is filled on the day.
    private struct Standing {
        let area: Int
        let seats: [Seat]
        /// One a seat.
        let fillings: [Filling]
        /// Whether one quota met is enough.
        let isAny: Bool
        /// Whether each seat is a child's.
        let isUp: Bool
        let met: Int

        init(_ demand: Requirement.Demand, _ area: Int, _ seats: [Seat], _ fillings: [Filling]) {
            self.area = area
            self.seats = seats
            self.fillings = fillings
            isAny = if case .any = demand { true } else { false }
            isUp = if case .role(let one) = demand { one.reach == .up } else { false }
            met = fillings.count(where: \.isMet)
        }

        var isSatisfied: Bool { isAny ? met > 0 : met == seats.count }

        /// The seats whose quota is not met.
        var open: [Seat] { seats.indices.lazy.filter { !fillings[$0].isMet }.map { seats[$0] } }

        /// How many quotas are met, where there are several.
        var share: Evidence.Detail? {
            seats.count == 1 ? nil : .share(met: met, of: seats.count, missing: open.map(\.title))
        }
    }

    private typealias Outcome = (state: CoverageState, detail: Evidence.Detail?, uncovered: Verdict.Uncovered)

    func verdict(_ requirement: Requirement, on area: Int) throws -> Verdict {
        func plain(_ state: CoverageState, _ detail: Evidence.Detail?) -> Verdict {
            Verdict(area: tree.areas[area], state: state, detail: detail)
        }
        do {
            if let reason = try scope.exemption(of: area) { return plain(.notApplicable, .notApplicable(reason)) }
        } catch let missing as ScopeFilter.MissingArea {
            return plain(.unknown, .absent(.area(missing.name)))
        }
        if case .fact(let name, let quota) = requirement.demand {
            return factVerdict(name, quota, area, severity: requirement.severity)
        }
        if roster.appointments.isEmpty { return plain(.unknown, .absent(.appointments)) }
        let needsTimes = requirement.roleDemands.contains {
            if case .near(.minutes) = $0.reach { true } else { false }
        }
        if needsTimes { return plain(.unknown, .absent(.walkingTimes)) }

        let (seats, candidates) = try finder.seats(of: requirement, on: area)
        if seats.isEmpty {
            // A rule of children, and none of them is in scope, or the project holds none.
            return plain(.unknown, .absent(.children))
        }
        return try verdict(requirement, area, seats, candidates)
    }

    // MARK: the state

    private func verdict(
        _ requirement: Requirement, _ area: Int, _ seats: [Seat], _ candidates: [Int]
    ) throws -> Verdict {
        let standing = Standing(
            requirement.demand, area, seats, try seats.map { try filling(of: $0, on: day.ordinal) })
        let (state, detail, uncovered) = standing.isSatisfied ? satisfied(standing) : try unsatisfied(standing)
        let counted = Set(standing.fillings.flatMap(\.inForce).map { roster.claims[$0.claim].appointment })
        return Verdict(
            area: tree.areas[area], state: state, appointments: candidates.map { roster.appointments[$0] },
            serving: counted.isEmpty ? [] : candidates.indices.filter { counted.contains(candidates[$0]) },
            detail: detail, uncovered: requirement.severity == .note ? .nothing : uncovered)
    }

    /// Where the quotas are met: conflict, hollow, overspan, or covered.
    private func satisfied(_ standing: Standing) -> Outcome {
        let counting = zip(standing.seats, standing.fillings).filter { $1.isMet }
        if let (seat, filling) = counting.first(where: { seat, filling in exceeds(filling.inForce, seat.quota) }) {
            let value = seat.title == seat.role ? nil : seat.title
            return (
                .conflict, .excess(role: seat.role, value: value, seat.quota, inForce: filling.inForce.count), .nothing
            )
        }
        let fills = counting.flatMap { $0.1.inForce }
        if let breach = commonBreach(of: fills, on: standing.area) {
            return (.hollow, .service(breach.rule, done: breach.done), .nothing)
        }
        if fills.allSatisfy({ spans.isOver(ActorKey(appointment($0)), in: roster.claims[$0.claim].role) }) {
            return (.overspan, nil, .nothing)
        }
        let isDirect: (Seat, Filling) -> Bool = { seat, filling in
            filling.inForce.count { !$0.isLayer } >= seat.quota.lower
        }
        let isByLayer = standing.isAny ? !counting.contains(where: isDirect) : !counting.allSatisfy(isDirect)
        return (isByLayer ? .coveredByLayer : .covered, nil, .nothing)
    }

    /// Where quotas are not met: expired, partial, future or gap, and the ground that lacks somebody.
    private func unsatisfied(_ standing: Standing) throws -> Outcome {
        let fillings = standing.fillings
        let state: CoverageState =
            if try wasSatisfied(standing.seats, isAny: standing.isAny) {
                .expired
            } else if fillings.contains(where: { !$0.inForce.isEmpty }) {
                .partial
            } else if standing.seats.contains(where: {
                $0.fills.contains { roster.claims[$0.claim].from > day.ordinal }
            }) {
                .future
            } else {
                .gap
            }
        if standing.isUp {
            let missing = standing.open
            return (
                state, .share(met: standing.met, of: standing.seats.count, missing: missing.map(\.title)),
                .children(missing.map { tree.areas[$0.area] }, try grounds.area(together: missing.map(\.area)))
            )
        }
        if state.isUncovered { return (state, standing.share, .wholeArea) }
        // Polygons that leave some of the ground: what none of them covers.
        guard fillings.contains(where: { $0.rest != nil }) else { return (.partial, standing.share, .nothing) }
        let polygons = fillings.flatMap(\.inForce).compactMap { roster.claims[$0.claim].polygon }
        let rest = try grounds.rest(of: standing.area, without: Set(polygons))
        let ground = grounds.area(of: rest)
        return (
            .partial, standing.share ?? .uncovered(ground), rest.isEmpty ? .nothing : .part(rest, ground)
        )
    }

    private func filling(of seat: Seat, on day: Int) throws -> Filling {
        try filling(of: seat, seat.fills.filter { roster.claims[$0.claim].isInForce(on: day) })
    }

    private func filling(of seat: Seat, _ inForce: [Seat.Fill]) throws -> Filling {
        guard inForce.count >= seat.quota.lower else { return Filling(inForce: inForce, isMet: false) }
        // Somebody from above, from below or near by covers the area as a whole, as one appointed to it does.
        let isWhole = inForce.contains { $0.isLayer || roster.claims[$0.claim].polygon == nil }
        if isWhole { return Filling(inForce: inForce, isMet: true) }
        let polygons = inForce.compactMap { roster.claims[$0.claim].polygon }
        let rest = try grounds.rest(of: seat.area, without: Set(polygons))
        return Filling(inForce: inForce, isMet: rest.isEmpty, rest: rest.isEmpty ? nil : rest)
    }

    /// Whether all quotas, or one that is enough, were met on some day before.
    ///
    /// More are in force only from a first day on, so the quotas were met on one of those or never.
    private func wasSatisfied(_ seats: [Seat], isAny: Bool) throws -> Bool {
        if seats.count == 1, !seats[0].fills.contains(where: { roster.claims[$0.claim].polygon != nil }) {
            return mostInForce(of: seats[0]) >= seats[0].quota.lower
        }
        var starts: Set<Int> = []
        for seat in seats {
            for fill in seat.fills where roster.claims[fill.claim].from < day.ordinal {
                starts.insert(roster.claims[fill.claim].from)
            }
        }
        return try starts.sorted().contains { start in
            let isMet: (Seat) throws -> Bool = { try self.filling(of: $0, on: start).isMet }
            return try isAny ? seats.contains(where: isMet) : seats.allSatisfy(isMet)
        }
    }

    /// How many of a seat were in force together at most, on the days before this one.
    private func mostInForce(of seat: Seat) -> Int {
        let past = seat.fills.map { roster.claims[$0.claim] }.filter { $0.from < day.ordinal && $0.from < $0.to }
        if seat.quota.lower == 1 { return past.isEmpty ? 0 : 1 }
        // On one day those that end go before those that begin.
        let changes = (past.map { ($0.from, 1) } + past.filter { $0.to < day.ordinal }.map { ($0.to, -1) }).sorted(
            by: <)
        var now = 0
        return changes.reduce(0) { most, change in
            now += change.1
            return max(most, now)
        }
    }

    private func appointment(_ fill: Seat.Fill) -> Appointment { roster.appointment(of: roster.claims[fill.claim]) }

    /// Whether more are in force than the quota's upper bound. One whose successor serves already, in a handover, does
    /// not count.
    private func exceeds(_ fills: [Seat.Fill], _ quota: Quota) -> Bool {
        guard let upper = quota.upper, fills.count > upper else { return false }
        let terms = fills.map { appointment($0).term }
        let staying = terms.indices.filter { one in
            !terms.indices.contains { other in
                other != one && scheme.overlap.isHandover(from: terms[one], to: terms[other])
            }
        }
        return staying.count > upper
    }

    /// The service rule that all who fill an area break there, with what the first of them did; nil when somebody
    /// keeps it, or none is asked of them.
    private func commonBreach(of fills: [Seat.Fill], on area: Int) -> (rule: ServiceRule, done: Int)? {
        var first: (rule: ServiceRule, done: Int)?
        for fill in fills {
            let claim = roster.claims[fill.claim]
            // Service is done for the area appointed to, also where that lies above or below.
            let places = claim.areas.contains(area) ? [area] : claim.areas
            let breaches = places.compactMap { services.breach(of: appointment(fill).actor, in: claim.role, on: $0) }
            guard breaches.count == places.count, let breach = breaches.first else { return nil }
            if first == nil { first = breach }
        }
        return first
    }

    private func factVerdict(_ name: String, _ quota: Quota, _ area: Int, severity: Severity) -> Verdict {
        let own = tree.areas[area]
        if facts.isEmpty { return Verdict(area: own, state: .unknown, detail: .absent(.facts)) }
        let all = facts.facts(named: name, of: area)
        let now = all.count { $0.date.map { $0 <= day } ?? true }
        let state: CoverageState =
            if now < quota.lower {
                now > 0 ? .partial : all.isEmpty ? .gap : .future
            } else {
                now > quota.upper ?? .max ? .conflict : .covered
            }
        return Verdict(
            area: own, state: state, detail: .facts(name, all),
            uncovered: state.isUncovered && severity != .note ? .wholeArea : .nothing)
    }
}

extension OverlapRules {
    /// Whether one term passes into another: they share no more days than the scheme grants, and the first of the two
    /// to begin ends by a date.
    func isHandover(from earlier: Term, to later: Term) -> Bool {
        guard let handoverDays, let end = earlier.to, let begin = later.from,
            earlier.from.map({ $0 < begin }) ?? true, later.to.map({ end <= $0 }) ?? true, begin < end
        else { return false }
        return end.dayNumber - begin.dayNumber <= handoverDays
    }
}
