/// The smallest box around some points, sides parallel to the axes.
@frozen public struct Extent: Hashable, Sendable {
    public var minX: Double
    public var minY: Double
    public var maxX: Double
    public var maxY: Double

    /// The extent of nothing: joined with any other it gives that other.
    public static let empty = Extent(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    @inlinable public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    @inlinable public init<Point: Vertex>(_ shape: MultiPolygon<Point>) {
        self = .empty
        for polygon in shape.polygons {
            for point in polygon.exterior { insert(x: point.x, y: point.y) }
        }
    }

    @inlinable public init<Point: Vertex>(_ shape: Geometry<Point>) {
        switch shape {
        case .polygons(let polygons): self.init(polygons)
        case .lines(let lines):
            self = .empty
            for line in lines { for point in line { insert(x: point.x, y: point.y) } }
        case .points(let points):
            self = .empty
            for point in points { insert(x: point.x, y: point.y) }
        }
    }

    @inlinable public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    public var center: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

    @inlinable public mutating func insert(x: Double, y: Double) {
        minX = min(minX, x)
        maxX = max(maxX, x)
        minY = min(minY, y)
        maxY = max(maxY, y)
    }

    /// Whether the two share a point; an empty one shares none.
    @inlinable public func intersects(_ other: Extent) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    public mutating func formUnion(_ other: Extent) {
        minX = min(minX, other.minX)
        maxX = max(maxX, other.maxX)
        minY = min(minY, other.minY)
        maxY = max(maxY, other.maxY)
    }
}
