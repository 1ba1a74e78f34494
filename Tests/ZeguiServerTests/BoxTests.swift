import Foundation
import TestWorlds
import Testing

/// Areas of simple shapes; in degrees.
private enum Shapes {
    /// A square, an L whose north-eastern quarter is missing, and a square with a square hole.
    static let inland = [
        ("square", "POLYGON ((112.50 33, 112.51 33, 112.51 33.01, 112.50 33.01, 112.50 33))"),
        ("L", "POLYGON ((112.52 33, 112.54 33, 112.54 33.01, 112.53 33.01, 112.53 33.02, 112.52 33.02, 112.52 33))"),
        (
            "frame",
            "POLYGON ((112.56 33, 112.60 33, 112.60 33.04, 112.56 33.04, 112.56 33), (112.57 33.01, 112.57 33.03, 112.59 33.03, 112.59 33.01, 112.57 33.01))"
        ),
    ]

    /// One on each side of 180°.
    static let oceanic = [
        ("west", "POLYGON ((179.8 0, 179.9 0, 179.9 0.1, 179.8 0.1, 179.8 0))"),
        ("east", "POLYGON ((-179.9 0, -179.8 0, -179.8 0.1, -179.9 0.1, -179.9 0))"),
    ]
}

private func serving(
    _ shapes: [(name: String, wkt: String)], in crs: String, _ body: (Serving) async throws -> Void
) async throws {
    try await withAsyncTemporaryFolder { folder in
        try folder.write(try GeoJSONFile.text(shapes.map { ($0.wkt, ["name": $0.name]) }), to: "areas.geojson")
        try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", "--crs", crs, in: folder))
        try expectSuccess(zegui("import", "areas", "city.gpkg", "areas.geojson", "--level", "street", in: folder))
        try await withServing(folder) { try await body($0) }
    }
}

private let epsg = "http://www.opengis.net/def/crs/EPSG/0/"

@Suite("Boxes and systems of coordinates")
struct BoxTests {
    @Test("a box finds the shapes that it meets or touches, not those whose extents it meets")
    func boxes() async throws {
        try await serving(Shapes.inland, in: "cgcs2000") { server async throws in
            func names(_ bbox: String, in crs: String? = nil) async throws -> Set<String> {
                let path = "/collections/areas/items?bbox=\(bbox)" + (crs.map { "&bbox-crs=\(epsg)\($0)" } ?? "")
                return Set(try FeatureCollection(try await server.get(path)).texts("name"))
            }
            #expect(try await names("112,32,113,34") == ["square", "L", "frame"])
            #expect(try await names("112.505,33.005,112.506,33.006") == ["square"])
            // In the quarter that the L has not, and in the hole of the frame.
            #expect(try await names("112.535,33.015,112.539,33.019") == [])
            #expect(try await names("112.575,33.015,112.585,33.025") == [])
            #expect(try await names("112.575,33.015,112.595,33.025") == ["frame"])
            // Touching is enough: a corner, a side, a point on a border, a line.
            #expect(try await names("112.51,33.01,112.515,33.02") == ["square"])
            #expect(try await names("112.53,33.01,112.55,33.03") == ["L"])
            #expect(try await names("112.53,33.015,112.53,33.015") == ["L"])
            #expect(try await names("112.49,33.005,112.55,33.005") == ["square", "L"])
            // Heights are passed over.
            #expect(try await names("112.505,33.005,-10,112.506,33.006,4000") == ["square"])
            // EPSG has latitude first.
            #expect(try await names("33.005,112.505,33.006,112.506", in: "4326") == ["square"])
            #expect(try await names("33.005,112.505,33.006,112.506", in: "4490") == ["square"])
            #expect(try await names("112.505,33.005,112.506,33.006", in: "4490") == [])
            let (low, high) = (Self.mercator(112.505, 33.005), Self.mercator(112.506, 33.006))
            #expect(try await names("\(low.x),\(low.y),\(high.x),\(high.y)", in: "3857") == ["square"])
        }
    }

    @Test("a box whose west is greater than its east reaches across 180°")
    func antimeridian() async throws {
        try await serving(Shapes.oceanic, in: "wgs84") { server async throws in
            func names(_ bbox: String) async throws -> Set<String> {
                Set(try FeatureCollection(try await server.get("/collections/areas/items?bbox=\(bbox)")).texts("name"))
            }
            #expect(try await names("179.7,-1,-179.7,1") == ["west", "east"])
            #expect(try await names("179.95,-1,-179.85,1") == ["east"])
            #expect(try await names("179.85,-1,-179.95,1") == ["west"])
            #expect(try await names("-179.7,-1,179.7,1") == [])
        }
    }

    @Test("coordinates are answered in the system that is asked for, in its order of axes, and it is named")
    func systems() async throws {
        try await serving(Shapes.inland, in: "cgcs2000") { server async throws in
            func corners(_ crs: String?) async throws -> [[Double]] {
                let query = "?name=square" + (crs.map { "&crs=\($0)" } ?? "")
                let answer = try await server.get("/collections/areas/items\(query)")
                #expect(answer.header("Content-Crs") == "<\(crs ?? "http://www.opengis.net/def/crs/OGC/1.3/CRS84")>")
                let geometry = try FeatureCollection(answer).features.first?["geometry"] as? [String: Any]
                return try #require((geometry?["coordinates"] as? [[[Double]]])?.first)
            }
            let corner = [112.5, 33.0]
            #expect(try await corners(nil).contains(corner))
            for code in ["4326", "4490"] { #expect(try await corners(epsg + code).contains([33.0, 112.5])) }
            let expected = Self.mercator(corner[0], corner[1])
            // Seven decimals of a metre.
            #expect(
                try await corners(epsg + "3857").contains {
                    abs($0[0] - expected.x) < 1e-6 && abs($0[1] - expected.y) < 1e-6
                })
            let collection = try await server.get("/collections/areas").object()
            #expect(collection["storageCrs"] as? String == epsg + "4490")
            #expect((collection["crs"] as? [String])?.count == 4)
        }
    }

    /// - Source: EPSG guidance note 7-2, method 1024: x = aλ, y = a ln tan(π/4 + φ/2), a = 6378137 m.
    private static func mercator(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
        (
            6_378_137 * longitude * .pi / 180,
            6_378_137 * log(tan(.pi / 4 + latitude * .pi / 360))
        )
    }
}
