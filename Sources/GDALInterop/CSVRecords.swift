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

    /// The cells of the next record, one empty cell for an empty line; nil at the end.
    ///
    /// - Throws: ``Defect``, or ``FormatError`` when the file can't be read on.
    mutating func next() throws -> [[UInt8]]? {
        guard var byte = try nextByte() else { return nil }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var length = 0
        var isQuoted = false
        var wasQuoted = false
        while true {
            length += 1
            if length > Self.longestRecord { throw isQuoted ? Defect.openQuote : .tooLong }
            let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                    wasQuoted = true
                } else {
                    cell.append(byte)
                }
            } else if byte == UInt8(ascii: "\""), wasQuoted {
                // The second of two: a quote that is meant.
                cell.append(byte)
                isQuoted = true
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
            } else if byte == separator || isEnd {
                cells.append(cell)
                cell = []
                if isEnd {
                    skipsLineFeed = byte == UInt8(ascii: "\r")
                    return cells
                }
            } else {
                cell.append(byte)
            }
            if !isQuoted, byte != UInt8(ascii: "\"") { wasQuoted = false }
            guard let following = try nextByte() else { break }
            byte = following
        }
        if isQuoted { throw Defect.openQuote }
        cells.append(cell)
        return cells
    }

    private mutating func nextByte() throws -> UInt8? {
        if position == end { try fill() }
        guard position < end else { return nil }
        if skipsLineFeed {
            skipsLineFeed = false
            if buffer[position] == UInt8(ascii: "\n") {
                position += 1
                return try nextByte()
            }
        }
        defer { position += 1 }
        return buffer[position]
    }

    private mutating func fill() throws(FormatError) {
        position = 0
        end = try stream.read(into: &buffer)
    }
}
