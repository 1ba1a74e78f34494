import Foundation
import TestWorlds
import Testing

private let day = "2026-06-30"

/// The lines of features in a text of GeoJSON, one each, without the ids that a file has not.
private func features(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix(#"{"type":"Feature","#) }.map { line in
        line.replacing(#/^\{"type":"Feature","id":("[^"]*"|\d+),/#, with: #"{"type":"Feature","#)
            .trimmingCharacters(in: [","])
    }
}

@Suite("OGC API - Features")
struct FeatureTests {
    @Test(
        "what is served is what is exported, byte for byte",
        arguments: ["areas", "uncovered", "findings", "overlaps", "gaps", "appointments", "facilities", "circle"])
    func served(collection: String) async throws {
        try await City.walkedSample.get().inFolder { folder in
            try expectSuccess(zegui("export", collection, "city.gpkg", "--as-of", day, "-o", "out.geojson", in: folder))
            let exported = features(in: try folder.text(of: "out.geojson"))
            try await withServing(folder) { server in
                let answer = try await server.get("/collections/\(collection)/items?datetime=\(day)&limit=10000")
                #expect(answer.header("Content-Type") == "application/geo+json")
                #expect(features(in: answer.text) == exported)
                let page = try FeatureCollection(answer)
                #expect(page.matched == exported.count && page.returned == exported.count)
                // The sample has gaps of no kind; of all else there is something to compare.
                #expect(exported.isEmpty == (collection == "gaps"))
                guard let first = page.features.first, let id = first["id"] else { return }
                let one = try await server.get("/collections/\(collection)/items/\(id)?datetime=\(day)")
                let feature = try one.object()
                #expect(feature["properties"] as? NSDictionary == first["properties"] as? NSDictionary)
                #expect(feature["geometry"] as? NSDictionary == first["geometry"] as? NSDictionary)
            }
        }
    }

    @Test("pages follow each other by their links, which keep every parameter, to the last and back")
    func pages() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let path = "/collections/areas/items?datetime=\(day)&level=street&lang=zh"
                let whole = try FeatureCollection(try await server.get(path))
                var names: [String] = []
                var (next, last): (String?, FeatureCollection?) = (path + "&limit=7", nil)
                // Each page moves on by 7, so this ends.
                while let path = next, names.count <= whole.features.count {
                    let page = try FeatureCollection(try await server.get(path))
                    #expect(page.matched == whole.matched)
                    #expect(page.returned == page.features.count && page.features.count <= 7)
                    names += page.texts("area_id")
                    next = page.link("next", on: server)
                    if let next {
                        #expect(
                            next.contains("datetime=\(day)") && next.contains("level=street")
                                && next.contains("lang=zh"))
                    }
                    last = page
                }
                #expect(names == whole.texts("area_id"))
                #expect(names.count > 14)
                let back = try #require(last?.link("prev", on: server))
                let before = try FeatureCollection(try await server.get(back))
                #expect(before.texts("area_id") == Array(names.dropLast(last?.features.count ?? 0).suffix(7)))
                #expect(try FeatureCollection(try await server.get(path + "&offset=1000")).features.isEmpty)
                // What is more than the most is taken for the most, and not refused.
                for limit in ["1000000", "99999999999999999999"] {
                    #expect(try await server.get(path + "&limit=\(limit)").status == 200)
                }
            }
        }
    }

    @Test("properties, a part of the name, and the day narrow what is answered")
    func filters() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                func areas(_ query: String) async throws -> FeatureCollection {
                    try FeatureCollection(try await server.get("/collections/areas/items?" + query))
                }
                let street = try await areas("name=%E9%BC%93%E5%8F%B0%E8%A1%97%E9%81%93")
                #expect(street.texts("name") == ["鼓台街道"])
                #expect(try await areas("q=%E9%BC%93%E5%8F%B0").texts("name").contains("鼓台街道"))
                #expect(try await areas("q=nowhere").matched == 0)
                #expect(Set(try await areas("level=district").texts("level")) == ["district"])
                #expect(try await areas("level=district&q=%E9%BC%93%E5%8F%B0").matched == 0)
                // The same day, written as a day, as a time, and as intervals that end on it.
                for datetime in [
                    "2021-12-31", "2021-12-31T23:59:59Z", "2021-12-31T00:00:00.5%2B08:00", "../2021-12-31",
                    "2021-01-01/2021-12-31",
                ] {
                    #expect(
                        Set(try await areas("datetime=\(datetime)").texts("as_of")) == ["2021-12-31"], "\(datetime)")
                }
            }
        }
    }

    @Test(
        "what can't be read is a 400, what isn't there a 404, what the project can't answer a 422, each with a reason")
    func failures() async throws {
        let cases = [
            (400, "/collections/areas/items?limit=0", "from 1 to 10000"),
            (400, "/collections/areas/items?limit=x", "limit=x"),
            (400, "/collections/areas/items?offset=-1", "offset=-1"),
            (400, "/collections/areas/items?bbox=1,2,3", "bbox=1,2,3"),
            (400, "/collections/areas/items?bbox=1,3,2,2", "south not above north"),
            (400, "/collections/areas/items?bbox=1,2,3,nan", "bbox"),
            (400, "/collections/areas/items?crs=EPSG:4326", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
            (400, "/collections/areas/items?datetime=yesterday", "2021-12-31"),
            (400, "/collections/areas/items?datetime=2021-02-30", "2021-12-31"),
            (400, "/collections/areas/items?datetime=../..", "2021-12-31"),
            (400, "/collections/areas/items?population=many", "a whole number"),
            (400, "/collections/areas/items?limit=1&limit=2", "more than once"),
            (400, "/collections/areas/items?nmae=x", "did you mean 'name'"),
            (400, "/collections/areas/items?name=%E9%BC", "UTF-8"), (400, "/collections?f=xml", "json, html"),
            (400, "/collections?lang=fr", "en, zh"), (400, "/collections/areas/items?scheme=/etc/passwd", "beijing"),
            (404, "/collections/area/items", "did you mean 'areas'"),
            (404, "/collections/areas/items/nobody", "nobody"),
            (404, "/collections/areas/itms", "nothing at"),
            (422, "/collections/circle/items", "zegui import network"),
        ]
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                for (status, path, words) in cases {
                    let answer = try await server.get(path)
                    #expect(answer.status == status, "\(path)")
                    #expect(answer.header("Content-Type") == "application/problem+json")
                    let problem = try answer.object()
                    #expect(problem["status"] as? Int == status)
                    #expect((problem["detail"] as? String)?.contains(words) ?? false, "\(answer.text)")
                }
            }
        }
    }
}
