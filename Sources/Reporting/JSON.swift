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
    public var printedKilometers: Double { (value.rounded()) / 1e6 }
}
