internal import GDALInterop
import GeoModel
import PlanningModel

/// A line of a layer on its way into the project, in its CRS.
struct BarrierRow {
    let row: Int
    let kind: BarrierLine.Kind
    let name: String?
    let line: [Position]
}

/// A layer of lines on its way to be lines that sever.
final class BarrierLayer {
    let move: LayerMove
    private(set) var record: SourceRecord
    /// What a person should know of how it was read; complete after ``lines()``.
    private(set) var remarks: [ImportRemark] = []
    var encoding: EncodingChoice { reader.encoding }
    private let plan: BarrierImport
    private let reader: LayerReader
    private let kind: Int?
    private let name: Int?

    init(_ plan: BarrierImport, _ digest: FileDigest, into target: CRS) throws {
        self.plan = plan
        reader = try LayerReader(plan.path, layer: plan.layer, encoding: plan.encoding, text: digest.text)
        move = try LayerMove(reader, declared: plan.crs, to: target)
        record = SourceRecord("barriers", plan.path, digest, layer: plan.layer, encoding: reader.encoding)
        try record.note(partsOf: reader)
        record.note(move.summary)
        let fields = reader.fields.map(\.name)
        func place(_ field: String) throws -> Int {
            if let index = fields.firstIndex(of: field) { return index }
            throw StoreError.unknownField(field, file: plan.path, fields: fields)
        }
        kind = plan.kind == nil ? try place(plan.kindField) : nil
        name = try plan.nameField.map(place)
    }

    /// All lines, in the order of the file.
    ///
    /// - Throws: ``StoreError/rows(file:_:)`` with every feature that is no line or has no kind,
    ///   ``StoreError/noFeatures(_:)``.
    func lines() throws -> [BarrierRow] {
        var rows: [BarrierRow] = []
        var defects: [RowDefect] = []
        try reader.forEach { row, feature in
            do {
                let feature = try feature.get()
                var reasons: [RowDefect.Reason] = []
                let called = name.flatMap { feature.attributes[$0].text?.nonBlank }
                let lines = try move.lines(of: feature.geometry, &reasons).filter { Set($0).count > 1 }
                let kind = kind(of: feature, &reasons)
                defects += reasons.map { RowDefect(row: row, name: called, reason: $0) }
                if lines.isEmpty, reasons.isEmpty { remarks.append(.withoutLength(row: row)) }
                guard let kind else { return }
                rows += lines.map { BarrierRow(row: row, kind: kind, name: called, line: $0) }
            } catch let error as FormatError {
                defects.append(try RowDefect(row, error))
            }
        }
        guard defects.isEmpty else { throw StoreError.rows(file: reader.file, defects) }
        guard !rows.isEmpty else { throw StoreError.noFeatures(reader.file) }
        remarks = move.remarks + reader.remarks + remarks
        return rows
    }

    private func kind(of feature: Feature<Coordinate>, _ reasons: inout [RowDefect.Reason]) -> BarrierLine.Kind? {
        guard let index = kind else { return plan.kind }
        guard let text = feature.attributes[index].text?.nonBlank else {
            reasons.append(.missing(column: plan.kindField))
            return nil
        }
        let kind = BarrierLine.Kind(called: text)
        if kind == nil { reasons.append(.badBarrierKind(column: plan.kindField, value: text)) }
        return kind
    }
}

extension BarrierLine.Kind {
    /// By its name, or what it is called in Chinese.
    fileprivate init?(called text: String) {
        switch text.lowercased() {
        case "道路": self = .road
        case "铁路": self = .railway
        case "河流": self = .river
        case let name: self.init(rawValue: name)
        }
    }
}
