import Foundation
import TestWorlds
import Testing

/// The resident memory of a process in KiB, as the kernel counts it.
private func residentMemory(of process: Int32) throws -> Int {
    let status = String(decoding: try Data(contentsOf: URL(filePath: "/proc/\(process)/status")), as: UTF8.self)
    let match = try #require(status.firstMatch(of: #/VmRSS:\s+(\d+) kB/#))
    return try #require(Int(match.1))
}

@Suite("Memory while features are streamed")
struct MemoryTests {
    @Test("Beijing's areas are sent time and again in the same memory", .needsRealData("beijing-streets"))
    func beijing() async throws {
        try await City.beijing.get().inFolder { folder in
            try await withServing(folder) { server in
                let path = "/collections/areas/items?limit=10000&datetime=2026-06-30"
                let first = try await server.get(path, headers: ["Accept-Encoding": "identity"])
                for _ in 0..<8 { #expect(try await server.get(path).body == first.body) }
                let before = try residentMemory(of: server.processID)
                for _ in 0..<24 { #expect(try await server.get(path).body == first.body) }
                let after = try residentMemory(of: server.processID)
                print("resident: \(before) KiB after 9 answers of \(first.body.count) bytes, \(after) KiB after 33")
                // Twenty-four answers of several megabytes; one of them kept would be seen.
                #expect(after - before < first.body.count / 1024)
            }
        }
    }
}
