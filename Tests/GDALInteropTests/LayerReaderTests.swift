import Foundation
import GeoModel
import PROJInterop
import Testing

@testable import GDALInterop

@Suite struct LayerReaderTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func collection(_ geometries: String...) -> String {
        let features = geometries.enumerated().map {
            #"{"type":"Feature","properties":{"n":\#($0.offset)},"geometry":\#($0.element)}"#
        }
        return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }

    @Test("Z and M are left behind and counted")
    func heights() throws {
        let path = try folder.write(
            collection(
                #"{"type":"Point","coordinates":[1,2,3]}"#, #"{"type":"Point","coordinates":[4,5]}"#,
                #"{"type":"Polygon","coordinates":[[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]]}"#), to: "a.geojson")
        let reader = try LayerReader(path)
        let features = try reader.all()
        #expect(features[0].geometry == .points([Coordinate(x: 1, y: 2)]))
        let ring = [(0, 0), (1, 0), (1, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        #expect(features[2].geometry == .polygons(MultiPolygon([Polygon(exterior: ring)])))
        #expect(reader.droppedZM == 2)
    }

    @Test("M alone is left behind too, and curves become lines")
    func measuresAndCurves() throws {
        try folder.write(
            "id,WKT\n1,\"LINESTRING M (0 0 5,1 1 6)\"\n2,\"CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))\"\n",
            to: "a.csv")
        try folder.run("ogr2ogr", "-f", "GPKG", "-nlt", "NONE", "-oo", "KEEP_GEOM_COLUMNS=NO", "x.gpkg", "a.csv")
        try folder.run("ogr2ogr", "-f", "GPKG", "-nlt", "GEOMETRY", "a.gpkg", "a.csv")
        let reader = try LayerReader(folder.path("a.gpkg"))
        let features = try reader.all()
        #expect(features[0].geometry == .lines([[Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]]))
        guard case .polygons(let shape) = features[1].geometry else {
            Issue.record("no polygon")
            return
        }
        #expect(shape.vertexCount > 50)
        #expect(reader.droppedZM == 1)
    }

    @Test("a collection is reported in its place, and the rest is read on")
    func collections() throws {
        let path = try folder.write(
            collection(
                #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}"#,
                #"{"type":"Point","coordinates":[4,5]}"#), to: "a.geojson")
        var errors: [FormatError] = []
        var count = 0
        try LayerReader(path).forEach { row, feature in
            switch feature {
            case .success: count += 1
            case .failure(let error):
                #expect(row == 1)
                errors.append(error)
            }
        }
        #expect(errors == [.unsupportedGeometry(file: path, row: 1, type: "Geometry Collection with Point")])
        #expect(count == 1)
    }

    @Test("selected fields come in the order asked for, and shapes only if wanted")
    func selection() throws {
        try write(
            [Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: [.text("甲"), .integer(3), .text("乙")])],
            fields: [Field("a", .text), Field("b", .integer), Field("c", .text)], to: folder.path("a.gpkg"))
        let reader = try LayerReader(folder.path("a.gpkg"))
        try reader.select(["c", "a"], geometry: false)
        #expect(try reader.all() == [Feature(geometry: nil, attributes: [.text("乙"), .text("甲")])])
        #expect(
            throws: FormatError.noSuchField(file: folder.path("a.gpkg"), field: "d", fields: ["c", "a"])
        ) { try reader.select(["d"]) }
    }

    @Test("of several layers one must be named, unless only one has shapes")
    func layers() throws {
        try folder.write(collection(#"{"type":"Point","coordinates":[1,2]}"#), to: "a.geojson")
        try folder.write("id,n\n1,2\n", to: "styles.csv")
        try folder.run("ogr2ogr", "a.gpkg", "a.geojson", "-nln", "街道")
        try folder.run("ogr2ogr", "-update", "a.gpkg", "styles.csv", "-nln", "layer_styles")
        #expect(try LayerReader(folder.path("a.gpkg")).layer == "街道")
        #expect(try LayerReader(folder.path("a.gpkg"), layer: "layer_styles").layer == "layer_styles")
        try folder.run("ogr2ogr", "-update", "a.gpkg", "a.geojson", "-nln", "乡镇")
        let layers = ["街道", "乡镇", "layer_styles"]
        #expect(throws: FormatError.severalLayers(file: folder.path("a.gpkg"), layers: layers)) {
            try LayerReader(folder.path("a.gpkg"))
        }
        #expect(throws: FormatError.noSuchLayer(file: folder.path("a.gpkg"), layer: "x", layers: layers)) {
            try LayerReader(folder.path("a.gpkg"), layer: "x")
        }
    }

    @Test("an old GeoJSON's crs member is believed")
    func crsMember() throws {
        func path(_ name: String) throws -> String {
            let text = collection(#"{"type":"Point","coordinates":[1,2]}"#).dropFirst()
            return try folder.write(
                #"{"crs":{"type":"name","properties":{"name":"\#(name)"}},\#(text)"#, to: "a.geojson")
        }
        #expect(try LayerReader(path("urn:ogc:def:crs:EPSG::4490")).crs == .cgcs2000)
        #expect(try LayerReader(path("EPSG:4548")).crs == .epsg(4548))
        #expect(try LayerReader(path("urn:ogc:def:crs:OGC:1.3:CRS84")).crs == .wgs84)
        #expect(try LayerReader(folder.write(collection("null"), to: "b.geojson")).crs == .wgs84)
    }

    @Test("a .prj is believed, and without one there is no CRS")
    func projectionFile() throws {
        let feature = Feature(geometry: Geometry<Coordinate>.square(500_000, 4_400_000), attributes: [])
        try write([feature], fields: [], to: folder.path("a.shp"), crs: nil)
        #expect(try LayerReader(folder.path("a.shp")).crs == nil)
        try folder.write(
            #"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000","#
                + #"6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#, to: "a.prj")
        #expect(try LayerReader(folder.path("a.shp")).crs?.identified() == .cgcs2000)
        try folder.write(#"LOCAL_CS["Beijing local",UNIT["Meter",1]]"#, to: "a.prj")
        guard case .wellKnownText(let text) = try LayerReader(folder.path("a.shp")).crs else {
            Issue.record("no text")
            return
        }
        #expect(text.contains("Beijing local"))
    }

    @Test("archives are looked into")
    func archives() throws {
        try folder.write(collection(#"{"type":"Point","coordinates":[1,2]}"#), to: "点.geojson")
        try folder.run("zip", "-q", "a.zip", "点.geojson")
        #expect(try LayerReader(folder.path("a.zip")).all().count == 1)
        try folder.run("gzip", "-k", "点.geojson")
        let gzipped = try LayerReader(folder.path("点.geojson.gz"))
        #expect(try gzipped.all().count == 1)
        #expect(gzipped.sidecars.isEmpty)
        #expect(try !folder.names.contains("点.geojson.gz.properties"))

        let square = Feature(geometry: Geometry<Coordinate>.square(0, 0), attributes: [.text("甲")])
        try write([square], fields: [Field("n", .text)], to: folder.path("b.shp"))
        try folder.run("zip", "-q", "b.zip", "b.shp", "b.shx", "b.dbf", "b.cpg", "b.prj")
        let zipped = try LayerReader(folder.path("b.zip"))
        #expect(try zipped.all().first?.attributes == [.text("甲")])
        #expect(try zipped.crs?.identified() == .wgs84)

        try folder.run("zip", "-q", "c.zip", "b.shp", "b.shx", "b.dbf", "b.cpg", "b.prj", "点.geojson")
        #expect(
            throws: FormatError.severalInArchive(file: folder.path("c.zip"), members: ["b.shp", "点.geojson"])
        ) { try LayerReader(folder.path("c.zip")) }
        #expect(try LayerReader(folder.path("c.zip"), layer: "b").format == "ESRI Shapefile")
        #expect(try LayerReader(folder.path("c.zip"), layer: "点").format == "GeoJSON")

        try folder.write("a,b\n甲,2\n", to: "d.csv")
        try folder.run("zip", "-q", "d.zip", "d.csv")
        #expect(try TableReader(folder.path("d.zip")).all() == [["甲", "2"]])
        try folder.run("zip", "-q", "e.zip", "b.prj")
        #expect(throws: FormatError.nothingInArchive(file: folder.path("e.zip"), members: ["b.prj"])) {
            try LayerReader(folder.path("e.zip"))
        }
        try folder.write("no zip", to: "f.zip")
        #expect(throws: FormatError.self) { try LayerReader(folder.path("f.zip")) }
    }
}
