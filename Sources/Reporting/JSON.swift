internal import FoundationEssentials
public import GeoModel

/// The bytes of a result as JSON: one object on one line, keys sorted, so that the same question gives the same bytes.
public func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension SquareMeters {
    /// Square kilometres to six decimals, a square metre, as results print them.
    public var printedKilometers: Double { value.rounded() / 1e6 }

    /// Square kilometres to nine decimals, ten square centimetres: what slivers need.
    public var finelyPrintedKilometers: Double { (value * 1000).rounded() / 1e9 }
}

/// A piece of JSON whose keys depend on what there is to say.
public indirect enum JSONPiece: Encodable, Sendable {
    case null
    case text(String)
    case integer(Int)
    case number(Double)
    case truth(Bool)
    case list([JSONPiece])
    case object([String: JSONPiece])

    public init(_ text: String?) { self = text.map(JSONPiece.text) ?? .null }
    public init(_ day: CalendarDay?) { self.init(day?.description) }
    public init(_ words: [String]) { self = .list(words.map(JSONPiece.text)) }
    /// As schemes write values: one word by itself, several as a list.
    public init(oneOf words: [String]) { self = words.count == 1 ? .text(words[0]) : JSONPiece(words) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .list(let pieces): try container.encode(pieces)
        case .object(let pieces): try container.encode(pieces)
        }
    }
}
