internal import FoundationEssentials
internal import Hummingbird

/// The files of the map page, in memory: about 1 MB, most of it MapLibre's.
struct PageFiles: Sendable {
    struct File: Sendable {
        let type: String
        let bytes: ByteBuffer
        /// What tells it from another file of its name.
        let tag: String
    }

    static let mapLibreNames = ["maplibre-gl.js", "maplibre-gl.css"]

    /// By name.
    private let files: [String: File]

    /// - Throws: ``ServerError/unreadable(file:reason:)``.
    init(_ folders: PageFolders) throws(ServerError) {
        var files: [String: File] = [:]
        func take(_ name: String, in folder: String) throws(ServerError) {
            guard let type = Self.type(of: name) else { return }
            let path = "\(folder)/\(name)"
            do {
                let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: path)))
                files[name] = File(type: type, bytes: bytes, tag: try HeldFile(path).state.tag)
            } catch {
                throw .unreadable(file: path, reason: error.localizedDescription)
            }
        }
        if let folder = folders.page {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                throw .unreadable(file: folder, reason: error.localizedDescription)
            }
            for name in names { try take(name, in: folder) }
        }
        if let folder = folders.mapLibre { for name in Self.mapLibreNames { try take(name, in: folder) } }
        self.files = files
    }

    private static func type(of name: String) -> String? {
        let types = [
            "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
            "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        ]
        return name.split(separator: ".").last.flatMap { types[String($0)] }
    }

    /// The page itself; nil where it isn't installed.
    var document: File? { files["index.html"] }

    /// What tells this page from another; empty where none is installed.
    var tag: String { document?.tag ?? "" }

    /// - Throws: ``ServerError/noMapLibre(_:)`` for a file of MapLibre's where it isn't installed;
    ///   ``ServerError/noSuchPath(_:)``.
    func file(_ name: String) throws(ServerError) -> File {
        if let file = files[name] { return file }
        throw Self.mapLibreNames.contains(name) ? .noMapLibre(name) : .noSuchPath("/page/\(name)")
    }
}
