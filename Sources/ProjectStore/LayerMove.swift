internal import GDALInterop
import GeoModel
internal import PROJInterop

/// How the shapes of one layer, or the places of a table, come into a project's CRS: by one operation for all.
struct LayerMove {
    /// What the project's geometry is kept in.
    let system: SpatialReference
    let summary: ImportSummary.CRSMove
    /// What was done about numbers that are not what is said of them.
    let remarks: [ImportRemark]
    private let layer: LayerSystem
    private let target: CRS
    /// Where the layer lies, in its own numbers; empty where nobody looked.
    private let extent: Extent
    private var source: CRS { layer.crs }
    private let operation: CoordinateOperation

    /// - Parameter declared: What the coordinates are in, whatever the file says of itself; nil to believe the file.
    /// - Throws: ``StoreError/noCRS(file:)`` or ``StoreError/noZone(file:at:)`` where nobody says it;
    ///   `PROJError.ballpark` where there is only a guess; `PROJError.outsideAreaOfUse` where it can't be so.
    init(_ reader: some GeoreferencedFile, declared: CRS?, to target: CRS) throws {
        guard let storage = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        let said = try (declared ?? reader.crs)?.identified()
        let layer: LayerSystem
        var extent = Extent.empty
        if let said, try LayerSystem.isPlain(said, first: reader.firstExtent()) {
            layer = LayerSystem(said)
        } else {
            extent = try reader.extent()
            guard let found = try LayerSystem.find(said: said, isDeclared: declared != nil, numbers: extent) else {
                let isMeters = !extent.isEmpty && max(abs(extent.minX), abs(extent.maxX)) > 180
                throw isMeters
                    ? StoreError.noZone(file: reader.file, at: extent.center) : .noCRS(file: reader.file)
            }
            layer = found
        }
        try self.init(layer, over: extent, to: target, in: storage, ImportRemark.remarks(of: layer))
    }

    /// Of a table, whose columns `lon` and `lat` are in WGS 84 unless something else is declared.
    init(ofTableIn declared: CRS?, to target: CRS) throws {
        guard let storage = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        try self.init(
            LayerSystem(declared ?? .wgs84), over: .empty, to: target, in: storage,
            declared == nil ? [.tableAsWGS84] : [])
    }

    private init(
        _ layer: LayerSystem, over extent: Extent, to target: CRS, in system: SpatialReference,
        _ remarks: [ImportRemark]
    ) throws {
        (self.layer, self.extent, self.target) = (layer, extent, target)
        (self.system, self.remarks) = (system, remarks)
        operation = try CoordinateOperation(from: layer.crs, to: target, over: extent, order: layer.order)
        summary = .init(
            from: layer.crs.shortName, to: target.shortName, operation: operation.name,
            accuracy: operation.accuracy)
    }

    /// The same once more, as an operation serves one thread at a time.
    func copy() throws -> LayerMove { try LayerMove(layer, over: extent, to: target, in: system, remarks) }

