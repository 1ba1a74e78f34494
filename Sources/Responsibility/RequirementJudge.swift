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
        /// Whether the quota is met on all of the area's ground.
        let isMet: Bool
    }

    /// What a rule asks of an area, and how that is filled on a day.
    private struct Standing {
        let area: Int
        let seats: [Seat]
        /// One a seat.
        let fillings: [Filling]
        /// Whether one quota met is enough.
        let isAny: Bool
        /// Whether each seat is a child's.
        let isUp: Bool
        let isSatisfied: Bool

        var met: Int { fillings.count(where: \.isMet) }

        /// The seats whose quota is not met.
        var open: [(seat: Seat, filling: Filling)] {
            zip(seats, fillings).filter { !$1.isMet }.map { (seat: $0, filling: $1) }
        }

        /// How many quotas are met, where several are asked for.
        var share: Evidence.Detail? {
            isAny || seats.count == 1
                ? nil : .share(met: met, of: seats.count, missing: open.map(\.seat.title))
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
        let standing = try standing(requirement.demand, area, seats, on: day.ordinal)
        let (state, detail, uncovered) = try standing.isSatisfied ? satisfied(standing) : unsatisfied(standing)
        let counted = Set(standing.fillings.flatMap(\.inForce).map { roster.claims[$0.claim].appointment })
        return Verdict(
            area: tree.areas[area], state: state, appointments: candidates.map { roster.appointments[$0] },
            serving: counted.isEmpty ? [] : candidates.indices.filter { counted.contains(candidates[$0]) },
            detail: detail, uncovered: requirement.severity == .note ? .nothing : uncovered)
    }

    /// Where the quotas are met: conflict, hollow, overspan, or covered.
    private func satisfied(_ standing: Standing) throws -> Outcome {
        let counting = zip(standing.seats, standing.fillings).filter { standing.isAny || $1.isMet }
        if let (seat, filling) = try counting.first(where: { try exceeds($1.inForce, $0) }) {
            let value = seat.title == seat.role ? nil : seat.title
            return (
                .conflict, .excess(role: seat.role, value: value, seat.quota, inForce: actors(filling.inForce)),
                .nothing
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

    /// Where quotas are not met: expired, partial, future or gap, and the ground that nobody serves.
    private func unsatisfied(_ standing: Standing) throws -> Outcome {
        let isServed = standing.fillings.contains { !$0.inForce.isEmpty }
        let state: CoverageState =
            if try wasSatisfied(standing) {
                .expired
            } else if isServed {
                .partial
            } else if standing.seats.contains(where: {
                $0.fills.contains { roster.claims[$0.claim].from > day.ordinal }
            }) {
                .future
            } else {
                .gap
            }
        if standing.isUp {
            let open = standing.open
            return (
                state, .share(met: standing.met, of: standing.seats.count, missing: open.map(\.seat.title)),
                try unserved(open)
            )
        }
        let uncovered = try unserved(standing.area, standing.fillings.flatMap(\.inForce))
        if case .part(_, let ground) = uncovered, standing.share == nil {
            return (state, .uncovered(ground), uncovered)
        }
        return (state, standing.share, uncovered)
    }

    /// The ground of an area that none of those in force serves.
    private func unserved(_ area: Int, _ inForce: [Seat.Fill]) throws -> Verdict.Uncovered {
        if inForce.isEmpty { return .wholeArea }
        if inForce.contains(where: { $0.polygon == nil }) { return .nothing }
        let rest = try grounds.rest(of: area, without: Set(inForce.compactMap(\.polygon)))
        return rest.isEmpty ? .nothing : .part(rest, grounds.area(of: rest))
    }

    /// The ground of children that nobody serves, once where they overlap.
    private func unserved(_ open: [(seat: Seat, filling: Filling)]) throws -> Verdict.Uncovered {
        let grounds = try open.map { ($0.seat.area, try unserved($0.seat.area, $0.filling.inForce)) }
            .filter { $0.1 != .nothing }
        if grounds.isEmpty { return .nothing }
        if grounds.allSatisfy({ $0.1 == .wholeArea }) {
            let areas = grounds.map(\.0)
            return .children(areas.map { tree.areas[$0] }, try self.grounds.area(together: areas))
        }
        let union = try self.grounds.union(
            grounds.map { area, uncovered in
                if case .part(let rest, _) = uncovered { rest } else { try self.grounds.boundary(of: area) }
            })
        return .part(union, self.grounds.area(of: union))
    }

    // MARK: who fills what

    private func standing(
        _ demand: Requirement.Demand, _ area: Int, _ seats: [Seat], on day: Int
    ) throws -> Standing {
        let isAny = if case .any = demand { true } else { false }
        let isUp = if case .role(let one) = demand { one.reach == .up } else { false }
        return try standing(area, seats, isAny: isAny, isUp: isUp, on: day)
    }

    private func standing(_ area: Int, _ seats: [Seat], isAny: Bool, isUp: Bool, on day: Int) throws -> Standing {
        let fillings = try seats.map { seat in
            let inForce = seat.fills.filter { roster.claims[$0.claim].isInForce(on: day) }
            // Nearly all serve whole areas.
            let isPlain = inForce.allSatisfy { $0.polygon == nil }
            let isMet =
                isPlain ? actors(inForce) >= seat.quota.lower : try isMet([(seat, inForce)], on: seat.area)
            return Filling(inForce: inForce, isMet: isMet)
        }
        let isSatisfied =
            if isAny {
                // One quota may be met here and another there.
                try fillings.contains(where: \.isMet) || isMet(zip(seats, fillings).map { ($0, $1.inForce) }, on: area)
            } else {
                fillings.allSatisfy(\.isMet)
            }
        return Standing(
            area: area, seats: seats, fillings: fillings, isAny: isAny, isUp: isUp, isSatisfied: isSatisfied)
    }

    /// Whether one of some quotas is met wherever one stands in an area. Polygons serve their own ground only.
    private func isMet(_ quotas: [(seat: Seat, inForce: [Seat.Fill])], on area: Int) throws -> Bool {
        let isEnough: (Seat, [Seat.Fill]) -> Bool = { seat, fills in self.actors(fills) >= seat.quota.lower }
        guard quotas.contains(where: { $0.inForce.contains { $0.polygon != nil } }) else {
            return quotas.contains(where: isEnough)
        }
        if quotas.count == 1, !isEnough(quotas[0].seat, quotas[0].inForce) { return false }
        let missing = try grounds.cells(of: area).reduce(0.0) { missing, cell in
            let isMet = quotas.contains { isEnough($0.seat, $0.inForce.filter { $0.serves(cell) }) }
            return isMet ? missing : missing + cell.area.value
        }
        return missing <= Grounds.tolerance.value
    }

    /// How many actors they are; one who is listed twice is one.
    private func actors(_ fills: [Seat.Fill]) -> Int {
        fills.count < 2 ? fills.count : Set(fills.map { ActorKey(appointment($0)) }).count
    }

    /// Whether the quotas were met on some day before.
    ///
    /// More are in force only from a first day on, so they were met on one of those or never.
    private func wasSatisfied(_ standing: Standing) throws -> Bool {
        let isPast: (Seat.Fill) -> Bool = { self.roster.claims[$0.claim].from < self.day.ordinal }
        guard standing.seats.contains(where: { $0.fills.contains(where: isPast) }) else { return false }
        if standing.seats.count == 1, standing.seats[0].quota.lower == 1,
            standing.seats[0].fills.allSatisfy({ $0.polygon == nil })
        {
            return true
        }
        let starts = Set(standing.seats.flatMap(\.fills).filter(isPast).map { roster.claims[$0.claim].from })
        return try starts.sorted().contains { start in
            try self.standing(
                standing.area, standing.seats, isAny: standing.isAny, isUp: standing.isUp, on: start
            ).isSatisfied
        }
    }

    private func appointment(_ fill: Seat.Fill) -> Appointment { roster.appointment(of: roster.claims[fill.claim]) }

    /// Whether somewhere more are in force than the quota's upper bound.
    private func exceeds(_ fills: [Seat.Fill], _ seat: Seat) throws -> Bool {
        guard let upper = seat.quota.upper, fills.count > upper else { return false }
        if fills.allSatisfy({ $0.polygon == nil }) { return staying(fills) > upper }
        return try grounds.cells(of: seat.area).contains { cell in
            cell.area > Grounds.tolerance && staying(fills.filter { $0.serves(cell) }) > upper
        }
    }

    /// How many they are without those whose successor serves already, in a handover.
    private func staying(_ fills: [Seat.Fill]) -> Int {
        let terms = fills.map { appointment($0).term }
        return actors(
            fills.indices.filter { one in
                !fills.indices.contains { other in
                    other != one && scheme.overlap.isHandover(from: terms[one], to: terms[other])
                }
            }.map { fills[$0] })
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

extension Seat.Fill {
    /// Whether it is for the ground of a cell.
    fileprivate func serves(_ cell: PolygonTable.Cell) -> Bool {
        polygon.map(cell.polygons.contains) ?? true
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
