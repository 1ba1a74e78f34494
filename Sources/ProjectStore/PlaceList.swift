internal import GDALInterop
public import GeoModel
internal import PROJInterop

/// Reads a list of places: CSV, or the first sheet of an XLSX. Each has an id of its own, any text, and two coordinates.
public enum PlaceList {
    /// A place, in the CRS that was asked for.
    public struct Place: Hashable, Sendable {
        public let id: String
        public let position: Position

        public init(id: String, position: Position) { (self.id, self.position) = (id, position) }
    }

    /// Our columns, each with its Chinese name.
    public static let columns: KeyValuePairs = ["id": "编号", "lon": "经度", "lat": "纬度"]

    /// - Parameters:
    ///   - file: Its coordinates are in WGS 84 unless its `crs` says else.
    ///   - target: CGCS2000 or WGS 84.
    /// - Throws: ``StoreError/missingColumn(_:file:columns:)``; ``StoreError/noPlaces(_:)`` for a list without rows;
    ///   ``StoreError/rows(file:_:)`` with every row that is not understood, lies nowhere, or repeats another's id.
    public static func read(_ file: ListFile, in target: CRS) throws -> [Place] {
        let reader = try TableReader(file.path, layer: file.layer, encoding: file.encoding)
        let columns = try ListColumns(of: reader.columns, file: file.path, known: columns, map: file.columns)
        for column in Self.columns.map(\.key) where !columns.has(column) {
            throw StoreError.missingColumn(column, file: file.path, columns: reader.columns)
        }
        let operation = try CoordinateOperation(from: file.crs ?? .wgs84, to: target, over: .empty)
        var places: [Place] = []
        var defects: [RowDefect] = []
        var rows: [String: Int] = [:]
        try reader.forEachRow { number, values in
            var row = ListRow(number, values, of: columns)
            let id = row.required("id")
            if let id, let other = rows.updateValue(number, forKey: id) {
                row.refuse(.repeated(key: id, other: other))
            }
            if let position = try row.position(movedBy: operation), let id {
                places.append(Place(id: id, position: position))
            }
            defects += row.defects.map { RowDefect(row: number, name: id, reason: $0) }
        }
        guard defects.isEmpty else { throw StoreError.rows(file: file.path, defects) }
        guard !places.isEmpty else { throw StoreError.noPlaces(file.path) }
        return places
    }
}
