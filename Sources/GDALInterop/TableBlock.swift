/// Some rows of a table, one behind the other, their texts as bytes: what costs little for each of a million rows, and
/// is handed to any thread.
public struct TableBlock: Sendable {
    /// The numbers of the rows, as a spreadsheet shows them.
    public private(set) var numbers: [Int] = []
    /// What is wrong with a row beside what its cells say, by its place in the block: the cells that it has more than
    /// columns are left out; text that is not in the encoding leaves its cell empty.
    public private(set) var defects: [Int: FormatError] = [:]
    var cells = CellBytes()

    private let file: String
    private let columns: [String]
    private let decoder: TextDecoder

    init(_ file: String, columns: [String], decoder: TextDecoder = .utf8) {
        (self.file, self.columns, self.decoder) = (file, columns, decoder)
    }

    public var rowCount: Int { numbers.count }
    public var columnCount: Int { columns.count }

    /// The text of a cell; nil when it is empty.
    public func text(_ row: Int, _ column: Int) -> String? {
        withBytes(row, column) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a cell in UTF-8.
    public func withBytes<Result>(
        _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        cells.withBytes(of: row * columns.count + column, body)
    }

    func forEachCell(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        for cell in row * columns.count..<(row + 1) * columns.count { cells.withBytes(of: cell, body) }
    }

    /// Makes a row of the cells behind the last one: those that lack are empty, surplus ones are left out.
    mutating func endRow(_ number: Int, found count: Int) {
        let start = numbers.count * columns.count
        if !cells.isEmpty(from: start + columns.count) {
            defects[numbers.count] = .surplusCells(
                file: file, row: number, cells: count, columns: columns.count)
        }
        cells.resize(to: start + columns.count)
        numbers.append(number)
    }

    /// The same rows in UTF-8; decoding is not done by the reader, so that several threads share it.
    public consuming func decoded() -> TableBlock {
        if decoder.isUTF8 { return self }
        let raw = cells
        cells = CellBytes()
        for index in 0..<raw.count {
            if let text = raw.text(index, decoder) {
                cells.append(text)
            } else {
                let (row, column) = index.quotientAndRemainder(dividingBy: columns.count)
                defects[row] = .undecodableText(
                    file: file, encoding: decoder.name, place: .value(row: numbers[row], field: columns[column]))
            }
            cells.endCell()
        }
        return self
    }
}
