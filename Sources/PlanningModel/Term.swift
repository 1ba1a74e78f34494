public import GeoModel

/// The days from `from` up to, but not including, `to`: half-open, so that one term ends where the next begins.
public struct Term: Hashable, Sendable {
    /// The first day; nil when it always held.
    public var from: CalendarDay?
    /// The first day after the end; nil when open.
    public var to: CalendarDay?

    public static let always = Term(from: nil, to: nil)

    public init(from: CalendarDay?, to: CalendarDay?) {
        self.from = from
        self.to = to
    }

    public func contains(_ day: CalendarDay) -> Bool { hasBegun(on: day) && !hasEnded(on: day) }

    public func hasBegun(on day: CalendarDay) -> Bool { from.map { $0 <= day } ?? true }

    /// True from the day `to` on.
    public func hasEnded(on day: CalendarDay) -> Bool { to.map { $0 <= day } ?? false }

    /// The days that both hold; empty where they share none.
    public func intersection(_ other: Term) -> Term {
        func later(_ one: CalendarDay?, _ two: CalendarDay?) -> CalendarDay? {
            guard let one, let two else { return one ?? two }
            return max(one, two)
        }
        func earlier(_ one: CalendarDay?, _ two: CalendarDay?) -> CalendarDay? {
            guard let one, let two else { return one ?? two }
            return min(one, two)
        }
        return Term(from: later(from, other.from), to: earlier(to, other.to))
    }

    /// How many days it has, 0 for an empty one; nil when it is open.
    public var days: Int? {
        guard let from, let to else { return nil }
        return max(0, to.dayNumber - from.dayNumber)
    }

    /// Whether there is no day in it.
    public var isEmpty: Bool {
        if let from, let to { to <= from } else { false }
    }
}
