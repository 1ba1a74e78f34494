internal import GeoModel

/// Reads the rows of a list: CSV, the first sheet of an XLSX, or the attributes of a layer. All cells are text.
///
/// It belongs to one task. Rows of empty cells are left out, but counted.
public final class TableReader {
    public let file: String
    /// The header's names, in its order.
    public let columns: [String]
    public let encoding: EncodingChoice
    private let rows: any TableRows

    /// - Parameters:
    ///   - layer: Which sheet, layer, or file in an archive; the first sheet without it.
    ///   - encoding: Of a CSV; else it is found out, and ``encoding`` says how.
    ///   - text: What a ``FileDigest`` of the same file found, to spare a second reading.
    public init(
        _ file: String, layer: String? = nil, encoding: String? = nil, text: TextFindings? = nil
    ) throws(FormatError) {
        let source = try SourcePath(file, layer: layer)
        self.file = file
        if source.isTextTable {
            let table = try CSVTable(source, encoding: encoding, text: source.isPlain ? text : nil)
            (rows, self.encoding) = (table, table.encoding)
        } else {
            let cursor = try LayerCursor(source, layer: layer, encoding: encoding)
            try cursor.select(nil, geometry: false)
            (rows, self.encoding) = (LayerTable(cursor), cursor.encoding)
        }
        columns = rows.columns
        guard !columns.isEmpty else { throw .noHeader(file: file) }
    }

    /// Whether a file, or the one that is chosen in an archive, is by its ending a text table or a spreadsheet. Others may
    /// be layers: a ``LayerReader`` knows.
    public static func isTable(_ file: String, layer: String? = nil) throws(FormatError) -> Bool {
        let source = try SourcePath(file, layer: layer)
        return source.isTextTable || InputFormat.candidates(forEnding: source.ending) == [.xlsx]
    }

    /// Whether it is a CSV whose rows have shapes in a column, so that a ``LayerReader`` reads it too. To be asked for
    /// before reading.
    public func holdsShapes() throws(FormatError) -> Bool {
        guard let table = rows as? CSVTable else { return false }
        return try ShapeTable.isLayer(table)
    }

    /// The next row, nil after the last. An empty cell is nil.
    ///
    /// `row` is what a spreadsheet shows: the header is row 1, the first record row 2; in a CSV a record that runs over
    /// several lines counts once. Of a layer it is the feature's number, from 1.
    public func next() throws(FormatError) -> (row: Int, values: [String?])? {
        while let (row, values) = try rows.next() {
            if values.contains(where: { $0 != nil }) { return (row, values) }
        }
        return nil
    }

    /// The next rows together; nil after the last. Unlike ``next()`` it gives rows of empty cells too, if they are more
    /// than an empty line, and goes on after a row with too many cells.
    public func nextBlock(of count: Int) throws(FormatError) -> TableBlock? {
        var block = rows.block()
        while block.rowCount < count, try rows.next(into: &block) {}
        return block.rowCount == 0 ? nil : block
    }

    /// Calls `body` with each row that is left.
    public func forEachRow(_ body: (_ row: Int, _ values: [String?]) throws -> Void) throws {
        while let (row, values) = try next() { try body(row, values) }
    }
}

/// Where the rows of a table come from.
protocol TableRows: AnyObject {
    var columns: [String] { get }
    func next() throws(FormatError) -> (row: Int, values: [String?])?
    /// An empty block for rows of this table.
    func block() -> TableBlock
    /// Puts the next row that is no empty line behind those of a block; false after the last.
    func next(into block: inout TableBlock) throws(FormatError) -> Bool
}

/// The attributes of a layer, or a sheet.
final class LayerTable: TableRows {
    private let cursor: LayerCursor

    init(_ cursor: LayerCursor) { self.cursor = cursor }

    var columns: [String] { cursor.columns.map(\.field.name) }

    func next() throws(FormatError) -> (row: Int, values: [String?])? {
        try cursor.next { feature throws(FormatError) in
            let values = try cursor.attributes(of: feature).map { $0.text.flatMap { $0.isEmpty ? nil : $0 } }
            return (cursor.format == .xlsx ? cursor.row + 1 : cursor.row, values)
        }
    }

    func block() -> TableBlock { TableBlock(cursor.source.file, columns: columns) }

    func next(into block: inout TableBlock) throws(FormatError) -> Bool {
        while let (row, values) = try next() {
            if values.allSatisfy({ $0 == nil }) { continue }
            for value in values {
                block.cells.append(value ?? "")
                block.cells.endCell()
            }
            block.endRow(row, found: values.count)
            return true
        }
        return false
    }
}
