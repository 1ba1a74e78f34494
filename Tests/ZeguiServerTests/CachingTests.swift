import Foundation
import TestWorlds
import Testing

@Suite("Answers over HTTP")
struct CachingTests {
    @Test("an answer that the reader has is not sent again, in the form, language and day that it has it in")
    func tags() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let path = "/collections/uncovered/items?datetime=2021-12-31"
                let first = try await server.get(path)
                let tag = try #require(first.header("ETag"))
                #expect(first.header("Cache-Control") == "no-cache")
                let vary = first.header("Vary") ?? ""
                for name in ["Accept", "Accept-Language", "Accept-Encoding"] { #expect(vary.contains(name)) }
                let again = try await server.get(path, headers: ["If-None-Match": "\"other\", \(tag)"])
                #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
                #expect(try await server.get(path).body == first.body)
                for (path, headers) in [
                    ("/collections/uncovered/items?datetime=2022-01-01", [:]), (path, ["Accept-Language": "zh"]),
                    (path, ["Accept": "text/html"]),
                ] {
                    let other = try await server.get(path, headers: headers.merging(["If-None-Match": tag]) { $1 })
                    #expect(other.status == 200)
                }
            }
        }
    }

    @Test("HEAD says of an answer what GET says, its length too")
    func head() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                for path in ["/", "/collections/areas/items", "/collections/areas/items?f=html", "/nowhere"] {
                    // No encoding: Foundation unpacks what it is sent, and the length of that is another.
                    let plain = ["Accept-Encoding": "identity"]
                    let get = try await server.get(path, headers: plain)
                    let head = try await server.get(path, method: "HEAD", headers: plain)
                    #expect(head.status == get.status && head.body.isEmpty)
                    #expect(head.header("Content-Length") == String(get.body.count), "\(path)")
                    for name in ["Content-Type", "ETag", "Vary", "Content-Crs"] {
                        #expect(head.header(name) == get.header(name))
                    }
                }
            }
        }
    }

    @Test("gzip is sent to those who take it, and unpacks to the same")
    func gzip() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let path = "/collections/areas/items?limit=10000"
                let plain = try await server.get(path, headers: ["Accept-Encoding": "identity"])
                #expect(plain.header("Content-Encoding") == nil)
                let packed = try await server.get(path, headers: ["Accept-Encoding": "gzip"])
                #expect(packed.header("Content-Encoding") == "gzip")
                // Foundation unpacks it.
                #expect(packed.body == plain.body)
                let refused = try await server.get(path, headers: ["Accept-Encoding": "gzip;q=0, identity"])
                #expect(refused.header("Content-Encoding") == nil)
            }
        }
    }

    @Test("browsers get pages, in the reader's language, and programs get JSON")
    func forms() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let browser = ["Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
                for path in [
                    "/", "/conformance", "/api", "/collections", "/collections/areas", "/collections/areas/items",
                    "/collections/areas/items/990100",
                ] {
                    let page = try await server.get(path, headers: browser.merging(["Accept-Language": "zh-CN"]) { $1 })
                    #expect(page.status == 200)
                    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
                    // The map page is one for all languages, and chooses in the browser.
                    if path != "/" { #expect(page.text.contains("<html lang=\"zh")) }
                    for accept in ["*/*", "application/json", "application/geo+json, */*;q=0.1"] {
                        let answer = try await server.get(path, headers: ["Accept": accept])
                        #expect(answer.header("Content-Type")?.contains("json") ?? false, "\(path) \(accept)")
                    }
                }
                // What a city calls its areas is text, never a part of the page.
                let page = try await server.get("/collections/areas/items?f=html&name=%3Cscript%3E")
                #expect(!page.text.contains("<script>"))
            }
        }
    }
}
