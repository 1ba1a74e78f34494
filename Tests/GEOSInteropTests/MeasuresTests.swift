import GEOSInterop
import Testing

@Suite("Measures") struct MeasuresTests {
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
