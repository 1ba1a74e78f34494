import GeoModel
import PROJInterop
import Testing
import WalkNetwork

/// A park beside and across a street of about 935 m along 33°N, from 112.000 to 112.010.
@Suite struct GroundTests {
    private let geodesic = Geodesic(on: .cgcs2000)

    private func finder() throws -> PlaceFinder {
        var map = StreetMap()
        map.add(
            from: 0, to: 1,
            along: [Position(longitude: 112, latitude: 33), Position(longitude: 112.01, latitude: 33)])
        return PlaceFinder(try WalkGraph(compiling: map, on: .cgcs2000), on: .cgcs2000)
    }

    /// A box from west to east and south to north.
    private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Boundary {
        MultiPolygon([
            Polygon(
                exterior: [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
                    Position(longitude: $0.0, latitude: $0.1)
                })
        ])
    }

    private func metres(_ units: UInt32) -> Double { Double(units) / 100_000 }

    @Test("a street through a park is in it from border to border")
    func through() throws {
        let found = try finder().footholds(of: box(112.002, 32.999, 112.005, 33.001))
        let whole = geodesic.distance(
            from: Position(longitude: 112, latitude: 33), to: Position(longitude: 112.01, latitude: 33)
        ).value
        #expect(found.count == 1 && found[0].leg == .zero)
        // Two and five tenths of the street.
        #expect(abs(metres(found[0].stretch.lowerBound) - 0.2 * whole) < 0.001)
        #expect(abs(metres(found[0].stretch.upperBound) - 0.5 * whole) < 0.001)
    }

    @Test("a park beside the street is entered by its gate, and without one from where the street is nearest")
    func beside() throws {
        // Its southern side is 0.0005 degrees, about 55 m, north of the street; its middle is 500 m away.
        let park = box(112.002, 33.0005, 112.005, 33.0085)
        let gate = Position(longitude: 112.005, latitude: 33.001)
        let leg = geodesic.distance(from: gate, to: Position(longitude: 112.005, latitude: 33)).value
        let byGate = try finder().footholds(of: park, gates: [gate, Position(longitude: 112.008, latitude: 33)])
        #expect(byGate.count == 1)
        #expect(abs((byGate.first?.leg.meters.value ?? 0) - leg) < 0.001)
        let side = geodesic.distance(
            from: Position(longitude: 112.003, latitude: 33.0005), to: Position(longitude: 112.003, latitude: 33)
        ).value
        let byBorder = try finder().footholds(of: park)
        #expect(byBorder.count == 1)
        #expect(abs((byBorder.first?.leg.meters.value ?? 0) - side) < 0.01)
    }

    @Test("a hole is no part of the park, and a park without a street near has no way in")
    func holeAndFarAway() throws {
        var park = box(112.002, 32.999, 112.008, 33.001)
        park.polygons[0].interiors = [box(112.004, 32.9995, 112.006, 33.0005).polygons[0].exterior]
        let found = try finder().footholds(of: park)
        #expect(found.count == 2)
        #expect(try finder().footholds(of: box(112.002, 33.01, 112.008, 33.02)).isEmpty)
    }
}
