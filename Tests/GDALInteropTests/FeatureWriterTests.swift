import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite struct FeatureWriterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private struct Collection: Decodable {
        struct Feature: Decodable {
            struct Geometry: Decodable {
                let type: String
                let coordinates: [[[Double]]]
            }
            struct Properties: Decodable {
                let name: String?
                let km2: Double?
                let count: Int?
                let from: String?
            }
            let type: String
            let properties: Properties
            let geometry: Geometry?
        }
        let type: String
        let features: [Feature]
    }

    private static let fields = [
        Field("name", .text), Field("km2", .real), Field("count", .integer), Field("from", .day),
    ]

    private func feature(_ geometry: Geometry<Coordinate>?, km2: Double = 1034.695941) throws -> Feature<Coordinate> {
        let day = try #require(CalendarDay(year: 2021, month: 12, day: 31))
        return Feature(geometry: geometry, attributes: [.text("街道"), .real(km2), .integer(14), .day(day)])
    }

    @Test("GeoJSON is RFC 7946: seven decimals, outer rings counter-clockwise, no crs member")
    func rfc7946() throws {
        let clockwise = Polygon(
            exterior: Polygon.square(116.12345678, 39).exterior.reversed(),
            interiors: [Polygon.square(116.3, 39.3, side: 0.1).exterior])
        var options = FeatureWriter.Options()
        options.description = "没有责任规划师的街道"
        try write(
            [try feature(.polygons(MultiPolygon([clockwise]))), try feature(nil)], fields: Self.fields,
            to: folder.path("a.geojson"), options: options)
        let text = try folder.text("a.geojson")
        #expect(!text.contains("crs"))
        #expect(text.contains("没有责任规划师的街道"))
        #expect(text.contains("116.1234568") && !text.contains("116.12345678"))
        #expect(text.contains("\"km2\":1034.695941,"))
        #expect(text.contains("\"from\":\"2021-12-31\""))
        let read = try JSONDecoder().decode(Collection.self, from: Data(text.utf8))
        #expect(read.type == "FeatureCollection")
        #expect(read.features[1].geometry == nil)
        let rings = try #require(read.features[0].geometry).coordinates.map { ring in
            ring.map { Coordinate(x: $0[0], y: $0[1]) }
        }
        #expect(read.features[0].geometry?.type == "Polygon")
        #expect(Polygon.doubledArea(rings[0]) > 0)
        #expect(Polygon.doubledArea(rings[1]) < 0)
        #expect(rings.allSatisfy { $0.first == $0.last })
    }

    @Test("lines of GeoJSON are one feature a line, without separator characters")
    func lines() throws {
        try write(
            [try feature(.square(0, 0)), try feature(nil)], fields: Self.fields, to: folder.path("a.geojsonl"))
        let lines = try folder.text("a.geojsonl").split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            let feature = try JSONDecoder().decode(Collection.Feature.self, from: Data(line.utf8))
            #expect(feature.type == "Feature" && feature.properties.km2 == 1034.695941)
        }
    }

    private func text(_ geometry: Geometry<Coordinate>) -> String {
        var text = GeoJSONText()
        let isWhole = text.geometry(geometry)
        #expect(isWhole)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test("coordinates are rounded one by one, so that shared vertices stay shared")
    func rounding() {
        let points = [(116.123_456_749_999, 39.999_999_95), (-0.000_000_01, -1.5), (100.000_000_05, -0.000_000_1)]
        #expect(
            text(.points(points.map { Coordinate(x: $0.0, y: $0.1) }))
                == #"{"type":"MultiPoint","coordinates":[[116.1234567,40.0],[0.0,-1.5],[100.0000001,-0.0000001]]}"#)
    }

    @Test("what falls together at seven decimals is left out")
    func collapsed() {
        let sliver = Polygon(
            exterior: [(0, 0), (1e-9, 0), (1e-9, 1e-9), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })
        #expect(text(.polygons(MultiPolygon([sliver]))) == #"{"type":"MultiPolygon","coordinates":[]}"#)
        #expect(text(.polygons(MultiPolygon([sliver, .square(0, 0)]))).hasPrefix(#"{"type":"Polygon""#))
        #expect(text(.lines([])) == #"{"type":"MultiLineString","coordinates":[]}"#)
    }

    @Test("a coordinate that is no number is refused")
    func notANumber() throws {
        let writer = try FeatureWriter(
            creating: folder.path("a.geojson"), layer: "a", fields: [], geometry: .point, crs: .wgs84)
        #expect(throws: FormatError.self) {
            try writer.write(Feature(geometry: Geometry.points([Coordinate(x: .nan, y: 0)]), attributes: []))
        }
    }

    @Test("text in JSON comes back whole")
    func escapes() throws {
        let value = AttributeValue.text("a\"b\\c\n\t\u{1}\u{1F}街道😀")
        let day = AttributeValue.real(.nan)
        try write(
            [Feature<Coordinate>(geometry: nil, attributes: [value, day])],
            fields: [Field("\"n\"", .text), Field("x", .real)], to: folder.path("a.geojson"))
        let reader = try LayerReader(folder.path("a.geojson"))
        #expect(reader.fields.first?.name == "\"n\"")
        #expect(try reader.all().first?.attributes == [value, .null])
    }

    @Test("the same features give the same bytes", arguments: ["geojson", "geojsonl", "csv"])
    func deterministic(ending: String) throws {
        let features = try (0..<50).map { try feature(.square(Double($0) / 7, 0.1), km2: Double($0) / 3) }
        try write(features, fields: Self.fields, to: folder.path("a.\(ending)"))
        try write(features, fields: Self.fields, to: folder.path("b.\(ending)"))
        #expect(try folder.bytes("a.\(ending)") == folder.bytes("b.\(ending)"))
    }

    @Test("CSV holds the attributes, with a mark for Excel if wanted")
    func csv() throws {
        let fields = Self.fields + [Field("code", .text)]
        let feature = try feature(.square(0, 0))
        let coded = Feature(geometry: feature.geometry, attributes: feature.attributes + [.text("0110")])
        let nothing = Feature<Coordinate>(geometry: nil, attributes: [.text("a,\"b\"\nc"), .null, .null, .null, .null])
        try write([coded, nothing], fields: fields, to: folder.path("a.csv"))
        #expect(
            try folder.text("a.csv")
                == "name,km2,count,from,code\n街道,1034.695941,14,2021-12-31,0110\n\"a,\"\"b\"\"\nc\",,,,\n")
        var options = FeatureWriter.Options()
        options.writesBOM = true
        options.writesWKT = true
        try write([coded], fields: fields, to: folder.path("b.csv"), options: options)
        let text = try folder.text("b.csv")
        #expect(text.unicodeScalars.first == "\u{FEFF}")
        #expect(text.contains("WKT,name"))
        #expect(text.contains("\"POLYGON ((0 0,1 0"))
        try write([], fields: fields, to: folder.path("c.csv"), geometry: .none, crs: nil)
        #expect(try folder.text("c.csv") == "name,km2,count,from,code\n")
    }

    @Test("a Shapefile's names are short, distinct and whole")
    func shortNames() throws {
        let names = ["责任规划师姓名", "责任规划师单位", "责任规", "population_2020", "population_2021", "NAME", "name"]
        let writer = try FeatureWriter(
            creating: folder.path("a.shp"), layer: "a", fields: names.map { Field($0, .text) }, geometry: .polygon,
            crs: .wgs84)
        try writer.write(
            Feature(
                geometry: Geometry<Coordinate>.square(0, 0), attributes: names.map { AttributeValue.text($0) }))
        try writer.finish()
        #expect(
            writer.renamedFields.map(\.shortName)
                == ["责任_2", "责任_3", "population", "populati_2", "name_2"])
        let reader = try LayerReader(folder.path("a.shp"))
        #expect(
            reader.fields.map(\.name)
                == ["责任_2", "责任_3", "责任规", "population", "populati_2", "NAME", "name_2"])
        #expect(try reader.all().first?.attributes == names.map { .text($0) })
        #expect(try folder.text("a.cpg") == "UTF-8")
    }

    @Test("a text too long for a Shapefile is cut between characters, and counted")
    func longTexts() throws {
        let writer = try FeatureWriter(
            creating: folder.path("a.shp"), layer: "a", fields: [Field("n", .text)], geometry: .polygon, crs: .wgs84)
        try writer.write(
            Feature(
                geometry: Geometry<Coordinate>.square(0, 0), attributes: [.text(String(repeating: "街", count: 100))]))
        try writer.finish()
        #expect(writer.cutTexts == 1)
        #expect(
            try LayerReader(folder.path("a.shp")).all().first?.attributes
                == [.text(String(repeating: "街", count: 84))])
    }

    @Test("what exists is kept, unless it may be overwritten", arguments: ["a.geojson", "a.shp", "a.gpkg", "a.csv"])
    func existing(name: String) throws {
        let path = try folder.write("precious", to: name)
        #expect(throws: FormatError.exists(file: path)) { try write([], fields: Self.fields, to: path) }
        #expect(try folder.text(name) == "precious")
        #expect(try folder.names == [name])
        try folder.write("old index", to: "a.qix")
        var options = FeatureWriter.Options()
        options.overwrites = true
        try write([try feature(.square(0, 0))], fields: Self.fields, to: path, options: options)
        #expect(try folder.bytes(name) != Array("precious".utf8))
        if name == "a.shp" { #expect(try folder.names == ["a.cpg", "a.dbf", "a.prj", "a.shp", "a.shx"]) }
    }

    @Test(
        "a writer that is abandoned leaves nothing",
        arguments: ["a.geojson", "a.geojsonl", "a.shp", "a.gpkg", "a.fgb", "a.csv", "a.xlsx"])
    func abandoned(name: String) throws {
        do {
            let writer = try FeatureWriter(
                creating: folder.path(name), layer: "a", fields: Self.fields, geometry: .polygon, crs: .wgs84)
            try writer.write(try feature(.square(0, 0)))
            #expect(try !folder.names.contains(name))
        }
        #expect(try folder.names.isEmpty)
    }

    @Test("no folder, no known ending, no WGS 84: each is said before any work")
    func refusals() throws {
        func create(_ path: String, crs: CRS? = .wgs84) throws {
            _ = try FeatureWriter(creating: path, layer: "a", fields: [], geometry: .polygon, crs: crs)
        }
        let lost = folder.path("no/a.gpkg")
        #expect(throws: FormatError.noFolder(file: lost, folder: folder.path("no"))) { try create(lost) }
        #expect(throws: FormatError.unknownOutput(file: folder.path("a.dwg"))) { try create(folder.path("a.dwg")) }
        #expect(throws: FormatError.needsWGS84(file: folder.path("a.geojson"), crs: "EPSG:4490")) {
            try create(folder.path("a.geojson"), crs: .cgcs2000)
        }
        #expect(throws: FormatError.self) { try create(folder.path("a.gpkg"), crs: .epsg(999_999)) }
        #expect(try folder.names.isEmpty)
    }

    @Test("a point does not belong into a layer of polygons", arguments: ["a.gpkg", "a.fgb", "a.shp"])
    func wrongKind(name: String) throws {
        let writer = try FeatureWriter(
            creating: folder.path(name), layer: "a", fields: [], geometry: .polygon, crs: .wgs84)
        #expect(
            throws: FormatError.cannotHold(
                file: folder.path(name), row: 1, what: .otherGeometry(expected: .polygon, found: .point))
        ) { try writer.write(Feature(geometry: Geometry.points([Coordinate(x: 0, y: 0)]), attributes: [])) }
    }

    @Test("fields called fid and geom keep their names in a GeoPackage")
    func reservedNames() throws {
        let fields = [Field("fid", .text), Field("geom", .text), Field("Geom", .integer)]
        let row: [AttributeValue] = [.text("甲"), .text("乙"), .integer(1)]
        try write(
            [Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: row)], fields: fields,
            to: folder.path("a.gpkg"))
        let reader = try LayerReader(folder.path("a.gpkg"))
        #expect(reader.fields.map(\.name) == ["fid", "geom", "Geom_2"])
        #expect(try reader.all().first?.attributes == row)
        #expect(reader.layer == "街道")
    }
}
