public import GeoModel

/// A city's responsible-planner system as rules: who may be appointed, and what each area must have.
public struct Scheme: Hashable, Sendable {
    public let name: String
    public let title: [Language: String]
    /// Code prefixes of the place it comes from; informative, never a filter.
    public let home: [String]
    /// Outside it nothing is judged.
    public let valid: Term
    public let roles: [Role]
    public let requirements: [Requirement]

    public init(
        name: String, title: [Language: String], home: [String], valid: Term, roles: [Role], requirements: [Requirement]
    ) {
        self.name = name
        self.title = title
        self.home = home
        self.valid = valid
        self.roles = roles
        self.requirements = requirements
    }

    public func role(named name: String) -> Role? { roles.first { $0.name == name } }
}

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

    public init(
        name: String, label: [Language: String] = [:], forms: [String], tier: Tier, levels: [Level]
    ) {
        self.name = name
        self.label = label
        self.forms = forms
        self.tier = tier
        self.levels = levels
    }
}

/// What each area of some kind must have.
public struct Requirement: Hashable, Sendable {
    public let id: String
    public let role: String
    public let at: Selector
    public let quota: Quota

    public init(id: String, role: String, at: Selector, quota: Quota) {
        self.id = id
        self.role = role
        self.at = at
        self.quota = quota
    }
}

/// Which areas are meant.
public struct Selector: Hashable, Sendable {
    /// Any of these; empty when every level is meant.
    public let levels: [Level]

    public init(levels: [Level]) { self.levels = levels }

    public func selects(_ area: Area) -> Bool { levels.isEmpty || levels.contains(area.level) }
}

/// How many: `1` (exactly), `1..` (at least), `1..3` (from, to).
public struct Quota: Hashable, Sendable, CustomStringConvertible {
    public let lower: Int
    /// Nil when there is no upper bound.
    public let upper: Int?

    public init?(_ text: String) {
        let bounds = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        // Digits only: Int would take a sign as well.
        guard bounds.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let lower = Int(bounds[0]),
            lower >= 1, bounds.count <= 2
        else { return nil }
        self.lower = lower
        if bounds.count == 1 {
            upper = lower
        } else if bounds[1].isEmpty {
            upper = nil
        } else {
            guard let upper = Int(bounds[1]), upper >= lower else { return nil }
            self.upper = upper
        }
    }

    public var description: String {
        guard let upper else { return "\(lower).." }
        return upper == lower ? "\(lower)" : "\(lower)..\(upper)"
    }
}
