internal import CGDAL
internal import Glibc

/// A file inside a zip archive.
struct ArchiveMember {
    /// As GDAL finds it.
    let path: String
    /// As people know it.
    let shownPath: String

    /// Whether its ending is one that we read.
    var isReadable: Bool {
        InputFormat.endingsInArchive.contains(SourcePath.ending(of: path)) && !path.hasPrefix("__MACOSX/")
    }

    static func members(of archive: String) throws(FormatError) -> [ArchiveMember] {
        try GDALLibrary.require()
        let messages = GDALMessages()
        let members = messages.collecting {
            let list = VSIReadDirRecursive("/vsizip/{\(archive)}")
            defer { CSLDestroy(list) }
            return StringList.strings(of: list).map { ArchiveMember(path: $0, shownPath: shown($0)) }
        }
        if members.isEmpty {
            throw .damaged(file: archive, layer: nil, row: nil, reason: messages.takeReason())
        }
        return members
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
