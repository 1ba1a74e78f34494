internal import GDALInterop
import GeoModel
internal import PROJInterop

/// How the shapes of one layer come into a project's CRS: by one operation for the whole layer.
struct LayerMove {
    /// What the project's geometry is kept in.
    let system: SpatialReference
    let summary: ImportSummary.CRSMove
    private let operation: CoordinateOperation

    /// - Parameter declared: What the coordinates are in, whatever the file says of itself; nil to believe the file.
    /// - Throws: ``StoreError/noCRS(file:)`` where nobody says it; `PROJError.ballpark` where there is only a guess.
    init(_ reader: LayerReader, declared: CRS?, to target: CRS) throws {
        guard let declared = try declared ?? reader.crs else { throw StoreError.noCRS(file: reader.file) }
        guard let system = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        let source = try declared.identified()
        // Where numbers stay as they are, it does not matter where the layer lies.
        let extent = source == .cgcs2000 || source == .wgs84 ? Extent.empty : try reader.extent()
        operation = try CoordinateOperation(from: source, to: target, over: extent)
        self.system = system
        summary = .init(
            from: source.shortName, to: target.shortName, operation: operation.name, accuracy: operation.accuracy)
    }

    /// A shape as ground in the project's CRS; nil where it has none, or where what is wrong with it was added to
    /// `reasons`.
    func boundary(of shape: Geometry<Coordinate>?, _ reasons: inout [RowDefect.Reason]) throws -> Boundary? {
        switch shape {
        case nil: return nil
        case let shape? where shape.isEmpty: return nil
        case .points?: reasons.append(.wrongGeometry("Point"))
        case .lines?: reasons.append(.wrongGeometry("LineString"))
        case .polygons(let shape)?:
            do {
                return try operation.apply(to: shape)
            } catch .notOnEarth(let place), .outsideOperation(let place, _, _) {
                reasons.append(.badCoordinate(place))
            }
        }
        return nil
    }
}

extension SourceRecord {
    /// Writes down the files that a layer consists of.
    mutating func note(partsOf reader: LayerReader) throws {
        // What lies inside an archive is known by the archive's own digest.
        let lines = try reader.sidecars.filter { !$0.hasPrefix("/vsi") }.sorted().map { file in
            "\(file.split(separator: "/").last ?? "") \(try FileDigest(ofFile: file).sha256)"
        }
        parts = lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    mutating func note(_ move: ImportSummary.CRSMove) {
        crs = move.from
        operation = move.operation
        accuracy = move.accuracy
    }
}

extension LayerReader {
    /// What a person should know of how the features were read so far.
    var remarks: [ImportRemark] {
        var remarks: [ImportRemark] = []
        if assumedCRS { remarks.append(.assumedWGS84(format: format)) }
        if droppedZM > 0 { remarks.append(.droppedZM(features: droppedZM)) }
        if linearised > 0 { remarks.append(.linearised(features: linearised)) }
        if uncollected > 0 { remarks.append(.uncollected(features: uncollected)) }
        return remarks + warnings.map(ImportRemark.reader)
    }
}
