public import GeoModel

/// Writes features into a new file: nothing stands at its name before ``finish()``, and all of it after.
///
/// A writer that is let go without `finish()` leaves nothing behind. It belongs to one task.
public final class FeatureWriter {
    public struct Options: Sendable {
        /// What the layer is, in a sentence; GeoPackage and GeoJSON keep it.
        public var description: String?
        public var overwrites = false
        /// For Excel, which takes CSV for the machine's own encoding else.
        public var writesBOM = false
        /// In CSV, shapes as well-known text in a first column `WKT`. Else CSV and XLSX leave shapes out.
        public var writesWKT = false
        /// Whether features lie in the file in the order in which they are written. A FlatGeobuf sorts them by place else, for
        /// its spatial index.
        public var keepsOrder = false
        /// How QGIS is to draw the layer: the text of a style, which is written beside the file as `.qml`. CSV and XLSX have
        /// none.
        public var style: String?
        /// Of a Shapefile; GBK ones are for tests.
        var shapefileEncoding = "UTF-8"

        public init() {}
    }

    public let file: String
    /// Fields whose names the format cannot hold, and what they are called in the file.
    public let renamedFields: [(field: String, shortName: String)]
    /// How many texts were longer than the 254 bytes of a Shapefile's field, and cut.
    public var cutTexts: Int { sink.cutTexts }
    public private(set) var featureCount = 0

    private let fieldCount: Int
    private let style: String?
    private let place: OutputPlace
    private let sink: any FeatureSink
    private var isFinished = false

    /// Creates a GeoJSON, lines of GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV or XLSX, as the ending says.
    ///
    /// - Parameters:
    ///   - layer: The layer's name, where the format keeps one.
    ///   - geometry: What shapes there will be. Polygons and lines are multi forms in GeoPackage, FlatGeobuf and
    ///     Shapefile; points are single there.
    ///   - crs: Of the coordinates. GeoJSON takes ``CRS/wgs84`` only, longitude first.
    /// - Throws: ``FormatError/exists(file:)`` unless it may be overwritten, ``FormatError/noFolder(file:folder:)``,
    ///   ``FormatError/unknownOutput(file:)``, ``FormatError/needsWGS84(file:crs:)``,
    ///   ``FormatError/cannotCreate(file:reason:)``.
    public init(
        creating file: String, layer name: String, fields: [Field], geometry kind: GeometryKind, crs: CRS?,
        options: Options = Options()
    ) throws(FormatError) {
        guard let format = OutputFormat(ending: SourcePath.ending(of: file)) else { throw .unknownOutput(file: file) }
        if format.isGeoJSON, let crs, crs != .wgs84 { throw .needsWGS84(file: file, crs: crs.shortName) }
        if format == .shapefile, kind == .none {
            throw .cannotCreate(file: file, reason: "a Shapefile cannot be without shapes; CSV can")
        }
        self.file = file
        fieldCount = fields.count
        if !format.isGeoJSON { try GDALLibrary.require() }
        style = format == .csv || format == .xlsx ? nil : options.style
        place = try OutputPlace(file, overwrite: options.overwrites)
        if style != nil { try place.reserve("qml") }
        sink =
            if format.isGeoJSON {
                try GeoJSONSink(
                    file: file, stagedFile: place.stagedFile, fields: fields, isSequence: format == .geoJSONSequence,
                    description: options.description)
            } else {
                try LayerSink(
                    LayerCreation(
                        format: format, name: name, file: file, stagedFile: place.stagedFile, fields: fields,
                        kind: kind, crs: crs, options: options))
            }
        renamedFields = zip(fields, sink.fieldNames).compactMap { $0.name == $1 ? nil : ($0.name, $1) }
    }

    /// Whether a file of that name is written as CSV.
    public static func isCSV(_ file: String) -> Bool { OutputFormat(ending: SourcePath.ending(of: file)) == .csv }

    /// Whether a file of that name is written as GeoJSON, in longitude and latitude.
    public static func isGeoJSON(_ file: String) -> Bool {
        OutputFormat(ending: SourcePath.ending(of: file))?.isGeoJSON ?? false
    }

    deinit {
        sink.close()
        place.discard()
    }

    /// - Throws: ``FormatError/cannotHold(file:row:what:)`` and ``FormatError/cannotWrite(file:row:reason:)``.
    public func write<Point: Vertex>(_ feature: Feature<Point>) throws(FormatError) {
        let row = featureCount + 1
        guard feature.attributes.count == fieldCount else {
            throw .cannotHold(
                file: file, row: row,
                what: .wrongNumberOfAttributes(expected: fieldCount, found: feature.attributes.count))
        }
        try sink.write(feature, row: row)
        featureCount = row
    }

    /// Completes the file and moves it into place. A second call does nothing.
    public func finish() throws(FormatError) {
        guard !isFinished else { return }
        isFinished = true
        try sink.finish()
        if let style {
            let file = try ByteFile(place.companion("qml"), stagedFile: place.stagedCompanion("qml"))
            var bytes = Array(style.utf8)
            try file.write(&bytes, row: nil)
            try file.finish()
        }
        try place.commit()
    }
}

/// What a format needs to write features one after the other into a file that is then moved into place.
protocol FeatureSink: AnyObject {
    /// As the file has them.
    var fieldNames: [String] { get }
    var cutTexts: Int { get }
    func write<Point: Vertex>(_ feature: Feature<Point>, row: Int) throws(FormatError)
    func finish() throws(FormatError)
    /// Lets go of the file, whole or not.
    func close()
}
