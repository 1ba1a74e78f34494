internal import CGDAL
internal import Glibc

/// A file inside a zip archive, or the folder of a file geodatabase.
struct ArchiveMember {
    /// As GDAL finds it.
    let path: String
    /// As people know it.
    let shownPath: String
    let isFolder: Bool

    private init(_ path: String, isFolder: Bool = false) {
        self.path = path
        shownPath = Self.shown(path)
        self.isFolder = isFolder
    }

    /// Whether its ending is one that we read.
    var isReadable: Bool {
        let ending = SourcePath.ending(of: path)
        return InputFormat.endingsInArchive.contains(ending) && (ending == "gdb") == isFolder
            && !path.hasPrefix("__MACOSX/")
    }

    /// As GDAL opens it.
    func virtual(in archive: String) -> String { "/vsizip/{\(archive)}/\(path)" }

    static func members(of archive: String) throws(FormatError) -> [ArchiveMember] {
        let messages = GDALMessages()
        let members = try all(in: archive, messages)
        if members.isEmpty {
            throw .damaged(file: archive, layer: nil, row: nil, reason: messages.takeReason())
        }
        return members
    }

    /// Files, and folders that are geodatabases; none where the archive can't be read, as the messages then tell.
    static func all(in archive: String, _ messages: GDALMessages) throws(FormatError) -> [ArchiveMember] {
        try GDALLibrary.require()
        let paths = messages.collecting {
            let list = VSIReadDirRecursive("/vsizip/{\(archive)}")
            defer { CSLDestroy(list) }
            return StringList.strings(of: list)
        }
        return paths.compactMap { path in
            guard path.hasSuffix("/") else { return ArchiveMember(path) }
            let folder = String(path.dropLast())
            return SourcePath.ending(of: folder) == "gdb" ? ArchiveMember(folder, isFolder: true) : nil
        }
    }

    /// Zip has two kinds of names: marked as UTF-8, and unmarked, which GDAL takes for code page 437. In truth unmarked
    /// ones are GBK where Windows speaks Chinese, and UTF-8 elsewhere.
    private static func shown(_ path: String) -> String {
        guard path.utf8.contains(where: { $0 >= 0x80 }) else { return path }
        let original = CPLRecode(path, "UTF-8", "CP437")
        defer { VSIFree(original) }
        let again = CPLRecode(original, "CP437", "UTF-8")
        defer { VSIFree(again) }
        guard strcmp(again, path) == 0 else { return path }
        let bytes = LayerCursor.bytes(of: original)
        return TextDecoder.utf8.decode(bytes) ?? TextDecoder.gb18030.decode(bytes) ?? path
    }
}
