internal import GDALInterop
public import GeoModel
internal import PROJInterop
public import PlanningModel
internal import SQLiteInterop

/// Takes a layer of boundaries into a project, whole or not at all.
///
/// Each boundary is moved to the project's CRS, checked, and measured on the ellipsoid.
public struct AreaImport {
    /// Where a value of each area comes from: one for all, or a field.
    public enum Given<Value: Sendable>: Sendable {
        case constant(Value)
        case field(String)
    }

    public enum KeptFields: Sendable {
        case none, all
        case named([String])
    }

    public var path: String
    public var layer: String?
    public var level: Given<Level>
    /// The field `name` unless said.
    public var name: Given<String> = .field("name")
    public var code: Given<String>?
    public var parent: Given<String>?
    public var from: Given<CalendarDay>?
    public var to: Given<CalendarDay>?
    /// Words separated by `;`.
    public var tagField: String?
    public var populationField: String?
    /// Codes or ids separated by `;`.
    public var predecessorsField: String?
    public var keptFields = KeptFields.none
    /// Puts features of one code together as one area.
    public var mergesSameCode = false
    /// What the coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    public var encoding: String?
    /// Makes invalid boundaries valid (GEOS's structure method) and leaves out features without ground, instead of
    /// refusing them.
    public var repairs = false

    public init(path: String, level: Given<Level>) {
        self.path = path
        self.level = level
    }

    /// - Parameter progress: Called now and then with the number of features read so far.
    /// - Throws: ``StoreError/rows(file:_:)`` with every feature that can't be taken; then nothing is changed.
    public func run(on project: Project, progress: (Int) -> Void = { _ in }) throws -> ImportSummary {
        let digest = try FileDigest(ofFile: path)
        if let crs = try project.crs() { return try attempt(on: project, digest, target: crs, progress) }
        // The first layer fixes the CRS of the project. Nearly all of them are in China; one that is not is found out
        // at its first area outside, and is read again for the other CRS.
        do {
            return try attempt(on: project, digest, target: .cgcs2000, progress)
        } catch is OutsideChina {
            return try attempt(on: project, digest, target: .wgs84, progress)
        }
    }

    private struct OutsideChina: Error {}

    /// Each file's name and SHA-256; nil when there are none.
    private static func digests(of files: [String]) throws -> String? {
        // What lies inside an archive is known by the archive's own digest.
        let lines = try files.filter { !$0.hasPrefix("/vsi") }.sorted().map { file in
            "\(file.split(separator: "/").last ?? "") \(try FileDigest(ofFile: file).sha256)"
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func attempt(
        on project: Project, _ digest: FileDigest, target: CRS, _ progress: (Int) -> Void
    ) throws -> ImportSummary {
        let decidesCRS = try project.crs() == nil
        let reader = try LayerReader(path, layer: layer, encoding: encoding)
        guard let declared = crs ?? reader.crs else { throw StoreError.noCRS(file: path) }
        let source = try declared.identified()
        // Where numbers stay as they are, it does not matter where the layer lies.
        let extent = source == .cgcs2000 || source == .wgs84 ? Extent.empty : try reader.extent()
        let operation = try CoordinateOperation(from: source, to: target, over: extent)
        let columns = try FieldPlan(self, reader: reader)
        var record = SourceRecord("areas", path, digest, layer: layer, encoding: reader.encoding)
        record.parts = try Self.digests(of: reader.sidecars)
        record.crs = source.shortName
        record.operation = operation.name
        record.accuracy = operation.accuracy
        try project.refuseRepeated(record)

        guard let system = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        let surveyor = AreaSurveyor(
            srsID: system.id, ellipsoid: target == .wgs84 ? .wgs84 : .cgcs2000, repairs: repairs)
        var summary = ImportSummary(record, encoding: reader.encoding)
        summary.move = .init(
            from: source.shortName, to: target.shortName, operation: operation.name, accuracy: operation.accuracy)
        var defects: [RowDefect] = []
        try project.database.transaction {
            let writer = try AreaWriter(project: project, system: system, source: try project.begin(record))
            var merging = mergesSameCode ? SameCodeMerger() : nil
            var batch: [RawArea] = []
            var vertices = 0

            func flush() throws {
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
                vertices = 0
            }

            try reader.forEach { row, read in
                let area: RawArea
                do {
                    area = try columns.area(row, try read.get(), operation)
                } catch FormatError.unsupportedGeometry(_, let row, let type) {
                    defects.append(RowDefect(row: row, name: nil, reason: .wrongGeometry(type)))
                    return
                } catch let refused as FieldPlan.Refused {
                    if repairs, refused.isWithoutGround {
                        summary.remarks.append(.leftOut(row: row))
                    } else {
                        defects += refused.defects
                    }
                    return
                }
                if merging != nil, area.code != nil {
                    merging?.add(area)
                    return
                }
                vertices += area.boundary.vertexCount
                batch.append(area)
                if vertices > 40_000 {
                    try flush()
                    progress(row)
                }
            }
            try flush()
            if let merging {
                for (area, features) in merging.merged {
                    if features > 1 { summary.remarks.append(.merged(code: area.code ?? "", features: features)) }
                    batch.append(area)
                }
                try flush()
            }
            guard defects.isEmpty else { throw StoreError.rows(file: path, defects.sorted { $0.row < $1.row }) }
            guard writer.count > 0 else { throw StoreError.noFeatures(path) }
            if reader.droppedZM > 0 { summary.remarks.append(.droppedZM(features: reader.droppedZM)) }
            summary.remarks += reader.warnings.map(ImportRemark.reader)
            summary.rows = writer.count
            record.rows = writer.count
            record.remarks = summary.remarks.map { $0.text(in: .english) }
            if decidesCRS { try project.set(.crs, to: target.definition) }
            try writer.finish(record)
        }
        return summary
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
