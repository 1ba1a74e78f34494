import Foundation
import GeoModel

/// The text of a GeoJSON file, for tests that import one.
public enum GeoJSONFile {
    /// - Parameters:
    ///   - features: Each a shape in WKT, or nil for a null geometry, and its properties.
    ///   - crs: The EPSG code of an old-style `crs` member; none unless given.
    public static func text(
        _ features: [(wkt: String?, properties: [String: any Sendable])], crs: Int? = nil
    ) throws -> String {
        let members = try features.map { feature -> String in
            let properties = try JSONSerialization.data(withJSONObject: feature.properties, options: [.sortedKeys])
            let geometry = try feature.wkt.map { try self.geometry(shape($0)) } ?? "null"
            return
                #"{"type":"Feature","properties":\#(String(decoding: properties, as: UTF8.self)),"geometry":\#(geometry)}"#
        }
        let named = crs.map { #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\#($0)"}},"# } ?? ""
        return #"{"type":"FeatureCollection",\#(named)"features":[\#(members.joined(separator: ",\n"))]}"#
    }

    private static func geometry(_ shape: Geometry<Coordinate>) -> String {
        switch shape {
        case .points(let points) where points.count == 1:
            #"{"type":"Point","coordinates":\#(text(points[0]))}"#
        case .points(let points): #"{"type":"MultiPoint","coordinates":\#(text(points))}"#
        case .lines(let lines) where lines.count == 1:
            #"{"type":"LineString","coordinates":\#(text(lines[0]))}"#
        case .lines(let lines): #"{"type":"MultiLineString","coordinates":[\#(joined(lines.map(text)))]}"#
        case .polygons(let shape) where shape.polygons.count == 1:
            #"{"type":"Polygon","coordinates":\#(text(shape.polygons[0]))}"#
        case .polygons(let shape):
            #"{"type":"MultiPolygon","coordinates":[\#(joined(shape.polygons.map(text)))]}"#
        }
    }

    private static func text(_ polygon: Polygon<Coordinate>) -> String {
        "[\(joined((polygon.exterior.isEmpty ? [] : polygon.rings).map(text)))]"
    }

    private static func text(_ points: [Coordinate]) -> String { "[\(joined(points.map(text)))]" }

    private static func text(_ point: Coordinate) -> String { "[\(point.x),\(point.y)]" }

    private static func joined(_ parts: [String]) -> String { parts.joined(separator: ",") }
}
