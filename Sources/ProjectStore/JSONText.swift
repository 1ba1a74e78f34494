internal import FoundationEssentials
import GeoModel

/// Attributes as one JSON object, keys sorted, so that the same attributes give the same text.
enum JSONText {
    /// Nil when there is nothing to write.
    static func object(_ attributes: [String: AttributeValue]) throws -> String? {
        let values = attributes.filter { !$0.value.isNull }.mapValues(Value.init)
        guard !values.isEmpty else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }

    private struct Value: Encodable {
        let value: AttributeValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .integer(let number): try container.encode(number)
            case .real(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .day(let day): try container.encode(day.description)
            }
        }
    }
}
