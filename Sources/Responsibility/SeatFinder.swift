import GeoModel
import PlanningModel

/// One quota that a rule makes for an area, and who may fill it.
struct Seat {
    let role: String
    let quota: Quota
    /// The area whose ground is to be covered.
    let area: Int
    /// What is missing where nobody fills it: a value, a role, the name of a child.
    let title: String
    /// Past and future ones too.
    var fills: [Fill] = []

    struct Fill {
        /// Its place among ``Roster/claims``.
        let claim: Int
        /// Whether it comes from above, from below or from near by.
        let isLayer: Bool
        /// The polygon that it is for, among ``Grounds/polygons``; nil where it counts for all of the area.
        let polygon: Int?
    }
}

/// Finds which appointments may count for an area under a rule: those made to it, and those in the rule's reach.
struct SeatFinder {
    private let scheme: Scheme
    private let roster: Roster
    private let tree: AreaTree
    private let grounds: Grounds
    private let hierarchy: Hierarchy
    private let scope: ScopeFilter

    init(_ scheme: Scheme, _ view: DayView) {
        self.scheme = scheme
        (roster, tree, grounds, scope) = (view.roster, view.tree, view.grounds, view.scope)
        hierarchy = Hierarchy(view.tree, view.grounds)
    }

    /// The quotas that a rule makes for an area, none where it is about a fact, and the appointments that may fill one
    /// of them, each once, by first day.
    func seats(of requirement: Requirement, on area: Int) throws -> ([Seat], candidates: [Int]) {
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
            let listed = all.fills.map { roster.appointment(of: roster.claims[$0.claim]).columns[column] ?? [] }
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
        var fills = roster.claims(on: area, in: role).map { claim in
            Seat.Fill(claim: Int(claim), isLayer: false, polygon: roster.claims[Int(claim)].polygon)
        }
        let others = try layers(demand.reach, in: role, on: area)
        if !others.isEmpty {
            var known = Set(fills.map(\.claim))
            fills += others.sorted { roster.precedes(roster.claims[$0.claim], roster.claims[$1.claim]) }
                .filter { known.insert($0.claim).inserted }
        }
        return Seat(role: demand.role, quota: demand.quota, area: area, title: demand.role, fills: fills)
    }

    /// Those who count for an area though they are not appointed to it.
    private func layers(_ reach: Requirement.Reach, in role: Int, on area: Int) throws -> [Seat.Fill] {
        let levels = scheme.roles[role].levels
        func layer(_ claim: Int32, _ polygon: Int? = nil) -> Seat.Fill {
            Seat.Fill(claim: Int(claim), isLayer: true, polygon: polygon)
        }
        switch reach {
        case .direct, .up: return []
        case .down:
            // A polygon within the area above reaches no farther than its own ground.
            return try hierarchy.ancestors(of: area, at: levels).flatMap { roster.claims(on: $0, in: role) }
                .compactMap { claim in
                    guard let polygon = roster.claims[Int(claim)].polygon else { return layer(claim) }
                    return try grounds.areas(metBy: polygon).contains(area) ? layer(claim, polygon) : nil
                }
        case .upAny:
            // A polygon makes a child's planner only where it covers the child.
            return try hierarchy.descendants(of: area, at: levels).flatMap { child in
                try roster.claims(on: child, in: role).filter { claim in
                    guard let polygon = roster.claims[Int(claim)].polygon else { return true }
                    return try grounds.rest(of: child, without: [polygon]).isEmpty
                }.map { layer($0) }
            }
        case .near(let distance): return try claims(in: role, near: area, distance).map { layer($0) }
        }
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
}
