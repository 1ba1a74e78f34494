internal import CSQLite

/// One connection to one SQLite file. Not `Sendable`: a connection stays in the task that opened it.
public final class Database {
    public enum Mode: Sendable {
        /// An existing file; a journal that a killed writer left behind is rolled back on the way.
        case existing
        /// An existing file in which nothing is written; one with a journal that a killed writer left can't be opened so.
        case readOnly
        /// A new file; its place must be empty.
        case new
    }

    public let path: String
    public let isReadOnly: Bool
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// - Throws: ``SQLiteError`` when the file can't be opened or is no database.
    public init(path: String, mode: Mode) throws(SQLiteError) {
        self.path = path
        isReadOnly = mode == .readOnly
        let flags =
            switch mode {
            case .existing: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            case .new: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened else { throw SQLiteError(code: status, reason: "out of memory", statement: nil, path: path) }
        guard status == SQLITE_OK else {
            let error = SQLiteError(
                code: status, reason: String(cString: sqlite3_errmsg(opened)), statement: nil, path: path)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        // Another process may be writing: wait for it, but not for ever.
        sqlite3_busy_timeout(handle, 5_000)
        // 16 MB instead of 2: an import of a city is written once, at its end, and not in pieces that each wait for
        // the disk.
        try execute("PRAGMA cache_size = -16000")
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs any number of statements that take no values and give no rows.
    public func execute(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(in: sql) }
    }

    /// Runs one statement with values for its `?`s.
    public func run(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) {
        let statement = try prepared(sql)
        try statement.bind(values)
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// Reads the rows of a query, one at a time; `row` is valid only inside `body`.
    public func query(_ sql: String, _ values: SQLiteValue..., body: (SQLiteRow) throws -> Void) throws {
        let statement = try prepared(sql)
        try statement.bind(values)
        defer { statement.reset() }
        while try statement.step() { try body(SQLiteRow(statement: statement)) }
    }

    /// Runs `body` as one transaction: it lands whole or, when `body` throws, not at all.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // Some failures have already rolled back; then there is nothing left to undo.
            if sqlite3_get_autocommit(handle) == 0 { try execute("ROLLBACK") }
            throw error
        }
    }

    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Makes `function` callable from SQL as a deterministic function of one blob.
    public func register(_ name: String, _ function: @escaping (UnsafeRawBufferPointer) -> SQLiteValue)
        throws(SQLiteError)
    {
        let box = Unmanaged.passRetained(BlobFunction(function))
        let status = sqlite3_create_function_v2(
            handle, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, box.toOpaque(),
            { context, _, arguments in
                guard let data = sqlite3_user_data(context), let argument = arguments?[0] else { return }
                let function = Unmanaged<BlobFunction>.fromOpaque(data).takeUnretainedValue().function
                let bytes = UnsafeRawBufferPointer(
                    start: sqlite3_value_blob(argument), count: Int(sqlite3_value_bytes(argument)))
                switch function(bytes) {
                case .real(let number): sqlite3_result_double(context, number)
                case .integer(let number): sqlite3_result_int64(context, number)
                case .null, .text, .blob: sqlite3_result_null(context)
                }
            }, nil, nil,
            { data in if let data { Unmanaged<BlobFunction>.fromOpaque(data).release() } })
        guard status == SQLITE_OK else { throw failure(in: name) }
    }

    private final class BlobFunction {
        let function: (UnsafeRawBufferPointer) -> SQLiteValue
        init(_ function: @escaping (UnsafeRawBufferPointer) -> SQLiteValue) { self.function = function }
    }

    private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
        if let known = statements[sql] { return known }
        var pointer: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &pointer, nil) == SQLITE_OK, let pointer else {
            throw failure(in: sql)
        }
        let statement = Statement(pointer: pointer, database: self)
        statements[sql] = statement
        return statement
    }

    fileprivate func failure(in sql: String) -> SQLiteError {
        SQLiteError(
            code: sqlite3_errcode(handle), reason: String(cString: sqlite3_errmsg(handle)), statement: sql, path: path)
    }

    /// A compiled statement; it lives as long as its connection, which owns it.
    final class Statement {
        let pointer: OpaquePointer
        private unowned let database: Database

        init(pointer: OpaquePointer, database: Database) {
            self.pointer = pointer
            self.database = database
        }

        deinit { sqlite3_finalize(pointer) }

        func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
            // SQLite copies what is bound (SQLITE_TRANSIENT), so our values may go.
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            for (index, value) in values.enumerated() {
                let place = Int32(index + 1)
                let status =
                    switch value {
                    case .null: sqlite3_bind_null(pointer, place)
                    case .integer(let number): sqlite3_bind_int64(pointer, place, number)
                    case .real(let number): sqlite3_bind_double(pointer, place, number)
                    case .text(let text): sqlite3_bind_text(pointer, place, text, -1, transient)
                    case .blob(let bytes):
                        bytes.withUnsafeBytes {
                            sqlite3_bind_blob64(pointer, place, $0.baseAddress, UInt64($0.count), transient)
                        }
                    }
                guard status == SQLITE_OK else { throw database.failure(in: sql) }
            }
        }

        func step() throws(SQLiteError) -> Bool {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: return true
            case SQLITE_DONE: return false
            default: throw database.failure(in: sql)
            }
        }

        func reset() {
            // The status repeats that of the last step, which was thrown there.
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }

        private var sql: String { String(cString: sqlite3_sql(pointer)) }
    }
}

/// One row of a query, valid until the next row is read.
public struct SQLiteRow {
    let statement: Database.Statement

    public func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement.pointer, Int32(column)) == SQLITE_NULL }

    public func text(_ column: Int) -> String? {
        sqlite3_column_text(statement.pointer, Int32(column)).map { String(cString: $0) }
    }

    public func integer(_ column: Int) -> Int? {
        isNull(column) ? nil : Int(sqlite3_column_int64(statement.pointer, Int32(column)))
    }

    public func real(_ column: Int) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(statement.pointer, Int32(column))
    }

    /// Lends the bytes of a blob to `body`; an empty buffer for null.
    public func withBlob<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(statement.pointer, Int32(column))
        return try body(
            UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement.pointer, Int32(column)))))
    }
}
