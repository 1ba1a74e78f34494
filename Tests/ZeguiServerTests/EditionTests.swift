import Foundation
import SQLiteInterop
import TestWorlds
import Testing

/// A project with one area of a name.
private func project(of name: String, at file: String, in folder: TemporaryFolder) throws {
    let square = "POLYGON ((112.50 33, 112.51 33, 112.51 33.01, 112.50 33.01, 112.50 33))"
    try folder.write(try GeoJSONFile.text([(square, ["name": name])]), to: "\(name).geojson")
    try expectSuccess(zegui("init", file, "--scheme", "beijing", in: folder))
    try expectSuccess(zegui("import", "areas", file, "\(name).geojson", "--level", "street", in: folder))
}

private func names(on server: Serving) async throws -> Set<String> {
    Set(try FeatureCollection(try await server.get("/collections/areas/items")).texts("name"))
}

private func move(_ file: String, over other: String, in folder: TemporaryFolder) {
    #expect(rename(folder.file(file), folder.file(other)) == 0)
}

@Suite("A project that changes while it is served")
struct EditionTests {
    @Test("another project under its name is answered from the next request on, and its tags are others")
    func replaced() async throws {
        try await withAsyncTemporaryFolder { folder in
            try project(of: "old", at: "city.gpkg", in: folder)
            try project(of: "new", at: "new.gpkg", in: folder)
            try await withServing(folder) { server async throws in
                #expect(try await names(on: server) == ["old"])
                let tag = try #require(try await server.get("/collections/areas/items").header("ETag"))
                move("new.gpkg", over: "city.gpkg", in: folder)
                #expect(try await names(on: server) == ["new"])
                #expect(try await server.get("/collections/areas/items", headers: ["If-None-Match": tag]).status == 200)
            }
        }
    }

    @Test("what is imported into it is answered from then on")
    func imported() async throws {
        try await withAsyncTemporaryFolder { folder in
            try project(of: "old", at: "city.gpkg", in: folder)
            try await withServing(folder) { server async throws in
                #expect(try await names(on: server) == ["old"])
                let square = "POLYGON ((112.52 33, 112.53 33, 112.53 33.01, 112.52 33.01, 112.52 33))"
                try folder.write(try GeoJSONFile.text([(square, ["name": "more"])]), to: "more.geojson")
                try expectSuccess(
                    zegui("import", "areas", "city.gpkg", "more.geojson", "--level", "street", in: folder))
                #expect(try await names(on: server) == ["old", "more"])
            }
        }
    }

    @Test("a file that is no project leaves the answers as they were, and that is told; a good one is taken then")
    func broken() async throws {
        try await withAsyncTemporaryFolder { folder in
            try project(of: "old", at: "city.gpkg", in: folder)
            try project(of: "new", at: "new.gpkg", in: folder)
            try await withServing(folder) { server async throws in
                #expect(try await names(on: server) == ["old"])
                try folder.write("This is no project.", to: "broken.gpkg")
                move("broken.gpkg", over: "city.gpkg", in: folder)
                #expect(try await names(on: server) == ["old"])
                // A day that nobody has asked about yet is computed out of the file that is held open.
                let other = try await server.get("/collections/areas/items?datetime=2019-01-01")
                #expect(try FeatureCollection(other).texts("name") == ["old"])
                #expect(try server.errorsSoFar().contains("still answering from the project as it was"))
                move("new.gpkg", over: "city.gpkg", in: folder)
                // A file that could not be read is looked at again after a second.
                var found: Set<String> = []
                for _ in 0..<300 where found != ["new"] {
                    usleep(10_000)
                    found = try await names(on: server)
                }
                #expect(found == ["new"])
            }
        }
    }

    @Test("nothing is ever written into it, not even a graph of its streets that has to be compiled")
    func untouched() async throws {
        try await City.walkedSample.get().inFolder { folder in
            do {
                let database = try Database(path: folder.file("city.gpkg"), mode: .existing)
                try database.execute("DELETE FROM walk_graph")
            }
            let before = try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
            try await withServing(folder) { server async throws in
                #expect(try await server.get("/collections/circle/items?limit=1").status == 200)
                #expect(try await server.get("/collections/overlaps/items").status == 200)
            }
            #expect(try Data(contentsOf: URL(filePath: folder.file("city.gpkg"))) == before)
            #expect(try folder.names() == ["city.gpkg"])
        }
    }
}
