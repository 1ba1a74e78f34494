import GEOSInterop
import Testing

@Suite("Measures") struct MeasuresTests {
    @Test("the greatest width is the diameter of the inscribed circle: 2 in a triangle of 3, 4 and 5")
    func greatestWidth() throws {
        // The inradius is the area over half the perimeter: 6 / 6.
        try withGEOS { (geos) throws in
            let width = try geos.geometry(wkt: "POLYGON ((0 0, 4 0, 0 3, 0 0))").greatestWidth(tolerance: 0.001)
            #expect(abs(width - 2) <= 0.002)
        }
    }

    @Test("shapes are apart by the shortest way between them, and by nothing where they meet")
    func distance() throws {
        try withGEOS { (geos) throws in
            let square = try geos.geometry(wkt: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")
            // From the corner 1 1 to the corner 4 5.
            #expect(try square.distance(to: geos.geometry(wkt: "POLYGON ((4 5, 6 5, 6 6, 4 5))")) == 5)
            #expect(try square.distance(to: geos.geometry(wkt: "POLYGON ((1 0, 2 0, 2 1, 1 0))")) == 0)
        }
    }
}
