public import GeoModel

/// In what capacity an actor serves.
public struct Role: Hashable, Sendable {
    public enum Tier: String, CaseIterable, Sendable {
        case lead, member, advise, support
    }

    public let name: String
    /// What people call it, by language; empty where the scheme does not say.
    public let label: [Language: String]
    /// The forms of actor that may have it; empty when any may.
    public let forms: [String]
    public let tier: Tier
    /// The levels it may be appointed to; empty when any.
    public let levels: [Level]
    /// The role of the actor that it must be part of; nil when it stands alone.
    public let partOf: String?
    /// The values that a column of the planner list may have in this role; a column not named may have any.
    public let allowed: [Appointment.Column: [String]]

    public init(
        name: String, label: [Language: String] = [:], forms: [String], tier: Tier, levels: [Level],
        partOf: String? = nil, allowed: [Appointment.Column: [String]] = [:]
    ) {
        self.name = name
        self.label = label
        self.forms = forms
        self.tier = tier
        self.levels = levels
        self.partOf = partOf
        self.allowed = allowed
    }
}

extension Sequence<Role> {
    /// What people call a role, where it is one of these and has words; else its name.
    public func label(of name: String, in language: Language) -> String {
        first { $0.name == name }?.label[language] ?? name
    }
}
