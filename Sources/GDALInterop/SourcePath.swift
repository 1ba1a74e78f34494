internal import CGDAL

/// A file to read, perhaps inside an archive.
struct SourcePath {
    /// As the user named it.
    let file: String
    /// As GDAL opens it: with `/vsigzip/` or `/vsizip/` in front where needed.
    let virtual: String
    /// The ending that tells the format, lower case: of `a.geojson.gz` it is `geojson`.
    let ending: String
    /// Whether the layer asked for was used to choose the file in the archive.
    let layerChoseMember: Bool

    /// - Parameter layer: Chooses the file in an archive of several: its name, with or without ending.
    /// - Throws: ``FormatError/unpacksTooLarge(file:allowed:)`` among others.
    init(_ file: String, layer: String?) throws(FormatError) {
        self.file = file
        guard case .file(let byteCount) = try InputPlace(file) else {
            virtual = Self.withoutSlashes(file)
            ending = Self.ending(of: file)
            layerChoseMember = false
            return
        }
        if byteCount == 0 { throw .emptyFile(file: file) }
        let limit = UnpackingLimit(file, byteCount: byteCount)
        switch Self.ending(of: file) {
        case "gz":
            virtual = "/vsigzip/" + file
            ending = Self.ending(of: String(file.dropLast(3)))
            layerChoseMember = false
            try limit.check([virtual])
        case "zip", "kmz":
            let member = try Self.member(of: file, layer: layer, limit)
            virtual = member.virtual
            ending = Self.ending(of: member.virtual)
            layerChoseMember = member.chosenByLayer
        case let ending:
            virtual = file
            self.ending = ending
            layerChoseMember = false
            // A spreadsheet is an archive itself.
            if InputFormat.candidates(forEnding: ending) == [.xlsx] {
                try limit.check(ArchiveMember.all(in: file, GDALMessages()).map { $0.virtual(in: file) })
            }
        }
    }

    /// Whether it is read as it lies on the disk.
    var isPlain: Bool { virtual == file }

    /// Whether its ending is one of text tables.
    var isTextTable: Bool { ["csv", "tsv", "txt", "tab"].contains(ending) }

    static func name(of path: String) -> Substring { path.split(separator: "/").last ?? "" }

    static func ending(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The file's name without folder and endings.
    static func stem(of path: String) -> String {
        let name = name(of: path)
        return String(name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).first ?? name)
    }

    private static func withoutSlashes(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func member(
        of archive: String, layer: String?, _ limit: UnpackingLimit
    ) throws(FormatError) -> (virtual: String, chosenByLayer: Bool) {
        let members = try ArchiveMember.members(of: archive)
        try limit.check(members.filter { !$0.isFolder }.map { $0.virtual(in: archive) })
        let isKMZ = ending(of: archive) == "kmz"
        let readable = members.filter { isKMZ ? ending(of: $0.path) == "kml" : $0.isReadable }
        if readable.count == 1 { return (readable[0].virtual(in: archive), false) }
        guard !readable.isEmpty else {
            throw .nothingInArchive(file: archive, members: members.map(\.shownPath))
        }
        // What a program shows of a .kmz, and what it links to.
        if isKMZ, let main = readable.first(where: { $0.path == "doc.kml" }) {
            return (main.virtual(in: archive), false)
        }
        let chosen = readable.filter { member in
            let shown = member.shownPath
            return shown == layer || stem(of: shown) == layer || name(of: shown) == layer?[...]
        }
        guard chosen.count == 1 else {
            throw .severalInArchive(file: archive, members: readable.map(\.shownPath))
        }
        return (chosen[0].virtual(in: archive), true)
    }
}
