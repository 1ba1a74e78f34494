internal import GEOSInterop
import GeoModel
internal import Glibc
internal import PROJInterop
import PlanningModel

/// Finds the facility that a row names, by its id or by where it lies.
struct FacilityFinder {
    enum Answer {
        /// The indices of one facility, once a category.
        case found([Int])
        case refused(RowDefect.Reason)
    }

    private let facilities: [Facility]
    private let extents: [Extent]
    private let ids: [String: [Int]]
    private let crs: CRS
    private let geos: GEOSSession
    /// Into the planes that were needed so far.
    private var moves: [CRS: CoordinateOperation] = [:]
    private var budget = SuggestionBudget()

    init(_ facilities: [Facility], in crs: CRS, _ geos: GEOSSession) {
        (self.facilities, self.crs, self.geos) = (facilities, crs, geos)
        extents = facilities.map { Extent($0.shape) }
        ids = Dictionary(grouping: facilities.indices) { facilities[$0].id }
    }

    /// - Parameter category: Nil for any.
    mutating func find(id: String?, at place: Geometry<Position>?, _ category: String?) throws -> Answer {
        func isWanted(_ index: Int) -> Bool { category == nil || facilities[index].category == category }
        if let id {
            guard let named = ids[id] else { return .refused(.unknownFacility(id: id, nearest: nearest(to: id))) }
            let found = named.filter(isWanted)
            return found.isEmpty ? .refused(.otherCategory(named.map { facilities[$0].category })) : .found(found)
        }
        guard let place else { return .refused(.namesNoFacility) }
        let found = try facilities(at: place).filter(isWanted)
        let named = Set(found.map { facilities[$0].id })
        switch named.count {
        case 0: return .refused(.noFacilityThere)
        case 1: return .found(found)
        default: return .refused(.severalFacilities(named.sorted()))
        }
    }

    private mutating func nearest(to id: String) -> [String] {
        budget.allows(comparing: ids.count) ? nearestNames(to: id, among: ids.keys.sorted()) : []
    }

    /// How far apart in metres what is one place may lie.
    private static let reach = 1.0

    private mutating func facilities(at place: Geometry<Position>) throws -> [Int] {
        let extent = Extent(place)
        let box = extent.grown
        let candidates = extents.indices.filter { extents[$0].intersects(box) }
        if candidates.isEmpty { return [] }
        let move = try self.move(around: Position(x: extent.center.x, y: extent.center.y))
        let here = try Standing(place, move, geos)
        return try candidates.filter {
            let there = try Standing(facilities[$0].shape, move, geos)
            return try here.core.distance(to: there.whole) <= Self.reach
                || here.whole.distance(to: there.core) <= Self.reach
        }
    }

    private mutating func move(around place: Position) throws -> CoordinateOperation {
        let plane = CRS.projected(around: place, datum: crs)
        if let move = moves[plane] { return move }
        let move = try CoordinateOperation(from: crs, to: plane, over: .empty)
        moves[plane] = move
        return move
    }
}

/// A place in the plane.
private struct Standing {
    let whole: GEOSGeometry
    /// Points as they are; of ground a point within.
    let core: GEOSGeometry

    init(_ shape: Geometry<Position>, _ move: CoordinateOperation, _ geos: GEOSSession) throws {
        switch shape {
        case .points(let points):
            let moved: [Coordinate] = try move.apply(to: points)
            whole = try geos.geometry(lines: moved.map { [$0] })
            core = whole
        case .lines(let lines):
            whole = try geos.geometry(lines: lines.map { try move.apply(to: $0, as: Coordinate.self) })
            core = whole
        case .polygons(let ground):
            whole = try geos.geometry(try move.apply(to: ground, as: Coordinate.self))
            core = try geos.geometry(lines: [[whole.pointOnSurface()].compactMap { $0 }])
        }
    }
}

extension Extent {
    /// With at least a metre more on each side: a degree of a meridian is 110 574 m and more, and one of a parallel as much
    /// shorter as its cosine.
    fileprivate var grown: Extent {
        let latitude = 1e-5
        let longitude = latitude / max(1e-3, cos(max(abs(minY), abs(maxY)) * .pi / 180))
        return Extent(
            minX: minX - longitude, minY: minY - latitude, maxX: maxX + longitude, maxY: maxY + latitude)
    }
}
