import GeoModel
import Testing

@testable import GDALInterop

@Suite struct TableReaderTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// `actor,area` / `甲,八里庄街道` in GBK.
    static let gbk: [UInt8] =
        Array("actor,area\n".utf8) + [0xBC, 0xD7] + Array(",".utf8)
        + [0xB0, 0xCB, 0xC0, 0xEF, 0xD7, 0xAF, 0xBD, 0xD6, 0xB5, 0xC0, 0x0A]

    @Test(
        "UTF-8 with and without a mark, and GB18030, read the same",
        arguments: [
            (Array("actor,area\n甲,八里庄街道\n".utf8), EncodingChoice("UTF-8", because: .bytesAreUTF8)),
            (Array("\u{FEFF}actor,area\r\n甲,八里庄街道\r\n".utf8), EncodingChoice("UTF-8", because: .bytesAreUTF8)),
            (gbk, EncodingChoice("GB18030", because: .bytesAreGB18030)),
        ])
    func encodings(bytes: [UInt8], encoding: EncodingChoice) throws {
        let table = try TableReader(folder.write(bytes, to: "a.csv"))
        #expect(table.columns == ["actor", "area"])
        #expect(table.encoding == encoding)
        #expect(try table.all() == [["甲", "八里庄街道"]])
    }

    @Test("comma, semicolon and tab are told apart", arguments: [",", ";", "\t"])
    func separators(separator: String) throws {
        let text = ["a", "\"b,;c\"", "d"].joined(separator: separator) + "\n1\(separator)2\(separator)3\n"
        let table = try TableReader(folder.write(text, to: "a.csv"))
        #expect(table.columns == ["a", "b,;c", "d"])
        #expect(try table.all() == [["1", "2", "3"]])
    }

    @Test("codes keep their zeros, and columns named WKT, lon and lat are text")
    func everythingIsText() throws {
        try folder.write("\"Integer\",\"WKT\",\"Real\",\"Real\"", to: "a.csvt")
        let table = try TableReader(folder.write("code,WKT,lon,lat\n0110,POINT (1 2),116.50,39\n", to: "a.csv"))
        #expect(table.columns == ["code", "WKT", "lon", "lat"])
        #expect(try table.all() == [["0110", "POINT (1 2)", "116.50", "39"]])
    }

    @Test("rows have the numbers that a spreadsheet shows")
    func rowNumbers() throws {
        let table = try TableReader(folder.write("a,b\n1,2\n\n,\n\"x\ny\",\n5\n", to: "a.csv"))
        var rows: [Int] = []
        var values: [[String?]] = []
        try table.forEachRow {
            rows.append($0)
            values.append($1)
        }
        #expect(rows == [2, 5, 6])
        #expect(values == [["1", "2"], ["x\ny", nil], ["5", nil]])
    }

    @Test("more cells than columns stop the reading, empty ones do not")
    func surplusCells() throws {
        let path = try folder.write("a,b,\n1,2,\n3,4,,\n5,6,7\n", to: "a.csv")
        let table = try TableReader(path)
        #expect(table.columns == ["a", "b"])
        #expect(throws: FormatError.surplusCells(file: path, row: 4, cells: 3, columns: 2)) { try table.all() }
    }

    @Test("an empty file is told as such, a blank line is no header, and two columns of one name are refused")
    func headers() throws {
        let empty = try folder.write("", to: "a.csv")
        #expect(throws: FormatError.emptyFile(file: empty)) { try TableReader(empty) }
        let blank = try folder.write("\n", to: "d.csv")
        #expect(throws: FormatError.noHeader(file: blank)) { try TableReader(blank) }
        let twice = try folder.write("a,b,a\n", to: "b.csv")
        #expect(throws: FormatError.repeatedColumn(file: twice, column: "a")) { try TableReader(twice) }
        let only = try folder.write("a,b", to: "c.csv")
        #expect(try TableReader(only).all() == [])
    }

    @Test("text that is nothing names its line and byte")
    func undecided() throws {
        let path = try folder.write(Array("a\n".utf8) + [0x31, 0xFF, 0x0A], to: "a.csv")
        #expect(throws: FormatError.undecidedEncoding(file: path, place: .byte(offset: 3, line: 2))) {
            try TableReader(path)
        }
        let gbk = try folder.write(Self.gbk, to: "b.csv")
        #expect(
            throws: FormatError.undecodableText(file: gbk, encoding: "UTF-8", place: .byte(offset: 11, line: 2))
        ) { try TableReader(gbk, encoding: "UTF-8") }
    }

    @Test("a digest of the file spares a second look at its bytes")
    func sharedFindings() throws {
        let path = try folder.write(Self.gbk, to: "a.csv")
        let table = try TableReader(path, text: FileDigest(ofFile: path).text)
        #expect(table.encoding.name == "GB18030")
        #expect(try table.all() == [["甲", "八里庄街道"]])
    }

    @Test("a sheet reads as its cells are written")
    func sheet() throws {
        let day = try #require(CalendarDay(year: 2021, month: 12, day: 31))
        try write(
            [
                Feature(geometry: nil, attributes: [.text("甲"), .integer(110_105), .real(2.5), .day(day)]),
                Feature(geometry: nil, attributes: [.null, .null, .null, .null]),
                Feature(geometry: nil, attributes: [.text("007"), .null, .real(3), .null]),
            ],
            fields: [Field("责任", .text), Field("code", .integer), Field("km2", .real), Field("to", .day)],
            to: folder.path("a.xlsx"), geometry: .none, crs: nil)
        let table = try TableReader(folder.path("a.xlsx"))
        #expect(table.columns == ["责任", "code", "km2", "to"])
        var rows: [Int] = []
        var values: [[String?]] = []
        try table.forEachRow {
            rows.append($0)
            values.append($1)
        }
        #expect(rows == [2, 4])
        #expect(values == [["甲", "110105", "2.5", "2021-12-31"], ["007", nil, "3", nil]])
    }

    @Test("the first row of a sheet is its header, also where every cell below is text too")
    func textSheet() throws {
        try write(
            [Feature<Coordinate>(geometry: nil, attributes: [.text("一组"), .text("街道")])],
            fields: [Field("actor", .text), Field("area", .text)], to: folder.path("b.xlsx"), geometry: .none, crs: nil)
        let table = try TableReader(folder.path("b.xlsx"))
        #expect(table.columns == ["actor", "area"])
        #expect(try table.all() == [["一组", "街道"]])
    }

    @Test("a layer's attributes are a table too", arguments: ["a.gpkg", "a.geojson", "a.shp"])
    func layer(name: String) throws {
        try write(
            [Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: [.text("甲"), .integer(3)])],
            fields: [Field("n", .text), Field("i", .integer)], to: folder.path(name))
        let table = try TableReader(folder.path(name))
        #expect(table.columns == ["n", "i"])
        #expect(try table.all() == [["甲", "3"]])
    }

    @Test("the planner list of Beijing has its rows")
    func beijing() throws {
        guard let path = sharedData("beijing-streets/planners/appointments.csv") else { return }
        let table = try TableReader(path)
        #expect(table.columns.first == "actor")
        #expect(try table.all().allSatisfy { $0[0] != nil })
    }
}

