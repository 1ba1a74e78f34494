import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite struct ShapefileEncodingTests {
    let folder: TestFolder
    static let fields = [Field("乡", .text), Field("县区名", .text)]
    static let rows: [[AttributeValue]] = [
        [.text("八里庄街道"), .text("朝阳区")], [.text("学校"), .null], [.text("abc"), .text("校")],
    ]

    init() throws { folder = try TestFolder() }

    private func make(_ encoding: String) throws {
        var options = FeatureWriter.Options()
        options.shapefileEncoding = encoding
        let features = Self.rows.map { Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: $0) }
        try GDALInteropTests.write(features, fields: Self.fields, to: folder.path("a.shp"), options: options)
    }

    private func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder.path(name)) }

    private func setLanguageDriver(_ byte: UInt8) throws {
        var bytes = try folder.bytes("a.dbf")
        bytes[29] = byte
        try folder.write(bytes, to: "a.dbf")
    }

    private func expect(_ encoding: EncodingChoice, asked: String? = nil) throws {
        let reader = try LayerReader(folder.path("a.shp"), encoding: asked)
        #expect(reader.encoding == encoding)
        #expect(reader.fields == Self.fields)
        #expect(try reader.all().map(\.attributes) == Self.rows)
    }

    @Test("a .cpg that tells the truth is followed")
    func honestCodePage() throws {
        try make("UTF-8")
        try expect(EncodingChoice("UTF-8", because: .codePageFile))
        try folder.write("GBK", to: "a.cpg")
        try expect(EncodingChoice("UTF-8", because: .bytesAreUTF8, overruling: "GBK"))
        try make2("GBK")
        try folder.write("936", to: "a.cpg")
        try expect(EncodingChoice("GB18030", because: .codePageFile))
    }

    private func make2(_ encoding: String) throws {
        for ending in ["shp", "shx", "dbf", "cpg", "prj"] { try remove("a.\(ending)") }
        try make(encoding)
    }

    @Test("GBK without a .cpg is found out by its bytes")
    func withoutCodePage() throws {
        try make("GBK")
        try remove("a.cpg")
        try setLanguageDriver(0)
        try expect(EncodingChoice("GB18030", because: .bytesAreGB18030))
        try setLanguageDriver(0x57)
        try expect(EncodingChoice("GB18030", because: .bytesAreGB18030))
    }

    @Test("UTF-8 without a .cpg is found out by its bytes")
    func utf8WithoutCodePage() throws {
        try make("UTF-8")
        try remove("a.cpg")
        try setLanguageDriver(0)
        try expect(EncodingChoice("UTF-8", because: .bytesAreUTF8))
    }

    @Test("the language driver byte 0x4D means GBK")
    func languageDriver() throws {
        try make("LDID/77")
        #expect(try !folder.names.contains("a.cpg"))
        #expect(try folder.bytes("a.dbf")[29] == 0x4D)
        try expect(EncodingChoice("GB18030", because: .languageDriver(0x4D)))
    }

    @Test("a .cpg that says UTF-8 over GBK bytes is overruled")
    func lyingCodePage() throws {
        try make("GBK")
        try folder.write("UTF-8", to: "a.cpg")
        try expect(EncodingChoice("GB18030", because: .bytesAreGB18030, overruling: "UTF-8"))
    }

    @Test("a language driver that says GBK over UTF-8 bytes is overruled")
    func lyingLanguageDriver() throws {
        try make("UTF-8")
        try remove("a.cpg")
        try setLanguageDriver(0x4D)
        try expect(EncodingChoice("UTF-8", because: .bytesAreUTF8, overruling: "CP936"))
    }

    @Test("the user's word comes first, if the bytes allow it")
    func userFirst() throws {
        try make("GBK")
        try expect(EncodingChoice("GB18030", because: .givenByUser), asked: "gbk")
        #expect(throws: FormatError.self) { try LayerReader(folder.path("a.shp"), encoding: "utf-8") }
        #expect(throws: FormatError.unknownEncoding(name: "klingon")) {
            try LayerReader(folder.path("a.shp"), encoding: "klingon")
        }
    }

    @Test("what is neither UTF-8 nor GB18030 asks for --encoding")
    func undecided() throws {
        try make("UTF-8")
        try remove("a.cpg")
        var bytes = try folder.bytes("a.dbf")
        let last = try #require(bytes.lastIndex(of: UInt8(ascii: "c")))  // of abc
        bytes[last] = 0xFF
        try folder.write(bytes, to: "a.dbf")
        #expect(throws: FormatError.undecidedEncoding(file: folder.path("a.shp"), place: .value(row: 3, field: "1"))) {
            try LayerReader(folder.path("a.shp"))
        }
    }

    @Test("a character cut at the width of its field is left out")
    func cutCharacter() throws {
        var bytes = try make4BytesWide("UTF-8")
        #expect(try LayerReader(folder.path("a.shp")).all().first?.attributes == [.text("街")])
        bytes = try make4BytesWide("GBK", text: [0xBD, 0xD6, 0xB5, 0xC0, 0xB5])
        #expect(bytes.count > 0)
        #expect(try LayerReader(folder.path("a.shp")).all().first?.attributes == [.text("街道")])
    }

    /// A field as wide as its text is long, with half a character at its end.
    private func make4BytesWide(_ encoding: String, text: [UInt8] = [0xE8, 0xA1, 0x97, 0xE9, 0x81]) throws -> [UInt8] {
        var options = FeatureWriter.Options()
        options.overwrites = true
        try GDALInteropTests.write(
            [Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: [.text("x")])],
            fields: [Field("n", .text)], to: folder.path("a.shp"), options: options)
        // A .dbf by hand: header, one field of 5 bytes, one record.
        var bytes: [UInt8] = [3, 124, 1, 1, 1, 0, 0, 0, 65, 0, 6, 0] + [UInt8](repeating: 0, count: 20)
        bytes += [UInt8(ascii: "n")] + [UInt8](repeating: 0, count: 10) + [UInt8(ascii: "C"), 0, 0, 0, 0, 5]
        bytes += [UInt8](repeating: 0, count: 15) + [0x0D, 0x20] + text + [0x1A]
        try folder.write(bytes, to: "a.dbf")
        try remove("a.cpg")
        return bytes
    }

    @Test("the streets of Beijing in GBK read as in UTF-8")
    func beijing() throws {
        guard let original = sharedData("beijing-streets/beijing_streets.shp") else { return }
        let reader = try LayerReader(original)
        try reader.select(["省", "市", "县", "乡"])
        let features = try reader.all()
        var options = FeatureWriter.Options()
        options.shapefileEncoding = "GBK"
        try GDALInteropTests.write(features, fields: reader.fields, to: folder.path("b.shp"), options: options)
        try remove("b.cpg")
        let copy = try LayerReader(folder.path("b.shp"))
        #expect(copy.encoding.name == "GB18030")
        #expect(copy.fields == reader.fields)
        #expect(try copy.all().map(\.attributes) == features.map(\.attributes))
    }
}
