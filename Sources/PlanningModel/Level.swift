/// What sort of area it is: `city district county street town township park village …`, or any other word a scheme uses.
public struct Level: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    /// The levels of the field, from the highest down. Those of one inner list stand for each other.
    private static let ranks: [[[Level]]] = [
        [["city"]], [["district", "county"], ["urbanarea"]], [["street", "town", "township"], ["park"]],
        [["keyarea"], ["zone"]], [["community", "village"]], [["project"]],
    ]

    /// The levels of the field, from the highest down.
    public static let known: [Level] = ranks.flatMap { $0.flatMap { $0 } }

    /// The levels whose areas divide all the ground among them.
    private static let tilings: [[Level]] = [
        ["city"], ["district", "county"], ["street", "town", "township"], ["community", "village"],
    ]

    /// Whether areas of the two levels tile the ground together, so that where two of them overlap the boundaries are
    /// wrong and not the duties. Streets, towns and townships do; parks, key areas, zones and projects don't.
    public func tiles(with other: Level) -> Bool {
        Self.tilings.contains { $0.contains(self) && $0.contains(other) }
    }

    /// Whether areas of this level may leave ground between them and lie over each other, as parks and key areas do. A word
    /// that is no level of the field is taken for one whose areas may not.
    public var liesFreely: Bool { Self.known.contains(self) && !tiles(with: self) }

    /// Whether areas of the two levels stand for each other: those of a street and a town, of a district and a county.
    public func isPeer(of other: Level) -> Bool {
        self == other || Self.ranks.contains { $0.contains { $0.contains(self) && $0.contains(other) } }
    }

    /// Whether areas of this level hold areas of the other; no where one is a word that is no level of the field.
    public func isAbove(_ other: Level) -> Bool {
        guard let own = Self.rank(of: self), let others = Self.rank(of: other) else { return false }
        return own < others
    }

    private static func rank(of level: Level) -> Int? {
        ranks.firstIndex { $0.contains { $0.contains(level) } }
    }

    /// Whether areas of the two levels lie over each other without one being above the other: a park and a street.
    public func isBeside(_ other: Level) -> Bool {
        guard let rank = Self.rank(of: self) else { return false }
        return !isPeer(of: other) && rank == Self.rank(of: other)
    }
}
