import GeoModel
import PlanningModel

/// Judges one area under one rule: gathers the appointments that may count for it, and finds the first state that holds.
final class RequirementJudge {
    private let scheme: Scheme
    private let roster: Roster
    private let tree: AreaTree
    private let grounds: Grounds
    private let hierarchy: Hierarchy
    private let scope: ScopeFilter
    private let spans: SpanTable
    private let services: ServiceLedger
    private let facts: FactIndex
    private let day: CalendarDay

    init(_ scheme: Scheme, _ view: DayView, _ spans: SpanTable, _ services: ServiceLedger, _ facts: FactIndex) {
        self.scheme = scheme
        roster = view.roster
        tree = view.tree
        grounds = view.grounds
        hierarchy = Hierarchy(view.tree, view.grounds)
        scope = view.scope
        self.spans = spans
        self.services = services
        self.facts = facts
        day = view.day
    }

    /// One quota that the rule makes, and who may fill it.
    private struct Seat {
        let role: String
        let quota: Quota
        /// The area whose ground is to be covered.
        let area: Int
        /// What is missing where nobody fills it: a value, a role, the name of a child.
        let title: String
        var fills: [Fill] = []
    }

    private struct Fill {
        let claim: Int
        /// Whether it comes from above, from below or from near by.
        let isLayer: Bool
    }

    /// How a seat is filled on a day.
    private struct Filling {
        /// Those in force, in the order of the seat.
        let inForce: [Fill]
        let isMet: Bool
        /// What of the ground nobody has; nil where that does not matter or nothing is missing.
        var rest: Boundary?
    }

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

