internal import GDALInterop
import GeoModel

/// Where the rows of a list come from.
enum ListRows {
    case table(TableReader)
    /// Features, whose shapes are moved.
    case layer(LayerReader, LayerMove)

    /// - Parameter crs: The CRS that shapes are moved to; nil to leave them unread.
    init(_ list: ListFile, _ digest: FileDigest, shapesTo crs: CRS?) throws {
        func layer(to crs: CRS) throws -> ListRows? {
            let reader = try LayerReader(
                list.path, layer: list.layer, encoding: list.encoding, text: digest.text)
            return reader.holdsShapes ? .layer(reader, try LayerMove(reader, declared: list.crs, to: crs)) : nil
        }
        if let crs, try !TableReader.isTable(list.path, layer: list.layer), let layer = try layer(to: crs) {
            self = layer
            return
        }
        let table = try TableReader(
            list.path, layer: list.layer, encoding: list.encoding, text: digest.text)
        if let crs, try table.holdsShapes(), let layer = try layer(to: crs) {
            self = layer
        } else {
            self = .table(table)
        }
    }

    var columns: [String] {
        switch self {
        case .table(let reader): reader.columns
        case .layer(let reader, _): reader.fields.map(\.name)
        }
    }

    var encoding: EncodingChoice {
        switch self {
        case .table(let reader): reader.encoding
        case .layer(let reader, _): reader.encoding
        }
    }

    var remarks: [ImportRemark] {
        if case .layer(let reader, let move) = self { move.remarks + reader.remarks } else { [] }
    }

    /// - Parameters:
    ///   - take: Moves a feature's shape to the project's CRS; what is wrong with it is added to the reasons.
    ///   - refused: Called for a feature of which nothing can be read, as its shape is of no type we know.
    func forEach(
        _ columns: ListColumns,
        taking take: (LayerMove, Geometry<Coordinate>?, inout [RowDefect.Reason]) throws -> Geometry<Position>?,
        refused: (RowDefect) -> Void, _ body: (ListRow) throws -> Void
    ) throws {
        switch self {
        case .table(let reader):
            try reader.forEachRow { number, values in try body(ListRow(number, values, of: columns)) }
        case .layer(let reader, let move):
            try reader.forEach { number, feature in
                do {
                    let feature = try feature.get()
                    var defects: [RowDefect.Reason] = []
                    let shape = try take(move, feature.geometry, &defects)
                    try body(
                        ListRow(
                            number, feature.attributes.map(\.text), of: columns, isFeature: true, shape: shape,
                            defects: defects))
                } catch let error as FormatError {
                    refused(try RowDefect(number, error))
                }
            }
        }
    }
}
