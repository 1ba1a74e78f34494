/// What an actor did: days on site, or tasks.
public struct ServiceRecord: Hashable, Sendable {
    public let actor: String
    /// `on-site`, `inspection`, `task`, or any other word a scheme uses.
    public let kind: String
    /// The id of an area; nil when it counts for each area of the actor.
    public let area: String?
    /// When it was done; without a last day it lasted its ``days`` from the first, else one day.
    public let term: Term
    /// Days of service within the term; nil when it is every day of it.
    public let days: Int?
    /// How many times or tasks; nil means once.
    public let count: Int?
    public let origin: Origin

    public init(
        actor: String, kind: String, area: String?, term: Term, days: Int? = nil, count: Int? = nil, origin: Origin
    ) {
        self.actor = actor
        self.kind = kind
        self.area = area
        self.term = term
        self.days = days
        self.count = count
        self.origin = origin
    }
}
