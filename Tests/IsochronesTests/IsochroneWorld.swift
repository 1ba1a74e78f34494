import GEOSInterop
import GeoModel
import PROJInterop
import TestWorlds

/// Places in metres from 116.4°E 39.9°N, by lengths of a degree there that pyproj's Geod gives: 85,518.3 m along the
/// parallel, 111,032.7 m along the meridian (ellipsoid WGS 84, over a thousandth of a degree).
enum Here {
    static let origin = Position(longitude: 116.4, latitude: 39.9)
    static let (east, north) = (85_518.3, 111_032.7)

    static func at(_ x: Double, _ y: Double) -> Position {
        Position(longitude: origin.longitude + x / east, latitude: origin.latitude + y / north)
    }

    static func meters(_ shape: Boundary) -> MultiPolygon<Coordinate> {
        shape.mapRings { ring in ring.map(meters) }
    }

    static func meters(_ place: Position) -> Coordinate {
        Coordinate(x: (place.longitude - origin.longitude) * east, y: (place.latitude - origin.latitude) * north)
    }

    static var extent: Extent {
        Extent(minX: origin.x - 0.01, minY: origin.y - 0.01, maxX: origin.x + 0.01, maxY: origin.y + 0.01)
    }

    static func area(_ shape: Boundary) throws -> Double {
        let planar = meters(shape)
        return try withGEOS { (geos) throws(GEOSError) in try geos.geometry(planar).area }
    }

    static func isValid(_ shape: MultiPolygon<some Vertex>) throws -> Bool {
        try withGEOS { (geos) throws(GEOSError) in try geos.geometry(shape).isValid }
    }

    static func covers(_ outer: MultiPolygon<some Vertex>, _ inner: MultiPolygon<some Vertex>) throws -> Bool {
        try withGEOS { (geos) throws(GEOSError) in try geos.geometry(outer).covers(geos.geometry(inner)) }
    }

    /// Streets of a random town: pieces of a jittered grid of 100 m, diagonals among them, and a few points.
    static func streets(_ count: Int, across blocks: Int, _ random: inout SplitMix64) -> [[Position]] {
        (0..<count).map { _ in
            var x = Double(Int.random(in: 0..<blocks, using: &random)) * 100 + .random(in: -30...30, using: &random)
            var y = Double(Int.random(in: 0..<blocks, using: &random)) * 100 + .random(in: -30...30, using: &random)
            var line = [at(x, y)]
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                x += .random(in: -100...100, using: &random)
                y += .random(in: -100...100, using: &random)
                line.append(at(x, y))
            }
            return line
        }
    }
}

/// How far a point is from the nearest of some lines, in metres of ``Here``.
func distance(from p: Coordinate, to lines: [[Position]]) -> Double {
    var best = Double.infinity
    for line in lines.map({ $0.map(Here.meters) }) {
        for (a, b) in line.count == 1 ? [(line[0], line[0])] : Array(zip(line, line.dropFirst())) {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let square = dx * dx + dy * dy
            let t = square == 0 ? 0 : min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square))
            let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
            best = min(best, (ex * ex + ey * ey).squareRoot())
        }
    }
    return best
}
