import Foundation
import GeoModel
import PROJInterop
import Testing

@testable import GDALInterop

@Suite struct RoundTripTests {
    static let fields = [
        Field("名称", .text), Field("人口", .integer), Field("km2", .real), Field("from", .day), Field("fid", .integer),
    ]

    static let day = CalendarDay(year: 2021, month: 12, day: 31)

    static var features: [Feature<Coordinate>] {
        get throws {
            let day = try #require(day)
            return [
                Feature(
                    geometry: .square(116, 39, hole: true),
                    attributes: [.text("八里庄街道"), .integer(12), .real(1034.695941), .day(day), .integer(0)]),
                Feature(
                    geometry: .polygons(MultiPolygon([.square(110, 30), .square(120, 30)])),
                    attributes: [.text("朝阳"), .null, .real(0.1), .null, .integer(7)]),
                Feature(
                    geometry: .square(100, 20), attributes: [.null, .integer(-5), .null, .day(day), .integer(8)]),
            ]
        }
    }

    @Test(
        "a layer comes back as it was written",
        arguments: ["a.geojson", "a.json", "a.geojsonl", "a.ndjson", "a.gpkg", "a.fgb", "a.shp"])
    func roundTrip(name: String) throws {
        let folder = try TestFolder()
        let features = try Self.features
        try write(features, fields: Self.fields, to: folder.path(name))
        let reader = try LayerReader(folder.path(name))
        #expect(reader.fields.map(\.name) == Self.fields.map(\.name))
        #expect(reader.fields.map(\.type) == Self.fields.map(\.type))
        #expect(try reader.crs?.identified() == .wgs84)
        let read = try reader.all()
        // FlatGeobuf orders features along a curve through space.
        let ordered = name == "a.fgb" ? read.sorted { $0.attributes[4].text ?? "" < $1.attributes[4].text ?? "" } : read
        #expect(ordered.map(\.attributes) == features.map(\.attributes))
        for (left, right) in zip(ordered, features) {
            #expect(canonical(left.geometry) == canonical(right.geometry))
        }
        #expect(reader.warnings.isEmpty)
    }

    /// Rings start where they like and run as the format wants: compared as sets of vertices.
    private func canonical(_ geometry: Geometry<Coordinate>?) -> [Set<Coordinate>] {
        guard case .polygons(let shape) = geometry else { return [] }
        return shape.polygons.flatMap(\.rings).map { Set($0) }
    }

    @Test("nothing is written where no shape is", arguments: ["a.geojson", "a.geojsonl", "a.gpkg", "a.shp"])
    func nullGeometry(name: String) throws {
        let folder = try TestFolder()
        let empty = Geometry<Coordinate>.polygons(MultiPolygon([]))
        let features = [
            Feature<Coordinate>(geometry: nil, attributes: [.text("无")]),
            Feature(geometry: empty, attributes: [.text("空")]),
            Feature(geometry: .square(0, 0), attributes: [.text("有")]),
        ]
        try write(features, fields: [Field("n", .text)], to: folder.path(name))
        let read = try LayerReader(folder.path(name)).all()
        #expect(read.map { $0.attributes[0].text } == ["无", "空", "有"])
        #expect(read[0].geometry == nil)
        // A Shapefile knows no empty polygon.
        #expect(read[1].geometry?.isEmpty ?? (name == "a.shp"))
        #expect(read[2].geometry?.isEmpty == false)
    }

    @Test("FlatGeobuf says that it has no place for a feature without geometry")
    func flatGeobufWithoutGeometry() throws {
        let folder = try TestFolder()
        let writer = try FeatureWriter(
            creating: folder.path("a.fgb"), layer: "a", fields: [], geometry: .polygon, crs: .wgs84)
        #expect(throws: FormatError.cannotHold(file: folder.path("a.fgb"), row: 1, what: .noGeometry)) {
            try writer.write(Feature<Coordinate>(geometry: nil, attributes: []))
        }
    }

    @Test("points and lines come back too", arguments: ["a.geojson", "a.gpkg", "a.fgb", "a.shp"])
    func pointsAndLines(name: String) throws {
        let folder = try TestFolder()
        let point = Geometry<Coordinate>.points([Coordinate(x: 116.5, y: 39.25)])
        try write(
            [Feature(geometry: point, attributes: [.integer(1)])], fields: [Field("n", .integer)],
            to: folder.path(name), geometry: .point)
        #expect(try LayerReader(folder.path(name)).all().first?.geometry == point)
        let line = Geometry<Coordinate>.lines([[Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]])
        var options = FeatureWriter.Options()
        options.overwrites = true
        try write(
            [Feature(geometry: line, attributes: [.integer(1)])], fields: [Field("n", .integer)],
            to: folder.path(name), geometry: .line, options: options)
        #expect(try LayerReader(folder.path(name)).all().first?.geometry == line)
    }

    @Test("a projected CRS is kept", arguments: ["a.gpkg", "a.fgb", "a.shp"])
    func projected(name: String) throws {
        let folder = try TestFolder()
        let feature = Feature(geometry: Geometry<Coordinate>.square(500_000, 4_400_000), attributes: [])
        try write([feature], fields: [], to: folder.path(name), crs: .epsg(4548))
        #expect(try LayerReader(folder.path(name)).crs?.identified() == .epsg(4548))
        try write([feature], fields: [], to: folder.path("b" + name), crs: .cgcs2000)
        #expect(try LayerReader(folder.path("b" + name)).crs?.identified() == .cgcs2000)
    }
}
