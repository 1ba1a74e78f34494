/// The records of a CSV text (RFC 4180), cut into cells.
///
/// A cell that begins with a quote goes on to the next single quote, over separators and ends of lines; two quotes are
/// one. A quote further on in a cell is a character like others. Lines end with LF, CR LF or CR. The bytes of UTF-8 and
/// GB18030 can be cut so before they are decoded, as neither has a separator, quote or line end inside a character.
struct CSVRecords {
    private let stream: ByteStream
    private let separator: UInt8
    private var buffer: [UInt8]
    private var position = 0
    private var end = 0
    /// Whether a line feed that comes next belongs to the carriage return before it.
    private var skipsLineFeed = false

    /// A quote that is never closed would make one record of the rest of the file.
    static let longestRecord = 16 << 20

    enum Defect: Error {
        case openQuote
        case tooLong
    }

    /// Begins at the beginning of the stream, after a byte-order mark if there is one.
    init(_ stream: ByteStream, separator: UInt8) throws(FormatError) {
        self.stream = stream
        self.separator = separator
        buffer = [UInt8](repeating: 0, count: 1 << 18)
        stream.rewind()
        try fill()
        if buffer[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Puts the cells of the next record behind those that are there, one empty cell for an empty line.
    ///
    /// - Returns: False at the end.
    /// - Throws: ``Defect``, or ``FormatError`` when the file can't be read on.
    mutating func next(into cells: inout CellBytes) throws -> Bool {
        guard try skipLineFeed() else { return false }
        var length = 0
        var isQuoted = false
        var wasQuoted = false
        while true {
            if position == end { try fill() }
            if position == end { break }
            let run = plainRun(inQuotes: isQuoted)
            if !run.isEmpty {
                cells.append(buffer[run])
                position = run.upperBound
                wasQuoted = false
            }
            length += run.count + 1
            if length > Self.longestRecord { throw isQuoted ? Defect.openQuote : .tooLong }
            if position == end { continue }
            let byte = buffer[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                if isQuoted {
                    isQuoted = false
                    wasQuoted = true
                } else if wasQuoted || cells.openCount > 0 {
                    // The second of two is meant, and so is one further on.
                    cells.append(byte)
                    isQuoted = wasQuoted
                } else {
                    isQuoted = true
                }
            } else {
                cells.endCell()
                if byte != separator {
                    skipsLineFeed = byte == UInt8(ascii: "\r")
                    return true
                }
                wasQuoted = false
            }
        }
        if isQuoted { throw Defect.openQuote }
        cells.endCell()
        return true
    }

    /// The bytes from here on that belong to the cell as they are.
    private func plainRun(inQuotes: Bool) -> Range<Int> {
        buffer.withUnsafeBufferPointer { bytes in
            var index = position
            if inQuotes {
                while index < end, bytes[index] != UInt8(ascii: "\"") { index += 1 }
                return position..<index
            }
            while index < end {
                let byte = bytes[index]
                if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                    || byte == UInt8(ascii: "\"")
                {
                    break
                }
                index += 1
            }
            return position..<index
        }
    }

    /// Goes on to where a record begins; false where there is none.
    private mutating func skipLineFeed() throws(FormatError) -> Bool {
        if position == end { try fill() }
        if skipsLineFeed, position < end {
            skipsLineFeed = false
            if buffer[position] == UInt8(ascii: "\n") { position += 1 }
            if position == end { try fill() }
        }
        return position < end
    }

    private mutating func fill() throws(FormatError) {
        position = 0
        end = try stream.read(into: &buffer)
    }
}
