internal import GeoModel
internal import PROJInterop

/// The systems that coordinates are served and boxes are asked for in (OGC API - Features, Part 2), by their URIs.
enum ServedCRS: String, CaseIterable, Sendable {
    case crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    case wgs84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
    case cgcs2000 = "http://www.opengis.net/def/crs/EPSG/0/4490"
    case webMercator = "http://www.opengis.net/def/crs/EPSG/0/3857"

    static let uris = allCases.map(\.rawValue)

    /// What a project keeps its geometry in.
    init(storing crs: CRS) { self = crs == .cgcs2000 ? .cgcs2000 : .wgs84 }

    /// Whether EPSG has the north first, so that numbers are latitude and longitude.
    var isNorthFirst: Bool { self == .wgs84 || self == .cgcs2000 }

    /// A shape in CRS84 as this system has it, in its own order of axes.
    ///
    /// CGCS2000 and WGS 84 are taken for the same, as PROJ does: they are less than a metre apart.
    func placed(_ shape: Geometry<Coordinate>, by mercator: CoordinateOperation?) throws -> Geometry<Coordinate> {
        switch self {
        case .crs84: shape
        case .wgs84, .cgcs2000: shape.mapped { $0.map { Coordinate(x: $0.y, y: $0.x) } }
        case .webMercator: try shape.mapped { try mercator?.apply(to: $0) ?? $0 }
        }
    }

    /// What moves coordinates of CRS84 into this system, where axes are not all that is exchanged.
    func operation() throws -> CoordinateOperation? {
        self == .webMercator ? try CoordinateOperation(from: .wgs84, to: .epsg(3857), over: .empty) : nil
    }

    /// A box in this system's order as boxes in CRS84: two where it reaches across 180°.
    ///
    /// - Parameter numbers: Low and high corner: `[x, y, x, y]`.
    /// - Returns: Nil where it is no box: south above north.
    func boxes(_ numbers: [Double]) throws -> [Extent]? {
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
        if isNorthFirst { (west, south, east, north) = (south, west, north, east) }
        guard south <= north else { return nil }
        if self == .webMercator {
            // Half of the equator, and twice of it: further than any place, and not too far for the formulas.
            let (half, most) = (20_037_508.342789244, 40_075_016.685578488)
            func corner(_ x: Double, _ y: Double) -> Coordinate {
                Coordinate(x: min(max(x, -half), half), y: min(max(y, -most), most))
            }
            let operation = try CoordinateOperation(from: .epsg(3857), to: .wgs84, over: .empty)
            let corners: [Coordinate] = try operation.apply(to: [corner(west, south), corner(east, north)])
            (west, south, east, north) = (corners[0].x, corners[0].y, corners[1].x, corners[1].y)
        }
        if west <= east { return [Extent(minX: west, minY: south, maxX: east, maxY: north)] }
        return [
            Extent(minX: west, minY: south, maxX: .infinity, maxY: north),
            Extent(minX: -.infinity, minY: south, maxX: east, maxY: north),
        ]
    }
}

extension Geometry<Coordinate> {
    fileprivate func mapped(_ move: ([Coordinate]) throws -> [Coordinate]) rethrows -> Geometry<Coordinate> {
        switch self {
        case .points(let points): .points(try move(points))
        case .lines(let lines): .lines(try lines.map(move))
        case .polygons(let shape): .polygons(try shape.mapRings(move))
        }
    }
}
