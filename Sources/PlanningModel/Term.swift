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

    /// Whether there is no day in it.
    public var isEmpty: Bool {
        if let from, let to { to <= from } else { false }
    }
}
