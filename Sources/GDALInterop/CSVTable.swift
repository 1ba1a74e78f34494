internal import CGDAL

/// A CSV file, taken apart by GDAL's own tokenizer.
///
/// GDAL's CSV driver is passed over: it takes types from a `.csvt` beside the file, makes shapes out of a column called
/// `WKT`, and drops surplus cells in silence. UTF-8 and GB18030 can both be split at ASCII separators before decoding,
/// so a file of any size is read row by row.
final class CSVTable: TableRows {
    let columns: [String]
    let encoding: EncodingChoice

    private let source: SourcePath
    private let stream: UnsafeMutablePointer<VSILFILE>
    private let separator: String
    private let decoder: TextDecoder
    private let messages = GDALMessages()
    private var row = 1

    /// A quote that is never closed would make one row of the rest of the file.
    private static let longestRow = 16 << 20

    init(_ source: SourcePath, encoding asked: String?, text: TextFindings?) throws(FormatError) {
        self.source = source
        let asked: TextDecoder? = if let asked { try TextDecoder(named: asked) } else { nil }
        guard let stream = messages.collecting({ VSIFOpenL(source.virtual, "rb") }) else {
            throw .cannotRead(file: source.file, reason: messages.takeReason())
        }
        // A class that throws while it is made is not taken down by `deinit`.
        var isComplete = false
        defer { if !isComplete { VSIFCloseL(stream) } }
        let findings = text ?? Self.findings(of: stream)
        encoding = try Self.choice(findings, askedFor: asked, file: source.file)
        let decoder = try TextDecoder(named: encoding.name)
        self.decoder = decoder
        separator = Self.separator(of: stream)
        var columns: [String] = []
        let header = Self.cells(of: stream, separator: separator, skippingBOM: true, messages: messages)
        for (index, cell) in (header ?? []).enumerated() {
            let name = cell.isEmpty ? "" : cell.withUnsafeBufferPointer { decoder.decode($0) }
            guard let name else {
                throw .undecodableText(
                    file: source.file, encoding: decoder.name, place: .columnName(index: index + 1))
            }
            columns.append(Self.trimmed(name))
        }
        while columns.last == "" { columns.removeLast() }
        for (index, name) in columns.enumerated() where columns[..<index].contains(name) && !name.isEmpty {
            throw .repeatedColumn(file: source.file, column: name)
        }
        self.columns = columns
        self.stream = stream
        isComplete = true
    }

    deinit { VSIFCloseL(stream) }

    func next() throws(FormatError) -> (row: Int, values: [String?])? {
        let cells = Self.cells(of: stream, separator: separator, skippingBOM: false, messages: messages)
        if messages.hasFailure {
            throw .damaged(file: source.file, layer: nil, row: row, reason: messages.takeReason())
        }
        guard let cells else { return nil }
        row += 1
        var values: [String?] = []
        values.reserveCapacity(columns.count)
        for (index, cell) in cells.prefix(columns.count).enumerated() {
            if cell.isEmpty {
                values.append(nil)
                continue
            }
            guard let text = cell.withUnsafeBufferPointer({ decoder.decode($0) }) else {
                throw .undecodableText(
                    file: source.file, encoding: decoder.name, place: .value(row: row, field: columns[index]))
            }
            values.append(text)
        }
        guard cells.dropFirst(columns.count).allSatisfy(\.isEmpty) else {
            throw .surplusCells(file: source.file, row: row, cells: cells.count, columns: columns.count)
        }
        // A short row lacks its last values.
        while values.count < columns.count { values.append(nil) }
        return (row, values)
    }

    // MARK: Encoding

    private static func findings(of stream: UnsafeMutablePointer<VSILFILE>) -> TextFindings {
        var findings = TextFindings()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = VSIFReadL(piece.baseAddress, 1, piece.count, stream)
            if count == 0 { break }
            findings.feed(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        VSIRewindL(stream)
        return findings
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

    // MARK: Cells

    /// Comma, semicolon or tab: whichever the header has most of.
    private static func separator(of stream: UnsafeMutablePointer<VSILFILE>) -> String {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in LayerCursor.bytes(of: CPLReadLine2L(stream, Int32(longestRow), nil)) {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted {
                counts[byte, default: 0] += 1
            }
        }
        VSIRewindL(stream)
        func count(_ separator: Character) -> Int { separator.asciiValue.flatMap { counts[$0] } ?? 0 }
        let (commas, semicolons, tabs) = (count(","), count(";"), count("\t"))
        if tabs > max(commas, semicolons) { return "\t" }
        return semicolons > commas ? ";" : ","
    }

    private static func trimmed(_ name: String) -> String {
        let rest = name.drop(while: \.isWhitespace)
        return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func cells(
        of stream: UnsafeMutablePointer<VSILFILE>, separator: String, skippingBOM: Bool, messages: GDALMessages
    ) -> [[UInt8]]? {
        messages.collecting {
            guard let tokens = CSVReadParseLine3L(stream, longestRow, separator, true, false, false, skippingBOM)
            else { return nil }
            defer { CSLDestroy(tokens) }
            var cells: [[UInt8]] = []
            var index = 0
            while let token = tokens[index] {
                cells.append(Array(LayerCursor.bytes(of: token)))
                index += 1
            }
            return cells
        }
    }
}
