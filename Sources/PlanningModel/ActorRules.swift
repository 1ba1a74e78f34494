/// What an actor of a role may carry at most.
public struct ActorLimit: Hashable, Sendable {
    public let role: String
    /// How many areas; nil when any number.
    public let areas: Quota?
    /// The level of the one area that all its areas must lie in; nil when they may lie anywhere.
    public let same: Level?

    public init(role: String, areas: Quota?, same: Level?) {
        self.role = role
        self.areas = areas
        self.same = same
    }
}

/// What an actor of a role must do for each of its areas.
public struct ServiceRule: Hashable, Sendable {
    public enum Measure: String, CaseIterable, Sendable {
        case days, count
    }

    public enum Period: String, CaseIterable, Sendable {
        case month, year
    }

    public let role: String
    public let kind: String
    public let measure: Measure
    public let quota: Quota
    /// The calendar month or year that holds the day.
    public let period: Period

    public init(role: String, kind: String, measure: Measure, quota: Quota, per period: Period) {
        self.role = role
        self.kind = kind
        self.measure = measure
        self.quota = quota
        self.period = period
    }
}
