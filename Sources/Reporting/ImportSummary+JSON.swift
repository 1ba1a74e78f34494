internal import GDALInterop
internal import GeoModel
public import ProjectStore

extension ImportSummary {
    public func json() throws -> String { try json(facilities: nil) }

    /// - Parameter facilities: How many of each category came; nil for what is no import of them.
    fileprivate func json(facilities: [String: Int]?) throws -> String {
        struct Move: Encodable {
            let from: String
            let to: String
            let operation: String
            let accuracyM: Double?
        }
        struct Summary: Encodable {
            let file: String
            let sha256: String
            let rows: Int
            let encoding: String
            let crs: Move?
            let skipped: [String]
            let remarks: [String]
            let facilities: [String: Int]?
            /// Absent where nothing is suspected.
            let findings: [JSONPiece]?
        }
        return try jsonText(
            Summary(
                file: file, sha256: sha256, rows: rows, encoding: encoding.text(in: .english),
                crs: move.map {
                    Move(from: $0.from, to: $0.to, operation: $0.operation, accuracyM: $0.accuracy?.value)
                },
                skipped: skipped.map { $0.text(in: .english) }, remarks: remarks.map { $0.text(in: .english) },
                facilities: facilities,
                findings: suspicions.isEmpty ? nil : suspicions.map { JSONPiece($0, in: .english) }))
    }
}

extension FacilitySummary {
    public func json() throws -> String { try imported.json(facilities: facilities) }
}
