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
    init(_ file: String, layer: String?) throws(FormatError) {
        try RegularFile.check(file)
        self.file = file
        switch Self.ending(of: file) {
        case "gz":
            virtual = "/vsigzip/" + file
            ending = Self.ending(of: String(file.dropLast(3)))
            layerChoseMember = false
        case "zip":
            let member = try Self.member(of: file, layer: layer)
            virtual = "/vsizip/{\(file)}/\(member.name)"
            ending = Self.ending(of: member.name)
            layerChoseMember = member.chosenByLayer
        case let ending:
            virtual = file
            self.ending = ending
            layerChoseMember = false
        }
    }

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

    private static func member(
        of archive: String, layer: String?
    ) throws(FormatError) -> (name: String, chosenByLayer: Bool) {
        let members = try ArchiveMember.members(of: archive)
        let readable = members.filter(\.isReadable)
        if readable.count == 1 { return (readable[0].path, false) }
        guard !readable.isEmpty else {
            throw .nothingInArchive(file: archive, members: members.map(\.shownPath))
        }
        let chosen = readable.filter { member in
            let shown = member.shownPath
            return shown == layer || stem(of: shown) == layer || name(of: shown) == layer?[...]
        }
        guard chosen.count == 1 else {
            throw .severalInArchive(file: archive, members: readable.map(\.shownPath))
        }
        return (chosen[0].path, true)
    }
}
