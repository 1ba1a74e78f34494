/// A polygon: one exterior ring and its holes. Rings are closed: the last vertex repeats the first.
@frozen public struct Polygon<Point: Vertex>: Hashable, Sendable {
    public var exterior: [Point]
    public var interiors: [[Point]]

    @inlinable public init(exterior: [Point], interiors: [[Point]] = []) {
        self.exterior = exterior
        self.interiors = interiors
    }

    @inlinable public var rings: [[Point]] { [exterior] + interiors }
}

/// The ground of one feature: any number of polygons, none when empty.
@frozen public struct MultiPolygon<Point: Vertex>: Hashable, Sendable {
    public var polygons: [Polygon<Point>]

    @inlinable public init(_ polygons: [Polygon<Point>]) {
        self.polygons = polygons
    }

    public var isEmpty: Bool { polygons.allSatisfy(\.exterior.isEmpty) }

    public var vertexCount: Int {
        polygons.reduce(0) { sum, polygon in
            polygon.interiors.reduce(sum + polygon.exterior.count) { $0 + $1.count }
        }
    }

    /// The same shape with each ring rewritten; used for moving between coordinate systems.
    @inlinable public func mapRings<Other: Vertex, Failure: Error>(
        _ transform: ([Point]) throws(Failure) -> [Other]
    ) throws(Failure) -> MultiPolygon<Other> {
        var moved: [Polygon<Other>] = []
        moved.reserveCapacity(polygons.count)
        for polygon in polygons {
            var interiors: [[Other]] = []
            for ring in polygon.interiors { interiors.append(try transform(ring)) }
            moved.append(Polygon(exterior: try transform(polygon.exterior), interiors: interiors))
        }
        return MultiPolygon<Other>(moved)
    }
}

extension Geometry {
    public var vertexCount: Int {
        switch self {
        case .points(let points): points.count
        case .lines(let lines): lines.reduce(0) { $0 + $1.count }
        case .polygons(let shape): shape.vertexCount
        }
    }
}

/// The ground that an area bounds, in the project's CRS.
public typealias Boundary = MultiPolygon<Position>

/// A shape of one dimension, in two coordinates. Z and M are left behind where a file is read.
@frozen public enum Geometry<Point: Vertex>: Hashable, Sendable {
    case points([Point])
    case lines([[Point]])
    case polygons(MultiPolygon<Point>)

    public var isEmpty: Bool {
        switch self {
        case .points(let points): points.isEmpty
        case .lines(let lines): lines.allSatisfy(\.isEmpty)
        case .polygons(let polygons): polygons.isEmpty
        }
    }
}
