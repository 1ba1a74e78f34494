/// Writes a table as CSV (RFC 4180, lines end with a line feed): nothing stands at its name before ``finish()``, and all
/// of it after.
///
/// A writer that is let go without `finish()` leaves nothing behind. It belongs to one task.
public final class CSVWriter {
    public enum Cell: Hashable, Sendable {
        case empty
        case text(String)
        /// A number in thousandths, written with three decimals.
        case thousandths(UInt64)
    }

    public let file: String
    public private(set) var rowCount = 0
    private let columnCount: Int
    private let place: OutputPlace
    private let target: ByteFile
    private var pending = CSVRows()

    private static let pieceSize = 1 << 20

    /// - Parameter byteOrderMark: For Excel, which takes CSV for the machine's own encoding else.
    /// - Throws: ``FormatError/exists(file:)`` unless it may be overwritten, ``FormatError/noFolder(file:folder:)``,
    ///   ``FormatError/cannotCreate(file:reason:)``.
    public init(
        creating file: String, columns: [String], overwrite: Bool, byteOrderMark: Bool
    ) throws(FormatError) {
        self.file = file
        columnCount = columns.count
        place = try OutputPlace(file, overwrite: overwrite)
        target = try ByteFile(file, stagedFile: place.stagedFile)
        if byteOrderMark { pending.bytes += [0xEF, 0xBB, 0xBF] }
        append(columns.map(Cell.text))
    }

    deinit {
        target.close()
        place.discard()
    }

    /// Writes a row with a cell for each column.
    ///
    /// - Throws: ``FormatError/cannotHold(file:row:what:)`` and ``FormatError/cannotWrite(file:row:reason:)``.
    public func write(_ cells: [Cell]) throws(FormatError) {
        let row = rowCount + 1
        guard cells.count == columnCount else {
            throw .cannotHold(
                file: file, row: row, what: .wrongNumberOfAttributes(expected: columnCount, found: cells.count))
        }
        append(cells)
        rowCount = row
        if pending.bytes.count > Self.pieceSize { try flush() }
    }

    /// Writes rows that were made elsewhere, each with a cell for each column.
    public func write(_ rows: CSVRows) throws(FormatError) {
        guard rows.cellCount == rows.rowCount * columnCount else {
            throw .cannotHold(
                file: file, row: rowCount + 1,
                what: .wrongNumberOfAttributes(expected: rows.rowCount * columnCount, found: rows.cellCount))
        }
        try flush()
        var bytes = rows.bytes
        rowCount += rows.rowCount
        try target.write(&bytes, row: rowCount)
    }

    /// Completes the file and moves it into place.
    public func finish() throws(FormatError) {
        try flush()
        try target.finish()
        try place.commit()
    }

    private func append(_ cells: [Cell]) {
        for cell in cells { pending.append(cell) }
        pending.endRow()
    }

    private func flush() throws(FormatError) {
        try target.write(&pending.bytes, row: rowCount)
        pending.removeAll()
    }
}
