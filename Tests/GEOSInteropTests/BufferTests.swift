import GEOSInterop
import GeoModel
import Testing

@Suite("Buffer") struct BufferTests {
    private func area(_ lines: [[Coordinate]]) throws -> Double {
        try withGEOS { (geos) throws(GEOSError) in
            try geos.geometry(lines: lines).buffer(2, quadrantSegments: 8).area
        }
    }

    /// Of a polygon of 32 corners on a circle of radius 2: 32/2 · 2² · sin(2π/32) = 64 · 0.195090322.
    private let disc = 12.485780613

    @Test("a line has its two sides and two halves of a polygon of 32 corners, a point that polygon alone")
    func lineAndPoint() throws {
        let line = try area([[Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0)]])
        #expect(abs(line - (40 + disc)) < 1e-6)
        #expect(abs(try area([[Coordinate(x: 3, y: 4)]]) - disc) < 1e-6)
    }

    @Test("ground around two lines counts once, and none lies around nothing")
    func together() throws {
        let line = [Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0)]
        // The second line lengthens the first by 5.
        let both = try area([line, [Coordinate(x: 5, y: 0), Coordinate(x: 15, y: 0)]])
        #expect(abs(both - (60 + disc)) < 1e-6)
        #expect(try area([]) == 0)
    }
}
