/// Which areas are meant. All that it says must hold; of several values of one key any.
public struct Selector: Hashable, Sendable {
    /// Beginnings of codes; empty when every code is meant, and areas without one.
    public var under: [String]
    /// Empty when every level is meant.
    public var levels: [Level]
    public var tags: [String]
    public var ids: [String]
    /// Areas, by id or a name that only one has: they themselves, and those with at least half their ground in them.
    public var within: [String]
    public var conditions: [Condition]
    /// What it must not be; empty when nothing is excluded.
    public var excluded: [Selector]

    /// An attribute that an area, or its nearest ancestor of a level, must have.
    public struct Condition: Hashable, Sendable {
        /// Nil for the area itself.
        public let level: Level?
        public let attribute: String
        /// Any of these.
        public let values: [String]

        public init(level: Level?, attribute: String, values: [String]) {
            self.level = level
            self.attribute = attribute
            self.values = values
        }

        /// As schemes write it: `pilot`, `county.pilot`.
        public var name: String { (level.map { $0.rawValue + "." } ?? "") + attribute }
    }

    public init(
        under: [String] = [], levels: [Level] = [], tags: [String] = [], ids: [String] = [], within: [String] = [],
        conditions: [Condition] = [], excluded: [Selector] = []
    ) {
        self.under = under
        self.levels = levels
        self.tags = tags
        self.ids = ids
        self.within = within
        self.conditions = conditions
        self.excluded = excluded
    }

    public static let everything = Selector()

    /// What it says about the place alone: codes and containment.
    public var place: Selector { Selector(under: under, within: within) }
}
