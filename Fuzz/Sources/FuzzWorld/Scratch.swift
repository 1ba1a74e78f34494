import Foundation

/// A folder for the files of one fuzzing process; what is in it is written anew with each input.
public struct Scratch: Sendable {
    public let path: String

    public init(_ name: String) {
        path = NSTemporaryDirectory() + "zegui-fuzz-\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        expectSuccess { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    }

    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes an input, and gives the path of its file.
    public func write(_ bytes: UnsafeRawBufferPointer, to name: String) -> String {
        expectSuccess { try Data(bytes).write(to: URL(filePath: file(name))) }
        return file(name)
    }
}

/// Ends the process, as a find of the fuzzer, where something fails that no input may make fail.
public func expectSuccess<Result>(_ body: () throws -> Result) -> Result {
    do {
        return try body()
    } catch {
        fatalError("\(error)")
    }
}
