/// Which duty overlaps are legitimate.
public struct OverlapRules: Hashable, Sendable {
    public enum Ruling: String, CaseIterable, Sendable {
        case allow, warn, conflict
    }

    /// What two of one role on one ground are.
    public var same: [String: Ruling]
    /// Stacks of roles that lie over each other by design, the uppermost first.
    public var layers: [[String]]
    /// The column whose values make several of one role legitimate.
    public var by: [String: Appointment.Column]
    /// What two of one role with the same value in that column are; nil when the scheme does not say.
    public var sameKey: Ruling?
    /// Pairs of roles that exclude each other.
    public var exclude: [[String]]
    /// Roles in which one area has one leader.
    public var oneLead: [String]
    /// Roles of which one area of a level has one actor.
    public var uniqueAt: [String: Level]
    /// How many days a predecessor and a successor may serve together; nil when none.
    public var handoverDays: Int?

    public init(
        same: [String: Ruling] = [:], layers: [[String]] = [], by: [String: Appointment.Column] = [:],
        sameKey: Ruling? = nil, exclude: [[String]] = [], oneLead: [String] = [], uniqueAt: [String: Level] = [:],
        handoverDays: Int? = nil
    ) {
        self.same = same
        self.layers = layers
        self.by = by
        self.sameKey = sameKey
        self.exclude = exclude
        self.oneLead = oneLead
        self.uniqueAt = uniqueAt
        self.handoverDays = handoverDays
    }
}
