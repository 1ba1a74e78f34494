import Foundation
import GDALInterop
import GeoModel
import TestWorlds
import Testing

/// A file that no program should have written, and what is said of it.
struct HostileFile: CustomTestStringConvertible, Sendable {
    let name: String
    let what: String
    let says: String
    let make: @Sendable (TemporaryFolder) throws -> Void

    var testDescription: String { "\(name): \(what)" }

    init(
        _ name: String, _ what: String, says: String, make: @escaping @Sendable (TemporaryFolder) throws -> Void
    ) {
        (self.name, self.what, self.says, self.make) = (name, what, says, make)
    }

    init(_ name: String, _ what: String, says: String, text: @escaping @autoclosure @Sendable () -> String) {
        self.init(name, what, says: says) { folder in try folder.write(text(), to: name) }
    }

    /// A binary file made of a good one, with some of its bytes replaced.
    init(
        _ file: GoodFile, _ what: String, says: String, part: String? = nil,
        edit: @escaping @Sendable (inout Data) throws -> Void
    ) {
        self.init(file.name, what, says: says) { folder in
            try file.make(in: folder)
            let path = folder.file(part ?? file.name)
            var bytes = try Data(contentsOf: URL(filePath: path))
            try edit(&bytes)
            try bytes.write(to: URL(filePath: path))
        }
    }
}

private func collection(_ coordinates: String, type: String = "Polygon") -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x"},"geometry":"#
        + #"{"type":"\#(type)","coordinates":\#(coordinates)}}]}"#
}

private func placemark(_ body: String) -> String {
    #"<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>x</name>\#(body)</Placemark></Document></kml>"#
}

private func placemark(ring: String) -> String {
    placemark(
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>\(ring)</coordinates></LinearRing></outerBoundaryIs></Polygon>"
    )
}

private func topology(ring: String) -> String {
    #"{"type":"Topology","arcs":[\#(ring)],"objects":{"a":{"type":"Polygon","arcs":[[0]],"properties":{"name":"x"}}}}"#
}

private func table(_ wkt: String) -> String { "name,wkt\nx,\"SRID=4326;\(wkt)\"\n" }

private func nested(_ open: String, _ close: String, around inner: String = "") -> String {
    String(repeating: open, count: 10_000) + inner + String(repeating: close, count: 10_000)
}

private struct NotFound: Error { let bytes: [UInt8] }

extension Data {
    /// Replaces the first place where some bytes stand.
    fileprivate mutating func replace(_ old: [UInt8], by new: [UInt8]) throws {
        guard let place = range(of: Data(old)) else { throw NotFound(bytes: old) }
        replaceSubrange(place, with: new)
    }

    /// Overwrites what stands at an offset.
    fileprivate mutating func put(_ bytes: [UInt8], at offset: Int) {
        replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
}

@Suite("files that no program should write")
struct HostileFileTests {
    // MARK: Shapes

