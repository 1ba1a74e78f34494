import GEOSInterop
import GeoModel
import Testing

@Suite("Validity") struct ValidityTests {
    private func defects(_ shape: MultiPolygon<Coordinate>) throws -> [ShapeDefect] {
        try withGEOS { geos in try geos.defects(of: shape) }
    }

    @Test(
        "a valid shape has no defects",
        arguments: [
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))",
            // Holes that share one vertex are valid.
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 3, 3 3, 1 1), (3 3, 3 5, 5 5, 3 3))",
            // Two polygons of one shape may touch at a point.
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
            "MULTIPOLYGON EMPTY",
        ])
    func valid(wkt: String) throws {
        #expect(try defects(shape(wkt)) == [])
    }

    @Test("an empty polygon is valid") func emptyPolygon() throws {
        #expect(try defects(MultiPolygon([Polygon(exterior: [])])) == [])
    }

    @Test("a bow tie crosses itself where its two diagonals meet") func bowTie() throws {
        #expect(
            try defects(shape("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")) == [
                ShapeDefect(.selfIntersection, polygon: 0, ring: nil, place: Coordinate(x: 1, y: 1))
            ])
    }

    @Test(
        "every defect of GEOS has its name",
        arguments: [
            ("POLYGON ((0 0, 4 0, 4 4, 2 4, 3 2, 1 2, 2 4, 0 4, 0 0))", ValidityDefect.ringSelfIntersection),
            ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (5 5, 5 6, 6 6, 5 5))", .holeOutsideShell),
            ("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 8, 8 8, 8 1, 1 1), (2 2, 2 3, 3 3, 2 2))", .nestedHoles),
            ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (2 0, 3 2, 2 4, 1 2, 2 0))", .disconnectedInterior),
            ("POLYGON ((0 0, 4 0, 4 0, 0 0, 0 0))", .tooFewPoints),
        ])
    func named(wkt: String, defect: ValidityDefect) throws {
        let found = try defects(shape(wkt))
        #expect(found.map(\.defect) == [defect])
        #expect(found.first?.polygon == 0)
        #expect(found.first?.place != nil)
    }

    @Test("a ring that touches itself does so at the vertex it visits twice") func ringTouch() throws {
        let found = try defects(shape("POLYGON ((0 0, 4 0, 4 4, 2 4, 3 2, 1 2, 2 4, 0 4, 0 0))"))
        #expect(found.first?.place == Coordinate(x: 2, y: 4))
    }

    @Test("two valid polygons, one inside the other, are at odds as a whole") func nestedShells() throws {
        let nested = "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((2 2, 3 2, 3 3, 2 2)))"
        let found = try defects(shape(nested))
        #expect(found.map(\.defect) == [.nestedShells])
        #expect(found.first?.polygon == nil)
    }

    @Test("two overlapping polygons of one shape cross each other") func overlappingShells() throws {
        let overlapping = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((2 1, 6 1, 6 3, 2 3, 2 1)))"
        let found = try defects(shape(overlapping))
        #expect(found.map(\.defect) == [.selfIntersection])
        #expect(found.first?.polygon == nil)
    }

    @Test("every broken ring is told, and GEOS's findings in the other polygons too") func allAtOnce() throws {
        let square = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)]
        var holed = polygon([(10, 0), (19, 0), (19, 9), (10, 9), (10, 0)])
        holed.interiors = [
            [(11, 1), (12, 1), (12, 2), (11, 2)].map { Coordinate(x: $0.0, y: $0.1) },  // open
            [(13, 1), (13, 1)].map { Coordinate(x: $0.0, y: $0.1) },  // encloses nothing
        ]
        let shape = MultiPolygon([
            polygon(square), holed, polygon([(30, 0), (.nan, 5), (31, 1), (30, 0)]),
            polygon([(40, 0), (42, 2), (42, 0), (40, 2), (40, 0)]),  // bow tie
        ])
        let found = try defects(shape)
        #expect(
            found.prefix(2) == [
                ShapeDefect(.unclosedRing, polygon: 1, ring: .interior(0), place: Coordinate(x: 11, y: 2)),
                ShapeDefect(.tooFewPoints, polygon: 1, ring: .interior(1), place: Coordinate(x: 13, y: 1)),
            ])
        #expect(found.count == 4)
        #expect(found[2].defect == .invalidCoordinate)
        #expect(found[2].place?.x.isNaN == true)
        #expect(
            found[3] == ShapeDefect(.selfIntersection, polygon: 3, ring: nil, place: Coordinate(x: 41, y: 1)))
    }

    @Test("a triangle without its closing vertex is open, not short; two points are both") func openTriangle() throws {
        #expect(try defects(MultiPolygon([polygon([(0, 0), (1, 0), (1, 1)])])).map(\.defect) == [.unclosedRing])
        #expect(
            try defects(MultiPolygon([polygon([(0, 0), (1, 0)])])).map(\.defect) == [.unclosedRing, .tooFewPoints])
    }

    @Test("an infinite coordinate is told with its place in the exterior") func infinite() throws {
        let found = try defects(MultiPolygon([polygon([(0, 0), (1, .infinity), (1, 1), (0, 0)])]))
        #expect(
            found == [
                ShapeDefect(.invalidCoordinate, polygon: 0, ring: .exterior, place: Coordinate(x: 1, y: .infinity))
            ])
    }

    @Test("a defect reads as words in both languages") func words() {
        #expect(ValidityDefect.selfIntersection.explanation(in: .english) == "the border crosses itself")
        #expect(ValidityDefect.selfIntersection.explanation(in: .chinese) == "边界自相交")
    }
}

@Suite("Making valid") struct MakeValidTests {
    private func made(_ shape: MultiPolygon<Coordinate>) throws -> MultiPolygon<Coordinate> {
        try withGEOS { geos in try geos.makeValid(shape) }
    }

    @Test("a bow tie becomes its two triangles") func bowTie() throws {
        let mended = try made(shape("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"))
        try withGEOS { (geos) throws in
            let geometry = try geos.geometry(mended)
            #expect(try geometry.isValid)
            // Two triangles of base 2 and height 1.
            #expect(try geometry.area == 2)
        }
    }

    @Test("a polygon drawn twice stays once, an open ring is closed, a spike is cut off")
    func others() throws {
        let twice = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((0 0, 4 0, 4 4, 0 4, 0 0)))"
        let open = MultiPolygon([polygon([(0, 0), (4, 0), (4, 4), (0, 4)])])
        let spiked = "POLYGON ((0 0, 4 0, 4 2, 9 2, 4 2, 4 4, 0 4, 0 0))"
        let square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"
        for broken in [try shape(twice), open, try shape(spiked)] {
            let mended = try made(broken)
            try withGEOS { (geos) throws in
                #expect(try geos.geometry(mended).equalsTopologically(geos.geometry(wkt: square)))
            }
        }
    }

    @Test("what has no area vanishes") func collapsed() throws {
        #expect(try made(shape("POLYGON ((0 0, 4 4, 2 2, 0 0))")).isEmpty)
        #expect(try made(MultiPolygon([polygon([(0, 0), (1, 0)])])).isEmpty)
        #expect(try made(MultiPolygon([])).isEmpty)
    }

    @Test("a valid shape stays the same ground") func valid() throws {
        let shape = try shape("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1))")
        let mended = try made(shape)
        try withGEOS { (geos) throws in
            #expect(try geos.geometry(mended).equalsTopologically(geos.geometry(shape)))
        }
    }
}
