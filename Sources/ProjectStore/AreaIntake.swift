internal import GDALInterop
import GeoModel
internal import PROJInterop
import PlanningModel

/// One pass over a layer of boundaries, inside the transaction of its import: features are read, understood, surveyed
/// in batches on all cores, and written in file order.
final class AreaIntake {
    /// The layer would fix the project's CRS as China's, and an area of it lies elsewhere.
    struct OutsideChina: Error {}

    private let plan: AreaImport
    private let project: Project
    private let target: CRS
    private let decidesCRS: Bool
    private let reader: LayerReader
    private let operation: CoordinateOperation
    private let fields: FieldPlan
    private let surveyor: AreaSurveyor
    private let writer: AreaWriter
    private var record: SourceRecord
    private var summary: ImportSummary
    private var defects: [RowDefect] = []
    private var batch: [RawArea] = []
    private var batchedVertices = 0
    private var merger = SameCodeMerger()

    /// Enough for all cores to have work, and no more memory than a large feature takes.
    private static let verticesInBatch = 40_000

    init(
        _ plan: AreaImport, _ digest: FileDigest, _ project: Project, target: CRS, decidesCRS: Bool
    ) throws {
        self.plan = plan
        self.project = project
        self.target = target
        self.decidesCRS = decidesCRS
        reader = try LayerReader(plan.path, layer: plan.layer, encoding: plan.encoding)
        guard let declared = plan.crs ?? reader.crs else { throw StoreError.noCRS(file: plan.path) }
        guard let system = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        let source = try declared.identified()
        // Where numbers stay as they are, it does not matter where the layer lies.
        let extent = source == .cgcs2000 || source == .wgs84 ? Extent.empty : try reader.extent()
        operation = try CoordinateOperation(from: source, to: target, over: extent)
        fields = try FieldPlan(plan, reader: reader)
        surveyor = AreaSurveyor(
            srsID: system.id, ellipsoid: target == .wgs84 ? .wgs84 : .cgcs2000, repairs: plan.repairs)

        record = SourceRecord("areas", plan.path, digest, layer: plan.layer, encoding: reader.encoding)
        record.parts = try Self.digests(of: reader.sidecars)
        record.crs = source.shortName
        record.operation = operation.name
        record.accuracy = operation.accuracy
        try project.refuseRepeated(record)
        writer = try AreaWriter(project: project, system: system, source: try project.begin(record))
        summary = ImportSummary(record, encoding: reader.encoding)
        summary.move = .init(
            from: source.shortName, to: target.shortName, operation: operation.name, accuracy: operation.accuracy)
    }

    /// Each file's name and SHA-256; nil when there are none.
    private static func digests(of files: [String]) throws -> String? {
        // What lies inside an archive is known by the archive's own digest.
        let lines = try files.filter { !$0.hasPrefix("/vsi") }.sorted().map { file in
            "\(file.split(separator: "/").last ?? "") \(try FileDigest(ofFile: file).sha256)"
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    func run(_ progress: (Int) -> Void) throws -> ImportSummary {
        try reader.forEach { row, feature in
            guard let area = try understood(row, feature) else { return }
            if plan.mergesSameCode, area.code != nil { merger.add(area) } else { try take(area) }
            if batch.isEmpty { progress(row) }
        }
        for (area, features) in merger.merged {
            if features > 1 { summary.remarks.append(.merged(code: area.code ?? "", features: features)) }
            try take(area)
        }
        try surveyBatch()
        guard defects.isEmpty else { throw StoreError.rows(file: plan.path, defects.sorted { $0.row < $1.row }) }
        guard writer.count > 0 else { throw StoreError.noFeatures(plan.path) }

        if reader.droppedZM > 0 { summary.remarks.append(.droppedZM(features: reader.droppedZM)) }
        summary.remarks += reader.warnings.map(ImportRemark.reader)
        summary.rows = writer.count
        record.rows = writer.count
        record.remarks = summary.remarks.map { $0.text(in: .english) }
        if decidesCRS { try project.set(.crs, to: target.definition) }
        try writer.finish(record)
        return summary
    }

    /// The feature as an area; nil when it was refused or left out, which is noted.
    private func understood(_ row: Int, _ feature: Result<Feature<Coordinate>, FormatError>) throws -> RawArea? {
        do {
            return try fields.area(row, try feature.get(), operation)
        } catch FormatError.unsupportedGeometry(_, let row, let type) {
            defects.append(RowDefect(row: row, name: nil, reason: .wrongGeometry(type)))
        } catch let refused as FieldPlan.Refused {
            if plan.repairs, refused.isWithoutGround {
                summary.remarks.append(.leftOut(row: row))
            } else {
                defects += refused.defects
            }
        }
        return nil
    }

    private func take(_ area: RawArea) throws {
        batchedVertices += area.boundary.vertexCount
        batch.append(area)
        if batchedVertices > Self.verticesInBatch { try surveyBatch() }
    }

    private func surveyBatch() throws {
        for surveyed in try surveyor.survey(batch) {
            if decidesCRS, target == .cgcs2000, let center = surveyed.center,
                !ChinaOutline.contains(longitude: center.longitude, latitude: center.latitude)
            {
                throw OutsideChina()
            }
            defects += surveyed.defects
            summary.remarks += surveyed.remarks
            guard surveyed.defects.isEmpty, let measured = surveyed.measured else { continue }
            if let defect = try writer.write(surveyed.area, measured) { defects.append(defect) }
        }
        batch.removeAll(keepingCapacity: true)
        batchedVertices = 0
    }
}

/// Features of one code, put together in the order of their first.
private struct SameCodeMerger {
    private var order: [String] = []
    private var byCode: [String: (area: RawArea, features: Int)] = [:]

    mutating func add(_ area: RawArea) {
        guard let code = area.code else { return }
        if byCode[code] == nil {
            order.append(code)
            byCode[code] = (area, 1)
        } else {
            byCode[code]?.area.boundary.polygons += area.boundary.polygons
            byCode[code]?.area.isMerged = true
            byCode[code]?.features += 1
        }
    }

    var merged: [(area: RawArea, features: Int)] { order.compactMap { byCode[$0] } }
}