    static let shapes: [HostileFile] = [
        HostileFile("a.geojson", "a ring of two points", says: "ring", text: collection("[[[112,33],[113,33]]]")),
        HostileFile("a.csv", "a ring of two points", says: "ring", text: table("POLYGON ((112 33, 113 33))")),
        HostileFile("a.kml", "a ring of two points", says: "ring", text: placemark(ring: "112,33 113,33")),
        HostileFile("a.topojson", "a ring of two points", says: "ground", text: topology(ring: "[[112,33],[113,33]]")),
        HostileFile("a.geojson", "a ring of no points", says: "ground", text: collection("[[]]")),

        HostileFile(
            "a.geojson", "no number", says: "nan, 33.0", text: collection("[[[112,33],[NaN,33],[113,34],[112,33]]]")),
        HostileFile(
            "a.geojson", "infinity", says: "inf, 33.0", text: collection("[[[112,33],[1e999,33],[113,34],[112,33]]]")),
        HostileFile(
            "a.csv", "no number", says: "well-known text", text: table("POLYGON ((nan 33, 113 33, 113 34, nan 33))")),
        HostileFile("a.csv", "infinity", says: "inf", text: table("POLYGON ((112 33, 1e999 33, 113 34, 112 33))")),
        HostileFile("a.kml", "no number", says: "nan, 33.0", text: placemark(ring: "nan,33 113,33 113,34 nan,33")),
        HostileFile("a.kml", "infinity", says: "inf, 33.0", text: placemark(ring: "inf,33 113,33 113,34 inf,33")),
        HostileFile("a.kml", "words for numbers", says: "ground", text: placemark(ring: "a,b c,d e,f a,b")),
        HostileFile(
            "a.topojson", "infinity", says: "inf", text: topology(ring: "[[112,33],[1e999,33],[113,34],[112,33]]")),

        HostileFile(
            "a.geojson", "latitude 91", says: "113.0, 91.0", text: collection("[[[112,33],[113,91],[113,34],[112,33]]]")
        ),
        HostileFile(
            "a.csv", "latitude 91", says: "113.0, 91.0", text: table("POLYGON ((112 33, 113 91, 113 34, 112 33))")),
        HostileFile("a.kml", "latitude 91", says: "113.0, 91.0", text: placemark(ring: "112,33 113,91 113,34 112,33")),
        HostileFile(
            "a.topojson", "latitude 91", says: "113.0, 91.0",
            text: topology(ring: "[[112,33],[113,91],[113,34],[112,33]]")),

        HostileFile("a.geojson", "a spike of a million vertices", says: "touches itself", text: spike),
        HostileFile(
            "a.topojson", "arcs that there are not", says: "ground",
            text: topology(ring: "[[112,33],[113,33]]").replacingOccurrences(of: "[[0]]", with: "[[5,-99,2147483647]]")),
    ]

    /// Half a million steps of a micrometre or so to the east, and the same way back, out of the side of a square.
    private static var spike: String {
        let there = (0...500_000).map { "[\(113 + Double($0) / 1e6),33.5]" }
        return collection(
            "[[[112,33],[113,33],\((there + there.reversed()).joined(separator: ",")),[113,34],[112,34],[112,33]]]")
    }

    @Test(
        "numbers that are no coordinates are refused in binary formats too",
        arguments: ["a.gpkg", "a.fgb", "a.shp"], [Double.nan, .infinity, 91, 1e300])
    func binaryNumbers(name: String, latitude: Double) throws {
        try withTemporaryFolder { folder in
            // Writers refuse such numbers, so the bytes of a good one are replaced wherever they stand.
            let good = 33.515625
            let ring = [(112, 33), (113, good), (113, 34), (112, 33)].map { Coordinate(x: $0.0, y: $0.1) }
            let feature = Feature(
                geometry: Geometry<Coordinate>.polygons(MultiPolygon([Polygon(exterior: ring)])),
                attributes: [.text("x")])
            try GoodFile.write([feature], fields: ["name"], geometry: .polygon, to: folder.file(name))
            var bytes = try Data(contentsOf: URL(filePath: folder.file(name)))
            func data(_ number: Double) -> Data { withUnsafeBytes(of: number.bitPattern.littleEndian) { Data($0) } }
            while let place = bytes.range(of: data(good)) { bytes.replaceSubrange(place, with: data(latitude)) }
            try folder.write(bytes, to: name)
            let run = try Victim(in: folder).expect(
                [65], from: ["import", "areas", "city.gpkg", name, "--level", "street"], "\(name) \(latitude)")
            #expect(run.errors.contains("113.0, \(latitude)"), "\(run.errors)")
        }
    }

    // MARK: Nesting

