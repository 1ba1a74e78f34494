public import GeoModel

/// A position in units of 1e-7 degree, about a centimetre: the seven decimals that RFC 7946 advises.
///
/// Each vertex is rounded by itself, so what two areas share stays shared.
struct SevenDecimals: Hashable {
    let x: Int64
    let y: Int64

    /// Nil for what is no position on any map: not a number, infinite, or beyond a thousand million.
    fileprivate init?(x: Double, y: Double) {
        guard abs(x) < 1e9, abs(y) < 1e9 else { return nil }
        self.x = Int64((x * 1e7).rounded())
        self.y = Int64((y * 1e7).rounded())
    }

    /// Nil when one of the points is no position on any map.
    ///
    /// - Parameter merging: Leaves out what falls together with the vertex before it, as in a line or a ring.
    static func round<Point: Vertex>(_ points: [Point], merging: Bool) -> [SevenDecimals]? {
        // A vertex is two doubles in memory: read so, it costs no call through its protocol.
        points.withUnsafeBytes { round($0.bindMemory(to: Double.self), merging: merging) }
    }

    private static func round(_ numbers: UnsafeBufferPointer<Double>, merging: Bool) -> [SevenDecimals]? {
        var result: [SevenDecimals] = []
        result.reserveCapacity(numbers.count / 2)
        for index in stride(from: 0, to: numbers.count, by: 2) {
            guard let point = SevenDecimals(x: numbers[index], y: numbers[index + 1]) else { return nil }
            if !merging || result.last != point { result.append(point) }
        }
        return result
    }

    /// Positive when the ring runs counter-clockwise.
    static func doubledArea(_ ring: [SevenDecimals]) -> Double {
        guard let origin = ring.first else { return 0 }
        var sum = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            sum += Double(a.x - origin.x) * Double(b.y - origin.y) - Double(b.x - origin.x) * Double(a.y - origin.y)
        }
        return sum
    }
}

extension MultiPolygon {
    /// The shape as GeoJSON will have it, each vertex at seven decimals; a vertex that is no position stays.
    public func roundedToSevenDecimals() -> MultiPolygon<Coordinate> {
        mapRings { ring in
            ring.map { point in
                SevenDecimals(x: point.x, y: point.y).map { Coordinate(x: Double($0.x) / 1e7, y: Double($0.y) / 1e7) }
                    ?? Coordinate(x: point.x, y: point.y)
            }
        }
    }
}
