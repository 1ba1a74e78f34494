/// Rows of CSV (RFC 4180, lines end with a line feed) as they grow, cell by cell; any thread may make some for a
/// ``CSVWriter``.
public struct CSVRows: Sendable {
    /// Cells that are written in many rows: made once, with the quotes they need.
    public struct Prepared: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let cellCount: Int

        public init(_ cells: [CSVWriter.Cell]) {
            var rows = CSVRows()
            for cell in cells { rows.append(cell) }
            (bytes, cellCount) = (rows.bytes, rows.cellCount)
        }
    }

    var bytes: [UInt8] = []
    private(set) var cellCount = 0
    private(set) var rowCount = 0
    private var isInRow = false

    public init() {}

    public mutating func append(_ cell: CSVWriter.Cell) {
        beginCells(1)
        switch cell {
        case .empty: break
        case .text(var text): text.withUTF8 { append($0) }
        case .thousandths(let number): append(thousandths: number)
        }
    }

    public mutating func append(_ cells: Prepared) {
        if cells.cellCount == 0 { return }
        beginCells(cells.cellCount)
        bytes.append(contentsOf: cells.bytes)
    }

    /// All cells of a row of a table.
    public mutating func append(row: Int, of block: TableBlock) {
        block.forEachCell(of: row) { cell in
            beginCells(1)
            append(cell)
        }
    }

    public mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        rowCount += 1
        isInRow = false
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        (cellCount, rowCount) = (0, 0)
    }

    private mutating func beginCells(_ count: Int) {
        if isInRow { bytes.append(UInt8(ascii: ",")) }
        isInRow = true
        cellCount += count
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
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

    private mutating func append(thousandths number: UInt64) {
        bytes.append(contentsOf: String(number / 1000).utf8)
        bytes.append(UInt8(ascii: "."))
        let part = number % 1000
        for digit in [part / 100, part / 10 % 10, part % 10] { bytes.append(UInt8(ascii: "0") + UInt8(digit)) }
    }
}
