import Foundation
import TestWorlds
import Testing
import ZeguiServer

@Suite("the map page over HTTP")
struct PageRoutesTests {
    @Test("browsers get the map page at the root, programs the landing page, and both can ask for the other")
    func root() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
                let page = try await server.get("/", headers: ["Accept": browser])
                #expect(page.status == 200)
                #expect(page.header("Content-Type") == "text/html; charset=utf-8")
                #expect(page.text.contains("page/page.js"))
                #expect(page.header("Vary")?.contains("Accept") == true)
                #expect(try await server.get("/?f=html").text == page.text)
                #expect(try await server.get("/?f=json", headers: ["Accept": browser]).object()["links"] != nil)
                #expect(try await server.get("/").object()["links"] != nil)
            }
        }
    }

    // geodata/schemes/beijing.yaml: roles taskforce and planner, with these labels.
    @Test("the landing page tells what the page has to know: the city, its levels, the words for roles")
    func facts() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let facts = try #require(try await server.get("/?lang=zh").object()["zegui"] as? [String: Any])
                #expect(facts["cityName"] as? String == "云澜市")
                #expect(
                    facts["levels"] as? [String]
                        == ["city", "county", "district", "park", "street", "town", "township"])
                #expect(facts["roles"] as? [String: String] == ["planner": "责任规划师", "taskforce": "市级工作专班"])
                #expect(facts["profileTitle"] as? String == "成人")
                let other = try await server.get("/?scheme=shanghai&datetime=2025-12-31").object()["zegui"]
                #expect((other as? [String: Any])?["scheme"] as? String == "shanghai")
                #expect((other as? [String: Any])?["asOf"] as? String == "2025-12-31")
            }
        }
    }

    @Test("the page may load nothing from elsewhere, and with a base map only from there")
    func policy() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder) { server in
                let policy = try await server.get("/?f=html").header("Content-Security-Policy") ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"))
                #expect(!policy.contains("http") && !policy.contains("unsafe"))
            }
            let tiles = "https://tiles.example.org:8443/base/{z}/{x}/{y}.png"
            try await withServing(folder, "--base-map", tiles) { server in
                let policy = try await server.get("/?f=html").header("Content-Security-Policy") ?? ""
                #expect(policy.contains("connect-src 'self' https://tiles.example.org:8443;"))
                #expect(!policy.contains("/base/"))
            }
        }
    }

    @Test("only the page's own files are served, and no path leads out of them")
    func files() async throws {
        try await City.sample.get().inFolder { folder in
            try await withServing(folder, environment: ["ZEGUI_MAPLIBRE": "/nowhere"]) { server in
                let script = try await server.get("/page/page.js")
                #expect(script.header("Content-Type") == "text/javascript; charset=utf-8")
                let tag = try #require(script.header("ETag"))
                #expect(try await server.get("/page/page.js", headers: ["If-None-Match": tag]).status == 304)
                for path in [
                    "/page/none.js", "/page/..%2Fpage.c", "/page/..%2F..%2Fzegui", "/page/%2Fetc%2Fpasswd", "/page/",
                ] {
                    #expect(try await server.get(path).status == 404, "\(path)")
                }
                let mapLibre = try await server.get("/page/maplibre-gl.js")
                #expect(mapLibre.status == 404)
                #expect(mapLibre.text.contains("Scripts/setup"))
            }
        }
    }

    @Test("a base map that names no host or no tile is refused at the start")
    func badBaseMap() throws {
        try withTemporaryFolder { folder in
            for template in [
                "tiles/{z}/{x}/{y}.png", "ftp://a/{z}/{x}/{y}", "https://a/{z}/{x}.png", "https:///{z}/{x}/{y}",
                "https://{z}.example.org/{x}/{y}", "https://a b/{z}/{x}/{y}", "https://a;script-src *;/{z}/{x}/{y}",
            ] {
                let run = try zegui("serve", "city.gpkg", "--base-map", template, in: folder)
                #expect(run.status == 64, "\(template)")
                #expect(run.errors.contains("https://tiles.example.org/{z}/{x}/{y}.png"))
            }
        }
    }
}

@Suite("finding the map page and MapLibre")
struct PageFoldersTests {
    private func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

    private func lay(_ file: String, in folder: TemporaryFolder) throws {
        let place = URL(filePath: folder.file(file)).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try folder.write("", to: file)
    }

    @Test(
        "MapLibre is found beside the program or a folder above it",
        arguments: ["bin/maplibre", "maplibre", "share/zegui/maplibre"])
    func beside(place: String) throws {
        try withTemporaryFolder { folder in
            try lay(place + "/maplibre-gl.js", in: folder)
            let found = PageFolders.find(environment: [:], executable: folder.file("bin/zegui"))
            #expect(found.mapLibre == real(folder.file(place)))
        }
    }

    @Test("where ZEGUI_MAPLIBRE is set it alone counts, also where it is wrong")
    func environment() throws {
        try withTemporaryFolder { folder in
            try lay("maplibre/maplibre-gl.js", in: folder)
            try lay("own/maplibre-gl.js", in: folder)
            func found(_ place: String) -> String? {
                PageFolders.find(
                    environment: ["ZEGUI_MAPLIBRE": folder.file(place)], executable: folder.file("zegui")
                ).mapLibre
            }
            #expect(found("own") == folder.file("own"))
            #expect(found("none") == nil)
        }
    }

    @Test("the page is found as the build lays it, and as an installation does")
    func page() throws {
        for place in ["Zegui_MapPage.resources/Page", "share/zegui/page"] {
            try withTemporaryFolder { folder in
                try lay(place + "/index.html", in: folder)
                let found = PageFolders.find(environment: [:], executable: folder.file("zegui"))
                #expect(found.page == real(folder.file(place)))
            }
        }
    }
}
