import Foundation
import TestWorlds
import Testing

/// A project of 2,500 areas: squares in 50 rows of 50.
private let manyAreas = Result {
    let features = (0..<2_500).map { number -> (wkt: String?, properties: [String: any Sendable]) in
        let (x, y) = (112 + Double(number % 50) / 100, 33 + Double(number / 50) / 100)
        let (east, north) = (x + 0.009, y + 0.009)
        return (
            "POLYGON ((\(x) \(y), \(east) \(y), \(east) \(north), \(x) \(north), \(x) \(y)))", ["name": "n\(number)"]
        )
    }
    return try withTemporaryFolder { folder in
        try folder.write(try GeoJSONFile.text(features), to: "many.geojson")
        return try City([["areas", folder.file("many.geojson"), "--level", "street"]], from: folder.path)
    }
}

private func gdal(_ program: String, _ arguments: String..., in folder: TemporaryFolder) throws -> Run {
    try expectSuccess(run(try #require(Places.program(program)), arguments, in: folder.path))
}

@Suite("Real clients of OGC API - Features")
struct RealClientTests {
    @Test(
        "GDAL reads every collection, with as many features as it says", .needsProgram("ogr2ogr", package: "gdal-bin"))
    func everyCollection() async throws {
        try await City.walkedSample.get().inFolder { folder in
            try await withServing(folder) { server in
                let listed = try gdal("ogrinfo", "-ro", "-q", "OAPIF:\(server.address)", in: folder).output
                for name in [
                    "areas", "uncovered", "findings", "overlaps", "gaps", "appointments", "facilities", "circle",
                ] {
                    #expect(listed.contains(" \(name) "), "\(listed)")
                    let matched = try FeatureCollection(try await server.get("/collections/\(name)/items?limit=1"))
                        .matched
                    let told = try gdal(
                        "ogrinfo", "-ro", "-so", "OAPIF:\(server.address)", name, "-oo", "PAGE_SIZE=50", in: folder)
                    #expect(told.output.contains("Feature Count: \(matched ?? -1)\n"))
                    #expect(told.errors == "", "\(told.errors)")
                    _ = try gdal(
                        "ogr2ogr", "\(name).geojson", "OAPIF:\(server.address)", name, "-oo", "PAGE_SIZE=50", in: folder
                    )
                    let written = try JSONSerialization.jsonObject(with: Data(folder.text(of: "\(name).geojson").utf8))
                    #expect(((written as? [String: Any])?["features"] as? [Any])?.count == matched)
                }
            }
        }
    }

    @Test(
        "GDAL pages through 2,500 features by 1,000, and gets each once", .needsProgram("ogr2ogr", package: "gdal-bin"))
    func gdalPages() async throws {
        try await manyAreas.get().inFolder { folder in
            try await withServing(folder) { server in
                _ = try gdal(
                    "ogr2ogr", "out.csv", "OAPIF:\(server.address)", "areas", "-select", "name", "-oo",
                    "PAGE_SIZE=1000",
                    in: folder)
                let names = try folder.text(of: "out.csv").split(whereSeparator: \.isNewline).dropFirst()
                #expect(names.count == 2_500)
                #expect(Set(names.map(String.init)) == Set((0..<2_500).map { "n\($0)" }))
                let asked = try server.errorsSoFar()
                #expect(asked.contains("limit=1000&offset=1000") && asked.contains("limit=1000&offset=2000"))
            }
        }
    }

    @Test("owslib pages through 2,500 features by 1,000, and gets each once", .needsPython)
    func owslibPages() async throws {
        let script = """
            import sys
            from owslib.ogcapi.features import Features
            server = Features(sys.argv[1])
            assert 'areas' in server.feature_collections(), server.feature_collections()
            assert server.conformance()['conformsTo'], 'conformance'
            assert server.api()['openapi'].startswith('3.0'), 'api'
            assert server.collection('areas')['id'] == 'areas'
            names = []
            for offset in (0, 1000, 2000):
                page = server.collection_items('areas', limit=1000, offset=offset)
                assert page['numberMatched'] == 2500, page['numberMatched']
                assert any(l['rel'] == 'next' for l in page['links']) == (offset < 2000)
                names += [feature['properties']['name'] for feature in page['features']]
            print(len(names), len(set(names)))
            first = page['features'][0]
            assert server.collection_item('areas', first['id'])['properties'] == first['properties']
            """
        try await manyAreas.get().inFolder { folder in
            try await withServing(folder) { server in
                let run = try expectSuccess(python(script, server.address + "/", in: folder))
                #expect(run.output == "2500 2500\n")
            }
        }
    }

    @Test(
        "GDAL's copy of uncovered on a day is what is exported of that day, feature by feature",
        .needsProgram("ogr2ogr", package: "gdal-bin"))
    func uncovered() async throws {
        try await City.sample.get().inFolder { folder in
            try expectSuccess(
                zegui("export", "uncovered", "city.gpkg", "--as-of", "2021-12-31", "-o", "exported.geojson", in: folder)
            )
            try await withServing(folder) { server in
                _ = try gdal(
                    "ogr2ogr", "-lco", "RFC7946=YES", "served.geojson",
                    "OAPIF:\(server.address)/collections/uncovered?datetime=2021-12-31", in: folder)
            }
            func features(_ name: String) throws -> [[String: Any]] {
                let object = try JSONSerialization.jsonObject(with: Data(folder.text(of: name).utf8))
                return try #require((object as? [String: Any])?["features"] as? [[String: Any]])
            }
            let (served, exported) = (try features("served.geojson"), try features("exported.geojson"))
            #expect(served.count == exported.count && exported.count > 40)
            for (one, other) in zip(served, exported) {
                #expect(one["properties"] as? NSDictionary == other["properties"] as? NSDictionary)
                #expect(one["geometry"] as? NSDictionary == other["geometry"] as? NSDictionary)
            }
        }
    }

    @Test("the OpenAPI document is one, by openapi-spec-validator, in both languages", .needsPython)
    func openAPI() async throws {
        let script = """
            import json, sys
            from openapi_spec_validator import validate
            validate(json.load(open(sys.argv[1])))
            """
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                for language in ["en", "zh"] {
                    let answer = try await server.get("/api?lang=\(language)")
                    #expect(answer.header("Content-Type") == "application/vnd.oai.openapi+json;version=3.0")
                    try folder.write(answer.body, to: "api.json")
                    try expectSuccess(python(script, "api.json", in: folder))
                }
            }
        }
    }

    @Test("schemathesis finds no answer that breaks the OpenAPI document, nor a 5xx, in 2,000 cases", .needsPython)
    func schemathesis() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let run = try TestWorlds.run(
                    Places.package + "/.build/test-venv/bin/schemathesis",
                    [
                        "run", server.address + "/api", "--phases", "coverage,fuzzing", "--max-examples", "40",
                        "--checks",
                        "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance",
                        "--generation-deterministic", "--workers", "1", "--no-color",
                    ], in: folder.path)
                #expect(run.status == 0, "\(run.output.suffix(4_000))")
                let cases = try #require(run.output.firstMatch(of: #/(\d+) generated, (\d+) passed/#), "\(run.output)")
                #expect(cases.1 == cases.2)
                #expect(Int(cases.1) ?? 0 >= 2_000)
            }
        }
    }
}
