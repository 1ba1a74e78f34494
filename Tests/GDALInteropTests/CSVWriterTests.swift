import GDALInterop
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    @Test("cells are quoted only where they must be, and numbers have three decimals")
    func cells() throws {
        let folder = try TestFolder()
        let writer = try CSVWriter(
            creating: folder.path("a.csv"), columns: ["id", "m"], overwrite: false, byteOrderMark: false)
        try writer.write([.text("007"), .thousandths(1_234_005)])
        try writer.write([.text("a,\"b\"\n"), .empty])
        try writer.write([.text("街道"), .thousandths(0)])
        try writer.finish()
        #expect(try folder.text("a.csv") == "id,m\n007,1234.005\n\"a,\"\"b\"\"\n\",\n街道,0.000\n")
    }

    @Test("a writer that is let go leaves nothing; a row of other length is refused")
    func abandoned() throws {
        let folder = try TestFolder()
        do {
            let writer = try CSVWriter(
                creating: folder.path("a.csv"), columns: ["id"], overwrite: false, byteOrderMark: true)
            #expect(throws: FormatError.self) { try writer.write([.empty, .empty]) }
        }
        #expect(try folder.names.isEmpty)
    }
}
