internal import Glibc

/// Where a file is written until it is whole: in a folder of its own beside the target, moved into place at the end.
///
/// What fails or is abandoned leaves nothing. What is killed leaves one hidden folder, and the target as it was.
final class OutputPlace {
    let target: String
    private let folder: String
    private let name: String
    private let overwrites: Bool
    private var staging: String?

    /// - Throws: ``FormatError/exists(file:)``, ``FormatError/noFolder(file:folder:)`` or
    ///   ``FormatError/cannotCreate(file:reason:)``, before anything is written.
    init(_ target: String, overwrite: Bool) throws(FormatError) {
        self.target = target
        overwrites = overwrite
        let slash = target.lastIndex(of: "/")
        folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        name = slash.map { String(target[target.index(after: $0)...]) } ?? target
        var status = stat()
        if stat(target, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw .notAFile(file: target, itIs: .folder) }
            guard overwrite else { throw .exists(file: target) }
        }
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .noFolder(file: target, folder: folder)
        }
        var template = Array("\(folder)/.zegui-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .cannotCreate(file: target, reason: systemReason()) }
        staging = String(cString: made)
    }

    deinit { discard() }

    /// Under its final name, in the folder where it is written.
    var stagedFile: String { "\(staging ?? folder)/\(name)" }

    /// A file of the same name and another ending, which is written with it.
    func companion(_ ending: String) -> String { "\(folder)/\(stem).\(ending)" }

    func stagedCompanion(_ ending: String) -> String { "\(staging ?? folder)/\(stem).\(ending)" }

    private var stem: Substring { name.lastIndex(of: ".").map { name[..<$0] } ?? name[...] }

    /// - Throws: ``FormatError/exists(file:)`` where a companion is there that must not be overwritten.
    func reserve(_ ending: String) throws(FormatError) {
        var status = stat()
        if !overwrites, stat(companion(ending), &status) == 0 { throw .exists(file: companion(ending)) }
    }

    /// Moves everything into place, the named file last, so that it is there only when its companions are.
    func commit() throws(FormatError) {
        guard let staging else { return }
        var status = stat()
        if !overwrites, stat(target, &status) == 0 { throw .exists(file: target) }
        let files = Self.files(in: staging)
        removeStaleCompanions(besides: files)
        for file in files.filter({ $0 != name }) + [name] {
            guard rename("\(staging)/\(file)", "\(folder)/\(file)") == 0 else {
                throw .cannotCreate(file: "\(folder)/\(file)", reason: systemReason())
            }
        }
        rmdir(staging)
        self.staging = nil
    }

    func discard() {
        guard let staging else { return }
        for file in Self.files(in: staging) { unlink("\(staging)/\(file)") }
        rmdir(staging)
        self.staging = nil
    }

    /// An index of the old Shapefile would mislead readers of the new one.
    private func removeStaleCompanions(besides files: [String]) {
        guard SourcePath.ending(of: name) == "shp" else { return }
        let stem = name.dropLast(4)
        for ending in ["shx", "dbf", "prj", "cpg", "qix", "sbn", "sbx", "qpj", "shp.xml", "idm", "ind"] {
            let companion = "\(stem).\(ending)"
            if !files.contains(companion) { unlink("\(folder)/\(companion)") }
        }
    }

    private static func files(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
