import GeoModel
import TestWorlds
import Testing

@testable import ProjectStore

@Suite("geometry blobs of a GeoPackage")
struct GeoPackageGeometryTests {
    private static let shapes = [
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))",
        "MULTIPOLYGON EMPTY",
    ]

    @Test("a boundary comes back as it was written, and its extent stands in front", arguments: shapes)
    func roundTrip(wkt: String) throws {
        let shape = try boundary(wkt, as: Position.self)
        let blob = GeoPackageGeometry.encode(shape, srsID: 4490)
        #expect(try blob.withUnsafeBytes { try GeoPackageGeometry.decode($0) } == .polygons(shape))
        #expect(blob.withUnsafeBytes { GeoPackageGeometry.extent(of: $0) } == Extent(shape))
    }

    @Test("the header is that of OGC 12-128r17, 2.1.3, byte for byte")
    func header() throws {
        let blob = GeoPackageGeometry.encode(try boundary("POLYGON ((1 -2, 2 -2, 2 0, 1 -2))"), srsID: 4490)
        // "GP", version 0, flags: little-endian (1) and an envelope of four (1 << 1); 4490 = 0x118A.
        #expect(blob[..<8] == [0x47, 0x50, 0, 0b11, 0x8A, 0x11, 0, 0])
        // Smallest x, largest x, smallest y, largest y: 1.0, 2.0, -2.0, 0.0.
        let envelope: [UInt8] = [
            0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0,
        ]
        #expect(Array(blob[8..<40]) == envelope)
        // Then a MultiPolygon in WKB.
        #expect(blob[40..<45] == [1, 6, 0, 0, 0])
    }

    @Test("an empty boundary says so and has no envelope")
    func empty() throws {
        let blob = GeoPackageGeometry.encode(MultiPolygon<Position>([]), srsID: 4326)
        // Flag 5 is "empty"; 4326 = 0x10E6; then a MultiPolygon of no parts.
        #expect(blob == [0x47, 0x50, 0, 0b1_0001, 0xE6, 0x10, 0, 0, 1, 6, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test("the extent of a blob without envelope is taken from its shape")
    func withoutEnvelope() throws {
        let shape = try boundary("POLYGON ((1 -2, 2 -2, 2 0, 1 -2))", as: Position.self)
        var blob = GeoPackageGeometry.encode(shape, srsID: 4490)
        blob.removeSubrange(8..<40)
        blob[3] = 0b01
        #expect(blob.withUnsafeBytes { GeoPackageGeometry.extent(of: $0) } == Extent(shape))
        #expect(try blob.withUnsafeBytes { try GeoPackageGeometry.decode($0) } == .polygons(shape))
    }

    @Test("a header in big-endian order is read too")
    func bigEndian() throws {
        let shape = try boundary("POLYGON ((1 -2, 2 -2, 2 0, 1 -2))", as: Position.self)
        var blob = GeoPackageGeometry.encode(shape, srsID: 4490)
        blob[3] = 0b10
        for start in stride(from: 8, to: 40, by: 8) { blob[start..<start + 8].reverse() }
        #expect(blob.withUnsafeBytes { GeoPackageGeometry.extent(of: $0) } == Extent(shape))
    }

    @Test("a blob cut off at any byte is none or an error, never a crash", arguments: shapes)
    func truncated(wkt: String) throws {
        let blob = GeoPackageGeometry.encode(try boundary(wkt), srsID: 4490)
        for count in blob.indices {
            let part = Array(blob[..<count])
            _ = part.withUnsafeBytes { GeoPackageGeometry.extent(of: $0) }
            let shape = part.withUnsafeBytes { bytes in
                try? GeoPackageGeometry.decode(bytes)  // an error is right as well
            }
            #expect(shape == .none, "cut off after \(count) bytes")
        }
    }
}
