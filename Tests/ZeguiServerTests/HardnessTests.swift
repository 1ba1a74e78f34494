import Foundation
import TestWorlds
import Testing

@Suite("the server among strangers", .needsPython)
struct HardnessTests {
    /// Runs a script of this folder and gives what it prints.
    private func script(_ name: String, _ arguments: String..., in folder: TemporaryFolder) throws -> [String: Any] {
        let path = Places.package + "/Tests/ZeguiServerTests/\(name).py"
        let run = try run(Places.python, [path] + arguments, in: folder.path)
        try #require(run.status == 0, Comment(rawValue: run.errors))
        return try run.object()
    }

    @Test("what is too long, has a body or would write is refused with the status that says so")
    func refused() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let found = try script("strangers", "refused", String(server.port), in: folder)
                #expect(
                    found["status"] as? [String: Int] == [
                        "long URL": 414, "longer URL": 431, "long header": 431, "many headers": 431, "body": 413,
                        "body in chunks": 413, "body that never comes": 413, "POST": 405, "DELETE": 405, "no HTTP": 400,
                        "a page": 200,
                    ])
                #expect(found["notProblems"] as? [String] == [])
            }
        }
    }

    @Test("who sends half a head, or reads no answer, is cut off")
    func slow() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let found = try script("strangers", "slow", String(server.port), in: folder)
                #expect(found["status"] as? [Int] == [0, 0, 413])
                // What the kernels kept was sent; the rest of a thousand answers never was.
                #expect(try #require(found["read"] as? Int) < 1_000)
            }
        }
    }

    @Test("of 500 questions at once some are told to come again, all others are answered")
    func crowd() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let found = try script("strangers", "crowd", String(server.port), in: folder)
                let (answered, busy) = (found["answered"] as? Int ?? 0, found["busy"] as? Int ?? 0)
                // 256 are let in at once, and each takes far longer to answer than to ask.
                #expect(answered >= 256)
                #expect(busy > 0)
                #expect(answered + busy == 500)
                #expect(found["retryAfter"] as? Int == busy)
                #expect(found["later"] as? Int == 200)
            }
        }
    }

    @Test("10,000 malformed requests leave it serving, with the memory that the first 1,000 took")
    func malformed() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let found = try script(
                    "strangers", "malformed", String(server.port), String(server.processID), in: folder)
                let seed = Comment(rawValue: "seed \(found["seed"] ?? "none")")
                #expect(found["same"] as? Bool == true, seed)
                #expect(found["health"] as? Int == 200, seed)
                let statuses = try #require(found["statuses"] as? [String: Int])
                #expect(statuses.keys.allSatisfy { !$0.hasPrefix("5") }, "\(seed): \(statuses)")
                // Each thousand may grow the heap by no more than a megabyte, which nine thousand leaks of 1 KiB would fill.
                let memory = try #require(found["memoryKiB"] as? [Int])
                #expect(memory.count == 10)
                #expect((memory.last ?? .max) - (memory.first ?? 0) < 9 * 1024, "\(seed): \(memory)")
            }
        }
    }

    @Test("stopped and started under load, it loses no answer that it began, and ends with 0")
    func restart() async throws {
        try await City.sample.get().inFolder { folder in
            let found = try script("under_load", "restart", Places.build + "/zegui", "city.gpkg", in: folder)
            #expect(found["lost"] as? [String] == [])
            #expect(found["wrong"] as? [String] == [])
            #expect(found["strange"] as? Int == 0)
            #expect(found["statuses"] as? [Int] == [0, 0, 0, 0, 0])
        }
    }

    @Test("while its project is replaced under load, every answer is wholly of the old or wholly of the new one")
    func replaced() async throws {
        try await City.sample.get().inFolder { folder in
            try FileManager.default.copyItem(atPath: folder.file("city.gpkg"), toPath: folder.file("other.gpkg"))
            // 泉沟镇, which has nobody, gets a planner.
            try folder.write("actor,role,area,from,to\nnew team,planner,990103102000,2020-01-01,\n", to: "planners.csv")
            try expectSuccess(zegui("import", "planners", "other.gpkg", "planners.csv", in: folder))
            let found = try script(
                "under_load", "replace", Places.build + "/zegui", "city.gpkg", "other.gpkg", in: folder)
            #expect(found["lost"] as? [String] == [])
            #expect(found["wrong"] as? [String] == [])
            #expect(found["strange"] as? Int == 0)
            #expect(found["late"] as? Int == 0)
            #expect(try #require(found["ofTheOld"] as? Int) > 0)
            #expect(try #require(found["ofTheNew"] as? Int) > 0)
            #expect(found["statuses"] as? [Int] == [0])
        }
    }

    @Test("a project that can't be read leaves the answers as they were, and /healthz says so")
    func stale() async throws {
        try await City.sample.get().inFolder { folder in
            let question = "/query?at=112.5,33.0&datetime=2026-06-30"
            try FileManager.default.copyItem(atPath: folder.file("city.gpkg"), toPath: folder.file("whole.gpkg"))
            try await withServing(folder) { server in
                let before = try await server.get(question).body
                #expect(try await server.get("/healthz").object()["status"] as? String == "ok")
                try folder.write("not a project", to: "broken.gpkg")
                try move("broken.gpkg", in: folder)
                #expect(try await server.get(question).body == before)
                let health = try await server.get("/healthz").object()
                #expect(health["status"] as? String == "stale")
                #expect((health["reason"] as? String)?.contains("city.gpkg") ?? false)
                try move("whole.gpkg", in: folder)
                #expect(try await server.get(question).body == before)
            }
        }
    }

    /// Gives a file the name of the served project, as a program does that replaces it.
    private func move(_ name: String, in folder: TemporaryFolder) throws {
        try #require(rename(folder.file(name), folder.file("city.gpkg")) == 0)
    }

    @Test("/metrics counts each request by its route and status, as Prometheus' own reader reads it")
    func metrics() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                for _ in 0..<3 { #expect(try await server.get("/query?at=112.5,33.0").status == 200) }
                #expect(try await server.get("/query?at=x").status == 400)
                #expect(try await server.get("/nowhere").status == 404)
                // What is streamed to GET is not sent to HEAD.
                let items = try await server.get("/collections/areas/items", method: "HEAD")
                #expect(items.status == 200 && items.body.isEmpty)
                let answer = try await server.get("/metrics")
                #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
                try folder.write(answer.body, to: "metrics.txt")
                let run = try python(
                    """
                    import json
                    from prometheus_client.parser import text_string_to_metric_families
                    found = {}
                    for family in text_string_to_metric_families(open("metrics.txt").read()):
                        buckets = {}
                        for sample in family.samples:
                            labels = dict(sample.labels)
                            series = sample.name + " " + " ".join(labels.get(n, "") for n in ("route", "status"))
                            if "le" in labels:
                                buckets.setdefault(series, []).append((float(labels["le"]), sample.value))
                            elif not sample.name.endswith("_sum"):
                                found[series] = sample.value
                        for series, values in buckets.items():
                            assert values == sorted(values) and [v for _, v in values] == sorted(v for _, v in values)
                            found[series] = values[-1][1]
                    print(json.dumps(found))
                    """, in: folder)
                try #require(run.status == 0, Comment(rawValue: run.errors))
                let found = try #require(run.object() as? [String: Double])
                #expect(found["zegui_http_server_requests_total /query 200"] == 3)
                #expect(found["zegui_http_server_requests_total /query 400"] == 1)
                #expect(found["zegui_http_server_requests_total NotFound 404"] == 1)
                #expect(found["zegui_http_server_requests_total /collections/{collection}/items 200"] == 1)
                #expect(found["zegui_http_server_response_bytes_total /collections/{collection}/items 200"] == 0)
                #expect(found["zegui_http_server_request_duration_seconds_bucket /query 200"] == 3)
                #expect(found["zegui_http_server_request_duration_seconds_count /query 200"] == 3)
                // This request is the only one in flight.
                #expect(found["zegui_http_server_active_requests  "] == 1)
            }
        }
    }
}
