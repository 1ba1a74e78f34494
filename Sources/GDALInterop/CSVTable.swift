internal import GeoModel

/// A CSV file, read record by record.
///
/// GDAL's driver is passed over: it takes types from a `.csvt` beside the file and drops surplus cells in silence; and
/// loading GDAL takes longer than importing a list. Shapes in a column are made by ``ShapeTable``.
final class CSVTable: TableRows {
    /// As many as a sheet of Excel or LibreOffice can have.
    static let mostColumns = 16_384

    let columns: [String]
    let encoding: EncodingChoice

    private let source: SourcePath
    private let stream: ByteStream
    private let separator: UInt8
    private let decoder: TextDecoder
    private var records: CSVRecords
    /// The record that was read last.
    private var record = CellBytes()
    private var row = 1

    init(_ source: SourcePath, encoding asked: String?, text: TextFindings?) throws(FormatError) {
        self.source = source
        let asked: TextDecoder? = if let asked { try TextDecoder(named: asked) } else { nil }
        let stream = try ByteStream(source)
        let findings = if let text { text } else { try Self.findings(of: stream) }
        encoding = try Self.choice(findings, askedFor: asked, file: source.file)
        let decoder = try TextDecoder(named: encoding.name)
        self.decoder = decoder
        self.stream = stream
        separator = try Self.separator(of: stream)
        records = try CSVRecords(stream, separator: separator)
        _ = try Self.read(&records, into: &record, row: row, file: source.file)
        guard record.count <= Self.mostColumns else {
            throw .damaged(
                file: source.file, layer: nil, row: nil,
                reason: "its first row has \(record.count) cells, and no spreadsheet has more than \(Self.mostColumns)")
        }
        var columns: [String] = []
        for index in 0..<record.count {
            guard let name = record.text(index, decoder) else {
                throw .undecodableText(
                    file: source.file, encoding: decoder.name, place: .columnName(index: index + 1))
            }
            columns.append(name.nonBlank ?? "")
        }
        while columns.last == "" { columns.removeLast() }
        var named: Set<String> = []
        for name in columns where !name.isEmpty && !named.insert(name).inserted {
            throw .repeatedColumn(file: source.file, column: name)
        }
        self.columns = columns
    }

    func next() throws(FormatError) -> (row: Int, values: [String?])? {
        record.removeAll()
        guard try Self.read(&records, into: &record, row: row + 1, file: source.file) else { return nil }
        row += 1
        var values: [String?] = []
        values.reserveCapacity(columns.count)
        for index in 0..<min(record.count, columns.count) {
            guard let text = record.text(index, decoder) else {
                throw .undecodableText(
                    file: source.file, encoding: decoder.name, place: .value(row: row, field: columns[index]))
            }
            values.append(text.isEmpty ? nil : text)
        }
        guard record.isEmpty(from: columns.count) else {
            throw .surplusCells(file: source.file, row: row, cells: record.count, columns: columns.count)
        }
        // A short row lacks its last values.
        while values.count < columns.count { values.append(nil) }
        return (row, values)
    }

    func next(into block: inout TableBlock) throws(FormatError) -> Bool {
        let start = block.cells.count
        while try Self.read(&records, into: &block.cells, row: row + 1, file: source.file) {
            row += 1
            let count = block.cells.count - start
            if count > 1 || !block.cells.isEmpty(from: start) {
                block.endRow(row, found: count)
                return true
            }
            // An empty line is no row.
            block.cells.resize(to: start)
        }
        return false
    }

    func block() -> TableBlock { TableBlock(source.file, columns: columns, decoder: decoder) }

    /// Goes back to before the first row.
    func rewind() throws(FormatError) {
        records = try CSVRecords(stream, separator: separator)
        row = 1
        record.removeAll()
        _ = try Self.read(&records, into: &record, row: row, file: source.file)
    }

    private static func read(
        _ records: inout CSVRecords, into cells: inout CellBytes, row: Int, file: String
    ) throws(FormatError) -> Bool {
        do {
            return try records.next(into: &cells)
        } catch let error as FormatError {
            throw error
        } catch CSVRecords.Defect.openQuote {
            throw .damaged(file: file, layer: nil, row: row, reason: "a quote that opens here is never closed")
        } catch {
            throw .damaged(
                file: file, layer: nil, row: row, reason: "the row is longer than \(CSVRecords.longestRecord) bytes")
        }
    }

    // MARK: Encoding

    private static func findings(of stream: ByteStream) throws(FormatError) -> TextFindings {
        var findings = TextFindings()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = try stream.read(into: piece)
            if count == 0 { return findings }
            findings.feed(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
    }

    private static func choice(
        _ findings: TextFindings, askedFor asked: TextDecoder?, file: String
    ) throws(FormatError) -> EncodingChoice {
        if findings.startsWithBOM, findings.isUTF8 {
            let overruled = asked.flatMap { $0.isUTF8 ? nil : $0.name }
            return EncodingChoice("UTF-8", because: .bytesAreUTF8, overruling: overruled)
        }
        if let asked {
            if asked.isUTF8, !findings.isUTF8 {
                throw .undecodableText(file: file, encoding: asked.name, place: findings.endOfUTF8)
            }
            if asked.isGB18030, !findings.isGB18030 {
                throw .undecodableText(file: file, encoding: asked.name, place: findings.endOfGB18030)
            }
            return EncodingChoice(asked.name, because: .givenByUser)
        }
        if findings.isUTF8 { return EncodingChoice("UTF-8", because: .bytesAreUTF8) }
        if findings.isGB18030 { return EncodingChoice("GB18030", because: .bytesAreGB18030) }
        throw .undecidedEncoding(file: file, place: findings.endOfBoth)
    }

    // MARK: Header

    /// Comma, semicolon or tab: whichever the header has most of.
    private static func separator(of stream: ByteStream) throws(FormatError) -> UInt8 {
        stream.rewind()
        var head = [UInt8](repeating: 0, count: 1 << 16)
        let length = try stream.read(into: &head)
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in head[..<length] {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted {
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
                counts[byte, default: 0] += 1
            }
        }
        func count(_ separator: UInt8) -> Int { counts[separator] ?? 0 }
        let (comma, semicolon, tab) = (UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"))
        if count(tab) > max(count(comma), count(semicolon)) { return tab }
        return count(semicolon) > count(comma) ? semicolon : comma
    }
}
