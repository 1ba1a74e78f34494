internal import GeoModel

/// A shape on the grid as the commands of a pen that moves over it.
///
/// - Source: Mapbox Vector Tile Specification 2.1, section 4.3.
struct GeometryCommands {
    private(set) var words: [UInt32] = []
    /// Where the pen is.
    private var (x, y): (Int32, Int32) = (0, 0)

    private enum Command: UInt32 {
        case moveTo = 1
        case lineTo = 2
        case closePath = 7
    }

    init(_ shape: Geometry<Coordinate>) {
        switch shape {
        case .points(let points): append(.moveTo, points)
        case .lines(let lines): for line in lines { append(line: line) }
        case .polygons(let shape):
            for polygon in shape.polygons {
                append(ring: polygon.exterior, isHole: false)
                for ring in polygon.interiors { append(ring: ring, isHole: true) }
            }
        }
    }

    private mutating func append(line: some BidirectionalCollection<Coordinate>) {
        append(.moveTo, line.prefix(1))
        append(.lineTo, line.dropFirst())
    }

    /// The area of an exterior ring is positive in the tile's coordinates, that of a hole negative. The pen closes the ring.
    private mutating func append(ring: [Coordinate], isHole: Bool) {
        if (ring.doubledArea > 0) == isHole {
            append(line: ring.reversed().dropLast())
        } else {
            append(line: ring.dropLast())
        }
        append(.closePath, count: 1)
    }

    private mutating func append(_ command: Command, _ points: some Collection<Coordinate>) {
        append(command, count: points.count)
        for point in points {
            let (toX, toY) = (Int32(point.x), Int32(point.y))
            words.append(Self.zigzag(toX - x))
            words.append(Self.zigzag(toY - y))
            (x, y) = (toX, toY)
        }
    }

    private mutating func append(_ command: Command, count: Int) {
        words.append(command.rawValue | UInt32(count) << 3)
    }

    /// Small numbers of either sign as small ones without.
    private static func zigzag(_ number: Int32) -> UInt32 { UInt32(bitPattern: number << 1 ^ number >> 31) }
}
