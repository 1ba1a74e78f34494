/// What an OpenStreetMap object must say of itself: every condition holds.
public struct TagPattern: Hashable, Sendable {
    /// A key that must be there, with one of some values.
    public struct Condition: Hashable, Sendable {
        public let key: String
        /// Empty when any value will do.
        public let values: [String]

        public init(key: String, values: [String]) {
            self.key = key
            self.values = values
        }

        /// A value like `1;2` is each of its parts.
        public func holds(for value: String) -> Bool {
            values.isEmpty || values.contains(value)
                || value.contains(";")
                    && value.split(separator: ";").contains { values.contains(String($0.trimmingSpaces)) }
        }
    }

    /// At least one.
    public let conditions: [Condition]

    public init(_ conditions: [Condition]) { self.conditions = conditions }

    public func matches(_ tags: [String: String]) -> Bool {
        conditions.allSatisfy { condition in tags[condition.key].map(condition.holds) ?? false }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " })
        else { return "" }
        return self[first...last]
    }
}

/// A line of a table of rules: what follows for an object that matches, and why.
public struct TagRule<Verdict: Hashable & Sendable>: Hashable, Sendable {
    public let name: String
    public let pattern: TagPattern
    public let verdict: Verdict
    public let because: String

    public init(name: String, pattern: TagPattern, verdict: Verdict, because: String) {
        self.name = name
        self.pattern = pattern
        self.verdict = verdict
        self.because = because
    }
}

extension Sequence {
    /// The first line that an object matches; it decides.
    public func first<Verdict>(matching tags: [String: String]) -> TagRule<Verdict>?
    where Element == TagRule<Verdict> {
        first { $0.pattern.matches(tags) }
    }
}
