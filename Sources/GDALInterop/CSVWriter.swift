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
    private var bytes: [UInt8] = []

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
        if byteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
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
        if bytes.count > Self.pieceSize { try target.write(&bytes, row: row) }
    }

    /// Completes the file and moves it into place.
    public func finish() throws(FormatError) {
        try target.write(&bytes, row: nil)
        try target.finish()
        try place.commit()
    }

    private func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .empty: break
            case .text(let text): append(text)
            case .thousandths(let number): append(thousandths: number)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func append(_ text: String) {
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }

    private func append(thousandths number: UInt64) {
        bytes.append(contentsOf: String(number / 1000).utf8)
        bytes.append(UInt8(ascii: "."))
        let part = number % 1000
        for digit in [part / 100, part / 10 % 10, part % 10] { bytes.append(UInt8(ascii: "0") + UInt8(digit)) }
    }
}
