public import SQLiteInterop

extension Database {
    /// Every row of every table of a file as text, `table: value, value, …`: two files of one content give the same.
    public static func content(of path: String) throws -> [String] {
        let database = try Database(path: path, mode: .existing)
        var lines: [String] = []
        try database.query("SELECT type, name, ifnull(sql, '') FROM sqlite_master ORDER BY type, name") { row in
            lines.append((0..<3).map { row.text($0) ?? "" }.joined(separator: " "))
        }
        try database.query(
            "SELECT m.name, group_concat('quote(\"' || c.name || '\")', ' || '', '' || ') FROM sqlite_master m, "
                + "pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name"
        ) { table in
            let name = table.text(0) ?? ""
            try database.query("SELECT \(table.text(1) ?? "''") FROM \"\(name)\"") { row in
                lines.append("\(name): \(row.text(0) ?? "")")
            }
        }
        return lines
    }

    /// The single number that a query gives.
    public func number(_ sql: String) throws -> Int? {
        var number: Int?
        try query(sql) { number = $0.integer(0) }
        return number
    }

    /// The first column of all rows of a query.
    public func texts(_ sql: String) throws -> [String?] {
        var texts: [String?] = []
        try query(sql) { texts.append($0.text(0)) }
        return texts
    }
}
