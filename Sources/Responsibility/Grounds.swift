internal import GEOSInterop
import GeoModel
internal import PROJInterop
import PlanningModel
internal import PolygonOverlay

/// What is decided by ground and not by links: which areas a polygon meets, what it leaves uncovered, what lies within
/// what. Boundaries are read when they are first asked for.
final class Grounds {
    /// Ground of no more than this is no ground: the noise of borders drawn twice.
    static let tolerance = SquareMeters(1)
    /// How much of a half may be missing so that it still counts as half: geodesic areas of parts and wholes differ by
    /// less.
    private static let halfTolerance = 1e-6

    /// The appointments' own polygons.
    let polygons: [Boundary]
    /// How many threads share an overlay or the measuring of widths.
    let workers: Int
    private let polygonPlaces: [Int?]
    private let tree: AreaTree
    private let register: PlanningRegister
    private let geos: GEOSSession
    private let measure: GeodesicArea
    private var boundaries: [Int: Boundary] = [:]
    /// The areas with at least half their ground in an area, once that was asked.
    private var inner: [Int: Set<Int>] = [:]
    /// How far each area in force reaches.
    private lazy var extents = Result { try tree.areas.indices.map(extent(of:)) }
    private lazy var met = Result { try PolygonTable(self, areas: candidates()) }

    init(_ register: PlanningRegister, _ tree: AreaTree, _ geos: GEOSSession, workers: Int?) {
        self.workers = workers ?? coreCount
        self.register = register
        self.tree = tree
        self.geos = geos
        measure = GeodesicArea(on: Ellipsoid(of: register.crs))
        // In an order of their own, so that no order of rows changes what is cut out of them.
        let polygons = Set(register.appointments.compactMap(\.ground)).sorted { $0.precedes($1) }
        let places = Dictionary(uniqueKeysWithValues: polygons.enumerated().map { ($1, $0) })
        self.polygons = polygons
        polygonPlaces = register.appointments.map { $0.ground.flatMap { places[$0] } }
    }

    var crs: CRS { register.crs }

    /// How far the areas in force reach.
    func extent() throws -> Extent {
        try register.extent ?? extents.get().reduce(into: .empty) { $0.formUnion($1) }
    }

    /// The place of an appointment's polygon among ``polygons``.
    func polygon(of appointment: Int) -> Int? { polygonPlaces[appointment] }

    func boundary(of area: Int) throws -> Boundary {
        if let known = boundaries[area] { return known }
        let boundary = try register.boundary(tree.areas[area])
        boundaries[area] = boundary
        return boundary
    }

    func extent(of area: Int) throws -> Extent { Extent(try boundary(of: area)) }

    func area(of shape: Boundary) -> SquareMeters { measure.area(of: shape) }

    /// How much ground areas have together: that of a park on a street counts once.
    func area(together areas: [Int]) throws -> SquareMeters {
        let isOneTiling = areas.allSatisfy { tree.areas[$0].level.tiles(with: tree.areas[areas[0]].level) }
        if isOneTiling { return areas.reduce(.zero) { $0 + tree.areas[$1].area } }
        return try overlayCells(of: areas.map(boundary(of:)), workers: workers).reduce(.zero) {
            $0 + area(of: $1.shape)
        }
    }

    /// The areas that a polygon meets by more than the tolerance, by id.
    func areas(metBy polygon: Int) throws -> [Int] { try met.get().areas(metBy: polygon) }

    /// What of an area none of the polygons covers; empty where they leave no more than the tolerance.
    func rest(of area: Int, without polygons: Set<Int>) throws -> Boundary {
        let cells = try met.get().cells(of: area).filter { polygons.isDisjoint(with: $0.polygons) }
        guard cells.reduce(0, { $0 + $1.area.value }) > Self.tolerance.value else { return Boundary([]) }
        // Cells of one overlay share the vertices of their borders.
        return try union(cells.map(\.shape))
    }

    func union(_ shapes: [Boundary]) throws -> Boundary {
        if shapes.count == 1 { return shapes[0] }
        return try geos.geometry(Boundary(shapes.flatMap(\.polygons))).unaryUnion().multiPolygon()
    }

    /// An area cut by the polygons that meet it; empty where none may.
    func cells(of area: Int) throws -> [PolygonTable.Cell] { try met.get().cells(of: area) }

    /// Whether at least half the ground of an area lies in another.
    func isMostly(_ area: Int, in other: Int) throws -> Bool {
        if area == other { return true }
        if let known = inner[other] { return known.contains(area) }
        let found = try areasMostly(in: other)
        inner[other] = found
        return found.contains(area)
    }

    /// All of them at once, as one overlay is cheaper than many intersections with one large shape.
    private func areasMostly(in other: Int) throws -> Set<Int> {
        let extents = try extents.get()
        let near = extents.indices.filter { $0 != other && extents[$0].intersects(extents[other]) }
        var shared: [Int: Double] = [:]
        // Index 0 is the other.
        let shapes = [other] + near
        let cells = try overlayCells(of: shapes.map(boundary(of:)), workers: workers) {
            $0.count > 1 && $0[0] == 0
        }
        for cell in cells {
            let ground = area(of: cell.shape).value
            for place in cell.covers.dropFirst() { shared[shapes[place], default: 0] += ground }
        }
        let enough = 0.5 - Self.halfTolerance
        return try Set(shared.filter { try $1 >= enough * area(of: boundary(of: $0)).value }.keys)
    }

    /// How far two shapes are apart, 0 where they meet, in the projected CRS of the project.
    func distance(_ one: Boundary, _ two: Boundary) throws -> Meters {
        let operation = try CoordinateOperation(from: crs, to: try plane() ?? crs, over: .empty)
        let shapes = try [one, two].map { try geos.geometry(operation.apply(to: $0, as: Coordinate.self)) }
        return Meters(try shapes[0].distance(to: shapes[1]))
    }

    /// The areas that some polygon may meet, by extent.
    private func candidates() throws -> [Int] {
        let own = polygons.map { Extent($0) }
        return try extents.get().enumerated().filter { area in own.contains { $0.intersects(area.element) } }
            .map(\.offset)
    }
}

/// The overlay of the appointments' polygons with the areas under them.
struct PolygonTable {
    struct Cell {
        let polygons: [Int]
        let shape: Boundary
        let area: SquareMeters
    }

    private var cells: [Int: [Cell]] = [:]
    private var met: [[Int]] = []

    init(_ grounds: Grounds, areas: [Int]) throws {
        let shapes = try areas.map(grounds.boundary(of:)) + grounds.polygons
        var shared = Array(repeating: [Int: Double](), count: grounds.polygons.count)
        for cell in try overlayCells(of: shapes, workers: grounds.workers) {
            let polygons = cell.covers.filter { $0 >= areas.count }.map { $0 - areas.count }
            let measured = Cell(polygons: polygons, shape: cell.shape, area: grounds.area(of: cell.shape))
            for place in cell.covers where place < areas.count {
                cells[areas[place], default: []].append(measured)
                for polygon in polygons { shared[polygon][areas[place], default: 0] += measured.area.value }
            }
        }
        met = shared.map { areas in areas.filter { $0.value > Grounds.tolerance.value }.keys.sorted() }
    }

    func areas(metBy polygon: Int) -> [Int] { met[polygon] }

    func cells(of area: Int) -> [Cell] { cells[area] ?? [] }
}
