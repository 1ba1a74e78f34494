import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite("CSV with shapes as text")
struct ShapeTableTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private let triangle = "POLYGON ((0 0, 4 0, 4 3, 0 0))"
    private let ring = [(0, 0), (4, 0), (4, 3), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }

    @Test("the column of shapes is no attribute, rows are numbered as a spreadsheet does, empty ones are left out")
    func rows() throws {
        let path = try folder.write("name;WKT;n\n甲;\(triangle);1\n;;\n乙;;\n", to: "a.csv")
        let reader = try LayerReader(path)
        #expect(reader.format == "CSV" && reader.layer == "a" && reader.holdsShapes)
        #expect(reader.fields == [Field("name", .text), Field("n", .text)])
        var rows: [Int] = []
        var features: [Feature<Coordinate>] = []
        try reader.forEach { row, feature in
            rows.append(row)
            features.append(try feature.get())
        }
        #expect(rows == [2, 4])
        #expect(features[0].attributes == [.text("甲"), .text("1")])
        #expect(features[0].geometry == .polygons(MultiPolygon([Polygon(exterior: ring)])))
        #expect(features[1] == Feature(geometry: nil, attributes: [.text("乙"), .null]))
    }

    @Test(
        "the column may have any of the usual names, in any case",
        arguments: [
            "WKT", "wkt", "Geometry", "geom", "the_geom", "wkt_geom",
        ])
    func names(column: String) throws {
        let path = try folder.write("\(column)\tname\n\(triangle)\t甲\n", to: "a.tsv")
        #expect(try LayerReader(path).all().count == 1)
        #expect(try TableReader(path).holdsShapes())
    }

    @Test("a CSV without such a column names those it has; one whose cells are no shapes is a table")
    func noShapes() throws {
        let path = try folder.write("name,shape\n甲,x\n", to: "a.csv")
        #expect(throws: FormatError.noShapeColumn(file: path, columns: ["name", "shape"])) { try LayerReader(path) }
        let other = try folder.write("name,geometry\n甲,\n乙,about 3 km2\n", to: "b.csv")
        let table = try TableReader(other)
        #expect(try !table.holdsShapes())
        // Asking has not moved on: both rows are there.
        #expect(try table.all() == [["甲", nil], ["乙", "about 3 km2"]])
    }

    @Test("without an SRID there is no CRS; one before the shapes is believed")
    func srid() throws {
        #expect(try LayerReader(folder.write("wkt\n\"\(triangle)\"\n", to: "a.csv")).crs == nil)
        let stated = try LayerReader(folder.write("wkt\n\n\"SRID=4490;\(triangle)\"\n", to: "b.csv"))
        #expect(try stated.crs == .epsg(4490))
        #expect(try stated.all().count == 1)
        // PostGIS's word for 'not known'.
        #expect(try LayerReader(folder.write("wkt\n\"srid=0;\(triangle)\"\n", to: "c.csv")).crs == nil)
    }

    @Test("a shape of another SRID than those before it is refused in its place")
    func otherSRID() throws {
        let path = try folder.write(
            "wkt\n\"SRID=4490;\(triangle)\"\n\"SRID=4326;\(triangle)\"\n\"\(triangle)\"\n\"SRID=4490;\(triangle)\"\n",
            to: "a.csv")
        var failures: [FormatError] = []
        try LayerReader(path).forEach { _, feature in
            if case .failure(let error) = feature { failures.append(error) }
        }
        #expect(
            failures == [
                .badShapeText(file: path, row: 3, .otherSRID(4326, others: 4490)),
                .badShapeText(file: path, row: 4, .otherSRID(nil, others: 4490)),
            ])
    }

    @Test(
        "what is no shape is refused in its place, with how it begins",
        arguments: [
            "hello", "POLYGON ((0 0, 1 1", "POLYGON ((0 0, 4 0, 4 3, 0 0)) and more", "SRID=x;POINT (1 2)", "SRID=4490",
            "0103000020E6100000010000000400000000", #"{""type"":""Point"",""coordinates"":[1,2]}"#,
        ])
    func noShape(text: String) throws {
        let path = try folder.write("wkt,n\n\"\(text)\",1\n\"\(triangle)\",2\n", to: "a.csv")
        var failures: [FormatError] = []
        try LayerReader(path).forEach { _, feature in
            if case .failure(let error) = feature { failures.append(error) }
        }
        let start = String(text.replacingOccurrences(of: "\"\"", with: "\"").prefix(40))
        #expect(failures == [.badShapeText(file: path, row: 2, .notAShape(column: "wkt", start: start))])
    }

    @Test("the extent is that of all shapes, and reading begins at the first row after it was asked for")
    func extent() throws {
        let path = try folder.write(
            "geom\n\"\(triangle)\"\nnone\n\"POLYGON ((-1 5, 0 5, 0 9, -1 5))\"\nPOLYGON EMPTY\n", to: "a.csv")
        let reader = try LayerReader(path)
        #expect(try reader.extent() == Extent(minX: -1, minY: 0, maxX: 4, maxY: 9))
        #expect(try reader.next()?.row == 2)
    }

    @Test("GB18030 is found out, selected fields come in the order asked for, and archives are looked into")
    func texts() throws {
        // 名,wkt and 街 in GBK.
        let bytes: [UInt8] = [0xC3, 0xFB] + Array(",n,wkt\n".utf8) + [0xBD, 0xD6] + Array(",3,\"\(triangle)\"\n".utf8)
        let reader = try LayerReader(folder.write(bytes, to: "a.csv"))
        #expect(reader.encoding.name == "GB18030")
        try reader.select(["n", "名"], geometry: false)
        #expect(try reader.all() == [Feature(geometry: nil, attributes: [.text("3"), .text("街")])])
        try folder.run("zip", "-q", "a.zip", "a.csv")
        #expect(try LayerReader(folder.path("a.zip")).all().count == 1)
        try folder.run("gzip", "a.csv")
        #expect(try LayerReader(folder.path("a.csv.gz")).all().count == 1)
    }
}
