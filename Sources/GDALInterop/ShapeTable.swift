internal import CGDAL
internal import GeoModel

/// A CSV with a column of shapes as well-known text, read as a layer. Its other columns are text.
///
/// Without an SRID before its shapes it does not say what its coordinates are in. With one, that of the first shape
/// counts for all, and a shape of another is refused.
final class ShapeTable: FeatureSource {
    let format = "CSV"
    let layerName: String
    private(set) var fields: [Field]
    var encoding: EncodingChoice { table.encoding }
    let warnings: [String] = []
    let featureCount: Int? = nil
    let holdsShapes = true
    let sidecars: [String] = []

    private let file: String
    private let table: CSVTable
    private let shapeColumn: Int
    /// Where in a row each field stands.
    private var positions: [Int]
    private var readsGeometry = true
    /// The SRID of the first shape, once it was met or asked for.
    private var layerSRID: SRID?
    private let messages = GDALMessages()

    private enum SRID: Equatable {
        case none
        case code(Int)

        init(_ shape: ShapeText) { self = shape.srid.map { .code($0) } ?? .none }

        var code: Int? { if case .code(let code) = self { code } else { nil } }
    }

    /// What a column of shapes is called, in any case: by GDAL, GeoPandas, PostGIS, its old loader, QGIS's clipboard.
    static let columnNames = ["wkt", "geometry", "geom", "the_geom", "wkt_geom"]

    /// The column of shapes; of several the one whose name comes first in ``columnNames``.
    static func shapeColumn(among columns: [String]) -> Int? {
        let columns = columns.map { $0.lowercased() }
        return columnNames.lazy.compactMap { columns.firstIndex(of: $0) }.first
    }

    /// Whether a table has a column that is called as one of shapes, and its first cell that is not empty holds one.
    static func isLayer(_ table: CSVTable) throws(FormatError) -> Bool {
        guard let column = shapeColumn(among: table.columns) else { return false }
        var written: String?
        while written == nil, let (_, values) = try table.next() { written = values[column] }
        try table.rewind()
        guard let written else { return false }
        try GDALLibrary.require()
        return GDALMessages().collecting { ShapeText(written)?.withGeometry { _ in true } } ?? false
    }

    init(_ source: SourcePath, encoding asked: String?, text: TextFindings?) throws(FormatError) {
        try GDALLibrary.require()
        file = source.file
        layerName = SourcePath.stem(of: source.file)
        table = try CSVTable(source, encoding: asked, text: text)
        guard let column = Self.shapeColumn(among: table.columns) else {
            throw .noShapeColumn(file: source.file, columns: table.columns)
        }
        shapeColumn = column
        positions = table.columns.indices.filter { $0 != column }
        fields = positions.map { [table] in Field(table.columns[$0], .text) }
    }

    func select(_ names: [String]?, geometry: Bool) throws(FormatError) {
        readsGeometry = geometry
        guard let names else { return }
        var selected: [Int] = []
        for name in names {
            guard let index = fields.firstIndex(where: { $0.name == name }) else {
                throw .noSuchField(file: file, field: name, fields: fields.map(\.name))
            }
            selected.append(index)
        }
        positions = selected.map { positions[$0] }
        fields = selected.map { fields[$0] }
    }

    func next(_ decoder: inout GeometryDecoder) throws(FormatError) -> SourceFeature? {
        while let (row, values) = try table.next() {
            if values.allSatisfy({ $0 == nil }) { continue }  // an empty line
            let attributes = positions.map { values[$0].map { AttributeValue.text($0) } ?? .null }
            let shape = readsGeometry ? values[shapeColumn].map { decode($0, row, &decoder) } : nil
            return SourceFeature(row: row, attributes: attributes, shape: shape ?? .none)
        }
        return nil
    }

    private func decode(_ written: String, _ row: Int, _ decoder: inout GeometryDecoder) -> SourceFeature.Shape {
        guard let (srid, outcome) = shape(written, { decoder.decode($0) }) else {
            let defect = ShapeTextDefect.notAShape(
                column: table.columns[shapeColumn], start: String(written.prefix(40)))
            return .refused(.badShapeText(file: file, row: row, defect))
        }
        let common = layerSRID ?? srid
        layerSRID = common
        guard srid == common else {
            return .refused(.badShapeText(file: file, row: row, .otherSRID(srid.code, others: common.code)))
        }
        return .decoded(outcome)
    }

    /// Lends the shape of a cell; nil where it holds none.
    private func shape<Result>(_ written: String?, _ body: (OGRGeometryH) -> Result) -> (SRID, Result)? {
        guard let written, let text = ShapeText(written) else { return nil }
        return messages.collecting { text.withGeometry(body) }.map { (SRID(text), $0) }
    }

    func statedCRS() throws(FormatError) -> StatedCRS {
        var first: SRID?
        while first == nil, let (_, values) = try table.next() {
            // A shape that can't be read may still say what it is in, and is told of with its row later on.
            let srid = values[shapeColumn].flatMap { ShapeText($0)?.srid }
            first = srid.map { .code($0) } ?? shape(values[shapeColumn], { _ in })?.0
        }
        try table.rewind()
        layerSRID = first
        return first?.code.map { .said(.epsg($0)) } ?? .unsaid
    }

    func extent() throws(FormatError) -> Extent {
        var extent = Extent.empty
        while let (_, values) = try table.next() {
            if let (_, own) = shape(values[shapeColumn], Extent.init(envelopeOf:)) { extent.formUnion(own) }
        }
        try table.rewind()
        return extent
    }

    func firstExtent() throws(FormatError) -> Extent {
        var box = Extent.empty
        var rows = 0
        while box.isEmpty, rows < 100, let (_, values) = try table.next() {
            rows += 1
            if let (_, own) = shape(values[shapeColumn], Extent.init(envelopeOf:)) { box = own }
        }
        try table.rewind()
        return box
    }
}

extension Extent {
    /// The box around a shape of GDAL's; empty where the shape is.
    init(envelopeOf geometry: OGRGeometryH) {
        self = .empty
        guard OGR_G_IsEmpty(geometry) == 0 else { return }
        var envelope = OGREnvelope()
        OGR_G_GetEnvelope(geometry, &envelope)
        self.init(minX: envelope.MinX, minY: envelope.MinY, maxX: envelope.MaxX, maxY: envelope.MaxY)
    }
}
