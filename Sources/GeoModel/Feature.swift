/// One value of an attribute.
public enum AttributeValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case day(CalendarDay)

    public var isNull: Bool { self == .null }

    /// The value as people write it; nil for null. A whole real is written without a decimal point, as codes are
    /// text also where a file has numbers.
    public var text: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .real(let number): Int64(exactly: number).map { String($0) } ?? String(number)
        case .text(let text): text
        case .day(let day): day.description
        }
    }
}

public enum FieldType: Hashable, Sendable {
    case integer, real, text, day
}

/// A column of a layer or table.
public struct Field: Hashable, Sendable {
    public var name: String
    public var type: FieldType

    public init(_ name: String, _ type: FieldType) {
        self.name = name
        self.type = type
    }
}

/// A feature as in RFC 7946: attributes in the order of the layer's fields, and a shape or none.
public struct Feature<Point: Vertex>: Hashable, Sendable {
    public var geometry: Geometry<Point>?
    public var attributes: [AttributeValue]

    public init(geometry: Geometry<Point>?, attributes: [AttributeValue]) {
        self.geometry = geometry
        self.attributes = attributes
    }
}
