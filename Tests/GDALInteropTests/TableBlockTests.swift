import Testing

@testable import GDALInterop

@Suite("Rows of a table in blocks")
struct TableBlockTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func blocks(_ path: String, of count: Int, encoding: String? = nil) throws -> [TableBlock] {
        let table = try TableReader(path, encoding: encoding)
        var blocks: [TableBlock] = []
        while let block = try table.nextBlock(of: count) { blocks.append(block.decoded()) }
        return blocks
    }

    private func texts(_ blocks: [TableBlock]) -> [[String?]] {
        blocks.flatMap { block in
            (0..<block.rowCount).map { row in (0..<block.columnCount).map { block.text(row, $0) } }
        }
    }

    @Test("blocks hold the rows in order, short ones filled, also those of empty cells, but no empty lines")
    func rows() throws {
        let path = try folder.write("a,b\n1,2\n\n,\n\"x\ny\"\n5,\"6,\"\"7\"\"\"\n\n", to: "a.csv")
        for count in 1...5 {
            let blocks = try blocks(path, of: count)
            #expect(blocks.allSatisfy { $0.rowCount <= count })
            #expect(texts(blocks) == [["1", "2"], [nil, nil], ["x\ny", nil], ["5", "6,\"7\""]])
            #expect(blocks.flatMap(\.numbers) == [2, 4, 5, 6])
        }
    }

    @Test("a row with too many cells is told, and stops nothing")
    func surplus() throws {
        let path = try folder.write("a,b\n1,2,\n3,4,5\n6\n", to: "a.csv")
        let block = try #require(blocks(path, of: 10).first)
        #expect(texts([block]) == [["1", "2"], ["3", "4"], ["6", nil]])
        #expect(block.defects == [1: .surplusCells(file: path, row: 3, cells: 3, columns: 2)])
    }

    @Test("text in GB18030 is decoded; what is none leaves its cell empty, and is told")
    func encodings() throws {
        let gb = try folder.write(TableReaderTests.gbk, to: "a.csv")
        #expect(try texts(blocks(gb, of: 10)) == [["甲", "八里庄街道"]])
        // ISO-8859-6 is Arabic: C7 is alef, and A1 is not assigned.
        let arabic = try folder.write(Array("a,b\n".utf8) + [0xC7, 0x2C, 0xA1, 0x0A], to: "b.csv")
        let block = try #require(blocks(arabic, of: 10, encoding: "ISO-8859-6").first)
        #expect(texts([block]) == [["\u{627}", nil]])
        #expect(
            block.defects == [
                0: .undecodableText(file: arabic, encoding: "ISO-8859-6", place: .value(row: 2, field: "b"))
            ])
    }

    @Test("cells written row by row are what was read, quoted where they must be; prepared ones too")
    func written() throws {
        let path = try folder.write("a;b\n1;\"x, y\"\n\"q\"\"q\";\n", to: "a.csv")
        let writer = try CSVWriter(
            creating: folder.path("b.csv"), columns: ["a", "b", "c", "d", "e"], overwrite: false, byteOrderMark: false)
        let prepared = CSVRows.Prepared([.text("1,5"), .empty])
        for block in try blocks(path, of: 1) {
            var rows = CSVRows()
            rows.append(row: 0, of: block)
            rows.append(prepared)
            rows.append(.thousandths(1500))
            rows.endRow()
            try writer.write(rows)
        }
        #expect(throws: FormatError.self) {
            var rows = CSVRows()
            rows.append(.empty)
            rows.endRow()
            try writer.write(rows)
        }
        try writer.finish()
        #expect(writer.rowCount == 2)
        #expect(try folder.text("b.csv") == "a,b,c,d,e\n1,\"x, y\",\"1,5\",,1.500\n\"q\"\"q\",,\"1,5\",,1.500\n")
    }
}
