import GDALInterop
import GEOSInterop
import GeoModel
import PolygonOverlay
import TestWorlds
import Testing

/// Streets of two cities, in degrees; areas here are of the plane, in square degrees.
@Suite struct RealOverlayTests {
    @Test("Beijing's 331 streets are 331 cells of the same ground", .needsRealData("beijing-streets"))
    func beijing() throws {
        let streets = try layer("beijing-streets/beijing_streets.geojson.gz")
        let overlay = try Overlay(of: streets)
        let cells = overlay.cells()
        #expect(cells.map(\.covers) == (0..<331).map { [$0] })
        #expect(zip(cells, streets).allSatisfy { edges($0.shape) == edges($1) })
        #expect(overlay.gaps().isEmpty)
    }

    @Test(
        "Beijing's streets over themselves with the noise of doubles and twice the vertices are still 331 cells",
        .needsRealData("beijing-streets"))
    func noisy() throws {
        let streets = try layer("beijing-streets/beijing_streets.geojson.gz")
        var random = SplitMix64(seed: 3)
        // 1e-12° are 0.1 µm: more than a change of coordinates and back leaves.
        func off() -> Double { Double.random(in: -1e-12...1e-12, using: &random) }
        func moved(_ ring: [Position]) -> [Position] {
            var moved: [Position] = []
            for (a, b) in zip(ring, ring.dropFirst()) {
                moved.append(Position(x: a.x + off(), y: a.y + off()))
                moved.append(Position(x: (a.x + b.x) / 2 + off(), y: (a.y + b.y) / 2 + off()))
            }
            return moved + [moved[0]]
        }
        let noisy = streets.map { $0.mapRings(moved) }
        let overlay = try Overlay(of: streets + noisy)
        #expect(overlay.cells().map(\.covers) == (0..<331).map { [$0, $0 + 331] })
        #expect(overlay.gaps().isEmpty)
    }

    @Test("Beijing's streets over themselves 50 m away keep the laws", .needsRealData("beijing-streets"))
    func moved() throws {
        let streets = try layer("beijing-streets/beijing_streets.geojson.gz")
        // 50 m to the east in the latitude of 40°.
        let moved = streets.map { $0.mapRings { ring in ring.map { Position(x: $0.x + 0.000585, y: $0.y) } } }
        let cells = try overlayCells(of: streets + moved)
        let (counted, invalid) = try withGEOS { geos in
            (
                try cells.reduce(0) { try $0 + geos.geometry($1.shape).area * Double($1.covers.count) },
                try cells.filter { try !geos.geometry($0.shape).isValid }.map(\.covers)
            )
        }
        let sum = try streets.reduce(0) { try $0 + area($1) }
        #expect(abs(counted - 2 * sum) <= 2 * sum * 1e-9)
        #expect(invalid.isEmpty)
        // Each of two clean layers covers a place at most once.
        #expect(cells.allSatisfy { $0.covers.filter { $0 < 331 }.count <= 1 && $0.covers.count <= 2 })
    }

    @Test(
        "Shanghai's overlaps are those that GEOS finds pair by pair, and its gaps the holes of the union",
        .needsRealData("shanghai-streets"))
    func shanghai() throws {
        let streets = try layer("shanghai-streets/shanghai_streets.geojson")
        let overlay = try Overlay(of: streets)
        var pairs: [SIMD2<Int>: Double] = [:]
        for cell in overlay.cells(where: { $0.count > 1 }) {
            let area = try area(cell.shape)
            for (position, one) in cell.covers.enumerated() {
                for other in cell.covers[(position + 1)...] { pairs[SIMD2(one, other), default: 0] += area }
            }
        }
        let expected = try pairwiseIntersections(of: streets)
        // The overlaps over a square metre, which is 1e-10 square degrees.
        let large = expected.filter { $0.value > 1e-10 }
        #expect(large.count == 409)
        for (pair, area) in expected { #expect(abs(pairs[pair, default: 0] - area) < 1e-13, "\(pair)") }
        for (pair, area) in pairs { #expect(area < 1e-13 || expected[pair] != nil, "\(pair)") }

        let union = try withGEOS {
            try $0.geometry(MultiPolygon(streets.flatMap(\.polygons))).unaryUnion().multiPolygon(as: Position.self)
        }
        // Where borders cross at small angles rounding makes holes of no size, and of those each has its own.
        let holes = try union.polygons.flatMap(\.interiors).map { try area(MultiPolygon([Polygon(exterior: $0)])) }
        let gaps = try overlay.gaps().map { try area(MultiPolygon([$0])) }
        #expect(gaps.count { $0 > 1e-10 } == holes.count { $0 > 1e-10 })
        #expect(abs(gaps.reduce(0, +) - holes.reduce(0, +)) < 1e-12)
    }

    private func pairwiseIntersections(of shapes: [MultiPolygon<Position>]) throws -> [SIMD2<Int>: Double] {
        let extents = shapes.map { Extent($0) }
        return try withGEOS { geos in
            let geometries = try shapes.map { try geos.geometry($0) }
            var areas: [SIMD2<Int>: Double] = [:]
            for one in shapes.indices {
                for other in shapes.indices.dropFirst(one + 1) {
                    let (a, b) = (extents[one], extents[other])
                    guard a.minX <= b.maxX, b.minX <= a.maxX, a.minY <= b.maxY, b.minY <= a.maxY else { continue }
                    let area = try geometries[one].intersection(geometries[other]).area
                    if area > 0 { areas[SIMD2(one, other)] = area }
                }
            }
            return areas
        }
    }

    private func layer(_ name: String) throws -> [Boundary] {
        var shapes: [Boundary] = []
        try LayerReader("\(Places.realData)/\(name)").forEach { _, feature in
            guard case .polygons(let shape) = try feature.get().geometry else { return }
            shapes.append(shape.mapRings { ring in ring.map { Position(x: $0.x, y: $0.y) } })
        }
        return shapes
    }

    /// All edges of a shape, whichever way they run.
    private func edges(_ shape: Boundary) -> Set<Set<Position>> {
        Set(shape.polygons.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { Set([$0, $1]) } })
    }
}
