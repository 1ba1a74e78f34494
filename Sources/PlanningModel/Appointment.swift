public import GeoModel

/// An actor's duty over an area from one day to another, in a role.
public struct Appointment: Hashable, Sendable {
    public let id: Int
    /// A person, a team or another body, by name.
    public let actor: String
    /// `person team unit group panel station centre corps`; nil where the list does not say.
    public let form: String?
    public let role: String
    /// The id of an area.
    public let area: String
    public let term: Term
    /// Nil where the list does not say.
    public let isLead: Bool?
    public let origin: Origin

    public init(
        id: Int, actor: String, form: String?, role: String, area: String, term: Term, isLead: Bool?, origin: Origin
    ) {
        self.id = id
        self.actor = actor
        self.form = form
        self.role = role
        self.area = area
        self.term = term
        self.isLead = isLead
        self.origin = origin
    }
}

extension Sequence<Appointment> {
    /// The one that ended last, on the day or before it; of several the last by name. Nil when none has ended.
    public func lastEnded(on day: CalendarDay) -> Appointment? {
        filter { $0.term.hasEnded(on: day) }
            .max { ($0.term.to?.ordinal ?? 0, $0.actor) < ($1.term.to?.ordinal ?? 0, $1.actor) }
    }

    /// The one that begins next after the day; of several the first by name. Nil when none is to begin.
    public func nextBeginning(after day: CalendarDay) -> Appointment? {
        filter { !$0.term.hasBegun(on: day) }
            .min { ($0.term.from?.ordinal ?? 0, $0.actor) < ($1.term.from?.ordinal ?? 0, $1.actor) }
    }
}
