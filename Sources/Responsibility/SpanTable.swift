import GeoModel
import PlanningModel

/// What each actor carries on a day, and who carries more than the scheme allows. Who has an area that is judged is
/// judged by all its areas; the scheme has nothing to say of the others.
struct SpanTable {
    /// Who is over the limit of its areas, by role and actor.
    private var over: Set<Seat> = []
    private(set) var findings: [Finding] = []

    private struct Seat: Hashable {
        let role: Int
        let actor: ActorKey
    }

    init(_ scheme: Scheme, _ view: DayView) throws {
        let (roster, tree, day) = (view.roster, view.tree, view.day)
        for limit in scheme.limits {
            guard let place = scheme.roles.firstIndex(where: { $0.name == limit.role }) else { continue }
            let role = scheme.roles[place]
            var claims: [ActorKey: [Roster.Claim]] = [:]
            for claim in roster.claims where claim.role == place && claim.isInForce(on: day.ordinal) {
                claims[ActorKey(roster.appointment(of: claim)), default: []].append(claim)
            }
            // Few carry too much; only these are put in order.
            var broken: [Broken] = []
            for (actor, own) in claims {
                let areas = own.flatMap(\.areas)
                let isOver = areas.count > limit.areas?.upper ?? .max && Set(areas).count > limit.areas?.upper ?? .max
                let isSplit = limit.same.map { Self.isSplit(areas, at: $0, in: tree) } ?? false
                guard isOver || isSplit, try areas.contains(where: view.scope.isJudged) else { continue }
                broken.append(
                    Broken(
                        actor: actor, claims: own.sorted(by: roster.precedes), areas: Set(areas).sorted(),
                        isOver: isOver, isSplit: isSplit))
            }
            for one in broken.sorted(by: { $0.actor < $1.actor }) {
                func finding(_ code: FindingCode, _ detail: Evidence.Detail) -> Finding {
                    Finding(
                        code: code, severity: .conflict, rule: "limit", roles: [role], actor: one.actor.name,
                        evidence: Evidence(
                            asOf: day, quota: limit.areas, inForce: one.areas.count,
                            appointments: one.claims.map(roster.appointment(of:)), detail: detail))
                }
                if one.isOver, let quota = limit.areas {
                    over.insert(Seat(role: place, actor: one.actor))
                    findings.append(finding(.spanOver, .span(one.areas.map { tree.areas[$0] }, quota)))
                }
                if one.isSplit, let level = limit.same {
                    let above = Set(one.areas.compactMap { Self.above($0, at: level, in: tree) }).sorted()
                    findings.append(finding(.spanSplit, .split(above.map { tree.areas[$0] }, level)))
                }
            }
        }
    }

    /// An actor that carries too much.
    private struct Broken {
        let actor: ActorKey
        let claims: [Roster.Claim]
        let areas: [Int]
        let isOver: Bool
        let isSplit: Bool
    }

    func isOver(_ actor: ActorKey, in role: Int) -> Bool {
        !over.isEmpty && over.contains(Seat(role: role, actor: actor))
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
