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
