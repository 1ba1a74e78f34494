import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite("KML, TopoJSON and file geodatabases")
struct KMLAndTopoJSONTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let kml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>街道</name><Placemark><name>甲街道</name>
        <ExtendedData><Data name="code"><value>110101</value></Data></ExtendedData>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>112,33,5 113,33,5 113,34,5 112,33,5</coordinates></LinearRing>
        </outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>
        """

    private let triangle = Geometry<Coordinate>.polygons(
        MultiPolygon([
            Polygon(exterior: [(112, 33), (113, 33), (113, 34), (112, 33)].map { Coordinate(x: $0.0, y: $0.1) })
        ]))

    private func value(_ field: String, of reader: LayerReader, _ feature: Feature<Coordinate>) -> AttributeValue? {
        reader.fields.firstIndex { $0.name == field }.map { feature.attributes[$0] }
    }

    @Test("a placemark's name is the field Name, its data are fields of their own, its heights are dropped")
    func kml() throws {
        let reader = try LayerReader(folder.write(Self.kml, to: "a.kml"))
        let feature = try #require(try reader.all().first)
        #expect(value("Name", of: reader, feature) == .text("甲街道"))
        #expect(value("code", of: reader, feature) == .text("110101"))
        #expect(feature.geometry == triangle)
        #expect(reader.droppedZM == 1 && reader.layer == "街道")
        #expect(try reader.crs == .wgs84)
        #expect(!reader.assumedCRS)
    }

    @Test("of a KMZ the doc.kml is read, among other files")
    func kmz() throws {
        try folder.write(Self.kml, to: "doc.kml")
        try folder.write(Self.kml.replacingOccurrences(of: "甲", with: "乙"), to: "linked.kml")
        try folder.write("picture", to: "icon.png")
        try folder.run("zip", "-q", "a.kmz", "icon.png", "linked.kml", "doc.kml")
        let reader = try LayerReader(folder.path("a.kmz"))
        let feature = try #require(try reader.all().first)
        #expect(value("Name", of: reader, feature) == .text("甲街道"))
        try folder.run("zip", "-q", "b.kmz", "linked.kml")
        #expect(try LayerReader(folder.path("b.kmz")).all().count == 1)
        try folder.run("zip", "-q", "c.kmz", "icon.png")
        #expect(throws: FormatError.nothingInArchive(file: folder.path("c.kmz"), members: ["icon.png"])) {
            try LayerReader(folder.path("c.kmz"))
        }
    }

    /// Two squares that share the arc from 1, 0 to 1, 1, quantized: a step is 0.5, the origin 112, 33.
    private static let topology = """
        {"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[112,33]},"objects":{"streets":{"type":
        "GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]],"properties":{"name":"甲"}},{"type":"Polygon",
        "arcs":[[2,-1]],"properties":{"name":"乙"}}]}},"arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],
        [[2,0],[2,0],[0,2],[-2,0]]]}
        """

    @Test("shared arcs of a TopoJSON become the borders of both, and WGS 84 is taken for granted and told")
    func topoJSON() throws {
        for name in ["a.topojson", "a.json"] {
            let reader = try LayerReader(folder.write(Self.topology, to: name))
            #expect(reader.format == "TopoJSON" && reader.layer == "streets")
            #expect(!reader.assumedCRS)
            #expect(try reader.crs == .wgs84)
            #expect(reader.assumedCRS)
            let features = try reader.all()
            #expect(features.map { value("name", of: reader, $0) } == [.text("甲"), .text("乙")])
            let squares = features.compactMap { feature -> Extent? in
                guard case .polygons(let shape)? = feature.geometry else { return nil }
                return Extent(shape)
            }
            #expect(
                squares == [
                    Extent(minX: 112, minY: 33, maxX: 113, maxY: 34), Extent(minX: 113, minY: 33, maxX: 114, maxY: 34),
                ])
        }
    }

    private func makeGeodatabase() throws {
        try write(
            [Feature(geometry: triangle, attributes: [.text("甲街道")])], fields: [Field("名称", .text)],
            to: folder.path("a.gpkg"), crs: .cgcs2000)
        try folder.run("ogr2ogr", "-f", "OpenFileGDB", "-nlt", "MULTIPOLYGON", "a.gdb", "a.gpkg", "-nln", "jiedao")
    }

    @Test("a geodatabase is read as a folder and out of a zip, and has no other files")
    func geodatabase() throws {
        try makeGeodatabase()
        try folder.run("zip", "-qr", "a.gdb.zip", "a.gdb")
        try folder.run("zip", "-qrD", "b.zip", "a.gdb")
        for name in ["a.gdb", "a.gdb/", "a.gdb.zip", "b.zip"] {
            let reader = try LayerReader(folder.path(name))
            let feature = try #require(try reader.all().first)
            #expect(value("名称", of: reader, feature) == .text("甲街道"))
            // The format keeps coordinates on a grid, by default of 1e-9 degrees.
            guard case .polygons(let shape)? = feature.geometry else {
                Issue.record("no polygon")
                continue
            }
            let extent = Extent(shape)
            for (found, expected) in [(extent.minX, 112.0), (extent.minY, 33), (extent.maxX, 113), (extent.maxY, 34)] {
                #expect(abs(found - expected) < 1e-8)
            }
            #expect(try reader.crs?.identified() == .cgcs2000)
            #expect(reader.sidecars.filter { !$0.hasPrefix("/vsi") }.isEmpty)
        }
    }

    @Test("the digest of a geodatabase is what sha256sum makes of its files, whatever locks lie beside them")
    func digest() throws {
        try makeGeodatabase()
        let before = try FileDigest(ofFile: folder.path("a.gdb"))
        try folder.run("sh", "-c", "cd a.gdb && LC_ALL=C sha256sum * | sha256sum > ../sum")
        #expect(try folder.text("sum").hasPrefix(before.sha256))
        try folder.write("locked", to: "a.gdb/_gdb.HOST.1.2.sr.lock")
        #expect(try FileDigest(ofFile: folder.path("a.gdb")).sha256 == before.sha256)
        try folder.write("new", to: "a.gdb/new")
        #expect(try FileDigest(ofFile: folder.path("a.gdb")).sha256 != before.sha256)
    }

    @Test("a pipe in a geodatabase, or beside a Shapefile or GeoPackage, is refused before it is opened")
    func pipes() throws {
        try makeGeodatabase()
        try write([], fields: [], to: folder.path("b.shp"))
        for (file, pipe) in [("a.gdb", "a.gdb/a00000002.gdbtable"), ("b.shp", "b.CPG"), ("a.gpkg", "a.gpkg-journal")] {
            try folder.run("rm", "-f", pipe, "b.cpg")
            try folder.run("mkfifo", pipe)
            #expect(throws: FormatError.notAFile(file: folder.path(pipe), itIs: .pipe)) {
                try LayerReader(folder.path(file))
            }
        }
    }
}
