internal import GeoModel

/// Writes RFC 7946 as text.
///
/// This one format does without GDAL: its driver takes 2.5 µs for a vertex, which for a few thousand of them is half of
/// what a whole command may take, and keeps 15 figures of an attribute. Features that cross the antimeridian are not
/// cut there.
final class GeoJSONSink: FeatureSink {
    let fieldNames: [String]
    let cutTexts = 0

    private let file: String
    private let fields: [Field]
    private let keys: [[UInt8]]
    private let isSequence: Bool
    private let bytes: ByteFile
    private var text = GeoJSONText()

    private static let pieceSize = 1 << 20

    init(
        file: String, stagedFile: String, fields: [Field], isSequence: Bool, description: String?
    ) throws(FormatError) {
        self.file = file
        self.fields = fields
        self.isSequence = isSequence
        fieldNames = fields.map(\.name)
        keys = fieldNames.map { name in
            var key = GeoJSONText()
            key.string(name)
            return key.bytes
        }
        bytes = try ByteFile(file, stagedFile: stagedFile)
        guard !isSequence else { return }
        text.raw("{\"type\":\"FeatureCollection\",")
        if let description {
            text.raw("\"description\":")
            text.string(description)
            text.raw(",")
        }
        text.raw("\"features\":[")
    }

    func write<Point: Vertex>(_ feature: Feature<Point>, row: Int) throws(FormatError) {
        guard bytes.isOpen else { throw .cannotWrite(file: file, row: row, reason: "it is closed") }
        if !isSequence { text.raw(row == 1 ? "\n" : ",\n") }
        text.raw("{\"type\":\"Feature\",\"properties\":{")
        for (index, value) in feature.attributes.enumerated() {
            if index > 0 { text.raw(",") }
            text.bytes += keys[index]
            text.raw(":")
            write(value, as: fields[index].type)
        }
        text.raw("},\"geometry\":")
        guard text.geometry(feature.geometry) else {
            throw .cannotWrite(file: file, row: row, reason: "a coordinate is not a number")
        }
        text.raw(isSequence ? "}\n" : "}")
        if text.bytes.count > Self.pieceSize { try bytes.write(&text.bytes, row: row) }
    }

    private func write(_ value: AttributeValue, as type: FieldType) {
        switch (value, type) {
        case (.null, _): text.raw("null")
        case (.integer(let number), .integer), (.integer(let number), .real): text.raw(String(number))
        // JSON has no way to write NaN.
        case (.real(let number), .integer), (.real(let number), .real):
            text.raw(number.isFinite ? String(number) : "null")
        default: text.string(value.text ?? "")
        }
    }

    func finish() throws(FormatError) {
        if !isSequence { text.raw("\n]}\n") }
        try bytes.write(&text.bytes, row: nil)
        try bytes.finish()
    }

    func close() { bytes.close() }
}
