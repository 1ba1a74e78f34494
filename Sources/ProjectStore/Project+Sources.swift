internal import GDALInterop
import GeoModel
public import PlanningModel
internal import SQLiteInterop

extension Source {
    static let columns = """
        kind TEXT NOT NULL, file TEXT NOT NULL, layer TEXT, sha256 TEXT NOT NULL, parts TEXT, bytes INTEGER NOT NULL,
        rows INTEGER NOT NULL, crs TEXT, operation TEXT, accuracy_m DOUBLE, encoding TEXT, remarks TEXT,
        imported_at DATETIME NOT NULL
        """
}

/// What is written down about an import beside its rows.
struct SourceRecord {
    var kind: String
    var file: String
    var layer: String?
    var sha256: String
    /// The other files that belong to it (a Shapefile's `.dbf`, …), each with its own SHA-256.
    var parts: String?
    var bytes: Int
    var rows = 0
    var crs: String?
    var operation: String?
    var accuracy: Meters?
    var encoding: String?
    /// What was repaired, dropped or skipped, a line each.
    var remarks: [String] = []

    init(_ kind: String, _ path: String, _ digest: FileDigest, layer: String?, encoding: EncodingChoice) {
        self.kind = kind
        file = path.split(separator: "/").last.map(String.init) ?? path
        self.layer = layer
        sha256 = digest.sha256
        bytes = digest.byteCount
        self.encoding = encoding.text(in: .english)
    }
}

extension Project {
    /// Every import, in the order they were made.
    public func sources() throws -> [Source] {
        var sources: [Source] = []
        try database.query(
            """
            SELECT id, kind, file, layer, sha256, rows, crs, operation, accuracy_m, encoding, imported_at FROM source
            ORDER BY id
            """
        ) { row in
            sources.append(
                Source(
                    id: row.integer(0) ?? 0, kind: row.text(1) ?? "", file: row.text(2) ?? "", layer: row.text(3),
                    sha256: row.text(4) ?? "", rows: row.integer(5) ?? 0, crs: row.text(6),
                    operation: row.text(7), accuracy: row.real(8).map(Meters.init), encoding: row.text(9),
                    importedAt: row.text(10) ?? ""))
        }
        return sources
    }

    /// Refuses a file that is already in the project, so that nothing is ever doubled.
    func refuseRepeated(_ record: SourceRecord) throws {
        try database.query(
            """
            SELECT imported_at FROM source
            WHERE kind = ? AND sha256 = ? AND ifnull(parts, '') = ? AND ifnull(layer, '') = ?
            """, .text(record.kind), .text(record.sha256), .text(record.parts ?? ""), .text(record.layer ?? "")
        ) { row in
            throw StoreError.alreadyImported(file: record.file, at: row.text(0) ?? "")
        }
    }

    /// Opens the entry of an import and gives its id; the row count and remarks follow with ``finish(_:as:)``.
    func begin(_ record: SourceRecord) throws -> Int {
        try database.run(
            """
            INSERT INTO source (kind, file, layer, sha256, parts, bytes, rows, crs, operation, accuracy_m, encoding,
              imported_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ','now'))
            """, .text(record.kind), .text(record.file), SQLiteValue(record.layer), .text(record.sha256),
            SQLiteValue(record.parts), .integer(Int64(record.bytes)), SQLiteValue(record.crs),
            SQLiteValue(record.operation),
            SQLiteValue(record.accuracy?.value), SQLiteValue(record.encoding))
        return Int(database.lastInsertedRow)
    }

    func finish(_ record: SourceRecord, as id: Int) throws {
        try database.run(
            "UPDATE source SET rows = ?, remarks = ? WHERE id = ?", .integer(Int64(record.rows)),
            SQLiteValue(record.remarks.isEmpty ? nil : record.remarks.joined(separator: "\n")), .integer(Int64(id)))
        try package.touch("source")
    }
}
