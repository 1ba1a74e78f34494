internal import FoundationEssentials
public import GeoModel
internal import Glibc
internal import PlanningModel
internal import SQLiteInterop

/// A city's project file: one GeoPackage with its areas, planners, and where each row came from.
///
/// Not `Sendable`: a project stays in the task that opened it.
public final class Project {
    public let path: String
    let database: Database
    var package: GeoPackage { GeoPackage(database: database) }

    /// The project at a path; nil where something else is there, or nothing.
    ///
    /// - Throws: ``StoreError/otherFormat(_:found:known:)`` and what SQLite says of a damaged project.
    public static func found(at path: String) throws -> Project? {
        // Files of other kinds never begin like this, so SQLite need not be asked what it thinks of them.
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        let magic = Array("SQLite format 3\0".utf8)
        var head = [UInt8](repeating: 0, count: magic.count)
        guard fread(&head, 1, head.count, file) == head.count, head == magic else { return nil }
        do { return try Project(opening: path) } catch StoreError.notAProject { return nil }
    }

    /// Opens a project that ``create(at:settings:overwrite:)`` made.
    ///
    /// - Parameter readOnly: Nothing of the file is written then, not even what would spare work the next time.
    /// - Throws: ``StoreError/noProject(_:)`` when there is no such file, ``StoreError/notAProject(_:)`` when it is
    ///   some other GeoPackage or file.
    public init(opening path: String, readOnly: Bool = false) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StoreError.noProject(path)
        }
        if isFolder { throw StoreError.notAProject(path) }
        self.path = path
        database = try Database(path: path, mode: readOnly ? .readOnly : .existing)
        var isProject = false
        try database.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN ('setting', 'source')") { _ in
            isProject = true
        }
        guard isProject else { throw StoreError.notAProject(path) }
        let format = try setting(.format) ?? ""
        guard format == Self.format else { throw StoreError.otherFormat(path, found: format, known: Self.format) }
        try GeoPackage(database: database).registerFunctions()
    }

    /// Makes a new project; it appears whole under its name or not at all.
    ///
    /// - Parameter overwrite: Whether a file of that name may be replaced.
    public static func create(at path: String, settings: [Setting: String], overwrite: Bool) throws {
        let files = FileManager.default
        if !overwrite, files.fileExists(atPath: path) { throw StoreError.exists(path) }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder) else { throw StoreError.noFolder(folder) }
        let unfinished = path + ".unfinished"
        for leftover in [unfinished, unfinished + "-journal"] where files.fileExists(atPath: leftover) {
            try files.removeItem(atPath: leftover)
        }
        do {
            let database = try Database(path: unfinished, mode: .new)
            // Nobody knows this file yet: only its name makes it count, so it needs no journal.
            try database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try database.transaction {
                let package = GeoPackage(database: database)
                try package.initialize()
                try package.createTable("setting", columns: "name TEXT NOT NULL UNIQUE, value TEXT NOT NULL")
                try package.createTable("source", columns: Source.columns)
                let settings = settings.merging([.format: format]) { _, own in own }
                for (name, value) in settings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    try database.run(
                        "INSERT INTO setting (name, value) VALUES (?, ?)", .text(name.rawValue), .text(value))
                }
            }
        }
        // The journal of a killed writer belongs to the file that is replaced; SQLite would play it into the new one.
        for ending in ["-journal", "-wal", "-shm"] where files.fileExists(atPath: path + ending) {
            try files.removeItem(atPath: path + ending)
        }
        guard rename(unfinished, path) == 0 else { throw StoreError.noFolder(folder) }
    }

    /// The version of the tables. It grows when a project of the version before can't be read as it is.
    static let format = "1"

    /// What a project remembers of how it was set up.
    public enum Setting: String, Sendable {
        /// The version of the project's tables.
        case format
        /// The name of a scheme that ships, or of the file that it was read from.
        case scheme
        /// The text of a scheme that came from a file, so that the project needs no other file.
        case schemeText = "scheme_text"
        /// The name of a standard of living circles that ships, or of the file that it was read from.
        case standard
        /// The text of a standard that came from a file.
        case standardText = "standard_text"
        /// `EPSG:4490` or `EPSG:4326`: what the geometry is kept in, fixed by the first import or by `init --crs`.
        case crs
    }

    public func setting(_ name: Setting) throws -> String? {
        var value: String?
        try database.query("SELECT value FROM setting WHERE name = ?", .text(name.rawValue)) { value = $0.text(0) }
        return value
    }

    func set(_ name: Setting, to value: String) throws {
        try database.run(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", .text(name.rawValue), .text(value))
        try package.touch("setting")
    }

    /// The CRS that geometry is kept in; nil until it is fixed.
    public func crs() throws -> CRS? { try setting(.crs).flatMap(CRS.init(named:)) }

    func hasTable(_ name: String) throws -> Bool {
        var found = false
        try database.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", .text(name)) { _ in
            found = true
        }
        return found
    }
}

extension CRS {
    /// The CRS that a user named.
    ///
    /// - Throws: ``StoreError/unknownCRS(_:)`` when the name is none.
    public static func understood(_ name: String) throws -> CRS {
        guard let crs = CRS(named: name) else { throw StoreError.unknownCRS(name) }
        return crs
    }

    /// The CRS that a user wants a project kept in: CGCS2000 or WGS 84, both geographic.
    public static func storage(_ name: String) throws -> CRS {
        let crs = try understood(name)
        guard SpatialReference(crs) != nil else { throw StoreError.unsupportedProjectCRS(name) }
        return crs
    }
}
