import BoundaryQuality
import GEOSInterop
import GeoModel
import PolygonOverlay
import PolygonWidth
import TestWorlds
import Testing

/// Shapes that defeated other tools, by the issues that tell of them; coordinates are ours unless said.
@Suite("shapes that defeat others")
struct DefeatingShapeTests {
    private func defects(_ texts: String...) throws -> TessellationDefects<Coordinate> {
        try TessellationDefects(of: texts.map { try boundary($0, as: Coordinate.self) })
    }

    private func area(_ shape: MultiPolygon<Coordinate>) throws -> Double {
        try withGEOS { try $0.geometry(shape).area }
    }

    @Test("a narrow gap is found and called narrow however large the tolerance is", arguments: [1.0, 10, 1e3, 1e6])
    func narrowGap(tolerance: Double) throws {
        // libgeos/geos#1251: the gap is a triangle with a base of 4 and a height of 1, so two sides of √5.
        let defects = try defects(
            "POLYGON ((0 0, 10 0, 10 3, 10 7, 10 10, 0 10, 0 0))",
            "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 7, 11 5, 10 3, 10 0))")
        #expect(defects.gaps.count == 1 && defects.overlaps.isEmpty && defects.mismatches.isEmpty)
        let gap = MultiPolygon([defects.gaps[0].shape])
        #expect(defects.gaps[0].neighbours == [0, 1])
        #expect(gap.isNarrower(than: tolerance))
        // Four times the area over the perimeter.
        #expect(abs(gap.greatestWidth() - 8 / (4 + 2 * 5.0.squareRoot())) < 1e-6)
        #expect(!gap.isNarrower(than: 0.94) && gap.isNarrower(than: 0.95))
    }

    @Test("a gap that touches the outer border in a point is found")
    func touchingGap() throws {
        // NetTopologySuite#804. The first has a hole with a base of 2 and a height of 4 that touches its outer border where
        // the second begins.
        let inner = try defects(
            "POLYGON ((0 0, 10 0, 10 10, 4 10, 4 6, 0 5, 0 0), (4 4, 4 6, 8 5, 4 4))",
            "POLYGON ((0 5, 4 6, 4 10, 0 10, 0 5))")
        #expect(inner.gaps.map(\.neighbours) == [[0]])
        #expect(try area(MultiPolygon([inner.gaps[0].shape])) == 4)
        // Of two that have one corner of the outer border in common, with the hole between them: 7 by 3 over 2.
        let outer = try defects(
            "POLYGON ((1 9, 9 9, 9 6, 2 6, 1 9))", "POLYGON ((1 1, 1 9, 2 6, 5 3, 9 6, 9 1, 1 1))")
        #expect(outer.gaps.map(\.neighbours) == [[0, 1]])
        #expect(try area(MultiPolygon([outer.gaps[0].shape])) == 10.5)
    }

    @Test("three wards that meet in a point, one of them too far, overlap in as many square metres as that is")
    func tripoint() throws {
        // thanglequoc/vietnamese-provinces-database#203. The third ward's corner lies 2 m beyond the point 100 50 where
        // the three meet, and so over the first: a triangle with a base of 100 and a height of 2, as its lower corner
        // is where it should be.
        let defects = try defects(
            "POLYGON ((0 0, 100 0, 100 50, 100 100, 0 100, 0 0))",
            "POLYGON ((100 50, 200 50, 200 100, 100 100, 100 50))",
            "POLYGON ((100 0, 200 0, 200 50, 100 50, 98 50, 100 0))")
        #expect(defects.pairs == [ShapePair(0, 2)])
        #expect(defects.overlaps.map(\.covers) == [[0, 2]])
        #expect(abs(try area(defects.overlaps[0].shape) - 50) < 1e-9)
        #expect(defects.gaps.isEmpty)
        // A right triangle of 2 and 50: its width is the legs less the hypotenuse.
        let width = 52 - (4 + 2500.0).squareRoot()
        #expect(abs(defects.overlaps[0].shape.greatestWidth() - width) < 2e-6)
    }

