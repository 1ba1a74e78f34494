import Foundation
import GDALInterop
import GeoModel
import TestWorlds

/// A small good file of each format that is read, made by the tests: 24 areas, or a list of planners for the first of
/// them. What is bad in the tests of this folder is made of these.
enum GoodFile: String, CaseIterable, Sendable {
    case geoJSON = "a.geojson"
    case lines = "a.geojsonl"
    case topoJSON = "a.topojson"
    case shapeTable = "a.csv"
    case kml = "a.kml"
    case geoPackage = "a.gpkg"
    case flatGeobuf = "a.fgb"
    case shapefile = "a.shp"
    case geodatabase = "a.gdb"
    case zippedKML = "a.kmz"
    case gzipped = "a.geojson.gz"
    case zipped = "a.zip"
    case list = "p.csv"
    case gzippedList = "p.csv.gz"
    case spreadsheet = "p.xlsx"

    var name: String { rawValue }

    var isList: Bool { name.hasPrefix("p") }

    /// The words that import it into `city.gpkg`.
    var command: [String] {
        if isList { return ["import", "planners", "city.gpkg", name] }
        let isKML = self == .kml || self == .zippedKML
        return ["import", "areas", "city.gpkg", name, "--level", "street"] + (isKML ? ["--name-field", "Name"] : [])
    }

    /// The files to damage. What else a geodatabase consists of are tables about tables and indexes.
    var parts: [String] {
        switch self {
        case .shapefile: ["a.shp", "a.shx", "a.dbf"]
        case .geodatabase: ["a.gdb/a00000009.gdbtable", "a.gdb/a00000009.gdbtablx"]
        default: [name]
        }
    }

    /// Whether a beginning of it may be a good file of its own: text without an end mark.
    var mayEndAnywhere: Bool { self == .list }

    /// Makes it, beside whatever it is made of.
    func make(in folder: TemporaryFolder) throws {
        switch self {
        case .geoJSON, .lines, .geoPackage, .flatGeobuf, .shapefile:
            try Self.write(Self.areas, fields: ["name", "code"], geometry: .polygon, to: folder.file(name))
        case .topoJSON: try folder.write(Self.topology, to: name)
        case .shapeTable: try folder.write(Self.table, to: name)
        case .kml: try folder.write(Self.placemarks, to: name)
        case .geodatabase:
            try GoodFile.geoPackage.make(in: folder)
            try Self.run("ogr2ogr", "-f", "OpenFileGDB", "-nlt", "MULTIPOLYGON", name, "a.gpkg", in: folder)
        case .zippedKML: try zip(.kml, in: folder)
        case .zipped:
            try GoodFile.shapefile.make(in: folder)
            try Self.run("zip", "-q", name, "a.shp", "a.shx", "a.dbf", "a.cpg", "a.prj", in: folder)
        case .gzipped:
            try GoodFile.geoJSON.make(in: folder)
            try Self.run("gzip", "-k", "a.geojson", in: folder)
        case .list:
            let rows = (0..<200).map { "第\($0)组,planner,街道\($0 % 24),2020-01-01,2030-01-01\n" }
            try folder.write("actor,role,area,from,to\n" + rows.joined(), to: name)
        case .gzippedList:
            try GoodFile.list.make(in: folder)
            try Self.run("gzip", "-k", "p.csv", in: folder)
        case .spreadsheet:
            let rows = (0..<200).map { index in
                Feature<Coordinate>(geometry: nil, attributes: ["第\(index)组", "planner", "街道0"].map { .text($0) })
            }
            try Self.write(rows, fields: ["actor", "role", "area"], geometry: .none, to: folder.file(name))
        }
    }

    private func zip(_ member: GoodFile, in folder: TemporaryFolder) throws {
        try member.make(in: folder)
        try Self.run("zip", "-q", name, member.name, in: folder)
    }

    static func write(
        _ features: [Feature<Coordinate>], fields: [String], geometry: GeometryKind, to path: String
    ) throws {
        let writer = try FeatureWriter(
            creating: path, layer: "a", fields: fields.map { Field($0, .text) }, geometry: geometry, crs: .wgs84)
        for feature in features { try writer.write(feature) }
        try writer.finish()
    }

    /// Runs a program of the system, which is to succeed.
    static func run(_ program: String, _ arguments: String..., in folder: TemporaryFolder) throws {
        try expectSuccess(TestWorlds.run("/usr/bin/env", [program] + arguments, in: folder.path))
    }

    // MARK: Content

    /// Rings of 24 vertices around the centres of a grid, so that each format has some kilobytes.
    private static let rings: [[Coordinate]] = (0..<24).map { index in
        let (x, y) = (112 + Double(index % 8) / 10, 33 + Double(index / 8) / 10)
        let ring = (0..<24).map { step in
            let angle = Double(step) / 24 * 2 * Double.pi
            return Coordinate(x: x + 0.04 * cos(angle), y: y + 0.04 * sin(angle))
        }
        return ring + [ring[0]]
    }

    private static let areas = rings.enumerated().map { index, ring in
        Feature(
            geometry: .polygons(MultiPolygon([Polygon(exterior: ring)])),
            attributes: [.text("街道\(index)"), .text("1101\(index)")])
    }

    private static func text(_ ring: [Coordinate], _ point: (String, String) -> String, by separator: String) -> String
    {
        ring.map { point("\($0.x)", "\($0.y)") }.joined(separator: separator)
    }

    private static let topology: String = {
        let arcs = rings.map { "[\(text($0, { "[\($0),\($1)]" }, by: ","))]" }
        let shapes = rings.indices.map {
            #"{"type":"Polygon","arcs":[[\#($0)]],"properties":{"name":"街道\#($0)"}}"#
        }
        return #"{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":["#
            + shapes.joined(separator: ",") + #"]}},"arcs":["# + arcs.joined(separator: ",") + "]}"
    }()

    private static let table: String = {
        let rows = rings.enumerated().map { index, ring in
            "街道\(index),\"SRID=4326;POLYGON ((\(text(ring, { "\($0) \($1)" }, by: ", "))))\"\n"
        }
        return "name,wkt\n" + rows.joined()
    }()

    private static let placemarks: String = {
        let marks = rings.enumerated().map { index, ring in
            "<Placemark><name>街道\(index)</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
                + text(ring, { "\($0),\($1)" }, by: " ")
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>\n"
        }
        return #"<kml xmlns="http://www.opengis.net/kml/2.2"><Document>"# + marks.joined() + "</Document></kml>"
    }()
}
