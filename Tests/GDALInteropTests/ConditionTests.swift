import GeoModel
import Testing

@testable import GDALInterop

@Suite("features that meet a condition")
struct ConditionTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Three squares of side 1, at 0, 10 and 20 east; the first and the last are streets.
    private static let features = [("街道", 0.0), ("园区", 10), ("街道", 20)].enumerated().map { index, kind in
        Feature(
            geometry: Geometry<Coordinate>.square(kind.1, 0), attributes: [.text(kind.0), .integer(Int64(index + 1))])
    }

    private func write(_ name: String, encoding: String? = nil) throws -> String {
        var options = FeatureWriter.Options()
        if let encoding { options.shapefileEncoding = encoding }
        try GDALInteropTests.write(
            Self.features, fields: [Field("kind", .text), Field("n", .integer)], to: folder.path(name), options: options
        )
        return folder.path(name)
    }

    private func numbers(_ reader: LayerReader) throws -> [(row: Int, n: AttributeValue?)] {
        var found: [(Int, AttributeValue?)] = []
        while let (row, feature) = try reader.next() { found.append((row, try feature.get().attributes.last)) }
        return found
    }

    @Test(
        "are read alone, and counted as if there were no others; their boxes are of them alone",
        arguments: ["a.geojson", "a.gpkg", "a.shp", "a.fgb"])
    func alone(name: String) throws {
        let reader = try LayerReader(write(name), where: "n >= 2")
        let (first, all) = (try reader.firstExtent(), try reader.extent())
        #expect(min(first.minX, 20) == (name == "a.fgb" ? first.minX : 10) && all.minX == 10 && all.maxX == 21)
        let found = try numbers(reader)
        #expect(found.map(\.row) == [1, 2])
        // FlatGeobuf keeps its features in the order of its index.
        #expect(Set(found.map(\.n)) == [.integer(2), .integer(3)])
    }

    @Test("a field may be asked about that is not read", arguments: ["a.geojson", "a.gpkg", "a.shp"])
    func unselected(name: String) throws {
        let reader = try LayerReader(write(name), where: "kind = '园区'")
        try reader.select(["n"], geometry: false)
        #expect(try reader.all() == [Feature(geometry: nil, attributes: [.integer(2)])])
    }

    @Test("text is compared as the Shapefile holds it", arguments: ["UTF-8", "GBK"])
    func encodings(encoding: String) throws {
        let path = try write("a.shp", encoding: encoding)
        #expect(try numbers(LayerReader(path, where: "kind = '街道'")).map(\.n) == [.integer(1), .integer(3)])
    }

    @Test(
        "a condition that is none, or about another field, is refused with the fields",
        arguments: ["n = '", "bogus = 1"], ["a.geojson", "a.gpkg", "a.shp"])
    func refused(condition: String, name: String) throws {
        let path = try write(name)
        let error = #expect(throws: FormatError.self) { try LayerReader(path, where: condition) }
        guard case .badCondition(path, condition, ["kind", "n"], let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty && error?.kind == .usage)
        for language in Language.allCases {
            #expect(error?.explanation(in: language).contains(condition) == true)
        }
    }

    @Test("a text table knows none")
    func table() throws {
        let path = try folder.write("WKT\nPOINT (1 2)\n", to: "a.csv")
        #expect(throws: FormatError.conditionOnTable(file: path)) { try LayerReader(path, where: "n = 1") }
    }
}
