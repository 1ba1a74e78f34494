import GeoModel
import PlanningModel

/// What each actor carries on a day, and who carries more than the scheme allows. Who has an area that is judged is
/// judged by all its areas; the scheme has nothing to say of the others.
struct SpanTable {
    /// Who is over the limit of its areas, by role and actor.
    private var over: Set<Holder> = []
    private(set) var findings: [Finding] = []

    private struct Holder: Hashable {
        let role: Int
        let actor: ActorKey
    }

    /// An actor that carries too much.
    private struct Broken {
        let actor: ActorKey
        let claims: [Roster.Claim]
        let areas: [Int]
        let isOver: Bool
        let isSplit: Bool
    }

    init(_ scheme: Scheme, _ view: DayView) throws {
        for limit in scheme.limits {
            guard let role = scheme.roles.firstIndex(where: { $0.name == limit.role }) else { continue }
            // Few carry too much; only these are put in order.
            for one in try Self.broken(limit, role, view).sorted(by: { $0.actor < $1.actor }) {
                tell(one, limit, scheme.roles[role], view)
                if one.isOver { over.insert(Holder(role: role, actor: one.actor)) }
            }
        }
    }

    /// Who carries more in a role than the limit allows, in no order.
    private static func broken(_ limit: ActorLimit, _ role: Int, _ view: DayView) throws -> [Broken] {
        let roster = view.roster
        var claims: [ActorKey: [Roster.Claim]] = [:]
        for claim in roster.claims where claim.role == role && claim.isInForce(on: view.day.ordinal) {
            claims[ActorKey(roster.appointment(of: claim)), default: []].append(claim)
        }
        let most = limit.areas?.upper ?? .max
        return try claims.compactMap { actor, own in
            let areas = own.flatMap(\.areas)
            let isOver = areas.count > most && load(of: own, in: roster) > most
            let isSplit = limit.same.map { Self.isSplit(areas, at: $0, in: view.tree) } ?? false
            guard isOver || isSplit, try areas.contains(where: view.scope.isJudged) else { return nil }
            return Broken(
                actor: actor, claims: own.sorted(by: roster.precedes), areas: Set(areas).sorted(), isOver: isOver,
                isSplit: isSplit)
        }
    }

    /// How many areas an actor has. One that was split after the appointment is still one, two that were merged are one.
    private static func load(of claims: [Roster.Claim], in roster: Roster) -> Int {
        let written = Set(claims.filter { $0.polygon == nil }.compactMap { roster.appointment(of: $0).area }).count
        let met = Set(claims.filter { $0.polygon != nil }.flatMap(\.areas)).count
        return min(written + met, Set(claims.flatMap(\.areas)).count)
    }

    private mutating func tell(_ one: Broken, _ limit: ActorLimit, _ role: Role, _ view: DayView) {
        let tree = view.tree
        func finding(_ code: FindingCode, _ detail: Evidence.Detail) -> Finding {
            Finding(
                code: code, severity: .conflict, rule: "limit", roles: [role], actor: one.actor.name,
                evidence: Evidence(
                    asOf: view.day, quota: limit.areas, inForce: one.areas.count,
                    appointments: one.claims.map(view.roster.appointment(of:)), detail: detail))
        }
        if one.isOver, let quota = limit.areas {
            findings.append(finding(.spanOver, .span(one.areas.map { tree.areas[$0] }, quota)))
        }
        if one.isSplit, let level = limit.same {
            let above = Set(one.areas.compactMap { Self.above($0, at: level, in: tree) }).sorted()
            findings.append(finding(.spanSplit, .split(above.map { tree.areas[$0] }, level)))
        }
    }

    func isOver(_ actor: ActorKey, in role: Int) -> Bool {
        !over.isEmpty && over.contains(Holder(role: role, actor: actor))
    }

    private static func isSplit(_ areas: [Int], at level: Level, in tree: AreaTree) -> Bool {
        if areas.count < 2 { return false }
        let above = areas.lazy.compactMap { Self.above($0, at: level, in: tree) }
        guard let first = above.first else { return false }
        return above.contains { $0 != first }
    }

    /// The area of a level, or of one that tiles the ground with it (a district for a county), that an area lies in;
    /// nil where the project has none.
    private static func above(_ area: Int, at level: Level, in tree: AreaTree) -> Int? {
        ([area] + tree.ancestors(of: area)).first { tree.areas[$0].level.isPeer(of: level) }
    }
}

/// Tells one actor from another: a person and a team of one name are two.
struct ActorKey: Hashable, Comparable {
    let name: String
    let form: String?

    init(_ appointment: Appointment) {
        name = appointment.actor
        form = appointment.form
    }

    static func < (left: ActorKey, right: ActorKey) -> Bool {
        (left.name, left.form ?? "") < (right.name, right.form ?? "")
    }
}
