public import ProjectStore

extension ImportSummary {
    public func json() throws -> String {
        struct Summary: Encodable {
            let file: String
            let rows: Int
            let operation: String?
            let encoding: String?
            let skipped: [String]
            let remarks: [String]
        }
        return try jsonText(
            Summary(
                file: file, rows: rows, operation: operation, encoding: encoding,
                skipped: skipped.map { $0.text(in: .english) }, remarks: remarks.map { $0.text(in: .english) }))
    }
}
