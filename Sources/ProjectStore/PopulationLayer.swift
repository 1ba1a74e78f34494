internal import GDALInterop
import GeoModel
internal import PROJInterop
import PlanningModel

/// A layer of points and polygons with people, or of land or buildings where people live; or a table of places with
/// columns `lon` and `lat`.
final class PopulationLayer: PopulationRows {
    let record: SourceRecord
    let move: LayerMove
    var encoding: EncodingChoice { rows.encoding }
    private(set) var remarks: [ImportRemark] = []
    private let list: ListFile
    private let kind: CircleFormula.Weight
    private let rows: ListRows
    private let columns: ListColumns

    static let knownColumns: KeyValuePairs = [
        "population": "人口", "id": "编号", "code": "代码", "name": "名称", "lon": "经度", "lat": "纬度",
    ]

    /// Whether a table of these columns says where each of its rows lies.
    static func holdsPlaces(_ columns: [String], of file: ListFile) throws -> Bool {
        let known: KeyValuePairs = ["lon": "经度", "lat": "纬度"]
        let map = file.columns.filter { ours, _ in known.contains { $0.key == ours } }
        let columns = try ListColumns(of: columns, file: file.path, known: known, map: map)
        return columns.has("lon") && columns.has("lat")
    }

    init(_ plan: PopulationImport, _ digest: FileDigest, in target: CRS) throws {
        (list, kind) = (plan.file, plan.kind)
        rows = try ListRows(list, digest, shapesTo: target)
        var record = SourceRecord("population", list.path, digest, layer: list.layer, encoding: rows.encoding)
        switch rows {
        case .layer(let reader, let move):
            self.move = move
            try record.note(partsOf: reader)
        case .table(let reader):
            guard try Self.holdsPlaces(reader.columns, of: list) else { throw StoreError.noShapes(file: list.path) }
            move = try LayerMove(ofTableIn: list.crs, to: target)
            remarks = move.remarks
        }
        record.note(move.summary)
        self.record = record
        var map = list.columns
        if map["population"] == nil { map["population"] = Self.populationField(among: rows.columns) }
        columns = try ListColumns(of: rows.columns, file: list.path, known: Self.knownColumns, map: map)
        if kind == .people, !columns.has("population") {
            throw StoreError.missingColumn("population", file: list.path, columns: rows.columns)
        }
    }

    /// `population`, `people` or `人口`, in any case.
    private static func populationField(among fields: [String]) -> String? {
        ["population", "people", "人口"].lazy
            .compactMap { name in fields.first { $0.lowercased() == name } }.first
    }

    func write(to writer: PopulationWriter, _ progress: (Int) -> Void) throws {
        let surveyor = BoundarySurveyor(system: move.system, repairs: list.repairs)
        var batch = SurveyBatch<PopulationPlace>()
        var defects: [RowDefect] = []
        var withoutPeople = 0
        func survey() throws {
            for surveyed in try batch.surveyed(by: surveyor) {
                defects += surveyed.defects
                remarks += surveyed.remarks
                guard surveyed.defects.isEmpty, defects.isEmpty else { continue }
                let place = surveyed.item
                try writer.write(
                    surveyed.measured.map { .polygons($0.boundary) } ?? place.shape,
                    weight: place.weight ?? surveyed.measured?.area.value ?? 0, ref: place.ref, row: place.row)
            }
        }
        try rows.forEach(columns, taking: { try $0.place(of: $1, &$2) }, refused: { defects.append($0) }) { row in
            if row.number % 1000 == 0 { progress(row.number) }
            if row.isBlank, !row.isFeature { return }
            var row = row
            row.name = row.text("name") ?? row.text("id") ?? row.text("code")
            let shape = try row.isFeature ? row.shape : move.place(of: &row)
            if let place = understand(&row, shape) {
                if place.weight == 0 { withoutPeople += 1 } else { batch.add(place) }
            }
            defects += row.defects.map { RowDefect(row: row.number, name: row.name, reason: $0) }
            if batch.isFull { try survey() }
        }
        try survey()
        guard defects.isEmpty else { throw StoreError.rows(file: list.path, defects.sorted { $0.row < $1.row }) }
        if withoutPeople > 0 { remarks.append(.withoutPeople(places: withoutPeople)) }
        remarks += rows.remarks
    }

    /// Nil where something is wrong, which the row then says, and for one without ground that is left out.
    private func understand(_ row: inout ListRow, _ shape: Geometry<Position>?) -> PopulationPlace? {
        var weight: Double?
        switch kind {
        case .people: weight = row.people("population")
        case .land: if case .points? = shape { row.refuse(.wrongGeometry("Point")) }
        case .buildings, .street: weight = 1
        }
        if shape == nil, row.defects.isEmpty {
            if list.repairs { remarks.append(.leftOut(row: row.number)) } else { row.refuse(.noShape) }
        }
        guard row.defects.isEmpty, let shape else { return nil }
        return PopulationPlace(
            row: row.number, ref: row.text("id") ?? row.text("code") ?? row.text("name"), weight: weight, shape: shape)
    }
}

/// A place of demand on its way into the layer.
private struct PopulationPlace: Surveyable {
    let row: Int
    let ref: String?
    /// Nil for land, which is measured.
    let weight: Double?
    let shape: Geometry<Position>

    var name: String { ref ?? "" }
    var boundary: Boundary? { if case .polygons(let ground) = shape { ground } else { nil } }
}