    /// Where `lon` and `lat` of a table's row say; nil where either is missing or wrong, which is noted in the row.
    func place(of row: inout ListRow) throws -> Geometry<Position>? {
        try row.position(movedBy: operation).map { .points([$0]) }
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
            let ground = try moved(&reasons) { () throws(PROJError) in
                let ground = try operation.apply(to: shape, as: Position.self)
                return (ground, Extent(ground))
            }
            guard let place = ground?.cornerBeforeAntimeridian else { return ground }
            reasons.append(.acrossAntimeridian(Coordinate(x: place.x, y: place.y)))
        }
        return nil
    }

    /// A shape as points or ground in the project's CRS; nil where it has none, or where what is wrong with it was added to
    /// `reasons`.
    func place(of shape: Geometry<Coordinate>?, _ reasons: inout [RowDefect.Reason]) throws -> Geometry<Position>? {
        guard let shape, !shape.isEmpty else { return nil }
        switch shape {
        case .points(let points):
            return try moved(&reasons) { () throws(PROJError) in
                let points: [Position] = try operation.apply(to: points)
                return (.points(points), Extent(Geometry.points(points)))
            }
        case .lines:
            reasons.append(.noPointOrGround("LineString"))
            return nil
        case .polygons: return try boundary(of: shape, &reasons).map(Geometry.polygons)
        }
    }

    /// A shape as lines in the project's CRS; none where it has none, or where what is wrong with it was added to
    /// `reasons`.
    func lines(of shape: Geometry<Coordinate>?, _ reasons: inout [RowDefect.Reason]) throws -> [[Position]] {
        switch shape {
        case nil: return []
        case let shape? where shape.isEmpty: return []
        case .points?: reasons.append(.noLine("Point"))
        case .polygons?: reasons.append(.noLine("Polygon"))
        case .lines(let lines)?:
            return try moved(&reasons) { () throws(PROJError) in
                var moved: [[Position]] = []
                for line in lines { moved.append(try operation.apply(to: line, as: Position.self)) }
                return (moved, Extent(Geometry.lines(moved)))
            } ?? []
        }
        return []
    }

    /// The middles of a grid's cells in the project's CRS.
    ///
    /// - Throws: ``StoreError/badGridPlace(file:at:)`` where one lies where nothing can lie.
    func positions(of places: [Coordinate], file: String) throws -> [Position] {
        do {
            return try operation.apply(to: places, as: Position.self)
        } catch .notOnEarth(let place), .outsideOperation(let place, _, _) {
            throw StoreError.badGridPlace(file: file, at: place)
        }
    }

    /// Many places in the project's CRS, in their order; nil for one that lies where nothing can lie, of which `refuse` is
    /// told.
    ///
    /// - Parameter refuse: Called with its number among all, and why.
    func positions(
        of places: [Coordinate], refuse: (Int, RowDefect.Reason) -> Void
    ) throws -> [Position?] {
        var positions: [Position?] = []
        positions.reserveCapacity(places.count)
        try append(places[...], to: &positions, refuse)
        return positions
    }

    /// All at once where all are well, else by halves: a bad one among thousands costs little.
    private func append(
        _ places: ArraySlice<Coordinate>, to positions: inout [Position?], _ refuse: (Int, RowDefect.Reason) -> Void
    ) throws {
        if places.isEmpty { return }
        var reasons: [RowDefect.Reason] = []
        let whole = try moved(&reasons) { () throws(PROJError) in
            let points: [Position] = try operation.apply(to: Array(places))
            return (points, Extent(Geometry.points(points)))
        }
        if let whole {
            positions += whole
        } else if places.count == 1 {
            positions.append(nil)
            for reason in reasons { refuse(places.startIndex, reason) }
        } else {
            let middle = places.startIndex + places.count / 2
            try append(places[..<middle], to: &positions, refuse)
            try append(places[middle...], to: &positions, refuse)
        }
    }

    /// What `move` gives, where it lies where it can lie.
    private func moved<Shape>(
        _ reasons: inout [RowDefect.Reason], _ move: () throws(PROJError) -> (Shape, Extent)
    ) throws -> Shape? {
        do {
            let (shape, extent) = try move()
            if source == .cgcs2000, let place = LayerSystem.place(of: extent, outside: source) {
                reasons.append(.outsideAreaOfUse(place, crs: source.shortName))
                return nil
            }
            return shape
        } catch .notOnEarth(let place), .outsideOperation(let place, _, _) {
            reasons.append(.badCoordinate(place))
            return nil
        }
    }
}

extension Boundary {
    /// A corner from which an edge runs more than half around the Earth, as in the plane it does across 180°.
    fileprivate var cornerBeforeAntimeridian: Position? {
        let extent = Extent(self)
        guard extent.maxX - extent.minX > 180 else { return nil }
        for ring in polygons.lazy.flatMap(\.rings) {
            for (corner, next) in zip(ring, ring.dropFirst()) where abs(next.x - corner.x) > 180 { return corner }
        }
        return nil
    }
}

extension ImportRemark {
    fileprivate static func remarks(of layer: LayerSystem) -> [ImportRemark] {
        let read = layer.crs.shortName
        let zone: [ImportRemark] =
            switch layer.correction {
            case .prefixed(let said, let zone)?:
                [.readInZone(said: said.shortName, read: read, zone: zone.number)]
            case .placed(let zone)?: [.placedByEastings(read: read, zone: zone.number)]
            case nil: []
            }
        return zone + (layer.order == .northFirst ? [.readNorthFirst(read)] : [])
    }
}

extension SourceRecord {
    /// Writes down the files that a layer consists of.
    mutating func note(partsOf reader: some GeoreferencedFile) throws {
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
