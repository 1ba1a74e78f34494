public import GeoModel

/// A document issued for an area, or another thing that is so from a day on.
public struct Fact: Hashable, Sendable {
    /// What it is: `implementation-plan`, `measures-issued`, or any other word a scheme uses.
    public let name: String
    /// The id of an area.
    public let area: String
    /// From when; nil when it always was.
    public let date: CalendarDay?
    public let origin: Origin

    public init(name: String, area: String, date: CalendarDay?, origin: Origin) {
        self.name = name
        self.area = area
        self.date = date
        self.origin = origin
    }
}
