internal import GDALInterop
internal import GeoModel
internal import ProjectStore

/// The answers to some rows of a list, ready to be written, and what is to be told of them.
struct PointAnswers: Sendable {
    /// Where a table is to be written as CSV again; else ``features``.
    private(set) var text = CSVRows()
    private(set) var features: [Feature<Position>] = []
    private(set) var tally = PointTally()

    init(_ rows: PlacedRows, _ columns: PointColumns, asText: Bool, in language: Language) {
        for (number, position) in rows.positions.enumerated() {
            let reasons = rows.defects[number] ?? []
            let error = reasons.isEmpty ? nil : reasons.map { $0.text(in: language) }.joined(separator: " ")
            let (hangs, minutes) = columns.minutes(from: position)
            let answers = columns.rows(of: position)
            for answer in answers {
                if asText, case .table(let block) = rows.cells {
                    text.append(row: number, of: block)
                    columns.append(answer, minutes: minutes, error: error, to: &text)
                    text.endRow()
                } else {
                    features.append(
                        Feature(
                            geometry: position.map { .points([$0]) },
                            attributes: rows.values(of: number)
                                + columns.values(answer, minutes: minutes, error: error)))
                }
            }
            tally.add(
                position == nil ? nil : answers, hangs: hangs,
                reasons.map { RowDefect(row: rows.numbers[number], name: nil, reason: $0) })
        }
    }
}

/// How many rows are how, and the first that are wrong.
struct PointTally: Sendable {
    /// Of those that are wrong no more are kept.
    static let mostDefects = 1000

    var rows = 0
    /// Rows that say where they lie.
    var placed = 0
    var inAreas = 0
    var onBorders = 0
    /// Rows with something wrong.
    var defective = 0
    /// Too far from any street to walk anywhere.
    var offNetwork = 0
    var defects: [RowDefect] = []

    fileprivate mutating func add(_ answers: [PointColumns.Row]?, hangs: Bool, _ reasons: [RowDefect]) {
        rows += 1
        if let answers {
            placed += 1
            if answers.contains(where: { $0.area != nil }) { inAreas += 1 }
            if answers.contains(where: \.isOnBorder) { onBorders += 1 }
            if !hangs { offNetwork += 1 }
        }
        if reasons.isEmpty { return }
        defective += 1
        add(reasons)
    }

    mutating func add(_ other: PointTally) {
        rows += other.rows
        placed += other.placed
        inAreas += other.inAreas
        onBorders += other.onBorders
        defective += other.defective
        offNetwork += other.offNetwork
        add(other.defects)
    }

    private mutating func add(_ reasons: [RowDefect]) {
        if defects.count < Self.mostDefects { defects += reasons.prefix(Self.mostDefects - defects.count) }
    }
}

extension PlacedRows {
    /// What the file says in a row, with a value for each of its fields.
    fileprivate func values(of row: Int) -> [AttributeValue] {
        switch cells {
        case .table(let block): (0..<block.columnCount).map { AttributeValue(block.text(row, $0)) }
        case .attributes(let values): values[row]
        }
    }
}
