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
    /// The claims of each seat, an area and a role, by first day.
    private var seats: [[Int32]] = []
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
            var areas: [Int] = []
            var polygon: Int?
            var reason: OrphanReason?
            var site: Int?
            if appointment.ground != nil {
                polygon = grounds.polygon(of: number)
                areas = try polygon.map { try grounds.areas(metBy: $0) } ?? []
                if !role.levels.isEmpty { areas = areas.filter { role.levels.contains(tree.areas[$0].level) } }
                if areas.isEmpty { reason = .noGround }
            } else if let id = appointment.area {
                areas = tree.current(id)
                site = areas.first
                if areas.isEmpty {
                    reason = .areaNotInForce(id)
                } else if !role.levels.isEmpty {
                    let level = tree.areas[areas[0]].level
                    areas = areas.filter { role.levels.contains(tree.areas[$0].level) }
                    if areas.isEmpty { reason = .level(level, allowed: role.levels) }
                }
            }
            if reason == nil, let form = appointment.form, !role.forms.isEmpty, !role.forms.contains(form) {
                reason = .form(form, allowed: role.forms)
            }
            var terms = [(appointment.term.from?.ordinal ?? 0, appointment.term.to?.ordinal ?? .max)]
            if reason == nil, let above = role.partOf {
                terms = teams.common(appointment, above)
                if !terms.contains(where: { $0.0 <= day.ordinal && day.ordinal < $0.1 }),
                    appointment.term.contains(day)
                {
                    orphans.append(
                        Orphan(
                            appointment: number, role: place, reason: .notPartOf(appointment.partOf, role: above),
                            area: site))
                }
            }
            if let reason {
                // A term that is over needs no area any more.
                if !appointment.term.hasEnded(on: day) {
                    orphans.append(Orphan(appointment: number, role: place, reason: reason, area: site))
                }
                continue
            }
            for (from, to) in terms {
                claims.append(
                    Claim(appointment: number, role: place, from: from, to: to, areas: areas, polygon: polygon))
            }
        }
        var seats: [[Int32]] = Array(repeating: [], count: tree.areas.count * roleCount)
        for (number, claim) in claims.enumerated() {
            for area in claim.areas { seats[area * roleCount + claim.role].append(Int32(number)) }
        }
        for seat in seats.indices where seats[seat].count > 1 {
            seats[seat].sort { precedes(claims[Int($0)], claims[Int($1)]) }
        }
        self.seats = seats
        orphans.sort { appointments[$0.appointment].precedes(appointments[$1.appointment]) }
    }

    /// The claims to an area in a role, by first day, past and future ones too.
    func claims(on area: Int, in role: Int) -> [Int32] { seats[area * roleCount + role] }

    func appointment(of claim: Claim) -> Appointment { appointments[claim.appointment] }

    func precedes(_ left: Claim, _ right: Claim) -> Bool {
        if left.from != right.from { return left.from < right.from }
        return appointments[left.appointment].precedes(appointments[right.appointment])
    }
}

extension Appointment {
    /// By first day, then by what else tells two appointments apart; never by the order of rows in a list.
    func precedes(_ other: Appointment) -> Bool {
        let (from, others) = (term.from?.ordinal ?? 0, other.term.from?.ordinal ?? 0)
        if from != others { return from < others }
        if actor != other.actor { return actor < other.actor }
        if form != other.form { return form ?? "" < other.form ?? "" }
        if role != other.role { return role < other.role }
        if area != other.area { return area ?? "" < other.area ?? "" }
        let (to, end) = (term.to?.ordinal ?? .max, other.term.to?.ordinal ?? .max)
        if to != end { return to < end }
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
    private var terms: [Key: [(Int, Int)]] = [:]

    private struct Key: Hashable {
        let actor: String
        let role: String
    }

    init(_ appointments: [Appointment], _ scheme: Scheme) {
        let above = Set(scheme.roles.compactMap(\.partOf))
        guard !above.isEmpty else { return }
        for one in appointments where above.contains(one.role) {
            terms[Key(actor: one.actor, role: one.role), default: []].append(
                (one.term.from?.ordinal ?? 0, one.term.to?.ordinal ?? .max))
        }
    }

    /// The parts of an appointment's term in which the actor it is part of is in force in a role, without overlaps.
    func common(_ appointment: Appointment, _ role: String) -> [(Int, Int)] {
        guard let name = appointment.partOf, let own = terms[Key(actor: name, role: role)] else { return [] }
        let (from, to) = (appointment.term.from?.ordinal ?? 0, appointment.term.to?.ordinal ?? .max)
        var common: [(Int, Int)] = []
        for (start, end) in own.sorted(by: { $0.0 < $1.0 }) {
            let (start, end) = (max(start, from), min(end, to))
            if let last = common.last, start <= last.1 {
                common[common.count - 1].1 = max(last.1, end)
            } else if start < end {
                common.append((start, end))
            }
        }
        return common
    }
}
