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
            // Who serves no more areas than are allowed, all below one, is passed over; the others are put in order.
            let suspects = claims.filter { _, own in
                own.reduce(0) { $0 + $1.areas.count } > (limit.same == nil ? limit.areas?.upper ?? .max : 1)
            }
            for (actor, own) in suspects.sorted(by: { $0.key < $1.key }) {
                let areas = Set(own.flatMap(\.areas)).sorted()
                guard try areas.contains(where: view.scope.isJudged) else { continue }
                let served = areas.map { tree.areas[$0] }
                func finding(_ code: FindingCode, _ detail: Evidence.Detail) -> Finding {
                    Finding(
                        code: code, severity: .conflict, rule: "limit", roles: [role], actor: actor.name,
                        evidence: Evidence(
                            asOf: day, quota: limit.areas, inForce: areas.count,
                            appointments: own.sorted(by: roster.precedes).map(roster.appointment(of:)), detail: detail))
                }
                if let quota = limit.areas, let upper = quota.upper, areas.count > upper {
                    over.insert(Seat(role: place, actor: actor))
                    findings.append(finding(.spanOver, .span(served, quota)))
                }
                if let level = limit.same {
                    let above = Set(areas.compactMap { Self.above($0, at: level, in: tree) }).sorted()
                    if above.count > 1 {
                        findings.append(finding(.spanSplit, .split(above.map { tree.areas[$0] }, level)))
                    }
                }
            }
        }
    }

    func isOver(_ actor: ActorKey, in role: Int) -> Bool {
        !over.isEmpty && over.contains(Seat(role: role, actor: actor))
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
