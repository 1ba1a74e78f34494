import GeoModel
import PlanningModel

/// The appointments as they count on a day: for which areas, in which seat, or why not at all.
final class Roster {
    /// An appointment that may count.
    struct Claim {
        let appointment: Int
        /// Its place among the scheme's roles.
        let role: Int
        /// First day and first day after the end as ``CalendarDay/ordinal``; 0 and `Int.max` where open. A group's
        /// term is cut to those of its team.
        let from: Int
        let to: Int
        /// The areas it is for; for a polygon of its own those that it meets.
        let areas: [Int]
        /// Its polygon among ``Grounds/polygons``; nil where it is for whole areas.
        let polygon: Int?

        func isInForce(on day: Int) -> Bool { from <= day && day < to }
    }

    struct Orphan {
        let appointment: Int
        let role: Int
        let reason: OrphanReason
        let area: Int?
    }

    let appointments: [Appointment]
    private(set) var claims: [Claim] = []
    private(set) var orphans: [Orphan] = []
    /// The claims of each area in each role, by first day.
    private var seated: [[Int32]] = []
    private let roleCount: Int

    /// - Parameter grounds: Tells which areas the polygons meet.
    init(_ appointments: [Appointment], _ scheme: Scheme, _ tree: AreaTree, _ grounds: Grounds, on day: CalendarDay)
        throws
    {
        self.appointments = appointments
        roleCount = scheme.roles.count
        let roles = Dictionary(scheme.roles.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let teams = Teams(appointments, scheme)
        claims.reserveCapacity(appointments.count)
        for (number, appointment) in appointments.enumerated() {
            guard let place = roles[appointment.role] else { continue }
            let role = scheme.roles[place]
            let site = try Site(of: appointment, polygon: grounds.polygon(of: number), as: role, tree, grounds)
            if let reason = site.reason ?? role.refusal(of: appointment.form) {
                // A term that is over needs no area any more.
                if !appointment.term.hasEnded(on: day) {
                    orphans.append(Orphan(appointment: number, role: place, reason: reason, area: site.named))
                }
                continue
            }
            var terms = [appointment.term.ordinals]
            if let above = role.partOf {
                terms = teams.common(appointment, above)
                if appointment.term.contains(day),
                    !terms.contains(where: { $0.from <= day.ordinal && day.ordinal < $0.to })
                {
                    let reason = OrphanReason.notPartOf(appointment.partOf, role: above)
                    orphans.append(Orphan(appointment: number, role: place, reason: reason, area: site.named))
                }
            }
            for (from, to) in terms {
                claims.append(
                    Claim(
                        appointment: number, role: place, from: from, to: to, areas: site.areas, polygon: site.polygon))
            }
        }
        orphans.sort { appointments[$0.appointment].precedes(appointments[$1.appointment]) }
        seat(areaCount: tree.areas.count)
    }

    private func seat(areaCount: Int) {
        var seated: [[Int32]] = Array(repeating: [], count: areaCount * roleCount)
        for (number, claim) in claims.enumerated() {
            for area in claim.areas { seated[area * roleCount + claim.role].append(Int32(number)) }
        }
        for seat in seated.indices where seated[seat].count > 1 {
            seated[seat].sort { precedes(claims[Int($0)], claims[Int($1)]) }
        }
        self.seated = seated
    }

    /// The claims to an area in a role, by first day, past and future ones too.
    func claims(on area: Int, in role: Int) -> [Int32] { seated[area * roleCount + role] }

    func appointment(of claim: Claim) -> Appointment { appointments[claim.appointment] }

    func precedes(_ left: Claim, _ right: Claim) -> Bool {
        if left.from != right.from { return left.from < right.from }
        return appointments[left.appointment].precedes(appointments[right.appointment])
    }
}

/// Where an appointment is for on a day, or why it is for nowhere.
private struct Site {
    var areas: [Int] = []
    var polygon: Int?
    /// The area that it was made to, or the first that came from it; nil where there is none on the day.
    var named: Int?
    var reason: OrphanReason?

    /// - Parameter polygon: The place of its own polygon among ``Grounds/polygons``.
    init(of appointment: Appointment, polygon: Int?, as role: Role, _ tree: AreaTree, _ grounds: Grounds) throws {
        func allowed(_ areas: [Int]) -> [Int] {
            role.levels.isEmpty ? areas : areas.filter { role.levels.contains(tree.areas[$0].level) }
        }
        if let polygon {
            self.polygon = polygon
            areas = allowed(try grounds.areas(metBy: polygon))
            if areas.isEmpty { reason = .noGround }
        } else if let id = appointment.area {
            let current = tree.current(id)
            named = current.first
            areas = allowed(current)
            if areas.isEmpty {
                reason = named.map { .level(tree.areas[$0].level, allowed: role.levels) } ?? .areaNotInForce(id)
            }
        }
    }
}

extension Role {
    /// Why an actor of a form may not have it; nil where it may.
    fileprivate func refusal(of form: String?) -> OrphanReason? {
        guard let form, !forms.isEmpty, !forms.contains(form) else { return nil }
        return .form(form, allowed: forms)
    }
}

extension Term {
    /// Its first day and the first after its end as ``CalendarDay/ordinal``; 0 and `Int.max` where open.
    fileprivate var ordinals: (from: Int, to: Int) { (from?.ordinal ?? 0, to?.ordinal ?? .max) }
}

extension Appointment {
    /// By first day, then by what else tells two appointments apart; never by the order of rows in a list.
    func precedes(_ other: Appointment) -> Bool {
        let (own, others) = (term.ordinals, other.term.ordinals)
        if own.from != others.from { return own.from < others.from }
        if actor != other.actor { return actor < other.actor }
        if form != other.form { return form ?? "" < other.form ?? "" }
        if role != other.role { return role < other.role }
        if area != other.area { return area ?? "" < other.area ?? "" }
        if own.to != others.to { return own.to < others.to }
        guard let ground, let another = other.ground else { return false }
        return ground.precedes(another)
    }
}

extension Boundary {
    /// An order that tells any two apart, by their vertices.
    func precedes(_ other: Boundary) -> Bool {
        polygons.flatMap(\.rings).joined().lexicographicallyPrecedes(other.polygons.flatMap(\.rings).joined()) {
            ($0.x, $0.y) < ($1.x, $1.y)
        }
    }
}

/// When the actors that others may be part of are in force.
private struct Teams {
    /// By actor and role.
    private var terms: [Key: [(from: Int, to: Int)]] = [:]

    private struct Key: Hashable {
        let actor: String
        let role: String
    }

    init(_ appointments: [Appointment], _ scheme: Scheme) {
        let above = Set(scheme.roles.compactMap(\.partOf))
        guard !above.isEmpty else { return }
        for one in appointments where above.contains(one.role) {
            terms[Key(actor: one.actor, role: one.role), default: []].append(one.term.ordinals)
        }
    }

    /// The parts of an appointment's term in which the actor it is part of is in force in a role, without overlaps.
    func common(_ appointment: Appointment, _ role: String) -> [(from: Int, to: Int)] {
        guard let name = appointment.partOf, let team = terms[Key(actor: name, role: role)] else { return [] }
        let own = appointment.term.ordinals
        var common: [(from: Int, to: Int)] = []
        for (start, end) in team.sorted(by: { $0.from < $1.from }) {
            let (from, to) = (max(start, own.from), min(end, own.to))
            if let last = common.last, from <= last.to {
                common[common.count - 1].to = max(last.to, to)
            } else if from < to {
                common.append((from, to))
            }
        }
        return common
    }
}
