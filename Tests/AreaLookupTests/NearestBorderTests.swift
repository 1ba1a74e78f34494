import AreaLookup
import GeoModel
import TestWorlds
import Testing

@Suite struct NearestBorderTests {
    private func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: y) }

    @Test("the nearest border may be an edge, a corner or the ring of a hole, and metres weigh the degrees")
    func nearest() throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"), MultiPolygon([]),
        ])
        let even = (longitude: 1.0, latitude: 1.0)
        // One west of the hole, two from the outer border.
        #expect(
            lookup.nearestBorder(of: 0, to: at(2, 4), metersPerDegree: even)
                == BorderPlace(position: at(3, 4), meters: 1))
        // In the hole: half a degree from its north.
        #expect(
            lookup.nearestBorder(of: 0, to: at(4.5, 5.5), metersPerDegree: even)
                == BorderPlace(position: at(4.5, 6), meters: 0.5))
        // Outside, off a corner: a triangle of 3, 4 and 5.
        #expect(
            lookup.nearestBorder(of: 0, to: at(12, 13), metersPerDegree: even)
                == BorderPlace(position: at(9, 9), meters: 5))
        // Two degrees of longitude of 1 m are nearer than 1.5 degrees of latitude of 2 m.
        #expect(
            lookup.nearestBorder(of: 0, to: at(2, 1.5), metersPerDegree: (longitude: 1, latitude: 2))
                == BorderPlace(position: at(0, 1.5), meters: 2))
        #expect(lookup.nearestBorder(of: 0, to: at(9, 4), metersPerDegree: even)?.meters == 0)
        #expect(lookup.nearestBorder(of: 1, to: at(0, 0), metersPerDegree: even) == nil)
        #expect(lookup.nearestBorder(of: 0, to: at(.nan, 0), metersPerDegree: even) == nil)
    }
}
