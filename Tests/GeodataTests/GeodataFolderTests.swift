import Foundation
import Geodata
import TestWorlds
import Testing

@Suite("finding the data that ships")
struct GeodataFolderTests {
    private func makeGeodata(_ folder: TemporaryFolder, at path: String) throws -> String {
        let place = folder.file(path)
        try FileManager.default.createDirectory(atPath: place + "/schemes", withIntermediateDirectories: true)
        return place
    }

    /// Without the links that a temporary folder may lie behind.
    private func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

    @Test("ZEGUI_GEODATA goes before all")
    func environment() throws {
        try withTemporaryFolder { folder in
            let own = try makeGeodata(folder, at: "own")
            _ = try makeGeodata(folder, at: "bin/geodata")
            let found = try GeodataFolder.find(
                environment: ["ZEGUI_GEODATA": own], executable: folder.file("bin/zegui"))
            #expect(found.path == own)
        }
    }

    @Test("where ZEGUI_GEODATA is set and wrong, nothing else is taken in its place")
    func wrongEnvironment() throws {
        try withTemporaryFolder { folder in
            _ = try makeGeodata(folder, at: "bin/geodata")
            #expect(throws: GeodataError.noFolder(looked: [folder.file("none")])) {
                try GeodataFolder.find(
                    environment: ["ZEGUI_GEODATA": folder.file("none")], executable: folder.file("bin/zegui"))
            }
        }
    }

    @Test(
        "a folder 'geodata' beside the program, or beside a folder above it, is found",
        arguments: ["bin/geodata", "geodata", "share/zegui/geodata"])
    func beside(place: String) throws {
        try withTemporaryFolder { folder in
            let own = try makeGeodata(folder, at: place)
            try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: true)
            let found = try GeodataFolder.find(environment: [:], executable: folder.file("bin/zegui"))
            #expect(found.path == real(own))
        }
    }

    @Test("a link to the program is followed to where the program lies")
    func link() throws {
        try withTemporaryFolder { folder in
            let own = try makeGeodata(folder, at: "opt/geodata")
            try folder.write("", to: "opt/zegui")
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("zegui"), withDestinationPath: folder.file("opt/zegui"))
            let found = try GeodataFolder.find(environment: [:], executable: folder.file("zegui"))
            #expect(found.path == real(own))
        }
    }

    @Test("a folder of that name without schemes is not it")
    func withoutSchemes() throws {
        try withTemporaryFolder { folder in
            let own = try makeGeodata(folder, at: "geodata")
            try FileManager.default.createDirectory(
                atPath: folder.file("bin/geodata"), withIntermediateDirectories: true)
            #expect(try GeodataFolder.find(environment: [:], executable: folder.file("bin/zegui")).path == real(own))
        }
    }

    @Test("where there is none, the places that were looked at are told")
    func absent() throws {
        let error = #expect(throws: GeodataError.self) {
            try GeodataFolder.find(environment: [:], executable: "/nowhere/bin/zegui")
        }
        let told = try #require(error).explanation(in: .english)
        #expect(
            told.contains("/nowhere/bin/Zegui_GeodataFiles.resources, /nowhere/bin/geodata")
                && told.contains("/nowhere/geodata"))
        #expect(told.contains("ZEGUI_GEODATA"))
    }

    @Test("an empty ZEGUI_GEODATA is as none")
    func emptyEnvironment() throws {
        try withTemporaryFolder { folder in
            let own = try makeGeodata(folder, at: "geodata")
            let found = try GeodataFolder.find(environment: ["ZEGUI_GEODATA": ""], executable: folder.file("zegui"))
            #expect(found.path == real(own))
        }
    }
}
