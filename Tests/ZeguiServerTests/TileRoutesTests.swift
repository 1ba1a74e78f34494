import Foundation
import TestWorlds
import Testing

@Suite("tiles over HTTP")
struct TileRoutesTests {
    private static let day = "datetime=2026-06-30"

    /// A tile as PyPI's mapbox-vector-tile reads it: the properties of its features, by area id.
    private func properties(of tile: Data, _ layer: String, in folder: TemporaryFolder) throws -> [String: [String:
        Any]]
    {
        try folder.write(tile, to: "tile.mvt")
        let run = try python(
            """
            import json, mapbox_vector_tile
            layers = mapbox_vector_tile.decode(open("tile.mvt", "rb").read())
            print(json.dumps({f["properties"]["area_id"]: f["properties"] for f in layers["\(layer)"]["features"]}))
            """, in: folder)
        try #require(run.status == 0, Comment(rawValue: run.errors))
        return try #require(run.object() as? [String: [String: Any]])
    }

    @Test("a tile of areas has each area's state on the day, as geodata/sample/README.md tells it", .needsPython)
    func states() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                // The city lies around 112.5 east, 33 north: column 0.8125 × 2^4 = 13, row 0.4027 × 2^4 = 6.4.
                let answer = try await server.get("/collections/areas/tiles/WebMercatorQuad/4/6/13?\(Self.day)")
                #expect(answer.status == 200)
                #expect(answer.header("Content-Type") == "application/vnd.mapbox-vector-tile")
                let areas = try properties(of: answer.body, "areas", in: folder)
                // 6 of the city and its districts, 40 streets, towns and townships, 3 parks.
                #expect(areas.count == 49)
                let expected = [
                    "990103102000": "gap", "990103002000": "expired", "990104003000": "future",
                    "990102001000": "covered",
                ]
                for (id, state) in expected {
                    #expect(areas[id]?["state"] as? String == state, "\(id)")
                    #expect(areas[id]?["level"] as? String != nil)
                }
                #expect(areas["990103102000"]?["name"] as? String == "泉沟镇")
                #expect(areas["990103102000"]?["as_of"] as? String == "2026-06-30")
                // On the next day 云塘街道 is covered.
                let next = try await server.get("/collections/areas/tiles/WebMercatorQuad/4/6/13?datetime=2026-07-01")
                let later = try properties(of: next.body, "areas", in: folder)
                #expect(later["990104003000"]?["state"] as? String == "covered")
            }
        }
    }

    @Test("no uncovered area is missing from the one tile of the world", .needsPython)
    func uncovered() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let answer = try await server.get("/collections/uncovered/tiles/WebMercatorQuad/0/0/0?\(Self.day)")
                let found = try properties(of: answer.body, "uncovered", in: folder)
                // Districts are judged by another rule than streets and parks are.
                #expect(
                    Set(found.filter { $0.value["rule"] as? String == "base" }.keys) == [
                        "990103102000", "990103401000", "990104200000", "990105101000", "990121201000", "990121203000",
                        "990103002000", "990105003000", "990121104000", "990104003000", "990105200000", "990121202000",
                    ])
            }
        }
    }

    @Test("an empty tile has no content, a tile beyond the matrix isn't there, nor tiles of gaps")
    func edges() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let tiles = "/collections/areas/tiles/WebMercatorQuad"
                let empty = try await server.get("\(tiles)/4/0/0?\(Self.day)")
                #expect(empty.status == 204)
                #expect(empty.body.isEmpty)
                for path in ["4/0/16", "4/16/0", "21/0/0", "4/-1/0", "a/0/0", "4/0/0x", "4/0/99999999999999999999"] {
                    #expect(try await server.get("\(tiles)/\(path)").status == 404, "\(path)")
                }
                #expect(try await server.get("/collections/gaps/tiles").status == 404)
                #expect(try await server.get("/collections/areas/tiles/WorldCRS84Quad").status == 404)
                #expect(try await server.get("\(tiles)/0/0/0?f=png").status == 400)
                #expect(try await server.get("\(tiles)/0/0/0?day=2026-06-30").status == 400)
            }
        }
    }

    @Test("a tile that one has already isn't sent again, and is packed for those who take gzip", .needsPython)
    func transport() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let path = "/collections/areas/tiles/WebMercatorQuad/9/206/416?\(Self.day)"
                let first = try await server.get(path)
                let tag = try #require(first.header("ETag"))
                #expect(try await server.get(path, headers: ["If-None-Match": tag]).status == 304)
                #expect(try await server.get(path).body == first.body)
                // URLSession says nothing of how it was sent.
                let run = try python(
                    """
                    import gzip, sys, urllib.request
                    def ask(encoding):
                        request = urllib.request.Request(sys.argv[1], headers={"Accept-Encoding": encoding})
                        with urllib.request.urlopen(request) as answer:
                            return answer.headers["Content-Encoding"], answer.read()
                    plain, packed = ask("identity"), ask("gzip")
                    assert plain[0] is None and packed[0] == "gzip", (plain[0], packed[0])
                    assert gzip.decompress(packed[1]) == plain[1] and len(packed[1]) < len(plain[1])
                    """, server.address + path, in: folder)
                #expect(run.status == 0, Comment(rawValue: run.errors))
            }
        }
    }

    @Test("from the collection one finds the tiles by their links, and the grid has the standard's numbers")
    func links() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                func follow(_ object: [String: Any], _ relation: String) async throws -> [String: Any] {
                    let links = try #require(object["links"] as? [[String: Any]])
                    let link = try #require(links.first { ($0["rel"] as? String)?.hasSuffix(relation) ?? false })
                    let href = try #require(link["href"] as? String)
                    #expect(href.hasPrefix(server.address))
                    return try await server.get(String(href.dropFirst(server.address.count))).object()
                }
                let collection = try await server.get("/collections/areas").object()
                let list = try await follow(collection, "tilesets-vector")
                let item = try #require((list["tilesets"] as? [[String: Any]])?.first)
                #expect(item["tileMatrixSetURI"] as? String == TileStandard.uri)
                let set = try await follow(item, "self")
                let links = try #require(set["links"] as? [[String: Any]])
                let template = try #require(links.first { $0["rel"] as? String == "item" })
                #expect(template["templated"] as? Bool == true)
                #expect(
                    template["href"] as? String == server.address
                        + "/collections/areas/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}")
                let grid = try await follow(set, "tiling-scheme")
                let matrices = try #require(grid["tileMatrices"] as? [[String: Any]])
                #expect(matrices.count == 21)
                for (zoom, matrix) in matrices.enumerated() {
                    let scale = try #require(matrix["scaleDenominator"] as? Double)
                    #expect(abs(scale * Double(1 << zoom) - TileStandard.scaleDenominator) < 1e-5)
                    #expect(matrix["matrixWidth"] as? Int == 1 << zoom)
                }
                let conformance = try await server.get("/conformance").object()
                let classes = try #require(conformance["conformsTo"] as? [String])
                #expect(classes.contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core"))
            }
        }
    }
}

/// What OGC 17-083r4 prints in annex D.1, table D.1.
private enum TileStandard {
    static let uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
    static let scaleDenominator = 559_082_264.028_717_8
}
