internal import GDALInterop
import GeoModel

/// One pass over a list, inside the transaction of its import: rows are understood, their polygons moved and surveyed
/// where they have any, and written in the order of the file.
final class ListIntake<Kind: ListKind> {
    private let list: ListFile
    private let project: Project
    private let rows: ListRows
    private let columns: ListColumns
    private let surveyor: BoundarySurveyor?
    private let source: Int
    private var kind: Kind
    private var record: SourceRecord
    private var summary: ImportSummary
    private var defects: [RowDefect] = []
    private var batch = SurveyBatch<Kind.Row>()
    /// The row of each key; nil for one that the project holds already.
    private var seen: [Kind.Key: Int?] = [:]

    /// Takes a list into a project, whole or not at all.
    ///
    /// - Throws: ``StoreError/rows(file:_:)`` with every row that can't be taken; then nothing is changed.
    static func run(_ list: ListFile, on project: Project) throws -> ImportSummary {
        try project.database.transaction { try ListIntake(list, project).run() }
    }

    private init(_ list: ListFile, _ project: Project) throws {
        self.list = list
        self.project = project
        let areas = try project.areas()
        guard !areas.isEmpty, let crs = try project.crs() else { throw StoreError.noAreas(project.path) }
        let digest = try FileDigest(ofFile: list.path)
        rows = try ListRows(list, digest, shapesTo: Kind.takesGround ? crs : nil)
        record = SourceRecord(Kind.kind, list.path, digest, layer: list.layer, encoding: rows.encoding)
        summary = ImportSummary(record, encoding: rows.encoding)
        if case .layer(let reader, let move) = rows {
            try record.note(partsOf: reader)
            record.note(move.summary)
            summary.move = move.summary
            surveyor = BoundarySurveyor(system: move.system, repairs: list.repairs)
        } else {
            surveyor = nil
        }
        if Kind.refusesRepeatedFile { try project.refuseRepeated(record) }
        columns = try ListColumns(of: rows.columns, file: list.path, known: Kind.knownColumns, map: list.columns)
        if let missing = Kind.missingColumn(among: columns, ofLayer: surveyor != nil) {
            throw StoreError.missingColumn(missing, file: list.path, columns: rows.columns)
        }
        kind = try Kind(project, areas: AreaDirectory(areas))
        for key in try kind.keysHeld() { seen.updateValue(nil, forKey: key) }
        source = try project.begin(record)
    }

    private func run() throws -> ImportSummary {
        try rows.forEach(
            columns, taking: { try $0.boundary(of: $1, &$2).map(Geometry.polygons) }, refused: { defects.append($0) }
        ) { try understand($0) }
        try surveyBatch()
        guard defects.isEmpty else { throw StoreError.rows(file: list.path, defects.sorted { $0.row < $1.row }) }
        summary.remarks += rows.remarks
        record.rows = summary.rows
        record.remarks =
            summary.skipped.map { "skipped row \($0.row)" } + summary.remarks.map { $0.text(in: .english) }
        try kind.finish()
        try project.finish(record, as: source)
        return summary
    }

    private func understand(_ row: ListRow) throws {
        if row.isBlank { return }
        var row = row
        let understood = try kind.understand(&row)
        guard row.defects.isEmpty, let understood else {
            let refused = row.defects.map { RowDefect(row: row.number, name: row.name, reason: $0) }
            if list.skipsUnmatched, row.defects.allSatisfy(\.isUnmatched) {
                summary.skipped += refused
            } else {
                defects += refused
            }
            return
        }
        guard surveyor != nil else { return try keep(understood, on: nil) }
        batch.add(understood)
        if batch.isFull { try surveyBatch() }
    }

    private func surveyBatch() throws {
        guard let surveyor else { return }
        for surveyed in try batch.surveyed(by: surveyor) {
            summary.remarks += surveyed.remarks
            if surveyed.defects.isEmpty {
                try keep(surveyed.item, on: surveyed.measured)
            } else {
                defects += surveyed.defects
            }
        }
    }

    private func keep(_ row: Kind.Row, on ground: MeasuredBoundary?) throws {
        let key = kind.key(of: row, on: ground?.boundary)
        if let other = seen[key] {
            let reason = RowDefect.Reason.repeated(key: kind.title(of: row), other: other)
            defects.append(RowDefect(row: row.row, name: row.name, reason: reason))
            return
        }
        seen[key] = row.row
        guard defects.isEmpty else { return }  // the list is refused: what is left is only read to be told of
        try kind.write(row, on: ground, source: source)
        summary.rows += 1
    }
}