@Suite struct CSVRecordsTests {
    /// The cells of each record of a text.
    private func records(_ text: String) throws -> [[String]] {
        let folder = try TestFolder()
        let stream = try ByteStream(SourcePath(folder.write(text, to: "a.csv"), layer: nil))
        var records = try CSVRecords(stream, separator: UInt8(ascii: ","))
        var all: [[String]] = []
        var record = CellBytes()
        while try records.next(into: &record) {
            all.append((0..<record.count).compactMap { record.text($0, .utf8) })
            record.removeAll()
        }
        return all
    }

    @Test(
        "quotes hold separators, ends of lines and doubled quotes",
        arguments: [
            ("a,b\n", [["a", "b"]]), ("a,b", [["a", "b"]]), ("a,\n", [["a", ""]]), (",", [["", ""]]),
            ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\nb\"\n", [["a\nb"]]), ("\"a\"\"b\"\n", [["a\"b"]]),
            ("\"\"\n", [[""]]), ("\"\"\"\"\n", [["\""]]), ("\"\"\"a\"\"\",\"\"\n", [["\"a\"", ""]]),
            ("a\"b,c\n", [["a\"b", "c"]]), ("\"a\"b,c\n", [["ab", "c"]]), ("\u{FEFF}", []), ("\n", [[""]]),
        ])
    func quotes(text: String, expected: [[String]]) throws {
        #expect(try records(text) == expected)
    }

    @Test("lines end with LF, CR LF or CR", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        #expect(try records("a,b\(end)\(end)1,2\(end)") == [["a", "b"], [""], ["1", "2"]])
    }

    @Test("a text longer than the buffer is cut at the same places")
    func longText() throws {
        // 40,000 lines of 7 to 13 bytes: the buffer of 2^18 bytes ends within a line.
        let lines = (0..<40_000).map { "\($0),\"甲,\($0 % 7)\"" }
        let read = try records(lines.joined(separator: "\r\n"))
        #expect(read.count == 40_000)
        #expect(read.enumerated().allSatisfy { $1 == ["\($0)", "甲,\($0 % 7)"] })
    }

    @Test("a quote that is never closed is told with its row")
    func openQuote() throws {
        let folder = try TestFolder()
        let path = try folder.write("a,b\n1,2\n\"3,4\n5,6\n", to: "a.csv")
        let error = #expect(throws: FormatError.self) { try TableReader(path).all() }
        guard case .damaged(_, _, let row, let reason) = try #require(error) else {
            Issue.record("another error")
            return
        }
        #expect(row == 3)
        #expect(reason.contains("never closed"))
    }
}
