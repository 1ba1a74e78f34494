internal import FoundationEssentials

extension Area {
    /// The further attributes as rules compare them, by name: numbers as their shortest text, `true` and `false` as
    /// words. Attributes that are null, lists or objects are left out, as no rule can name their values.
    ///
    /// - Complexity: Decodes the text each time: ask once for an area. Nothing where there are no attributes.
    public var attributeTexts: [String: String] {
        guard let attributes else { return [:] }
        do {
            return try JSONDecoder().decode([String: Scalar].self, from: Data(attributes.utf8)).compactMapValues(\.text)
        } catch {
            return [:]  // no JSON object: another program wrote it, and it names no attribute
        }
    }
}

/// A value of an attribute as text; nil for what is none.
private struct Scalar: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        func read<Value: Decodable>(as type: Value.Type) -> Value? {
            do { return try value.decode(type) } catch { return nil }  // of another type
        }
        if value.decodeNil() {
            text = nil
        } else if let word = read(as: String.self) {
            text = word
        } else if let number = read(as: Int64.self) {
            text = String(number)
        } else if let number = read(as: Double.self) {
            text = String(number)
        } else {
            text = read(as: Bool.self).map { $0 ? "true" : "false" }
        }
    }
}
