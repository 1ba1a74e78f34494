import Foundation
import Testing
import ZlibInterop

@Suite("Gzip, piece by piece")
struct GzipStreamTests {
    /// Compresses pieces and lets the system's gzip unpack them.
    private func unpacked(_ pieces: [[UInt8]]) throws -> [UInt8] {
        let stream = try GzipStream()
        var packed: [UInt8] = []
        for piece in pieces { packed += try piece.withUnsafeBytes { try stream.compress($0) } }
        packed += try stream.finish()
        let file = FileManager.default.temporaryDirectory.appending(path: "zegui-\(UUID().uuidString).gz")
        try Data(packed).write(to: file)
        defer { unlink(file.path) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](bytes)
    }

    @Test("what gzip unpacks is what was packed, in pieces, empty ones and none")
    func roundTrip() throws {
        // A million bytes that do not compress to nothing: squares modulo 251.
        let long = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 * $0 % 251) }
        #expect(try unpacked([Array(long[..<10]), [], Array(long[10...])]) == long)
        #expect(try unpacked([]) == [])
    }
}
