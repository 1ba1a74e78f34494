import GeoModel

/// A value as SQLite stores it.
public enum SQLiteValue: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    public init(_ text: String?) { self = text.map(Self.text) ?? .null }
    public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    public init(_ number: Double?) { self = number.map(Self.real) ?? .null }
    /// Days are stored as ISO 8601 text, which sorts and compares as days do.
    public init(_ day: CalendarDay?) { self = day.map { .text($0.description) } ?? .null }
}
