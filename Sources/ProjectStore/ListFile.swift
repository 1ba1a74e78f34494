internal import GDALInterop

/// A table to import, CSV or XLSX or the attributes of a layer, and how it is to be read.
public struct ListFile: Sendable {
    public var path: String
    /// Which sheet or layer, where there are several.
    public var layer: String?
    /// Found out unless said.
    public var encoding: String?
    /// Their column names by ours.
    public var columns: [String: String] = [:]
    /// Leaves out rows whose area is unknown or ambiguous, instead of refusing the list.
    public var skipsUnmatched = false

    public init(_ path: String) { self.path = path }

    /// Opens the table for an import of some kind, with the record that it leaves in the project.
    func open(for kind: String) throws(FormatError) -> (table: TableReader, record: SourceRecord) {
        let digest = try FileDigest(ofFile: path)
        let table = try TableReader(path, layer: layer, encoding: encoding, text: digest.text)
        return (table, SourceRecord(kind, path, digest, layer: layer, encoding: table.encoding))
    }

    /// Which of the table's columns are ours.
    ///
    /// - Throws: ``StoreError/missingColumn(_:file:columns:)`` for the first of `required` that is not there.
    func columns(
        of table: TableReader, known: KeyValuePairs<String, String>, required: [String]
    ) throws(StoreError) -> ListColumns {
        let list = try ListColumns(of: table.columns, file: path, known: known, map: columns)
        for column in required where !list.has(column) {
            throw .missingColumn(column, file: path, columns: table.columns)
        }
        return list
    }
}
