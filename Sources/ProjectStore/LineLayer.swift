internal import GDALInterop
import GeoModel
internal import PROJInterop

/// A layer of lines on its way to be streets.
final class LineLayer {
    let move: LayerMove
    private(set) var record: SourceRecord
    /// What a person should know of how it was read; complete after ``streets(on:_:)``.
    private(set) var remarks: [ImportRemark] = []
    var encoding: EncodingChoice { reader.encoding }
    private let reader: LayerReader
    private let name: Int?
    private let length: Int?
    private let lengthField: String

    init(_ plan: NetworkImport, _ digest: FileDigest, into target: CRS) throws {
        reader = try LayerReader(plan.path, layer: plan.layer, encoding: plan.encoding, text: digest.text)
        move = try LayerMove(reader, declared: plan.crs, to: target)
        record = SourceRecord("network", plan.path, digest, layer: plan.layer, encoding: reader.encoding)
        try record.note(partsOf: reader)
        let fields = reader.fields.map(\.name)
        func place(_ field: String?) throws -> Int? {
            guard let field else { return nil }
            guard let index = fields.firstIndex(of: field) else {
                throw StoreError.unknownField(field, file: plan.path, fields: fields)
            }
            return index
        }
        name = try place(plan.nameField)
        length = try place(plan.lengthField)
        lengthField = plan.lengthField ?? ""
    }

    /// The pieces of all lines, which meet at their ends only.
    ///
    /// - Throws: ``StoreError/rows(file:_:)`` with every feature that is no line, or whose length is no number from 0 on.
    func streets(on ellipsoid: Ellipsoid, _ progress: (Int) -> Void) throws -> [StreetRow] {
        var cutting = LineCutting()
        var defects: [RowDefect] = []
        try reader.forEach { row, feature in
            if row % 1000 == 0 { progress(row) }
            do {
                let feature = try feature.get()
                var reasons: [RowDefect.Reason] = []
                let called = name.flatMap { feature.attributes[$0].text?.nonBlank }
                let lines = try move.lines(of: feature.geometry, &reasons)
                let stated = length.flatMap { metres(feature.attributes[$0], &reasons) }
                defects += reasons.map { RowDefect(row: row, name: called, reason: $0) }
                if lines.isEmpty, reasons.isEmpty { remarks.append(.withoutLength(row: row)) }
                cutting.add(LineFeature(row: row, name: called, length: stated, lines: lines))
            } catch let error as FormatError {
                defects.append(try RowDefect(row, error))
            }
        }
        guard defects.isEmpty else { throw StoreError.rows(file: reader.file, defects) }
        let streets = cutting.pieces(on: ellipsoid)
        guard !streets.isEmpty else { throw StoreError.noFeatures(reader.file) }
        remarks = move.remarks + reader.remarks + remarks + cutting.withoutLength.map { .withoutLength(row: $0) }
        return streets
    }

    /// Nil where the file states none.
    private func metres(_ value: AttributeValue, _ reasons: inout [RowDefect.Reason]) -> Meters? {
        guard let text = value.text?.nonBlank else { return nil }
        guard let number = Double(text), number >= 0, number < .infinity else {
            reasons.append(.badNumber(column: lengthField, value: text))
            return nil
        }
        return Meters(number)
    }
}