    @Test("three wards of one ground are one cell of three, and what two have besides are cells of two")
    func threeWards() throws {
        // Three squares of 4, shifted by 1 each: all have the 2 by 4 in the middle, the first two and the last two have
        // 1 by 4 more.
        let defects = try defects(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((1 0, 5 0, 5 4, 1 4, 1 0))",
            "POLYGON ((2 0, 6 0, 6 4, 2 4, 2 0))")
        #expect(defects.overlaps.map(\.covers) == [[0, 1], [0, 1, 2], [1, 2]])
        #expect(try defects.overlaps.map { try area($0.shape) } == [4, 8, 4])
        #expect(defects.pairs == [ShapePair(0, 1), ShapePair(0, 2), ShapePair(1, 2)])
    }

    @Test("borders half a millimetre apart over ten kilometres leave the overlap and the gap that is between them")
    func nearlyCoincident() throws {
        // libgeos/geos#454. One border is straight, the other 0.5 mm above it at its ends and 0.5 mm below in the middle:
        // over the middle half a triangle of 5 km by 0.5 mm is covered twice. The triangles at the ends are open.
        let defects = try defects(
            "POLYGON ((0 0, 10000 0, 10000 1000, 0 1000, 0 0))",
            "POLYGON ((0 1000.0005, 5000 999.9995, 10000 1000.0005, 10000 2000, 0 2000, 0 1000.0005))")
        #expect(defects.overlaps.map(\.covers) == [[0, 1]])
        #expect(abs(try area(defects.overlaps[0].shape) - 1.25) < 1e-4)
        #expect(defects.gaps.isEmpty)
        // More than a square metre of ground, and a sliver for any tolerance of a millimetre.
        #expect(defects.overlaps[0].shape.isNarrower(than: 0.001))
        #expect(abs(defects.overlaps[0].shape.greatestWidth() - 0.0005) < 1e-8)

        let closed = try self.defects(
            "POLYGON ((0 0, 10000 0, 10000 1000, 0 1000, 0 0))",
            "POLYGON ((0 1000, 2500 1000.0005, 5000 1000, 7500 999.9995, 10000 1000, 10000 2000, 0 2000, 0 1000))")
        // Two triangles of 5 km by 0.5 mm, one under the border and one over it.
        #expect(closed.overlaps.count == 1 && closed.gaps.count == 1)
        #expect(abs(try area(closed.overlaps[0].shape) - 1.25) < 1e-4)
        #expect(abs(try area(MultiPolygon([closed.gaps[0].shape])) - 1.25) < 1e-4)
    }

    @Test("a border that wavers within the noise of doubles is one border")
    func noise() throws {
        let defects = try defects(
            "POLYGON ((0 0, 10000 0, 10000 1000, 5000 1000.0000000001, 0 1000, 0 0))",
            "POLYGON ((0 1000, 5000 1000, 10000 1000.0000000001, 10000 2000, 0 2000, 0 1000))")
        // A step of the grid is 10000 m / 2^40, 1e-8 m.
        #expect(defects.overlaps.isEmpty && defects.gaps.isEmpty)
    }

    @Test("slivers beside real ground take nothing away from it", arguments: [0, 1])
    func slivers(_ number: Int) throws {
        // libgeos/geos#965 and #1383, whose triangles these are: unions were empty, or lost the ground beside.
        let slivers = [
            [
                "POLYGON ((184293.20931495726 191412.37075890973, 184293.23465140502 191412.3245224961, "
                    + "184293.23465140507 191412.324522496, 184293.20931495726 191412.37075890973))",
                "POLYGON ((184293.23465140502 191412.3245224961, 184297.14 191403.80000000002, "
                    + "184293.23465140496 191412.32452249623, 184293.23465140502 191412.3245224961))",
            ],
            [
                "POLYGON ((185537.868859408074 192540.710493616323, 185537.868859408569 192540.710493616265, "
                    + "185561.190000000002 192537.809999999998, 185537.868859408074 192540.710493616323))"
            ],
        ][number]
        // A kilometre around; one metre of ground on the grid is 2^40 / 1000 steps.
        let ground = "POLYGON ((184000 191000, 186000 191000, 186000 193000, 184000 193000, 184000 191000))"
        let shapes = try (slivers + [ground]).map { try boundary($0, as: Coordinate.self) }
        let defects = try TessellationDefects(of: shapes)
        let sum = try shapes.reduce(0) { try $0 + area($1) }
        let twice = try defects.overlaps.reduce(0) { try $0 + area($1.shape) * Double($1.covers.count - 1) }
        let union = try area(CoverCount(of: shapes).union())
        #expect(union == 4e6)
        // Slivers are 30 m round, a step is 2e-9 m.
        #expect(abs(union + twice - sum) < 30 * 2e-9 * 4)
        #expect(defects.gaps.isEmpty)

        // And alone, beside each other: what is left of them is no more than they are.
        let alone = Array(shapes.dropLast())
        let left = try area(CoverCount(of: alone).union())
        let least = try alone.map(area).max() ?? 0
        let step = 9e-12
        let all = try alone.reduce(0) { try $0 + area($1) }
        #expect(left >= least - 30 * step * 4 && left <= all + 30 * step * 4)
    }

