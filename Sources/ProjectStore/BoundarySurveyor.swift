internal import GEOSInterop
internal import GeoModel
internal import PROJInterop

/// Something on its way into a project with a boundary in the project's CRS.
protocol Surveyable: Sendable {
    var row: Int { get }
    var name: String { get }
    /// Nil for what has no ground of its own.
    var boundary: Boundary? { get }
    /// Put together out of several features, which may touch or overlap.
    var isMerged: Bool { get }
}

extension Surveyable {
    var isMerged: Bool { false }
}

/// Checks boundaries and measures them, on all cores. Each item has its own GEOS session and only values leave it.
struct BoundarySurveyor: Sendable {
    let srsID: Int
    let ellipsoid: Ellipsoid
    let repairs: Bool

    struct Surveyed<Item: Surveyable>: Sendable {
        let item: Item
        /// Nil for what was refused and for what has no ground of its own.
        var measured: MeasuredBoundary?
        var defects: [RowDefect] = []
        var remarks: [ImportRemark] = []
        /// The middle of its extent, also where it is refused; nil when it has none.
        var center: Position?
    }

    init(system: SpatialReference, repairs: Bool) {
        srsID = system.id
        ellipsoid = system.id == SpatialReference.wgs84.id ? .wgs84 : .cgcs2000
        self.repairs = repairs
    }

    /// Surveys in parallel; the answers stand in the order of `items`, whoever was first.
    func survey<Item: Surveyable>(_ items: [Item]) throws -> [Surveyed<Item>] {
        try inParallel(count: items.count, workers: coreCount) { index in
            Result { try withGEOS { geos in try survey(items[index], geos) } }
        }.map { try $0.get() }
    }

    private func survey<Item: Surveyable>(_ item: Item, _ geos: GEOSSession) throws -> Surveyed<Item> {
        var surveyed = Surveyed(item: item)
        guard let original = item.boundary else { return surveyed }
        let extent = Extent(original)
        if !extent.isEmpty { surveyed.center = Position(x: extent.center.x, y: extent.center.y) }
        var boundary = original
        // Features put together may touch or overlap each other: each is checked by itself, then they are united.
        let parts = item.isMerged ? boundary.polygons.map { MultiPolygon([$0]) } : [boundary]
        let problems = try parts.flatMap { try geos.defects(of: $0) }
        if !problems.isEmpty {
            guard repairs else {
                surveyed.defects = problems.map {
                    RowDefect(row: item.row, name: item.name, reason: .invalidGeometry($0))
                }
                return surveyed
            }
            boundary = MultiPolygon(try parts.flatMap { try geos.makeValid($0).polygons })
            guard !boundary.isEmpty else {
                surveyed.defects = [RowDefect(row: item.row, name: item.name, reason: .noGround)]
                return surveyed
            }
            let moved = abs(measure(boundary).value - measure(original).value)
            surveyed.remarks.append(.repaired(row: item.row, name: item.name, moved: SquareMeters(moved)))
        }
        if item.isMerged { boundary = try geos.geometry(boundary).unaryUnion().multiPolygon() }
        surveyed.measured = MeasuredBoundary(boundary, srsID: srsID, area: measure(boundary))
        return surveyed
    }

    private func measure(_ boundary: Boundary) -> SquareMeters { GeodesicArea(on: ellipsoid).area(of: boundary) }
}

/// What is stored of a boundary.
struct MeasuredBoundary: Sendable {
    let boundary: Boundary
    let blob: [UInt8]
    let extent: Extent
    let area: SquareMeters

    init(_ boundary: Boundary, srsID: Int, area: SquareMeters) {
        self.boundary = boundary
        blob = GeoPackageGeometry.encode(boundary, srsID: srsID)
        extent = Extent(boundary)
        self.area = area
    }
}

/// Items that wait to be surveyed together: enough for all cores to have work, and no more memory than a large feature
/// takes.
struct SurveyBatch<Item: Surveyable> {
    private var items: [Item] = []
    private var vertices = 0

    var isEmpty: Bool { items.isEmpty }
    /// Whether it is time to survey; items without ground count as a vertex.
    var isFull: Bool { vertices > 40_000 }

    mutating func add(_ item: Item) {
        vertices += item.boundary?.vertexCount ?? 1
        items.append(item)
    }

    /// Surveys all that waits, in the order it came, and empties the batch.
    mutating func surveyed(by surveyor: BoundarySurveyor) throws -> [BoundarySurveyor.Surveyed<Item>] {
        defer {
            items.removeAll(keepingCapacity: true)
            vertices = 0
        }
        return try surveyor.survey(items)
    }
}
