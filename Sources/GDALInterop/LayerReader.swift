public import GeoModel

/// Reads the features of one layer, in file order, one at a time.
///
/// Memory is in proportion to one feature, except that GDAL keeps a GeoJSON file below 200 MB, a TopoJSON and a KML in
/// memory. A reader belongs to one task: GDAL's handles are used by one thread at a time, so it is not `Sendable`.
public final class LayerReader {
    /// The file as it was named.
    public let file: String
    /// GDAL's name of the format, for example `ESRI Shapefile`.
    public var format: String { source.format }
    public var layer: String { source.layerName }
    /// In the order of a feature's attributes; after ``select(_:geometry:)`` the selected ones only.
    public var fields: [Field] { source.fields }
    public var encoding: EncodingChoice { source.encoding }
    /// How many shapes had Z or M, which were left behind.
    public private(set) var droppedZM = 0
    /// How many shapes had arcs, which became straight lines: see ``arcStep``.
    public private(set) var linearised = 0
    /// How many shapes were collections of nothing but polygons.
    public private(set) var uncollected = 0

    /// The most degrees of a circle that one line stands for where an arc was. The line is nowhere further from the arc
    /// than 0.004 % of the radius.
    public static let arcStep = GeometryDecoder.arcStep

    private let source: any FeatureSource
    private var decoder = GeometryDecoder()
    /// Nil until asked for.
    private var statedCRS: StatedCRS?

    /// Opens GeoJSON, lines of GeoJSON, TopoJSON, Shapefile, GeoPackage, FlatGeobuf, a file geodatabase (the folder
    /// `x.gdb`), KML, OpenStreetMap, or a CSV with a column of well-known text; also as `.gz`, inside a `.zip`, and KML as `.kmz`.
    ///
    /// - Parameters:
    ///   - layer: Which of several layers, or which file in an archive of several. Without it there must be one, or
    ///     one that has shapes; of OpenStreetMap it is `multipolygons`.
    ///   - condition: Only features that meet it are read, as if the file held no others; in SQL as it stands after
    ///     `WHERE`: OGR's dialect, of a GeoPackage SQLite's.
    ///   - encoding: Of a Shapefile's or CSV's text; else it is found out, and ``encoding`` says how.
    ///   - text: What a ``FileDigest`` of the same file found, to spare a second reading.
    public init(
        _ file: String, layer: String? = nil, where condition: String? = nil, encoding: String? = nil,
        text: TextFindings? = nil
    ) throws(FormatError) {
        let path = try SourcePath(file, layer: layer)
        if path.isTextTable {
            if condition != nil { throw .conditionOnTable(file: file) }
            source = try ShapeTable(path, encoding: encoding, text: path.isPlain ? text : nil)
        } else {
            source = DriverLayer(try LayerCursor(path, layer: layer, where: condition, encoding: encoding))
        }
        self.file = file
    }

    /// What GDAL warned of so far; the first hundred.
    public var warnings: [String] { source.warnings }

    /// Nil where the whole file would have to be read to know it.
    public var featureCount: Int? { source.featureCount }

    /// Whether its features may have shapes; a table has none.
    public var holdsShapes: Bool { source.holdsShapes }

    /// Whether it is a Shapefile without its `.dbf`, which has shapes and no fields.
    public var lacksTable: Bool { format == InputFormat.shapefile.driver && source.fields.isEmpty }

    /// The other files it consists of: of a Shapefile the `.dbf`, `.shx`, `.prj` and `.cpg`.
    public var sidecars: [String] { source.sidecars }

    /// The CRS as the file states it, or as its format has it; nil where it states none.
    ///
    /// Found out when first asked for, which is to be before reading: most files cost nothing, others 5 ms for PROJ's
    /// database, a CSV is read up to its first shape.
    public var crs: CRS? {
        get throws(FormatError) {
            let stated = if let known = statedCRS { known } else { try source.statedCRS() }
            statedCRS = stated
            switch stated {
            case .said(let crs), .usual(let crs): return crs
            case .unsaid: return nil
            }
        }
    }

    /// Whether ``crs`` was asked for and is only what is usual in the format, which has no place to state one.
    public var assumedCRS: Bool { if case .usual = statedCRS { true } else { false } }

    /// Leaves all other fields undecoded, and the shapes where `geometry` is false. To be called before reading.
    ///
    /// - Parameter names: In the order in which a feature's attributes shall come; nil keeps all.
    public func select(_ names: [String]?, geometry: Bool = true) throws(FormatError) {
        try source.select(names, geometry: geometry)
    }

    /// The next feature and its number, nil after the last. It is the number in the file, from 1, and under a
    /// condition among the features that meet it; in a CSV the row as a spreadsheet shows it.
    ///
    /// A shape that cannot be used is reported in the feature's place, so that the rest can be read on.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` and ``FormatError/undecodableText(file:encoding:place:)``.
    public func next() throws(FormatError) -> (row: Int, feature: Result<Feature<Coordinate>, FormatError>)? {
        guard let found = try source.next(&decoder) else { return nil }
        switch found.shape {
        case .none: return (found.row, .success(Feature(geometry: nil, attributes: found.attributes)))
        case .refused(let error): return (found.row, .failure(error))
        case .decoded(.unsupported(let type)):
            return (found.row, .failure(.unsupportedGeometry(file: file, row: found.row, type: type)))
        case .decoded(.shape(let geometry, let changes)):
            if changes.contains(.droppedZM) { droppedZM += 1 }
            if changes.contains(.linearised) { linearised += 1 }
            if changes.contains(.uncollected) { uncollected += 1 }
            return (found.row, .success(Feature(geometry: geometry, attributes: found.attributes)))
        }
    }

    /// Calls `body` with each feature that is left, in file order.
    public func forEach(
        _ body: (_ row: Int, _ feature: Result<Feature<Coordinate>, FormatError>) throws -> Void
    ) throws {
        while let (row, feature) = try next() { try body(row, feature) }
    }

    /// The box around all shapes, in the layer's numbers; empty where there are none. To be asked for before reading.
    ///
    /// - Complexity: Nothing where the format keeps it, else a pass over the whole file.
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` when the shapes can't be read to their end.
    public func extent() throws(FormatError) -> Extent { try source.extent() }

    /// The box around the first shape, in the layer's numbers; empty where none of the first hundred features has one.
    ///
    /// To be called before reading: it begins anew at the first feature.
    public func firstExtent() throws(FormatError) -> Extent { try source.firstExtent() }
}