    @Test("what an unnoded union makes invalid is told as a border whose vertices differ, with its two ends")
    func unnoded() throws {
        // libgeos/geos#889: from 0 0 to 1 0 both have a border, and one of them has none of its vertices at 1 0.
        let defects = try defects("POLYGON ((0 0, 0 1, 1 0, 0 0))", "POLYGON ((0 0, 2 0, 0 -2, 0 0))")
        #expect(defects.overlaps.isEmpty && defects.gaps.isEmpty)
        #expect(defects.mismatches.map(\.shapes) == [[0, 1]])
        #expect(defects.mismatches[0].from == Coordinate(x: 0, y: 0))
        #expect(defects.mismatches[0].to == Coordinate(x: 1, y: 0))
    }

    @Test("a gap open on one side is nothing between the areas, and is what the area above has without them")
    func openGap() throws {
        // mbloch/mapshaper#451; the shapes are JTS's "gap disjoint" and "gore". A strip of 8 by 0.1; a triangle with a
        // base of 0.1 and a height of 4.
        let parent = "POLYGON ((1 1, 9 1, 9 9, 1 9, 1 1))"
        let cases = [
            (
                [
                    "POLYGON ((1 5, 9 5, 9 1, 1 1, 1 5))", "POLYGON ((1 9, 5 9, 5 5.1, 1 5.1, 1 9))",
                    "POLYGON ((5 9, 9 9, 9 5.1, 5 5.1, 5 9))",
                ], area: 0.8, width: 0.1
            ),
            (
                [
                    "POLYGON ((1 5, 5 5, 9 5, 9 1, 1 1, 1 5))", "POLYGON ((1 9, 5 9, 5 5, 1 5.1, 1 9))",
                    "POLYGON ((5 9, 9 9, 9 5, 5 5, 5 9))",
                ], area: 0.2, width: 0.4 / (0.1 + 4 + 16.01.squareRoot()) * 2
            ),
        ]
        for (children, expected, width) in cases {
            let shapes = try children.map { try boundary($0, as: Coordinate.self) }
            let defects = try TessellationDefects(of: shapes)
            #expect(defects.gaps.isEmpty && defects.overlaps.isEmpty && defects.mismatches.isEmpty)
            let open = try uncoveredGround(of: [boundary(parent, as: Coordinate.self)], under: shapes)[0]
            #expect(abs(try area(open) - expected) < 1e-9)
            #expect(abs(open.greatestWidth() - width) < 1e-6)
        }
    }

    @Test("a small area with a small width is an area like any other and stays")
    func smallArea() throws {
        // mbloch/mapshaper#118: "Rhode Island was a sliver". An area of half a metre between two large ones is no defect.
        let defects = try defects(
            "POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))",
            "POLYGON ((1000 0, 1000.5 0, 1000.5 1000, 1000 1000, 1000 0))",
            "POLYGON ((1000.5 0, 2000 0, 2000 1000, 1000.5 1000, 1000.5 0))")
        #expect(defects.overlaps.isEmpty && defects.gaps.isEmpty && defects.mismatches.isEmpty)
    }
}
