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
    private let isSequence: Bool
    private let bytes: ByteFile
    private var text: GeoJSONFeatureText

    private static let pieceSize = 1 << 20

    init(
        file: String, stagedFile: String, fields: [Field], isSequence: Bool, description: String?
    ) throws(FormatError) {
        self.file = file
        self.isSequence = isSequence
        fieldNames = fields.map(\.name)
        text = GeoJSONFeatureText(fields: fields)
        bytes = try ByteFile(file, stagedFile: stagedFile)
        if !isSequence { text.beginCollection(description: description) }
    }

    func write<Point: Vertex>(_ feature: Feature<Point>, row: Int) throws(FormatError) {
        guard bytes.isOpen else { throw .cannotWrite(file: file, row: row, reason: "it is closed") }
        guard isSequence ? text.feature(feature) : text.nextFeature(feature, isFirst: row == 1) else {
            throw .cannotWrite(file: file, row: row, reason: "a coordinate is not a number")
        }
        if isSequence { text.raw("\n") }
        if text.bytes.count > Self.pieceSize { try bytes.write(&text.bytes, row: row) }
    }

    func finish() throws(FormatError) {
        if !isSequence { text.endCollection() }
        try bytes.write(&text.bytes, row: nil)
        try bytes.finish()
    }

    func close() { bytes.close() }
}
