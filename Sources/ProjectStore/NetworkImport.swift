internal import GDALInterop
public import GeoModel
internal import OSMInterop
internal import PROJInterop
public import PlanningModel

/// Takes streets into a project, whole or not at all: of an OpenStreetMap file, or of a layer of lines.
///
/// A project has one network; another file adds its streets to it. The graph is compiled in the same transaction.
public struct NetworkImport {
    public var path: String
    public var layer: String?
    public var encoding: String?
    /// What a layer's coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    /// The field of a layer that holds each feature's length in metres; else it is measured.
    public var lengthField: String?
    public var nameField: String?
    /// What of OpenStreetMap is walked.
    public var rules: WalkingRules
    /// What of OpenStreetMap is a facility; nil to take none, and no entrances.
    public var facilities: FacilityTags?

    public init(path: String, rules: WalkingRules) { (self.path, self.rules) = (path, rules) }

    /// Whether a file is OpenStreetMap's by the ending of its name; else it is a layer.
    public static func isOpenStreetMap(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".osm", ".pbf", ".o5m", ".osm.xml", ".osm.gz", ".osm.bz2"].contains { name.hasSuffix($0) }
    }

    /// - Parameter progress: Called now and then with how much was read so far: of an OpenStreetMap file the per cent, of a
    ///   layer the features.
    /// - Throws: `OSMError` and `FormatError` where the file can't be read; ``StoreError/rows(file:_:)`` with every
    ///   feature that can't be taken; then nothing is changed.
    public func run(on project: Project, progress: (Int) -> Void = { _ in }) throws -> NetworkSummary {
        let digest = try FileDigest(ofFile: path)
        if Self.isOpenStreetMap(path) {
            let extract = try withoutActuallyEscaping(progress) { progress in
                try OSMExtract(reading: path, rules: rules, facilities: facilities) { progress(Int($0 * 100)) }
            }
            return try take(extract, digest, project)
        }
        return try project.takeLayer { try takeLayer(digest, project, into: $0, first: $1, progress) }
    }

    /// Takes what was read of an OpenStreetMap file.
    func take(_ extract: OSMExtract, _ digest: FileDigest, _ project: Project) throws -> NetworkSummary {
        let extent = Extent(Geometry.points(extract.positions))
        let fixed = try project.crs()
        let target = fixed ?? (extent.liesInChina ? .cgcs2000 : .wgs84)
        let operation = try CoordinateOperation(from: .wgs84, to: target, over: extent)
        let move = ImportSummary.CRSMove(
            from: CRS.wgs84.shortName, to: target.shortName, operation: operation.name, accuracy: operation.accuracy)
        let record = SourceRecord("network", path, digest, layer: nil, encoding: .formatIsUTF8)
        return try project.database.transaction {
            let intake = try NetworkIntake(record, move, into: target, project)
            if fixed == nil { try project.set(.crs, to: target.definition) }
            try intake.write(extract, movedBy: operation)
            try intake.writeBarriers(extract.barriers, movedBy: operation)
            if facilities != nil { try intake.writeFacilities(extract, movedBy: operation) }
            return try intake.finish(remarks: extract.remarks.map { .openStreetMap($0) })
        }
    }

    private func takeLayer(
        _ digest: FileDigest, _ project: Project, into target: CRS, first: FirstLayer?, _ progress: (Int) -> Void
    ) throws -> NetworkSummary {
        let layer = try LineLayer(self, digest, into: target)
        return try project.database.transaction {
            let intake = try NetworkIntake(layer.record, layer.move.summary, into: target, project)
            let streets = try layer.streets(on: Ellipsoid(of: target), progress)
            let extent = streets.reduce(into: Extent.empty) { $0.formUnion(Extent(Geometry.lines([$1.line]))) }
            if let first { try project.fix(first, for: extent) }
            try intake.write(streets)
            return try intake.finish(encoding: layer.encoding, remarks: layer.remarks)
        }
    }
}
