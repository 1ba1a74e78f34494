public import GDALInterop
public import GeoModel

/// Some rows of a file of places, and where each of them lies.
public struct PlacedRows: Sendable {
    public enum Cells: Sendable {
        case table(TableBlock)
        /// In the order of the layer's fields; null where nothing of the row can be read.
        case attributes([[AttributeValue]])
    }

    /// As the file numbers them.
    public let numbers: [Int]
    /// In the project's CRS; nil where a row lies nowhere.
    public let positions: [Position?]
    /// What is wrong with a row, by its place among these. It may lie somewhere nevertheless.
    public let defects: [Int: [RowDefect.Reason]]
    public let cells: Cells
}

/// Finds out where rows lie. It serves one thread at a time.
public final class PointPlacer {
    private let move: LayerMove
    private let columns: (longitude: Int, latitude: Int)?
    private let fieldCount: Int

    init(_ move: LayerMove, _ columns: (longitude: Int, latitude: Int)?, fieldCount: Int) {
        (self.move, self.columns, self.fieldCount) = (move, columns, fieldCount)
    }

    /// - Throws: What is wrong with the way into the project's CRS; never what is wrong with a row.
    public func place(_ rows: PointRows) throws -> PlacedRows {
        switch rows.content {
        case .table(let block): try place(block.decoded())
        case .features(let rows): try place(rows)
        }
    }

    private func place(_ block: TableBlock) throws -> PlacedRows {
        var defects: [Int: [RowDefect.Reason]] = [:]
        for (row, defect) in block.defects { defects[row] = [try RowDefect(block.numbers[row], defect).reason] }
        let positions = try positions(count: block.rowCount, &defects) { row, reasons in
            guard let columns else { return nil }
            let x = coordinate(of: block, row, columns.longitude, "lon", &reasons)
            let y = coordinate(of: block, row, columns.latitude, "lat", &reasons)
            guard let x, let y else { return nil }
            return Coordinate(x: x, y: y)
        }
        return PlacedRows(numbers: block.numbers, positions: positions, defects: defects, cells: .table(block))
    }

    private func coordinate(
        of block: TableBlock, _ row: Int, _ column: Int, _ name: String, _ reasons: inout [RowDefect.Reason]
    ) -> Double? {
        if let number = block.withBytes(row, column, plainDecimal) { return number }
        guard let text = block.text(row, column)?.nonBlank else {
            reasons.append(.missing(column: name))
            return nil
        }
        if let number = Double(text), number.isFinite { return number }
        reasons.append(.badCoordinateText(column: name, value: text))
        return nil
    }

    private func place(_ rows: [PointRows.Row]) throws -> PlacedRows {
        var defects: [Int: [RowDefect.Reason]] = [:]
        for (row, one) in rows.enumerated() {
            guard case .failure(let error) = one.feature else { continue }
            // Other types are told as they are; one point is wanted.
            let reason = try RowDefect(one.number, error).reason
            defects[row] = if case .wrongGeometry(let type) = reason { [.noPoint(type)] } else { [reason] }
        }
        let positions = try positions(count: rows.count, &defects) { row, reasons in
            guard case .success(let feature) = rows[row].feature else { return nil }
            switch feature.geometry {
            case .points(let points)? where points.count == 1: return points[0]
            case .points(let points)? where points.count > 1: reasons.append(.noPoint("MultiPoint"))
            case let shape? where shape.isEmpty: reasons.append(.nowhere)
            case .lines?: reasons.append(.noPoint("LineString"))
            case .polygons?: reasons.append(.noPoint("Polygon"))
            case .points?, nil: reasons.append(.nowhere)
            }
            return nil
        }
        let attributes = rows.map { row -> [AttributeValue] in
            if case .success(let feature) = row.feature { return feature.attributes }
            return Array(repeating: .null, count: fieldCount)
        }
        return PlacedRows(
            numbers: rows.map(\.number), positions: positions, defects: defects, cells: .attributes(attributes))
    }

    /// The positions of rows, those together that say where they lie.
    private func positions(
        count: Int, _ defects: inout [Int: [RowDefect.Reason]],
        _ coordinate: (Int, inout [RowDefect.Reason]) -> Coordinate?
    ) throws -> [Position?] {
        var (places, rows): ([Coordinate], [Int]) = ([], [])
        places.reserveCapacity(count)
        rows.reserveCapacity(count)
        for row in 0..<count {
            var reasons: [RowDefect.Reason] = []
            if let place = coordinate(row, &reasons) {
                places.append(place)
                rows.append(row)
            }
            if !reasons.isEmpty { defects[row, default: []] += reasons }
        }
        let moved = try move.positions(of: places) { defects[rows[$0], default: []].append($1) }
        if moved.count == count { return moved }
        var positions = [Position?](repeating: nil, count: count)
        for (row, position) in zip(rows, moved) { positions[row] = position }
        return positions
    }
}
