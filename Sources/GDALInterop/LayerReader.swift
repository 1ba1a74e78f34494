internal import CGDAL
public import GeoModel

/// Reads the features of one layer, in file order, one at a time.
///
/// Memory is in proportion to one feature, except that GDAL keeps a GeoJSON file below 200 MB in memory. A reader
/// belongs to one task: GDAL's handles are used by one thread at a time, so it is not `Sendable`.
public final class LayerReader {
    /// The file as it was named.
    public let file: String
    /// GDAL's name of the format, for example `ESRI Shapefile`.
    public let format: String
    public let layer: String
    /// In the order of a feature's attributes; after ``select(_:geometry:)`` the selected ones only.
    public var fields: [Field] { cursor.columns.map(\.field) }
    public let encoding: EncodingChoice
    /// How many shapes had Z or M, which were left behind.
    public private(set) var droppedZM = 0

    private let cursor: LayerCursor
    private var readsGeometry = true
    private var decoder = GeometryDecoder()

    /// Opens GeoJSON, lines of GeoJSON, Shapefile, GeoPackage or FlatGeobuf, also as `.gz` and inside a `.zip`.
    ///
    /// - Parameters:
    ///   - layer: Which of several layers, or which file in an archive of several. Without it there must be one, or
    ///     one that has shapes.
    ///   - encoding: Of a Shapefile's text; else it is found out, and ``encoding`` says how.
    public init(_ file: String, layer: String? = nil, encoding: String? = nil) throws(FormatError) {
        cursor = try LayerCursor(SourcePath(file, layer: layer), layer: layer, encoding: encoding)
        self.file = file
        format = cursor.format.driver
        self.layer = cursor.layerName
        self.encoding = cursor.encoding
    }

    /// What GDAL warned of so far; the first hundred.
    public var warnings: [String] { cursor.messages.warnings }

    /// Nil where the whole file would have to be read to know it.
    public var featureCount: Int? {
        let count = cursor.messages.collecting { OGR_L_GetFeatureCount(cursor.layer, 0) }
        return count < 0 ? nil : Int(count)
    }

    /// Whether its features may have shapes; a table has none.
    public var holdsShapes: Bool { OGR_L_GetGeomType(cursor.layer) != wkbNone }

    /// The other files it consists of: of a Shapefile the `.dbf`, `.shx`, `.prj` and `.cpg`.
    public var sidecars: [String] {
        cursor.messages.collecting { cursor.dataset.files }.filter { $0 != cursor.source.virtual }
    }

    /// The CRS as the file states it; nil where it states none. Found out when first asked for: most files cost
    /// nothing, others 5 ms for PROJ's database.
    public private(set) lazy var crs: CRS? = LayerCRS(cursor).crs

    /// Leaves all other fields undecoded, and the shapes where `geometry` is false. To be called before reading.
    ///
    /// - Parameter names: In the order in which a feature's attributes shall come; nil keeps all.
    public func select(_ names: [String]?, geometry: Bool = true) throws(FormatError) {
        try cursor.select(names, geometry: geometry)
        readsGeometry = geometry
    }

    /// The next feature and its number in the file, from 1; nil after the last.
    ///
    /// A shape of a type that cannot be used is reported in the feature's place, so that the rest can be read on.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` and ``FormatError/undecodableText(file:encoding:place:)``.
    public func next() throws(FormatError) -> (row: Int, feature: Result<Feature<Coordinate>, FormatError>)? {
        try cursor.next { feature throws(FormatError) in
            let row = cursor.row
            let attributes = try cursor.attributes(of: feature)
            guard readsGeometry, let shape = OGR_F_GetGeometryRef(feature) else {
                return (row, .success(Feature(geometry: nil, attributes: attributes)))
            }
            switch decoder.decode(shape) {
            case .shape(let geometry, let hadZM):
                if hadZM { droppedZM += 1 }
                return (row, .success(Feature(geometry: geometry, attributes: attributes)))
            case .unsupported(let type):
                return (row, .failure(.unsupportedGeometry(file: file, row: row, type: type)))
            }
        }
    }

    /// Calls `body` with each feature that is left, in file order.
    public func forEach(
        _ body: (_ row: Int, _ feature: Result<Feature<Coordinate>, FormatError>) throws -> Void
    ) throws {
        while let (row, feature) = try next() { try body(row, feature) }
    }
}

extension LayerReader {
    /// The box around all shapes, in the layer's numbers; empty where there are none.
    ///
    /// - Complexity: Nothing where the format keeps it, else a pass over the whole file.
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` when the shapes can't be read to their end.
    public func extent() throws(FormatError) -> Extent {
        var envelope = OGREnvelope()
        let status = cursor.messages.collecting { OGR_L_GetExtent(cursor.layer, &envelope, 1) }
        guard status == OGRERR_NONE else {
            // An empty layer has no extent, and that is no failure.
            guard cursor.messages.hasFailure else { return .empty }
            throw .damaged(file: file, layer: layer, row: nil, reason: cursor.messages.takeReason())
        }
        return Extent(minX: envelope.MinX, minY: envelope.MinY, maxX: envelope.MaxX, maxY: envelope.MaxY)
    }

    /// The box around the first shape, in the layer's numbers; empty where none of the first hundred features has one.
    ///
    /// To be called before reading: it begins anew at the first feature.
    public func firstExtent() -> Extent {
        var box = Extent.empty
        // What GDAL has to say of these features it says again when they are read.
        GDALMessages().collecting {
            for _ in 0..<100 where box.isEmpty {
                guard let feature = OGR_L_GetNextFeature(cursor.layer) else { break }
                defer { OGR_F_Destroy(feature) }
                guard let shape = OGR_F_GetGeometryRef(feature), OGR_G_IsEmpty(shape) == 0 else { continue }
                var envelope = OGREnvelope()
                OGR_G_GetEnvelope(shape, &envelope)
                box = Extent(minX: envelope.MinX, minY: envelope.MinY, maxX: envelope.MaxX, maxY: envelope.MaxY)
            }
            OGR_L_ResetReading(cursor.layer)
        }
        return box
    }
}
