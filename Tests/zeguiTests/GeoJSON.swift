import Foundation
import TestWorlds
import Testing

/// A GeoJSON file read by Foundation, apart from GDAL.
struct GeoJSON {
    struct Feature {
        let properties: [String: Any]
        /// Polygons, each a list of rings of positions; empty where the geometry is null.
        let polygons: [[[[Double]]]]
        /// Lines, each a list of positions; empty where the geometry is another.
        let lines: [[[Double]]]
    }

    let members: [String: Any]
    let features: [Feature]

    init(_ text: String) throws {
        members = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        features = try #require(members["features"] as? [[String: Any]]).map { member in
            let geometry = member["geometry"] as? [String: Any]
            var (polygons, lines): ([[[[Double]]]], [[[Double]]]) = ([], [])
            switch geometry?["type"] as? String {
            case "Polygon": polygons = [try #require(geometry?["coordinates"] as? [[[Double]]])]
            case "MultiPolygon": polygons = try #require(geometry?["coordinates"] as? [[[[Double]]]])
            case "LineString": lines = [try #require(geometry?["coordinates"] as? [[Double]])]
            case "MultiLineString": lines = try #require(geometry?["coordinates"] as? [[[Double]]])
            default: break
            }
            return Feature(
                properties: try #require(member["properties"] as? [String: Any]), polygons: polygons, lines: lines)
        }
    }
}

/// Twice the signed area of a closed ring, counter-clockwise positive: the shoelace formula, from its first vertex.
func turning(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
        let (a, b) = edge
        return sum + (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
    }
}

/// Asks PyPI's `geojson-validator`: nothing in the structure is wrong, no geometry invalid, none self-crossing.
func expectValidGeoJSON(_ file: String, in folder: TemporaryFolder) throws {
    let script = """
        import json, sys, geojson_validator as v
        print(json.dumps({
            "structure": v.validate_structure(sys.argv[1], check_crs=True),
            "geometries": v.validate_geometries(sys.argv[1])}))
        """
    let answer = try expectSuccess(python(script, file, in: folder)).object()
    #expect((answer["structure"] as? [String: Any])?.isEmpty == true, "\(answer)")
    let geometries = try #require(answer["geometries"] as? [String: Any])
    #expect((geometries["invalid"] as? [String: Any])?.isEmpty == true, "\(geometries)")
    let problems = try #require(geometries["problematic"] as? [String: Any])
    // Holes are ours by right; RFC 7946 allows seven decimals, and a border has as many vertices as it needs.
    let right: Set = ["holes", "excessive_coordinate_precision", "excessive_vertices"]
    #expect(Set(problems.keys).subtracting(right).isEmpty, "\(problems)")
}
