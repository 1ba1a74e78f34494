import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite struct DamagedFileTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func make(_ name: String, count: Int = 2000) throws {
        let features = (0..<count).map {
            Feature(geometry: Geometry<Coordinate>.square(Double($0) / 100, 30), attributes: [.text("街道\($0)")])
        }
        try write(features, fields: [Field("n", .text)], to: folder.path(name))
    }

    private func cut(_ name: String, keeping share: Double) throws {
        let bytes = try folder.bytes(name)
        try folder.write(Array(bytes.prefix(Int(Double(bytes.count) * share))), to: name)
    }

    private func isDamaged(_ error: any Error) -> Bool {
        if case FormatError.damaged(_, _, _, let reason) = error { return !reason.isEmpty }
        return false
    }

    @Test(
        "a file that was cut off is never taken for a short one",
        arguments: ["a.geojson", "a.geojsonl", "a.gpkg", "a.fgb", "a.shp"])
    func truncated(name: String) throws {
        try make(name)
        try cut(name, keeping: 0.6021)
        let error = #expect(throws: FormatError.self) { try LayerReader(folder.path(name)).all() }
        #expect(error.map(isDamaged) == true, "\(String(describing: error))")
    }

    @Test("each part of a Shapefile may be the damaged one", arguments: ["a.dbf", "a.shx"])
    func truncatedPart(name: String) throws {
        try make("a.shp")
        try cut(name, keeping: 0.6)
        let error = #expect(throws: FormatError.self) { try LayerReader(folder.path("a.shp")).all() }
        #expect(error.map(isDamaged) == true, "\(String(describing: error))")
    }

    @Test("a .dbf with other records than there are shapes is refused")
    func countsDiffer() throws {
        try make("a.shp", count: 3)
        try make("b.shp", count: 2)
        try folder.write(folder.bytes("b.dbf"), to: "a.dbf")
        let error = #expect(throws: FormatError.self) { try LayerReader(folder.path("a.shp")) }
        #expect(error?.description.contains("3 shapes, its .dbf 2 records") == true)
    }

    @Test("a Shapefile without .shx names it, one without .dbf has no fields")
    func missingParts() throws {
        try make("a.shp", count: 3)
        try FileManager.default.removeItem(atPath: folder.path("a.dbf"))
        let reader = try LayerReader(folder.path("a.shp"))
        #expect(reader.fields.isEmpty)
        #expect(try reader.all().count == 3)
        try FileManager.default.removeItem(atPath: folder.path("a.shx"))
        #expect(throws: FormatError.missingPart(file: folder.path("a.shp"), part: ".shx")) {
            try LayerReader(folder.path("a.shp"))
        }
        #expect(try !folder.names.contains("a.shx"))
    }

    @Test("what is no map is not recognised", arguments: ["a.geojson", "a.shp", "a.gpkg", "a.xyz", "a"])
    func noMap(name: String) throws {
        let path = try folder.write("hello, world\n", to: name)
        #expect(throws: FormatError.self) { try LayerReader(path) }
        #expect(throws: FormatError.notFound(file: path + "x")) { try LayerReader(path + "x") }
        #expect(throws: FormatError.notAFile(file: folder.path, itIs: .folder)) { try LayerReader(folder.path) }
    }

    @Test("text in a GeoJSON that is not UTF-8 names its row and field")
    func badText() throws {
        let bytes =
            Array(#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"n":"#.utf8)
            + [UInt8(ascii: "\""), 0xBD, 0xD6, UInt8(ascii: "\"")] + Array("}}]}".utf8)
        let path = try folder.write(bytes, to: "a.geojson")
        #expect(
            throws: FormatError.undecodableText(file: path, encoding: "UTF-8", place: .value(row: 1, field: "n"))
        ) { try LayerReader(path).all() }
        #expect(throws: FormatError.encodingIsFixed(file: path, format: "GeoJSON", asked: "GB18030")) {
            try LayerReader(path, encoding: "GBK")
        }
    }

    @Test("every error says something in both languages")
    func sentences() {
        let error = FormatError.noSuchField(file: "a.shp", field: "名", fields: ["名称", "县"])
        #expect(error.explanation(in: .english).hasSuffix("Did you mean '名称'?"))
        #expect(error.explanation(in: .chinese).hasSuffix("是否指“名称”？"))
    }
}
