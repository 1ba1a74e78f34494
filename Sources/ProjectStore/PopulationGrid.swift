internal import GDALInterop
import GeoModel
internal import PROJInterop

/// A grid whose cells hold people; each becomes a point in its middle.
final class PopulationGrid: PopulationRows {
    let record: SourceRecord
    let move: LayerMove
    let encoding = EncodingChoice.formatIsUTF8
    var remarks: [ImportRemark] { move.remarks + reader.warnings.map(ImportRemark.reader) }
    private let reader: RasterReader
    private let mostCells: Int

    init(_ plan: PopulationImport, _ digest: FileDigest, in target: CRS) throws {
        guard plan.kind == .people else { throw StoreError.gridCountsPeople(file: plan.file.path) }
        let reader = try RasterReader(plan.file.path, layer: plan.file.layer, band: plan.band)
        move = try LayerMove(reader, declared: plan.file.crs, to: target)
        // Two bands of one file may hold the people of two years.
        let layer = [plan.file.layer, reader.band == 1 ? nil : "band \(reader.band)"].compactMap { $0 }
        var record = SourceRecord(
            "population", plan.file.path, digest, layer: layer.isEmpty ? nil : layer.joined(separator: ", "),
            encoding: encoding)
        try record.note(partsOf: reader)
        record.note(move.summary)
        self.record = record
        (self.reader, mostCells) = (reader, plan.mostCells)
    }

    func write(to writer: PopulationWriter, _ progress: (Int) -> Void) throws {
        var waiting = WaitingCells()
        var bad: (count: Int, first: GridCell)?
        var lastRow = -1
        try reader.forEachCell { column, row, value in
            if row != lastRow { progress(row + 1) }
            lastRow = row
            guard isPeople(value) else {
                bad = (1 + (bad?.count ?? 0), bad?.first ?? GridCell(column: column + 1, row: row + 1, value: value))
                return
            }
            // What is left is only read to be told of.
            if value == 0 || bad != nil { return }
            if writer.count + waiting.places.count == mostCells {
                throw StoreError.tooManyCells(file: reader.file, most: mostCells)
            }
            waiting.add(row * reader.columns + column + 1, reader.center(column: column, row: row), value)
            if waiting.isFull { try write(&waiting, to: writer) }
        }
        if let bad { throw StoreError.badCells(file: reader.file, count: bad.count, first: bad.first) }
        try write(&waiting, to: writer)
    }

    private func write(_ waiting: inout WaitingCells, to writer: PopulationWriter) throws {
        let positions = try move.positions(of: waiting.places, file: reader.file)
        for (position, (number, people)) in zip(positions, zip(waiting.numbers, waiting.people)) {
            try writer.write(.points([position]), weight: people, ref: nil, row: number)
        }
        waiting = WaitingCells()
    }
}

/// A cell of a grid, column and row from 1.
public struct GridCell: Hashable, Sendable {
    public let column: Int
    public let row: Int
    public let value: Double
}

/// Cells that wait to be moved together.
private struct WaitingCells {
    /// From 1, row by row.
    private(set) var numbers: [Int] = []
    private(set) var places: [Coordinate] = []
    private(set) var people: [Double] = []

    var isFull: Bool { places.count == 10_000 }

    mutating func add(_ number: Int, _ place: Coordinate, _ value: Double) {
        numbers.append(number)
        places.append(place)
        people.append(value)
    }
}
