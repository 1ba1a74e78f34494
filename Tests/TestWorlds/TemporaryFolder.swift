public import Foundation

/// A folder that is there for one test, and its files.
public struct TemporaryFolder: Sendable {
    public let path: String

    static func made() throws -> TemporaryFolder {
        let place = FileManager.default.temporaryDirectory.appending(path: "zegui-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return TemporaryFolder(path: place.path)
    }

    /// A folder that can't be removed harms no test.
    func remove() { try? FileManager.default.removeItem(atPath: path) }

    public func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and gives its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(Data(text.utf8), to: name)
    }

    @discardableResult
    public func write(_ bytes: Data, to name: String) throws -> String {
        try bytes.write(to: URL(filePath: file(name)))
        return file(name)
    }

    public func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: file(name))), as: UTF8.self)
    }

    public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    /// The names of all that is in it, in alphabetical order.
    public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// Lends a new folder to `body` and removes it with all that is in it.
public func withTemporaryFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder.made()
    defer { folder.remove() }
    return try body(folder)
}

/// Lends a new folder to `body`, which may await something, and removes it with all that is in it.
public func withAsyncTemporaryFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
    let folder = try TemporaryFolder.made()
    defer { folder.remove() }
    try await body(folder)
}
