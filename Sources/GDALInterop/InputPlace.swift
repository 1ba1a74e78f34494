internal import Glibc

/// What stands at a path that is to be read: something that can be read as often as needed.
///
/// A pipe or a device is refused before anybody opens it, since opening or reading it may never come to an end. So are
/// those that a format would have opened beside the file that was named.
enum InputPlace {
    case file(byteCount: Int)
    /// The folder of a file geodatabase, with the names of its files in the order of their bytes.
    case geodatabase(files: [String])

    /// - Throws: ``FormatError/notFound(file:)``, ``FormatError/notAFile(file:itIs:)``,
    ///   ``FormatError/cannotRead(file:reason:)``.
    init(_ path: String) throws(FormatError) {
        let (odd, byteCount) = try Self.kind(of: path)
        switch odd {
        case nil:
            let companions = try Self.companions(of: path)
            for companion in companions { try Self.requireFile(companion) }
            self = .file(byteCount: byteCount)
        case .folder where SourcePath.ending(of: path) == "gdb":
            let files = try Self.names(in: path).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            for name in files { try Self.requireFile("\(path)/\(name)") }
            self = .geodatabase(files: files)
        case let other?: throw .notAFile(file: path, itIs: other)
        }
    }

    /// Nil for a regular file, and its size.
    private static func kind(of path: String) throws(FormatError) -> (OddFile?, byteCount: Int) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .notFound(file: path) : .cannotRead(file: path, reason: systemReason())
        }
        let odd: OddFile? =
            switch status.st_mode & S_IFMT {
            case S_IFREG: nil
            case S_IFDIR: .folder
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        return (odd, Int(status.st_size))
    }

    private static func requireFile(_ path: String) throws(FormatError) {
        if let other = try kind(of: path).0 { throw .notAFile(file: path, itIs: other) }
    }

    /// What GDAL or SQLite opens by itself: a Shapefile's or a grid's parts, which share its name up to the ending, and
    /// a GeoPackage's journals.
    private static func companions(of path: String) throws(FormatError) -> [String] {
        let name = String(SourcePath.name(of: path))
        let beginning: String
        switch SourcePath.ending(of: path) {
        case let ending where ["shp", "dbf"].contains(ending) || RasterFormat.endings.contains(ending):
            beginning = String(name.dropLast(ending.count)).lowercased()
        case "gpkg": beginning = "\(name.lowercased())-"
        default: return []
        }
        let folder = path.hasSuffix(name) ? String(path.dropLast(name.count)) : ""
        return try names(in: folder.isEmpty ? "." : folder)
            .filter { $0.lowercased().hasPrefix(beginning) && $0 != name }.map { folder + $0 }
    }

    private static func names(in folder: String) throws(FormatError) -> [String] {
        guard let listing = opendir(folder) else { throw .cannotRead(file: folder, reason: systemReason()) }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
