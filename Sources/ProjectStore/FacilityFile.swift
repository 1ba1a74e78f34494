internal import GDALInterop
import GeoModel

/// A file whose rows are about facilities, open: a layer of points and polygons, or a table with columns `lon` and `lat`.
struct FacilityFile {
    /// Our columns, each with its Chinese name. A layer needs no coordinates.
    static let columns: KeyValuePairs = [
        "id": "编号", "category": "类别", "name": "名称", "level": "级别", "capacity": "容量", "lon": "经度", "lat": "纬度",
    ]

    let list: ListFile
    let record: SourceRecord
    let encoding: EncodingChoice
    let move: ImportSummary.CRSMove
    let columns: ListColumns
    /// Its columns as it calls them.
    let columnNames: [String]
    let isLayer: Bool
    private let rows: ListRows
    /// Of the coordinates of a table.
    private let tableMove: LayerMove?

    init(_ list: ListFile, _ digest: FileDigest, in crs: CRS) throws {
        self.list = list
        rows = try ListRows(list, digest, shapesTo: crs)
        encoding = rows.encoding
        columnNames = rows.columns
        columns = try ListColumns(of: columnNames, file: list.path, known: Self.columns, map: list.columns)
        var record = SourceRecord("facilities", list.path, digest, layer: list.layer, encoding: encoding)
        switch rows {
        case .layer(let reader, let layerMove):
            (isLayer, tableMove, move) = (true, nil, layerMove.summary)
            try record.note(partsOf: reader)
        case .table:
            let tableMove = try LayerMove(ofTableIn: list.crs, to: crs)
            (isLayer, self.tableMove, move) = (false, tableMove, tableMove.summary)
        }
        record.note(move)
        self.record = record
    }

    /// What a person should know of how the rows were read; complete after ``forEachRow(refused:_:)``.
    var remarks: [ImportRemark] { rows.remarks + (tableMove?.remarks ?? []) }

    /// - Parameters:
    ///   - refused: Called for a feature of which nothing can be read.
    ///   - body: Called with each other row that is not blank, and where it lies; nil where it says no place, and where
    ///     what is wrong with it is noted in the row.
    func forEachRow(
        refused: (RowDefect) -> Void, _ body: (inout ListRow, Geometry<Position>?) throws -> Void
    ) throws {
        try rows.forEach(columns, taking: { try $0.place(of: $1, &$2) }, refused: refused) { row in
            if row.isBlank { return }
            var row = row
            row.name = row.text("name") ?? row.text("id")
            let place = try place(of: &row)
            try body(&row, place)
        }
    }

    private func place(of row: inout ListRow) throws -> Geometry<Position>? {
        guard let tableMove else { return row.shape }
        if row.text("lon") == nil, row.text("lat") == nil { return nil }
        return try tableMove.place(of: &row)
    }
}