    static let nesting: [HostileFile] = [
        HostileFile("a.geojson", "arrays in coordinates", says: "nested", text: collection(nested("[", "]"))),
        HostileFile(
            "a.geojson", "arrays in a property", says: "nested",
            text: collection("[]").replacingOccurrences(of: "\"x\"", with: nested("[", "]"))),
        HostileFile("a.geojson", "objects", says: "format", text: nested(#"{"a":"#, "}", around: "1")),
        HostileFile(
            "a.geojson", "geometry collections", says: "nest",
            text: #"{"type":"Feature","properties":{"name":"x"},"geometry":"#
                + nested(#"{"type":"GeometryCollection","geometries":["#, "]}") + "}"),
        HostileFile(
            "a.geojsonl", "arrays in coordinates", says: "nesting",
            text:
                #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":\#(nested("[", "]"))}}"#),
        HostileFile("a.topojson", "arrays in arcs", says: "nesting", text: topology(ring: nested("[", "]"))),
        HostileFile(
            "a.topojson", "geometry collections", says: "nesting",
            text: #"{"type":"Topology","arcs":[],"objects":{"a":"#
                + nested(#"{"type":"GeometryCollection","geometries":["#, "]}") + "}}"),
        HostileFile(
            "a.csv", "geometry collections", says: "well-known text",
            text: table(nested("GEOMETRYCOLLECTION(", ")", around: "POINT (1 2)"))),
        HostileFile("a.csv", "parentheses", says: "well-known text", text: table("POLYGON " + nested("(", ")"))),
        HostileFile("a.kml", "folders", says: "damaged", text: placemark(nested("<Folder>", "</Folder>"))),
        HostileFile(
            "a.kml", "geometries", says: "damaged", text: placemark(nested("<MultiGeometry>", "</MultiGeometry>"))),
        HostileFile("a.kml", "elements of no name we know", says: "damaged", text: placemark(nested("<z>", "</z>"))),
        HostileFile(
            "a.kml", "entities that multiply", says: "damaged",
            text: "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
                + "bcdefghijk".map { "<!ENTITY \($0) \"\(String(repeating: "&\(before($0));", count: 10))\">" }.joined()
                + "]>" + placemark("<description>&k;</description>")),
        HostileFile(
            "a.kml", "an entity from outside", says: "damaged",
            text: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///dev/zero\">]>" + placemark("<description>&x;</description>")
        ),
    ]

    private static func before(_ letter: Character) -> Character {
        Character(UnicodeScalar((letter.asciiValue ?? 0) - 1))
    }

    // MARK: Counts

    /// The largest number of four bytes that has no sign, from either end.
    private static let little: [UInt8] = [0xFF, 0xFF, 0xFF, 0x7F]
    private static let big: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF]

    static let counts: [HostileFile] = [
        // The first record of a .shp begins at 100 with 8 bytes about it, its type, its box, then parts and points.
        HostileFile(.shapefile, "two thousand million parts", says: "nParts=2147483647") { $0.put(little, at: 144) },
        HostileFile(.shapefile, "two thousand million points", says: "nPoints=2147483647") { $0.put(little, at: 148) },
        HostileFile(.shapefile, "as many records in the .dbf", says: "2147483647 records", part: "a.dbf") {
            $0.put(little, at: 4)
        },
        HostileFile(.shapefile, "as many in the .shx", says: "damaged", part: "a.shx") { $0.put(big, at: 24) },
        HostileFile(.shapefile, "a record that begins far behind the end", says: "damaged", part: "a.shx") {
            $0.put(big, at: 100)
        },
        HostileFile(.flatGeobuf, "a header of two thousand million bytes", says: "a.fgb") { $0.put(little, at: 8) },
        HostileFile(.flatGeobuf, "a million million features", says: "a.fgb") {
            try $0.replace([24, 0, 0, 0, 0, 0, 0, 0], by: [0, 0, 0, 0, 0, 1, 0, 0])
        },
        // In WKB: little-endian, a polygon, one ring, 25 points.
        HostileFile(.geoPackage, "two thousand million points", says: "damaged") {
            try $0.replace([1, 3, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0], by: [1, 3, 0, 0, 0, 1, 0, 0, 0] + little)
        },
        HostileFile(.geodatabase, "as many rows", says: "damaged", part: "a.gdb/a00000009.gdbtablx") {
            $0.put(little, at: 4)
        },
        HostileFile("a.csv", "a hundred thousand columns", says: "no spreadsheet has more than 16384") { folder in
            let columns = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
            try folder.write(
                "name,\(columns),wkt\n" + String(repeating: "1,", count: 100_001) + "SRID=4326;POINT (1 2)\n",
                to: "a.csv")
        },
        HostileFile(
            "a.csv", "a quote that is never closed", says: "never closed",
            text: table("").dropLast(2) + String(repeating: "a", count: 17 << 20)),
    ]

    // MARK: Archives

    /// A file of nothing but blanks inside an otherwise good GeoJSON: 80 MiB, which pack into 80 kB.
    private static func writeBlanks(_ folder: TemporaryFolder) throws {
        var bytes = Data(#"{"type":"FeatureCollection","features":["#.utf8)
        bytes.append(Data(repeating: 0x20, count: 80 << 20))
        bytes.append(Data("]}".utf8))
        try folder.write(bytes, to: "a.geojson")
    }

    static let archives: [HostileFile] = [
        HostileFile("a.geojson.gz", "a bomb", says: "unpacks to more than 64 MB") { folder in
            try writeBlanks(folder)
            try GoodFile.run("gzip", "a.geojson", in: folder)
        },
        HostileFile("a.zip", "a bomb", says: "unpacks to more than 64 MB") { folder in
            try writeBlanks(folder)
            try GoodFile.run("zip", "-q", "a.zip", "a.geojson", in: folder)
        },
        HostileFile("a.zip", "a bomb that says it is small", says: "unpacks to more than 64 MB") { folder in
            try writeBlanks(folder)
            try GoodFile.run("zip", "-q", "a.zip", "a.geojson", in: folder)
            // The size before packing stands at 22 of the local header and at 24 of the one in the directory.
            var bytes = try Data(contentsOf: URL(filePath: folder.file("a.zip")))
            for (signature, offset) in [([0x50, 0x4B, 3, 4], 22), ([0x50, 0x4B, 1, 2] as [UInt8], 24)] {
                guard let place = bytes.range(of: Data(signature)) else { throw NotFound(bytes: signature) }
                bytes.put([0xE8, 3, 0, 0], at: place.lowerBound + offset)
            }
            try folder.write(bytes, to: "a.zip")
        },
        HostileFile("a.kmz", "a bomb", says: "unpacks to more than 64 MB") { folder in
            try writeBlanks(folder)
            try GoodFile.run("mv", "a.geojson", "doc.kml", in: folder)
            try GoodFile.run("zip", "-q", "a.kmz", "doc.kml", in: folder)
        },
        HostileFile("a.zip", "nothing to read", says: "no file in the archive") { folder in
            try folder.write("x", to: "x.png")
            try GoodFile.run("zip", "-q", "a.zip", "x.png", in: folder)
        },
    ]

    // MARK: Encodings, and parts that lack

    static let others: [HostileFile] = [
        HostileFile("a.geojson", "a name in GBK", says: "not UTF-8") { folder in
            var bytes = Data(collection("[[[112,33],[113,33],[113,34],[112,33]]]").utf8)
            try bytes.replace(Array("\"x\"".utf8), by: [0x22, 0xBD, 0xD6, 0x22])
            try folder.write(bytes, to: "a.geojson")
        },
        HostileFile("a.geojson", "UTF-16", says: "format") { folder in
            let text = collection("[[[112,33],[113,33],[113,34],[112,33]]]")
            try folder.write(text.data(using: .utf16) ?? Data(), to: "a.geojson")
        },
        HostileFile("a.csv", "UTF-16", says: "neither UTF-8 nor GB18030") { folder in
            try folder.write(
                table("POLYGON ((112 33, 113 33, 113 34, 112 33))").data(using: .utf16) ?? Data(), to: "a.csv")
        },
        HostileFile("a.csv", "bytes that are no text", says: "neither UTF-8 nor GB18030") { folder in
            try folder.write(Data(table("").utf8) + [0x41, 0xFF, 0xFE, 0x42], to: "a.csv")
        },
        HostileFile("a.shp", "no .shx", says: "its .shx file is missing") { folder in
            try GoodFile.shapefile.make(in: folder)
            try GoodFile.run("rm", "a.shx", in: folder)
        },
        HostileFile("a.shp", "no .dbf", says: "its .dbf file is missing") { folder in
            try GoodFile.shapefile.make(in: folder)
            try GoodFile.run("rm", "a.dbf", in: folder)
        },
        HostileFile("a.shp", "an empty .dbf", says: "its .dbf can't be read") { folder in
            try GoodFile.shapefile.make(in: folder)
            try folder.write("", to: "a.dbf")
        },
        HostileFile("a.shp", "a pipe for a .dbf", says: "a.dbf is a pipe") { folder in
            try GoodFile.shapefile.make(in: folder)
            try GoodFile.run("rm", "a.dbf", in: folder)
            try GoodFile.run("mkfifo", "a.dbf", in: folder)
        },
        HostileFile("a.gpkg", "a pipe for a journal", says: "a.gpkg-journal is a pipe") { folder in
            try GoodFile.geoPackage.make(in: folder)
            try GoodFile.run("mkfifo", "a.gpkg-journal", in: folder)
        },
        HostileFile("a.geojson", "a link to a device", says: "a device") { folder in
            try GoodFile.run("ln", "-s", "/dev/zero", "a.geojson", in: folder)
        },
        HostileFile("a.gdb", "a folder of nothing", says: "a.gdb") { try GoodFile.run("mkdir", "a.gdb", in: $0) },
    ]

    @Test(
        "each is told as bad data, in bounded time and memory, and leaves the project as it was",
        arguments: shapes + nesting + counts + archives + others)
    func areas(file: HostileFile) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try file.make(folder)
            let name = file.name.hasSuffix(".kml") || file.name.hasSuffix(".kmz") ? ["--name-field", "Name"] : []
            let run = try victim.expect(
                [65], from: ["import", "areas", "city.gpkg", file.name, "--level", "street"] + name,
                file.testDescription)
            #expect(run.errors.contains(file.says), "\(run.errors.prefix(400))")
            #expect(run.errors.utf8.count < 2000)
        }
    }

    // MARK: Places

    private static let endings = [
        "geojson", "geojsonl", "json", "topojson", "csv", "kml", "kmz", "gpkg", "fgb", "shp", "gdb", "zip", "gz",
        "xlsx",
        "other",
    ]

    @Test("an empty file is told as empty, whatever its ending; a folder and a pipe are no files", arguments: endings)
    func oddFiles(ending: String) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try folder.write("", to: "empty.\(ending)")
            try GoodFile.run("mkdir", "folder.\(ending)", in: folder)
            try GoodFile.run("mkfifo", "pipe.\(ending)", in: folder)
            for (name, says) in [
                ("empty", "is empty"), ("folder", ending == "gdb" ? "folder.gdb" : "is a folder"),
                ("pipe", "is a pipe"),
            ] {
                for command in [["areas", "--level", "street"], ["planners"], ["population"]] {
                    let words = ["import", command[0], "city.gpkg", "\(name).\(ending)"] + command.dropFirst()
                    let run = try victim.expect([65], from: words, "\(words)")
                    #expect(run.errors.contains(says), "\(run.errors)")
                }
            }
        }
    }

    @Test("devices are no files, and what is not there is not there")
    func devices() throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            for command in [["areas", "--level", "street"], ["planners"], ["service"], ["facts"], ["population"]] {
                for device in ["/dev/zero", "/dev/null", "/dev/stdin"] {
                    let words = ["import", command[0], "city.gpkg", device] + command.dropFirst()
                    try victim.expect([65], from: words, "\(words)")
                }
                let words = ["import", command[0], "city.gpkg", "none.gdb"] + command.dropFirst()
                try victim.expect([66], from: words, "\(words)")
            }
        }
    }
}
