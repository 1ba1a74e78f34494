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
        let place = try InputPlace(file)
        self.file = file
        switch (place, Self.ending(of: file)) {
        case (.geodatabase, let ending):
            virtual = Self.withoutSlashes(file)
            self.ending = ending
            layerChoseMember = false
        case (.file, "gz"):
            virtual = "/vsigzip/" + file
            ending = Self.ending(of: String(file.dropLast(3)))
            layerChoseMember = false
            try UnpackingLimit.check(gzip: file, at: virtual)
        case (.file, "zip"), (.file, "kmz"):
            let member = try Self.member(of: file, layer: layer)
            virtual = member.virtual
            ending = Self.ending(of: member.virtual)
            layerChoseMember = member.chosenByLayer
        case (.file, let ending):
            virtual = file
            self.ending = ending
            layerChoseMember = false
            // A spreadsheet is a zip archive itself; where it is none, GDAL says so.
            if InputFormat.candidates(forEnding: ending) == [.xlsx] {
                try UnpackingLimit.check(zip: file, members: ArchiveMember.all(in: file, GDALMessages()))
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
        of archive: String, layer: String?
    ) throws(FormatError) -> (virtual: String, chosenByLayer: Bool) {
        let members = try ArchiveMember.members(of: archive)
        try UnpackingLimit.check(zip: archive, members: members)
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