        let (seats, candidates) = try seats(of: requirement, on: area)
        if seats.isEmpty {
            // A rule of children, and none of them is in scope, or the project holds none.
            return plain(.unknown, .absent(.children))
        }
        return try verdict(requirement, area, seats, candidates)
    }

    // MARK: who may count

    /// The quotas that the rule makes for an area, and the appointments that may fill one of them.
    private func seats(of requirement: Requirement, on area: Int) throws -> ([Seat], candidates: [Int]) {
        switch requirement.demand {
        case .fact: return ([], [])
        case .role(let demand):
            guard demand.reach == .up else {
                let seat = try seat(demand, on: area)
                return ([seat], candidates(for: [seat]))
            }
            let levels = scheme.role(named: demand.role)?.levels ?? []
            let own = Requirement.RoleDemand(role: demand.role, quota: demand.quota)
            let seats = try hierarchy.children(of: area, at: levels).compactMap { child -> Seat? in
                guard try scope.exemption(of: child) == nil else { return nil }
                let seat = try seat(own, on: child)
                return Seat(
                    role: seat.role, quota: seat.quota, area: child, title: tree.areas[child].name, fills: seat.fills)
            }
            return (seats, candidates(for: seats))
        case .each(let demand, let column, let values):
            let all = try seat(demand, on: area)
            let listed = all.fills.map { appointment($0).columns[column] ?? [] }
            let seats = values.map { value in
                let fills = all.fills.indices.filter { listed[$0].contains(value) }.map { all.fills[$0] }
                return Seat(role: demand.role, quota: demand.quota, area: area, title: value, fills: fills)
            }
            return (seats, candidates(for: [all]))
        case .any(let demands), .all(let demands):
            let seats = try demands.map { try seat($0, on: area) }
            return (seats, candidates(for: seats))
        }
    }

    /// The appointments that may fill a seat, each once, by first day.
    private func candidates(for seats: [Seat]) -> [Int] {
        var claims = seats.flatMap(\.fills).map { roster.claims[$0.claim] }
        if claims.count < 2 { return claims.map(\.appointment) }
        // The fills of one seat from the area itself stand in order already.
        if seats.count > 1 || seats[0].fills.contains(where: \.isLayer) { claims.sort(by: roster.precedes) }
        var seen: Set<Int> = []
        return claims.map(\.appointment).filter { seen.insert($0).inserted }
    }

    private func seat(_ demand: Requirement.RoleDemand, on area: Int) throws -> Seat {
        guard let role = scheme.roles.firstIndex(where: { $0.name == demand.role }) else {
            return Seat(role: demand.role, quota: demand.quota, area: area, title: demand.role)
        }
        var fills = roster.claims(on: area, in: role).map { Fill(claim: Int($0), isLayer: false) }
        let others: [Int32] =
            switch demand.reach {
            case .direct, .up: []
            case .down:
                try hierarchy.ancestors(of: area, at: scheme.roles[role].levels)
                    .flatMap { roster.claims(on: $0, in: role) }
            case .upAny:
                try hierarchy.descendants(of: area, at: scheme.roles[role].levels)
                    .flatMap { roster.claims(on: $0, in: role) }
            case .near(let distance): try claims(in: role, near: area, distance)
            }
        if !others.isEmpty {
            var known = Set(fills.map(\.claim))
            let sorted = others.map(Int.init).sorted { roster.precedes(roster.claims[$0], roster.claims[$1]) }
            fills += sorted.filter { known.insert($0).inserted }.map { Fill(claim: $0, isLayer: true) }
        }
        return Seat(role: demand.role, quota: demand.quota, area: area, title: demand.role, fills: fills)
    }

    private func claims(in role: Int, near area: Int, _ distance: Requirement.Distance) throws -> [Int32] {
        guard case .metres(let limit) = distance else { return [] }
        let own = try grounds.boundary(of: area)
        return try roster.claims.indices.filter { number in
            let claim = roster.claims[number]
            guard claim.role == role, !claim.areas.contains(area) else { return false }
            if let polygon = claim.polygon {
                return try grounds.distance(own, grounds.polygons[polygon]).value <= limit
            }
            return try claim.areas.contains {
                try grounds.distance(own, grounds.boundary(of: $0)).value <= limit
            }
        }.map(Int32.init)
    }

    private func appointment(_ fill: Fill) -> Appointment { roster.appointment(of: roster.claims[fill.claim]) }

    // MARK: the state

    private func verdict(
        _ requirement: Requirement, _ area: Int, _ seats: [Seat], _ candidates: [Int]
    ) throws -> Verdict {
        let isAny = if case .any = requirement.demand { true } else { false }
        let fillings = try seats.map { try filling(of: $0, on: day.ordinal) }
        let met = fillings.count(where: \.isMet)
        let isSatisfied = isAny ? met > 0 : met == seats.count
        let counted = Set(fillings.flatMap(\.inForce).map { roster.claims[$0.claim].appointment })
        let serving = counted.isEmpty ? [] : candidates.indices.filter { counted.contains(candidates[$0]) }
        let appointments = candidates.map { roster.appointments[$0] }
        func share() -> Evidence.Detail? {
            if seats.count == 1 { return nil }
            return .share(
                met: met, of: seats.count,
                missing: zip(seats, fillings).filter { !$1.isMet }.map { $0.0.title })
        }

        func verdict(
            _ state: CoverageState, _ detail: Evidence.Detail?, _ uncovered: Verdict.Uncovered = .nothing
        ) -> Verdict {
            Verdict(
                area: tree.areas[area], state: state, appointments: appointments, serving: serving, detail: detail,
                uncovered: requirement.severity == .note ? .nothing : uncovered)
        }

        if isSatisfied {
            let counting = zip(seats, fillings).filter { $1.isMet }
            if let (seat, filling) = counting.first(where: { seat, filling in exceeds(filling.inForce, seat.quota) }) {
                return verdict(
                    .conflict,
                    .excess(
                        role: seat.role, value: seat.title == seat.role ? nil : seat.title, seat.quota,
                        inForce: filling.inForce.count))
            }
            let fills = counting.flatMap { $0.1.inForce }
            if let breach = commonBreach(of: fills, on: area) {
                return verdict(.hollow, .service(breach.rule, done: breach.done))
            }
            if fills.allSatisfy({ spans.isOver(ActorKey(appointment($0)), in: roster.claims[$0.claim].role) }) {
                return verdict(.overspan, nil)
            }
            let isDirect: (Seat, Filling) -> Bool = { seat, filling in
                filling.inForce.count { !$0.isLayer } >= seat.quota.lower
            }
            let isByLayer = isAny ? !counting.contains(where: isDirect) : !counting.allSatisfy(isDirect)
            return verdict(isByLayer ? .coveredByLayer : .covered, nil)
        }

        let state: CoverageState =
            if try wasSatisfied(seats, isAny: isAny) {
                .expired
            } else if fillings.contains(where: { !$0.inForce.isEmpty }) {
                .partial
            } else if seats.contains(where: { $0.fills.contains { roster.claims[$0.claim].from > day.ordinal } }) {
                .future
            } else {
                .gap
            }
        if case .role(let demand) = requirement.demand, demand.reach == .up {
            let missing = zip(seats, fillings).filter { !$1.isMet }.map { $0.0.area }
            return verdict(
                state, share() ?? .share(met: met, of: 1, missing: missing.map { tree.areas[$0].name }),
                .children(missing.map { tree.areas[$0] }, try grounds.area(together: missing)))
        }
        if state.isUncovered { return verdict(state, share(), .wholeArea) }
        // Polygons that leave some of the ground: what none of them covers.
        if fillings.contains(where: { $0.rest != nil }) {
            let polygons = fillings.flatMap(\.inForce).compactMap { roster.claims[$0.claim].polygon }
            let rest = try grounds.rest(of: area, without: Set(polygons))
            let ground = grounds.area(of: rest)
            return verdict(.partial, share() ?? .uncovered(ground), rest.isEmpty ? .nothing : .part(rest, ground))
        }
        return verdict(.partial, share())
    }

    private func filling(of seat: Seat, on day: Int) throws -> Filling {
        try filling(of: seat, seat.fills.filter { roster.claims[$0.claim].isInForce(on: day) })
    }

    private func filling(of seat: Seat, _ inForce: [Fill]) throws -> Filling {
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
        var starts: Set<Int> = []
        for seat in seats {
            for fill in seat.fills where roster.claims[fill.claim].from < day.ordinal {
                starts.insert(roster.claims[fill.claim].from)
            }
        }
        if seats.count == 1, !seats[0].fills.contains(where: { roster.claims[$0.claim].polygon != nil }) {
            return mostInForce(of: seats[0]) >= seats[0].quota.lower
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

    /// Whether more are in force than the quota's upper bound. One whose successor serves already, in a handover, does
    /// not count.
    private func exceeds(_ fills: [Fill], _ quota: Quota) -> Bool {
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
    private func commonBreach(of fills: [Fill], on area: Int) -> (rule: ServiceRule, done: Int)? {
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
