import Foundation
import TestWorlds
import Testing

@Suite("zegui serve")
struct ServeCommandTests {
    @Test("what is nowhere is told as a problem, in the language asked for")
    func problems() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let english = try await server.get("/nowhere")
                #expect(english.status == 404)
                #expect(english.header("Content-Type") == "application/problem+json")
                #expect(try english.object()["status"] as? Int == 404)
                #expect(try english.object()["title"] as? String == "Not Found")
                let chinese = try await server.get(
                    "/nowhere", headers: ["Accept-Language": "fr;q=0.9, zh-CN;q=0.8, en;q=0.1"])
                #expect(chinese.text.contains("没有内容"))
                #expect(chinese.header("Content-Language") == "zh")
            }
        }
    }

    @Test("nothing but reading is answered, and browsers of any origin may read")
    func methods() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                for method in ["POST", "PUT", "DELETE", "PATCH"] {
                    let answer = try await server.get("/", method: method)
                    #expect(answer.status == 405)
                    #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
                }
                let preflight = try await server.get("/", method: "OPTIONS", headers: ["Origin": "http://example.org"])
                #expect(preflight.status == 204)
                #expect(preflight.header("Access-Control-Allow-Origin") == "*")
            }
        }
    }

    @Test("each request is told on standard error; with -q only where it is served, and what goes wrong")
    func accessLog() async throws {
        try await City.sample.get().inFolder { folder in
            let loud = try await withServing(folder) { _ = try await $0.get("/healthz") }
            #expect(loud.errors.contains("GET /healthz 200"))
            let quiet = try await withServing(folder, "-q") { _ = try await $0.get("/healthz") }
            #expect(quiet.errors.split(separator: "\n").count == 1 && quiet.errors.contains("serving city.gpkg at"))
        }
    }

    @Test("SIGTERM ends it with 0, a port in use and a project that isn't there end it with a reason")
    func ends() async throws {
        try await City.sample.get().inFolder { folder in
            let run = try await withServing(folder) { server in
                let second = try zegui("serve", "city.gpkg", "--port", String(server.port), in: folder)
                #expect(second.status == 69)
                #expect(second.errors.contains("Port \(server.port) of 127.0.0.1 is in use"))
            }
            #expect(run.status == 0)
            #expect(try zegui("serve", "none.gpkg", in: folder).status == 66)
        }
    }
}
