public import GDALInterop
public import GeoModel

/// A file of places, open: a table with columns `lon` and `lat`, or a layer of points. It is read some rows at a time, and
/// every row is kept, also one that is wrong.
public final class PointFile {
    /// Our columns, each with its Chinese name.
    public static let columns: KeyValuePairs = ["lon": "经度", "lat": "纬度"]

    /// Its columns as it calls them.
    public let columnNames: [String]
    /// Its columns with a name each; those of a table are text, as it was.
    public let fields: [Field]
    public let isTable: Bool
    public let encoding: EncodingChoice
    /// What its coordinates are in.
    public var crs: String { move.summary.from }
    private let source: Source
    private let move: LayerMove

    private enum Source {
        case table(TableReader, longitude: Int, latitude: Int)
        case layer(LayerReader)
    }

    /// - Parameters:
    ///   - list: Coordinates of a table are in WGS 84, those of a layer in what it says, unless `crs` says else.
    ///   - target: CGCS2000 or WGS 84.
    /// - Throws: ``StoreError/missingColumn(_:file:columns:)`` for a table without coordinates.
    public init(_ list: ListFile, in target: CRS) throws {
        source = try Self.source(of: list)
        switch source {
        case .table(let reader, _, _):
            (isTable, encoding) = (true, reader.encoding)
            columnNames = reader.columns
            fields = reader.columns.enumerated().map { Field($1.isEmpty ? "column_\($0 + 1)" : $1, .text) }
            move = try LayerMove(ofTableIn: list.crs, to: target)
        case .layer(let reader):
            (isTable, encoding) = (false, reader.encoding)
            fields = reader.fields
            columnNames = fields.map(\.name)
            move = try LayerMove(reader, declared: list.crs, to: target)
        }
    }

    private static func source(of list: ListFile) throws -> Source {
        if try !TableReader.isTable(list.path, layer: list.layer) {
            let reader = try LayerReader(list.path, layer: list.layer, encoding: list.encoding)
            if reader.holdsShapes { return .layer(reader) }
        }
        let table = try TableReader(list.path, layer: list.layer, encoding: list.encoding)
        let columns = try ListColumns(of: table.columns, file: list.path, known: columns, map: list.columns)
        if let longitude = columns["lon"], let latitude = columns["lat"] {
            return .table(table, longitude: longitude, latitude: latitude)
        }
        if try table.holdsShapes() {
            return .layer(try LayerReader(list.path, layer: list.layer, encoding: list.encoding))
        }
        throw StoreError.missingColumn(
            columns.has("lon") ? "lat" : "lon", file: list.path, columns: table.columns)
    }

    /// What a person should know of how it was read so far.
    public var remarks: [ImportRemark] {
        if case .layer(let reader) = source { move.remarks + reader.remarks } else { move.remarks }
    }

    /// The next rows, not yet looked at; nil after the last.
    public func nextRows(_ count: Int) throws -> PointRows? {
        switch source {
        case .table(let reader, _, _):
            return try reader.nextBlock(of: count).map { PointRows(content: .table($0)) }
        case .layer(let reader):
            var features: [PointRows.Row] = []
            while features.count < count, let (number, feature) = try reader.next() {
                features.append(PointRows.Row(number: number, feature: feature))
            }
            return features.isEmpty ? nil : PointRows(content: .features(features))
        }
    }

    /// Finds out where rows of this file lie, on one thread.
    public func placer() throws -> PointPlacer {
        var columns: (Int, Int)?
        if case .table(_, let longitude, let latitude) = source { columns = (longitude, latitude) }
        return PointPlacer(try move.copy(), columns, fieldCount: fields.count)
    }
}

/// Some rows of a file of places, as they were read.
public struct PointRows: Sendable {
    enum Content: Sendable {
        case table(TableBlock)
        case features([Row])
    }

    struct Row: Sendable {
        let number: Int
        let feature: Result<Feature<Coordinate>, FormatError>
    }

    let content: Content
}
