public import GeoModel

/// A coordinate system that China's public maps are shifted into: WGS 84 plus an offset that differs from place to
/// place. PROJ has neither (OSGeo/PROJ#982, closed).
///
/// The offset is applied inside ``ChinaOutline`` and nowhere else, decided by where a place really is, in WGS 84. So
/// every place inside comes back from there and back as it was. A place outside, within a kilometre of the outline,
/// whose numbers are also those of a place inside, is taken for the one inside.
///
/// Hong Kong, Macao and Taiwan lie inside the outline and are shifted: who declares a layer as GCJ-02 says that its
/// service shifted it. Services differ there, so a layer of theirs that is not shifted is to be declared as `wgs84`.
///
/// Real services differ from the formulas by 0.7 to 1.5 m: Amap, Google and Baidu at two places, measured by asesgeo
/// and pjutils. Hence ``accuracy``, which holds the difference between WGS 84 and CGCS2000 too.
public enum OffsetSystem: Hashable, Sendable {
    case gcj02, bd09

    /// How far a place may be off where the formula is taken for the service.
    public static let accuracy = Meters(2)

    /// Nil for any other system.
    public init?(_ crs: CRS) {
        switch crs {
        case .gcj02: self = .gcj02
        case .bd09: self = .bd09
        default: return nil
        }
    }

    public var crs: CRS {
        switch self {
        case .gcj02: .gcj02
        case .bd09: .bd09
        }
    }

    /// The box of China's outline; elsewhere the numbers are those of WGS 84.
    public var areaOfUse: Extent { ChinaOutline.extent }

    /// Moves positions from WGS 84 into this system, in their order.
    ///
    /// - Complexity: About 0.1 µs a position.
    public func shifted<Point: Vertex>(_ points: [Point]) -> [Point] {
        moved(points) { shifted($0) }
    }

    /// Moves positions from this system to WGS 84, to 1e-9 degree or better, in their order.
    ///
    /// - Complexity: About 0.3 µs a position.
    public func unshifted<Point: Vertex>(_ points: [Point]) -> [Point] {
        moved(points) { unshifted($0) }
    }

    /// How far the system puts a place from where it is in WGS 84; zero outside China's outline.
    public func offset(at place: Position) -> GroundOffset {
        let moved = shifted(Coordinate(x: place.longitude, y: place.latitude))
        return GroundOffset(from: place, to: Position(longitude: moved.x, latitude: moved.y))
    }

    private func shifted(_ place: Coordinate) -> Coordinate {
        guard ChinaOutline.contains(longitude: place.x, latitude: place.y) else { return place }
        let gcj02 = GCJ02Formula.shifted(place)
        return self == .gcj02 ? gcj02 : BD09Formula.shifted(gcj02)
    }

    private func unshifted(_ place: Coordinate) -> Coordinate {
        let (box, margin) = (ChinaOutline.extent, 0.1)  // degrees; wider than any offset
        guard place.x > box.minX - margin, place.x < box.maxX + margin, place.y > box.minY - margin,
            place.y < box.maxY + margin
        else { return place }
        var gcj02 = place
        if self == .bd09 {
            let first = Coordinate(x: place.x - BD09Formula.shiftX, y: place.y - BD09Formula.shiftY)
            gcj02 = inverse(of: BD09Formula.shifted, at: place, from: first)
        }
        let found = inverse(of: GCJ02Formula.shifted, at: gcj02, from: gcj02)
        return ChinaOutline.contains(longitude: found.x, latitude: found.y) ? found : place
    }

    /// Fixed-point iteration: each step leaves 0.5 percent of the error with GCJ-02, 2 percent with BD-09, so that
    /// after 4 or 5 steps, and never more than 12, it is below 5e-10 degree.
    @inline(__always)
    private func inverse(
        of shifted: (Coordinate) -> Coordinate, at place: Coordinate, from first: Coordinate
    ) -> Coordinate {
        var found = first
        for _ in 0..<12 {
            let image = shifted(found)
            let (dx, dy) = (place.x - image.x, place.y - image.y)
            found.x += dx
            found.y += dy
            if abs(dx) < 2e-8, abs(dy) < 2e-8 { break }
        }
        return found
    }

    /// A vertex is two doubles whatever its type; calls through the protocol cost 30 ns each across modules.
    @inline(__always)
    private func moved<Point: Vertex>(_ points: [Point], _ move: (Coordinate) -> Coordinate) -> [Point] {
        [Point](unsafeUninitializedCapacity: points.count) { buffer, filled in
            points.withUnsafeBytes { bytes in
                let source = bytes.assumingMemoryBound(to: Coordinate.self)
                let target = UnsafeMutableRawBufferPointer(buffer).assumingMemoryBound(to: Coordinate.self)
                for index in source.indices { target[index] = move(source[index]) }
            }
            filled = points.count
        }
    }
}
