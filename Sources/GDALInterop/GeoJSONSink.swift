internal import GeoModel
internal import Glibc

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
    private var descriptor: Int32
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
        descriptor = open(stagedFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotCreate(file: file, reason: systemReason()) }
        guard !isSequence else { return }
        text.raw("{\"type\":\"FeatureCollection\",")
        if let description {
            text.raw("\"description\":")
            text.string(description)
            text.raw(",")
        }
        text.raw("\"features\":[")
    }

    deinit { close() }

    func write<Point: Vertex>(_ feature: Feature<Point>, row: Int) throws(FormatError) {
        guard descriptor >= 0 else { throw .cannotWrite(file: file, row: row, reason: "it is closed") }
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
        if text.bytes.count > Self.pieceSize { try flush(row: row) }
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
        try flush(row: nil)
        let closed = Glibc.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw .cannotWrite(file: file, row: nil, reason: systemReason()) }
    }

    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    private func flush(row: Int?) throws(FormatError) {
        var start = 0
        while start < text.bytes.count {
            let written = text.bytes.withUnsafeBytes { bytes in
                Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: bytes[start...]).baseAddress, bytes.count - start)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .cannotWrite(file: file, row: row, reason: systemReason()) }
            start += written
        }
        text.bytes.removeAll(keepingCapacity: true)
    }
}
