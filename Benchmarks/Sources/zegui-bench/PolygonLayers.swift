import GDALInterop
import GeoModel

extension InputFolder {
    /// The polygonal shapes of a layer, in its order.
    func shapes(_ name: String) throws -> [MultiPolygon<Coordinate>] {
        var shapes: [MultiPolygon<Coordinate>] = []
        try LayerReader(file(name)).forEach { _, feature in
            if case .polygons(let shape) = try feature.get().geometry { shapes.append(shape) }
        }
        return shapes
    }

    /// The same for a layer in degrees.
    func boundaries(_ name: String) throws -> [Boundary] {
        try shapes(name).map { shape in shape.mapRings { ring in ring.map { Position(x: $0.x, y: $0.y) } } }
    }
}

extension MultiPolygon {
    /// In square units of the coordinates.
    var planarArea: Double {
        polygons.reduce(0) { sum, polygon in
            polygon.interiors.reduce(sum + area(of: polygon.exterior)) { $0 - area(of: $1) }
        }
    }

    private func area(of ring: [Point]) -> Double {
        guard let origin = ring.first else { return 0 }
        var doubled = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            doubled += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return abs(doubled) / 2
    }
}

extension Double {
    /// As Python's `:.6f` writes it; for numbers below 10^9.
    func formatted(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let whole = Int((self * Double(scale)).rounded())
        let fraction = String(whole.magnitude % UInt(scale))
        let sign = whole < 0 ? "-" : ""
        return "\(sign)\(whole.magnitude / UInt(scale))."
            + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
