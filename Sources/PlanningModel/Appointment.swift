public import GeoModel

/// An actor's duty over an area or a polygon of its own, from one day to another, in a role.
///
/// A class, so that the many results that name an appointment share it; two of the same content are equal.
public final class Appointment: Hashable, Sendable {
    public let id: Int
    /// A person, a team or another body, by name.
    public let actor: String
    /// `person team unit group panel station centre corps`; nil where the list does not say.
    public let form: String?
    public let role: String
    /// The id of an area; nil where it is for a polygon of its own and no area is named.
    public let area: String?
    /// The polygon that it is for, in the project's CRS; nil where it is for a whole area.
    public let ground: Boundary?
    public let term: Term
    /// Nil where the list does not say.
    public let isLead: Bool?
    /// The actor that it works within, by name: a group's team.
    public let partOf: String?
    /// How many people it stands for; nil where the list does not say.
    public let persons: Int?
    /// What the list says in the columns that schemes ask about; columns left empty are absent.
    public let columns: [Column: [String]]
    public let origin: Origin

    /// A column of the planner list that rules may ask about.
    public enum Column: String, CaseIterable, Hashable, Sendable {
        case unit, channel, source, funding, disciplines, duties, guarantees
    }

    public init(
        id: Int, actor: String, form: String?, role: String, area: String?, ground: Boundary? = nil, term: Term,
        isLead: Bool?, partOf: String? = nil, persons: Int? = nil, columns: [Column: [String]] = [:], origin: Origin
    ) {
        self.id = id
        self.actor = actor
        self.form = form
        self.role = role
        self.area = area
        self.ground = ground
        self.term = term
        self.isLead = isLead
        self.partOf = partOf
        self.persons = persons
        self.columns = columns
        self.origin = origin
    }

    public static func == (left: Appointment, right: Appointment) -> Bool {
        left === right
            || left.id == right.id && left.actor == right.actor && left.form == right.form && left.role == right.role
                && left.area == right.area && left.term == right.term && left.isLead == right.isLead
                && left.partOf == right.partOf && left.persons == right.persons && left.columns == right.columns
                && left.origin == right.origin && left.ground == right.ground
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(actor)
        hasher.combine(area)
        hasher.combine(term)
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
