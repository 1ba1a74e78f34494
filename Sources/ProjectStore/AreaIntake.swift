internal import GDALInterop
import GeoModel
import PlanningModel

/// One pass over a layer of boundaries, inside the transaction of its import: features are read, understood, surveyed
/// in batches on all cores, and written in file order.
final class AreaIntake {
    private let plan: AreaImport
    private let project: Project
    private let first: FirstLayer?
    private let reader: LayerReader
    private let move: LayerMove
    private let fields: FieldPlan
    private let surveyor: BoundarySurveyor
    private let writer: AreaWriter
    private var record: SourceRecord
    private var summary: ImportSummary
    private var defects: [RowDefect] = []
    private var batch = SurveyBatch<RawArea>()
    private var merger = SameCodeMerger()

    init(
        _ plan: AreaImport, _ digest: FileDigest, _ project: Project, target: CRS, first: FirstLayer?
    ) throws {
        self.plan = plan
        self.project = project
        self.first = first
        reader = try LayerReader(
            plan.path, layer: plan.layer, where: plan.condition, encoding: plan.encoding, text: digest.text)
        move = try LayerMove(reader, declared: plan.crs, to: target)
        fields = try FieldPlan(plan, reader: reader)
        surveyor = BoundarySurveyor(system: move.system, repairs: plan.repairs)

        // Rows are counted among the features that meet the condition, so it is told with them; others may come later.
        let layer = plan.condition.map { [reader] in "\(reader.layer) where \($0)" } ?? plan.layer
        record = SourceRecord("areas", plan.path, digest, layer: layer, encoding: reader.encoding)
        try record.note(partsOf: reader)
        record.note(move.summary)
        try project.refuseRepeated(record)
        writer = try AreaWriter(project: project, system: move.system, source: try project.begin(record))
        summary = ImportSummary(record, encoding: reader.encoding)
        summary.move = move.summary
    }

    func run(_ progress: (Int) -> Void) throws -> ImportSummary {
        try reader.forEach { row, feature in
            guard let area = try understood(row, feature) else { return }
            if !plan.mergesSameCode || !merger.add(area) { try take(area) }
            if batch.isEmpty { progress(row) }
        }
        for (area, features) in merger.merged {
            if features > 1 { summary.remarks.append(.merged(code: area.code ?? "", features: features)) }
            if let whole = try joined(area) { try take(whole) }
        }
        try surveyBatch()
        guard defects.isEmpty else { throw StoreError.rows(file: plan.path, defects.sorted { $0.row < $1.row }) }
        guard writer.count > 0 else { throw StoreError.noFeatures(plan.path) }

        summary.remarks += move.remarks + reader.remarks
        if let counted = try project.countPeople(in: .withoutNumber), counted.set > 0 {
            summary.remarks.append(.countedPeople(areas: counted.set))
        }
        summary.rows = writer.count
        record.rows = writer.count
        record.remarks = summary.remarks.map { $0.text(in: .english) }
        if let first { try project.set(.crs, to: first.crs.definition) }
        try writer.finish(record)
        summary.suspicions = try project.suspicions(ofImport: writer.source)
        return summary
    }

    /// The feature as an area; nil when it was refused or left out, which is noted.
    private func understood(_ row: Int, _ feature: Result<Feature<Coordinate>, FormatError>) throws -> RawArea? {
        do {
            return try fields.area(row, try feature.get(), move)
        } catch let error as FormatError {
            defects.append(try RowDefect(row, error))
        } catch let refused as FieldPlan.Refused {
            if plan.repairs, refused.isWithoutGround {
                summary.remarks.append(.leftOut(row: row))
            } else {
                defects += refused.defects
            }
        }
        return nil
    }

    /// The area put together with the one of its code that the project holds; itself where there is none, nil where the
    /// two are at odds, which is noted.
    private func joined(_ area: RawArea) throws -> RawArea? {
        guard let code = area.code, let held = try project.heldArea(code: code, from: area.term.from) else {
            return area
        }
        let conflicts = held.conflicts(with: area)
        guard conflicts.isEmpty else {
            defects += conflicts.map { RowDefect(row: area.row, name: area.name, reason: $0) }
            return nil
        }
        if held.name != area.name { summary.remarks.append(.keptName(code: code, kept: held.name, other: area.name)) }
        var area = area
        area.join(held)
        return area
    }

    private func take(_ area: RawArea) throws {
        batch.add(area)
        if batch.isFull { try surveyBatch() }
    }

    private func surveyBatch() throws {
        for surveyed in try batch.surveyed(by: surveyor) {
            if let first, let center = surveyed.center { try first.check(Extent(Geometry.points([center]))) }
            defects += surveyed.defects
            summary.remarks += surveyed.remarks
            guard surveyed.defects.isEmpty, let measured = surveyed.measured else { continue }
            if let held = surveyed.item.held {
                try writer.extend(held, to: measured)
                summary.remarks.append(.extended(held.name, from: held.area, to: measured.area))
            } else if let defect = try writer.write(surveyed.item, measured) {
                defects.append(defect)
            }
        }
    }
}
