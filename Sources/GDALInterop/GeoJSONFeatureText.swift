public import GeoModel

/// Features of one layer as text of RFC 7946, one after the other, the same in a file and over HTTP.
public struct GeoJSONFeatureText: Sendable {
    private let fields: [Field]
    private let keys: [[UInt8]]
    private var text = GeoJSONText()

    public init(fields: [Field]) {
        self.fields = fields
        keys = fields.map { field in
            var key = GeoJSONText()
            key.string(field.name)
            return key.bytes
        }
    }

    /// What has been written since they were taken last.
    public var bytes: [UInt8] {
        get { text.bytes }
        set { text.bytes = newValue }
    }

    public mutating func raw(_ words: String) { text.raw(words) }

    /// Begins a collection of features; each is then written by ``nextFeature(_:isFirst:)``.
    ///
    /// - Parameter description: What the layer is; nil for a collection that doesn't say.
    public mutating func beginCollection(description: String? = nil) {
        raw("{\"type\":\"FeatureCollection\",")
        if let description {
            raw("\"description\":")
            string(description)
            raw(",")
        }
        raw("\"features\":[")
    }

    /// Writes a feature on a line of its own; false when a coordinate is no number.
    public mutating func nextFeature<Point: Vertex>(
        _ feature: Feature<Point>, id: AttributeValue? = nil, isFirst: Bool
    ) -> Bool {
        raw(isFirst ? "\n" : ",\n")
        return self.feature(feature, id: id)
    }

    public mutating func endCollection() { raw("\n]}\n") }

    /// A text in its quotes.
    public mutating func string(_ words: String) { text.string(words) }

    /// Writes a feature; false when a coordinate is no number.
    ///
    /// - Parameter id: A text or a whole number; nil for a feature without.
    public mutating func feature<Point: Vertex>(_ feature: Feature<Point>, id: AttributeValue? = nil) -> Bool {
        raw("{\"type\":\"Feature\",")
        if let id {
            raw("\"id\":")
            if case .integer(let number) = id { raw(String(number)) } else { string(id.text ?? "") }
            raw(",")
        }
        raw("\"properties\":{")
        for (index, value) in feature.attributes.enumerated() {
            if index > 0 { raw(",") }
            text.bytes += keys[index]
            raw(":")
            write(value, as: fields[index].type)
        }
        raw("},\"geometry\":")
        guard text.geometry(feature.geometry) else { return false }
        raw("}")
        return true
    }

    private mutating func write(_ value: AttributeValue, as type: FieldType) {
        switch (value, type) {
        case (.null, _): raw("null")
        case (.integer(let number), .integer), (.integer(let number), .real): raw(String(number))
        // JSON has no way to write NaN.
        case (.real(let number), .integer), (.real(let number), .real): raw(number.isFinite ? String(number) : "null")
        default: string(value.text ?? "")
        }
    }
}
