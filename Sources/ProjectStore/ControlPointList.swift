internal import GDALInterop
import GeoModel
public import PROJInterop

/// Reads a list of places known in two systems: CSV, or the first sheet of an XLSX. All four numbers must be there.
public enum ControlPointList {
    /// Our columns, each with its Chinese name.
    public static let columns: KeyValuePairs = [
        "name": "点名", "from_x": "原x", "from_y": "原y", "to_x": "目标x", "to_y": "目标y",
    ]

    /// - Throws: ``StoreError/missingColumn(_:file:columns:)``; ``StoreError/rows(file:_:)`` with every row that is not
    ///   understood, or whose place repeats another's.
    public static func read(_ file: ListFile) throws -> [ControlPoint] {
        let reader = try TableReader(file.path, layer: file.layer, encoding: file.encoding)
        let columns = try ListColumns(of: reader.columns, file: file.path, known: columns, map: file.columns)
        let numbers = Self.columns.map(\.key).filter { $0 != "name" }
        for column in numbers where !columns.has(column) {
            throw StoreError.missingColumn(column, file: file.path, columns: reader.columns)
        }
        var points: [ControlPoint] = []
        var defects: [RowDefect] = []
        var rows: [Coordinate: Int] = [:]
        try reader.forEachRow { number, values in
            var row = ListRow(number, values, of: columns)
            let name = row.text("name")
            if let point = point(&row, name: name ?? String(number)) {
                if let other = rows.updateValue(number, forKey: point.from) {
                    row.refuse(.repeated(key: "\(point.from.x), \(point.from.y)", other: other))
                }
                points.append(point)
            }
            defects += row.defects.map { RowDefect(row: number, name: name, reason: $0) }
        }
        guard defects.isEmpty else { throw StoreError.rows(file: file.path, defects) }
        return points
    }

    private static func point(_ row: inout ListRow, name: String) -> ControlPoint? {
        let numbers = ["from_x", "from_y", "to_x", "to_y"].map { row.coordinate($0) }
        guard let fromX = numbers[0], let fromY = numbers[1], let toX = numbers[2], let toY = numbers[3] else {
            return nil
        }
        return ControlPoint(name: name, from: Coordinate(x: fromX, y: fromY), to: Coordinate(x: toX, y: toY))
    }
}
