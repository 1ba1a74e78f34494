internal import CGDAL
internal import GeoModel

/// Writes features through one of GDAL's drivers.
final class LayerSink: FeatureSink {
    let fieldNames: [String]
    private(set) var cutTexts = 0

    private let file: String
    private let format: OutputFormat
    private let fields: [Field]
    private let kind: GeometryKind
    private let messages = GDALMessages()
    /// Nil once closed.
    private var dataset: GDALDatasetH?
    private let layer: OGRLayerH
    private let definition: OGRFeatureDefnH
    private var buffer: [UInt8] = []

    init(_ creation: LayerCreation) throws(FormatError) {
        (file, format) = (creation.file, creation.format)
        (fields, kind) = (creation.fields, creation.kind)
        let created = try messages.collecting { [messages] () throws(FormatError) in
            try creation.create(messages: messages)
        }
        (dataset, layer, fieldNames) = (created.dataset, created.layer, created.names)
        definition = OGR_L_GetLayerDefn(layer)
    }

    deinit { close() }

    func write<Point: Vertex>(_ feature: Feature<Point>, row: Int) throws(FormatError) {
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
    }

    func finish() throws(FormatError) {
        messages.collecting {
            if let dataset, GDALDatasetTestCapability(dataset, ODsCTransactions) != 0 {
                GDALDatasetCommitTransaction(dataset)
            }
            close()
        }
        if messages.hasFailure { throw .cannotWrite(file: file, row: nil, reason: messages.takeReason()) }
    }

    func close() {
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
            // dBASE has no way to write NaN.
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
            // GDAL 3.6 refuses it where there is an index, and leaves it out without a word where there is none.
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
        WellKnownBinary.encode(geometry, into: &buffer)
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
