internal import GEOSInterop
public import GeoModel
public import PlanningModel
internal import PolygonOverlay

/// Checks boundaries against each other: overlaps, gaps, slivers, duplicates, parts that lie within other areas, rings
/// that are not valid, codes and parents that disagree with the ground.
///
/// Areas of levels that tile the ground together are compared. Between other levels an overlap is no defect: a park lies
/// over a street, and whose duty that is the scheme says.
public struct BoundaryCheck: Sendable {
    /// What is narrower is a sliver: told from real overlaps and gaps, and never left out.
    public var tolerance = Meters(1)
    public var workers = coreCount

    /// What share of a ground may be missing so that it still counts as all of it, in containments and duplicates.
    static let wholeShare = 0.999

    public init() {}

    /// - Parameter level: Check this level only, with those that tile the ground together with it; nil for all.
    public func report(on layer: BoundaryLayer, level: Level? = nil) throws -> BoundaryReport {
        let surveyed = try Self.survey(layer, workers: workers)
        let ruler = GroundRuler(crs: layer.crs, around: layer.boundaries, tolerance: tolerance, workers: workers)
        let parents = layer.areas.parentLinks()
        let tilings = try layer.tilings.filter { members in
            level == nil || members.contains { layer.areas[$0].level == level }
        }.map { members in
            try TilingCheck(layer, surveyed.map(\.shape), members, parents, ruler).report(
                invalid: members.compactMap { surveyed[$0].invalid })
        }
        return BoundaryReport(tolerance: tolerance, widthCRS: ruler.plane, tilings: tilings)
    }

    /// A boundary in the form in which it takes part, and what is wrong with it as it was given.
    struct Surveyed: Sendable {
        let shape: Boundary
        var invalid: InvalidBoundary?
    }

    static func survey(_ layer: BoundaryLayer, workers: Int) throws -> [Surveyed] {
        try inParallel(count: layer.areas.count, workers: workers) { index in
            Result { try withGEOS { geos in try survey(layer.areas[index], layer.boundaries[index], geos) } }
        }.map { try $0.get() }
    }

    private static func survey(_ area: Area, _ boundary: Boundary, _ geos: GEOSSession) throws -> Surveyed {
        let defects = try geos.defects(of: boundary)
        if defects.isEmpty { return Surveyed(shape: boundary) }
        return Surveyed(
            shape: try geos.makeValid(boundary),
            invalid: InvalidBoundary(area: area, defects: defects + (try further(defects, in: boundary))))
    }

    /// Where else edges cross: GEOS tells the first place only.
    private static func further(_ told: [ShapeDefect], in boundary: Boundary) throws -> [ShapeDefect] {
        // A ring that can't even be built has been told, and its edges are not to be trusted.
        if told.contains(where: { $0.ring != nil }) { return [] }
        return try selfCrossings(of: boundary).filter { crossing in
            !told.contains { defect in
                guard let place = defect.place else { return false }
                // GEOS computes the place in doubles: 1e-9° is a tenth of a millimetre.
                return abs(place.x - crossing.x) < 1e-9 && abs(place.y - crossing.y) < 1e-9
            }
        }.map { ShapeDefect(.selfIntersection, polygon: nil, ring: nil, place: Coordinate(x: $0.x, y: $0.y)) }
    }
}
