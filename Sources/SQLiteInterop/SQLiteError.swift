internal import CSQLite
public import GeoModel

/// What SQLite refused, with its own reason.
public struct SQLiteError: ExplainedError {
    /// SQLite's result code.
    public let code: Int32
    public let reason: String
    public let statement: String?
    public let path: String

    public var kind: FailureKind {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: .unavailable
        case SQLITE_NOTADB, SQLITE_CORRUPT: .badInput
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM: .cannotCreate
        case SQLITE_FULL, SQLITE_IOERR: .io
        default: .defect
        }
    }

    public func explanation(in language: Language) -> String {
        let place = statement.map { " [\($0.prefix(80))]" } ?? ""
        switch (kind, language) {
        case (.unavailable, .english): return "\(path) is being written by another process. Try again when it is done."
        case (.unavailable, .chinese): return "\(path) 正被另一个进程写入，请稍后再试。"
        case (.badInput, .english):
            return "\(path) is not a project file: \(reason). Name a file that 'zegui init' made."
        case (.badInput, .chinese): return "\(path) 不是项目文件：\(reason)。请指定由 'zegui init' 建立的文件。"
        case (.cannotCreate, .english):
            return "\(path) can't be written: \(reason). Check the folder and its permissions."
        case (.cannotCreate, .chinese): return "无法写入 \(path)：\(reason)。请检查文件夹及其权限。"
        case (_, .english): return "SQLite: \(reason) in \(path)\(place)"
        case (_, .chinese): return "SQLite：\(reason)（\(path)\(place)）"
        }
    }
}
