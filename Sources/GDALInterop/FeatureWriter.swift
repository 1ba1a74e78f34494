internal import CGDAL
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
        /// Of a Shapefile; GBK ones are for tests.
        var shapefileEncoding = "UTF-8"

        public init() {}
    }

    public let file: String
    /// Fields whose names the format cannot hold, and what they are called in the file.
    public let renamedFields: [(field: String, shortName: String)]
    /// How many texts were longer than the 254 bytes of a Shapefile's field, and cut.
    public private(set) var cutTexts = 0
    public private(set) var featureCount = 0

    private let format: OutputFormat
    private let fields: [Field]
    private let kind: GeometryKind
    private let messages = GDALMessages()
    private let place: OutputPlace
    /// Nil once closed.
    private var dataset: GDALDatasetH?
    private let layer: OGRLayerH
    private let definition: OGRFeatureDefnH
    private var buffer: [UInt8] = []

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
        self.format = format
        self.fields = fields
        self.kind = kind
        place = try OutputPlace(file, overwrite: options.overwrites)
        let creation = LayerCreation(
            format: format, name: name, file: file, stagedFile: place.stagedFile, fields: fields, kind: kind, crs: crs,
            options: options)
        let created = try messages.collecting { [messages] () throws(FormatError) in
            try creation.create(messages: messages)
        }
        (dataset, layer) = (created.dataset, created.layer)
        definition = OGR_L_GetLayerDefn(layer)
        renamedFields = zip(fields, created.names).compactMap { $0.name == $1 ? nil : ($0.name, $1) }
    }

    deinit { close() }

    /// Whether a file of that name is written as GeoJSON, in longitude and latitude.
    public static func isGeoJSON(_ file: String) -> Bool {
        OutputFormat(ending: SourcePath.ending(of: file))?.isGeoJSON ?? false
    }

    /// - Throws: ``FormatError/cannotHold(file:row:what:)`` and ``FormatError/cannotWrite(file:row:reason:)``.
    public func write<Point: Vertex>(_ feature: Feature<Point>) throws(FormatError) {
        let row = featureCount + 1
        guard feature.attributes.count == fields.count else {
            throw .cannotHold(
                file: file, row: row,
                what: .wrongNumberOfAttributes(expected: fields.count, found: feature.attributes.count))
        }
        try messages.collecting { () throws(FormatError) in
            guard dataset != nil, let handle = OGR_F_Create(definition) else {
                throw .cannotWrite(file: file, row: row, reason: "it is closed")
            }
            defer { OGR_F_Destroy(handle) }
            for (index, value) in feature.attributes.enumerated() { set(value, at: index, of: handle) }
            if let shape = try geometry(of: feature.geometry, row: row) { OGR_F_SetGeometryDirectly(handle, shape) }
            guard OGR_L_CreateFeature(layer, handle) == OGRERR_NONE, !messages.hasFailure else {
                throw .cannotWrite(file: file, row: row, reason: messages.takeReason())
            }
        }
        featureCount = row
    }

    /// Completes the file and moves it into place.
    public func finish() throws(FormatError) {
        guard let dataset else { return }
        messages.collecting {
            if GDALDatasetTestCapability(dataset, ODsCTransactions) != 0 { GDALDatasetCommitTransaction(dataset) }
            close()
        }
        if messages.hasFailure { throw .cannotWrite(file: file, row: nil, reason: messages.takeReason()) }
        try place.commit()
    }

    private func close() {
        guard let dataset else { return }
        self.dataset = nil
        messages.collecting { GDALClose(dataset) }
    }

    // MARK: Attributes

    private func set(_ value: AttributeValue, at index: Int, of feature: OGRFeatureH) {
        let field = Int32(index)
        switch (value, fields[index].type) {
        case (.null, _): OGR_F_SetFieldNull(feature, field)
        case (.integer(let number), .integer), (.integer(let number), .real):
            OGR_F_SetFieldInteger64(feature, field, number)
        case (.real(let number), .real), (.real(let number), .integer):
            // Neither JSON nor dBASE has a way to write NaN.
            if number.isFinite {
                OGR_F_SetFieldDouble(feature, field, number)
            } else {
                OGR_F_SetFieldNull(feature, field)
            }
        case (.day(let day), .day) where format.keepsDays:
            OGR_F_SetFieldDateTime(feature, field, Int32(day.year), Int32(day.month), Int32(day.day), 0, 0, 0, 0)
        default: setText(value.text ?? "", at: field, of: feature)
        }
    }

    private func setText(_ text: String, at field: Int32, of feature: OGRFeatureH) {
        guard format == .shapefile, text.utf8.count > 254 else {
            OGR_F_SetFieldString(feature, field, text)
            return
        }
        cutTexts += 1
        OGR_F_SetFieldString(feature, field, FieldNames.cut(text, to: 254))
    }

    // MARK: Shapes

    /// A GDAL geometry that the caller owns.
    private func geometry<Point: Vertex>(
        of geometry: Geometry<Point>?, row: Int
    ) throws(FormatError) -> OGRGeometryH? {
        guard let geometry, kind != .none else {
            if format == .flatGeobuf, kind != .none { throw .cannotHold(file: file, row: row, what: .noGeometry) }
            return nil
        }
        if geometry.isEmpty {
            if format == .flatGeobuf { throw .cannotHold(file: file, row: row, what: .noGeometry) }
            // An empty point has no agreed form in a layer of single points.
            if format.hasOneGeometryType, kind == .point { return nil }
        } else if format.hasOneGeometryType, geometry.kind != kind {
            throw .cannotHold(file: file, row: row, what: .otherGeometry(expected: kind, found: geometry.kind))
        }
        buffer.removeAll(keepingCapacity: true)
        if format.isGeoJSON {
            WellKnownBinary.encode(SevenDecimals.rounded(geometry), into: &buffer)
        } else {
            WellKnownBinary.encode(geometry, into: &buffer)
        }
        var shape: OGRGeometryH?
        guard OGR_G_CreateFromWkb(buffer, nil, &shape, Int32(buffer.count)) == OGRERR_NONE, let shape else {
            throw .cannotWrite(file: file, row: row, reason: messages.takeReason())
        }
        guard format.hasOneGeometryType else { return shape }
        return switch kind {
        case .polygon: OGR_G_ForceToMultiPolygon(shape)
        case .line: OGR_G_ForceToMultiLineString(shape)
        case .point, .none: shape
        }
    }
}

extension Geometry {
    fileprivate var kind: GeometryKind {
        switch self {
        case .points: .point
        case .lines: .line
        case .polygons: .polygon
        }
    }
}
