public import GeoModel

/// A published figure, reconciled with what is found and never used to infer coverage.
public struct DeclaredTotal: Hashable, Sendable {
    public enum Subject: String, CaseIterable, Sendable {
        case areas, actors, persons, facts
    }

    /// The day that the figure is of; nil when it is of any day asked about.
    public let at: CalendarDay?
    public let key: Key
    public let declared: Int

    /// What is counted. Of several figures with one key only one is judged.
    public struct Key: Hashable, Sendable {
        public var subject: Subject
        public var role: String?
        public var form: String?
        public var levels: [Level]
        public var tags: [String]
        public var conditions: [Selector.Condition]
        public var fact: String?
        /// Distinct values of this column are counted.
        public var by: Appointment.Column?
        /// Areas with somebody in this role.
        public var having: String?

        public init(
            subject: Subject, role: String? = nil, form: String? = nil, levels: [Level] = [], tags: [String] = [],
            conditions: [Selector.Condition] = [], fact: String? = nil, by: Appointment.Column? = nil,
            having: String? = nil
        ) {
            self.subject = subject
            self.role = role
            self.form = form
            self.levels = levels
            self.tags = tags
            self.conditions = conditions
            self.fact = fact
            self.by = by
            self.having = having
        }
    }

    public init(at: CalendarDay?, key: Key, declared: Int) {
        self.at = at
        self.key = key
        self.declared = declared
    }
}
