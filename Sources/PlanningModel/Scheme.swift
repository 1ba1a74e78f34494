public import GeoModel

/// A city's responsible-planner system as rules: who may be appointed, what each area must have, what an actor may
/// carry, and which overlaps are legitimate. `geodata/schemes/README.md` describes its keys.
public struct Scheme: Hashable, Sendable {
    public let name: String
    public let title: [Language: String]
    /// Code prefixes of the place it comes from; informative, never a filter.
    public let home: [String]
    /// Outside it nothing is judged.
    public let valid: Term
    /// Which areas are judged at all.
    public let scope: Selector
    public let phases: [Phase]
    public let roles: [Role]
    public let requirements: [Requirement]
    public let limits: [ActorLimit]
    public let services: [ServiceRule]
    public let overlap: OverlapRules
    public let totals: [DeclaredTotal]

    public init(
        name: String, title: [Language: String] = [:], home: [String] = [], valid: Term = .always,
        scope: Selector = .everything, phases: [Phase] = [], roles: [Role], requirements: [Requirement],
        limits: [ActorLimit] = [], services: [ServiceRule] = [], overlap: OverlapRules = OverlapRules(),
        totals: [DeclaredTotal] = []
    ) {
        self.name = name
        self.title = title
        self.home = home
        self.valid = valid
        self.scope = scope
        self.phases = phases
        self.roles = roles
        self.requirements = requirements
        self.limits = limits
        self.services = services
        self.overlap = overlap
        self.totals = totals
    }

    public func role(named name: String) -> Role? { roles.first { $0.name == name } }
}

/// A step of a system's roll-out. From its first day on it narrows the scope where its own ``Selector/place`` lies.
public struct Phase: Hashable, Sendable {
    public let from: CalendarDay
    public let scope: Selector
    /// How many covered areas each area of a level must have by now; nil when the phase does not ask.
    public let atLeast: Target?

    public struct Target: Hashable, Sendable {
        public let level: Level
        public let areas: Int

        public init(level: Level, areas: Int) {
            self.level = level
            self.areas = areas
        }
    }

    public init(from: CalendarDay, scope: Selector, atLeast: Target? = nil) {
        self.from = from
        self.scope = scope
        self.atLeast = atLeast
    }
}
