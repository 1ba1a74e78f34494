import GeoModel
import TestWorlds
import Testing

/// Shapes as well-known text, and what is wrong between them.
///
/// Coordinates are facts out of the tests of JTS and GEOS (commits of 2025), where `invalid` is what their validators
/// say: which shapes have an edge that is not matched; here of all shapes of a case, which they tell of some, and of
/// a shape that another is laid on, which they leave out. Overlaps and gaps were computed with shapely 2.2: the faces
/// of `polygonize(unary_union(borders))`, by the shapes that contain a point of each; those of no shape are gaps. In
/// jts#1122 the validators miss the gap under so large a width; that they should not is why it is an issue.
struct CoverageCase: CustomTestStringConvertible, Sendable {
    let name: String
    let shapes: [String]
    /// Gaps narrower than this are wrong, others are taken as meant.
    let gapWidth: Double
    let invalid: [Int]
    /// The indices of the shapes of each overlap, and its area.
    let overlaps: [(covers: [Int], area: Double)]
    /// The areas of the gaps.
    let gaps: [Double]

    init(
        _ name: String, _ shapes: [String], gapWidth: Double = 0, invalid: [Int],
        overlaps: [(covers: [Int], area: Double)] = [], gaps: [Double] = []
    ) {
        self.name = name
        self.shapes = shapes
        self.gapWidth = gapWidth
        self.invalid = invalid
        self.overlaps = overlaps
        self.gaps = gaps
    }

    var testDescription: String { name }

    static let all = [
        // JTS `CoverageValidatorTest`, GEOS `CoverageValidatorTest`
        CoverageCase(
            "collinear unmatched edge",
            [
                "POLYGON ((100 200, 200 200, 200 100, 100 100, 100 200))",
                "POLYGON ((100 300, 180 300, 180 200, 100 200, 100 300))",
            ], invalid: [0, 1]),
        CoverageCase(
            "overlapping squares",
            [
                "POLYGON ((1 9, 6 9, 6 4, 1 4, 1 9))",
                "POLYGON ((9 1, 4 1, 4 6, 9 6, 9 1))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 4)]),
        CoverageCase(
            "fully covered triangles",
            [
                "POLYGON ((1 9, 9 1, 1 1, 1 9))",
                "POLYGON ((9 9, 1 9, 9 1, 9 9))",
                "POLYGON ((9 9, 9 1, 1 1, 1 9, 9 9))",
            ], invalid: [0, 1, 2],
            overlaps: [([0, 2], 32), ([1, 2], 32)]),
        CoverageCase(
            "gap",
            [
                "POLYGON ((1 5, 9 5, 9 1, 1 1, 1 5))",
                "POLYGON ((1 9, 5 9, 5 5.1, 1 5, 1 9))",
                "POLYGON ((5 9, 9 9, 9 5, 5.5 5.1, 5 9))",
            ], gapWidth: 0.5, invalid: [0, 1, 2],
            gaps: [1.4]),
        CoverageCase(
            "gap disjoint",
            [
                "POLYGON ((1 5, 9 5, 9 1, 1 1, 1 5))",
                "POLYGON ((1 9, 5 9, 5 5.1, 1 5.1, 1 9))",
                "POLYGON ((5 9, 9 9, 9 5.1, 5 5.1, 5 9))",
            ], invalid: []),
        CoverageCase(
            "gore",
            [
                "POLYGON ((1 5, 5 5, 9 5, 9 1, 1 1, 1 5))",
                "POLYGON ((1 9, 5 9, 5 5, 1 5.1, 1 9))",
                "POLYGON ((5 9, 9 9, 9 5, 5 5, 5 9))",
            ], invalid: []),
        CoverageCase(
            "grid",
            [
                "POLYGON ((1 9, 5 9, 5 5, 1 5, 1 9))",
                "POLYGON ((9 9, 9 5, 5 5, 5 9, 9 9))",
                "POLYGON ((1 1, 1 5, 5 5, 5 1, 1 1))",
                "POLYGON ((9 1, 5 1, 5 5, 9 5, 9 1))",
            ], invalid: []),
        CoverageCase(
            "multipolygons",
            [
                "MULTIPOLYGON (((1 9, 5 9, 5 5, 1 5, 1 9)), ((9 1, 5 1, 5 5, 9 5, 9 1)))",
                "MULTIPOLYGON (((1 1, 1 5, 5 5, 5 1, 1 1)), ((9 9, 9 5, 5 5, 5 9, 9 9)))",
            ], invalid: []),
        CoverageCase(
            "duplicate points",
            [
                "POLYGON ((1 9, 5 9, 5 5, 1 5, 1 5, 1 5, 1 9))",
                "POLYGON ((9 9, 9 5, 5 5, 5 9, 9 9))",
                "POLYGON ((1 1, 1 5, 5 5, 5 1, 1 1))",
                "POLYGON ((9 1, 5 1, 5 5, 9 5, 9 1))",
            ], invalid: []),
        CoverageCase(
            "ring collapse",
            [
                "POLYGON ((1 9, 5 9, 1 9))",
                "POLYGON ((9 9, 9 5, 5 5, 5 9, 9 9))",
                "POLYGON ((1 1, 1 5, 5 5, 5 1, 1 1))",
                "POLYGON ((9 1, 5 1, 5 5, 9 5, 9 1))",
            ], invalid: []),
        CoverageCase(
            "empty polygon",
            [
                "POLYGON ((1 9, 5 9, 5 5, 1 5, 1 9))",
                "POLYGON ((9 9, 9 5, 5 5, 5 9, 9 9))",
                "POLYGON ((1 1, 1 5, 5 5, 5 1, 1 1))",
                "POLYGON EMPTY",
            ], invalid: []),
        CoverageCase(
            "empty part",
            [
                "MULTIPOLYGON (((9 9, 9 1, 1 1, 2 4, 7 7, 9 9)), EMPTY)"
            ], invalid: []),
        // JTS `CoveragePolygonValidatorTest`; the first shape is the one that JTS tells about
        CoverageCase(
            "duplicate geometry",
            [
                "POLYGON ((1 3, 3 3, 3 1, 1 1, 1 3))",
                "POLYGON ((1 3, 3 3, 3 1, 1 1, 1 3))",
                "POLYGON ((5 3, 5 1, 3 1, 3 3, 5 3))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 4)]),
        CoverageCase(
            "duplicate geometry reversed",
            [
                "POLYGON ((1 3, 3 3, 3 1, 1 1, 1 3))",
                "POLYGON ((1 3, 1 1, 3 1, 3 3, 1 3))",
                "POLYGON ((5 3, 5 1, 3 1, 3 3, 5 3))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 4)]),
        CoverageCase(
            "crossing segment",
            [
                "POLYGON ((1 9, 9 9, 9 3, 1 3, 1 9))",
                "POLYGON ((1 1, 5 6, 9 1, 1 1))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 7.2)]),
        CoverageCase(
            "crossing and interior segments",
            [
                "POLYGON ((1 1, 3 4, 7 4, 9 1, 1 1))",
                "POLYGON ((1 9, 9 9, 9 3, 1 3, 1 9))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 4.666666667)]),
        CoverageCase(
            "target's edge touched by a vertex",
            [
                "POLYGON ((1 9, 9 9, 9 5, 1 5, 1 9))",
                "POLYGON ((1 1, 5 5, 9 1, 1 1))",
            ], invalid: [0, 1]),
        CoverageCase(
            "target's vertex touches an edge",
            [
                "POLYGON ((1 1, 5 5, 9 1, 1 1))",
                "POLYGON ((1 9, 9 9, 9 5, 1 5, 1 9))",
            ], invalid: [0, 1]),
        CoverageCase(
            "interior segment touching edge",
            [
                "POLYGON ((4 3, 4 7, 8 9, 8 1, 4 3))",
                "POLYGON ((1 7, 6 7, 6 3, 1 3, 1 7))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 8)]),
        CoverageCase(
            "interior segment touching nodes",
            [
                "POLYGON ((4 2, 4 8, 8 9, 8 1, 4 2))",
                "POLYGON ((1 5, 4 8, 7 5, 4 2, 1 5))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 9)]),
        CoverageCase(
            "interior segments touching",
            [
                "POLYGON ((1 9, 5 9, 8 7, 5 7, 3 5, 8 2, 1 2, 1 9))",
                "POLYGON ((5 9, 9 9, 9 1, 5 1, 5 9))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 5.7)],
            gaps: [3.2]),
        CoverageCase(
            "target of several parts",
            [
                "MULTIPOLYGON (((4 8, 9 9, 9 7, 4 8)), ((3 5, 9 6, 9 4, 3 5)), ((2 2, 9 3, 9 1, 2 2)))",
                "POLYGON ((1 1, 1 9, 5 9, 6 7, 5 5, 6 3, 5 1, 1 1))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 2.940792541)]),
        CoverageCase(
            "both of several parts",
            [
                "MULTIPOLYGON (((4 8, 9 9, 9 7, 4 8)), ((3 5, 9 6, 9 4, 3 5)), ((2 2, 9 3, 9 1, 2 2)))",
                "POLYGON ((1 6, 1 9, 5 9, 6 7, 5 5, 1 6))",
                "POLYGON ((1 4, 5 5, 6 3, 5 1, 1 1, 1 4))",
            ], invalid: [0, 1, 2],
            overlaps: [([0, 1], 0.618181818), ([0, 2], 1.922610723)]),
        CoverageCase(
            "interior segments with match",
            [
                "POLYGON ((7 6, 1 1, 3 6, 7 6))",
                "POLYGON ((1 9, 9 9, 9 1, 1 1, 3 6, 1 9))",
                "POLYGON ((0 1, 0 9, 1 9, 3 6, 1 1, 0 1))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 10)]),
        CoverageCase(
            "overlap with a hole's owner",
            [
                "POLYGON ((3 3, 3 7, 6 8, 7 3, 3 3))",
                "POLYGON ((1 9, 9 9, 9 1, 1 1, 1 9), (3 7, 7 7, 7 3, 3 3, 3 7))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 1.6)],
            gaps: [1.6]),
        CoverageCase(
            "target's hole overlapped",
            [
                "POLYGON ((1 1, 1 9, 9 9, 9 1, 1 1), (2 2, 8 2, 8 8, 5 4, 3 5, 2 5, 2 2))",
                "POLYGON ((2 2, 2 5, 3 5, 8 6.7, 8 2, 2 2))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 3.100671141)],
            gaps: [0.850671141]),
        CoverageCase(
            "fully contained",
            [
                "POLYGON ((3 7, 7 7, 7 3, 3 3, 3 7))",
                "POLYGON ((1 9, 9 9, 9 1, 1 1, 1 9))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 16)]),
        CoverageCase(
            "fully covered and matched",
            [
                "POLYGON ((1 3, 2 3, 2 2, 1 2, 1 3))",
                "POLYGON ((1 1, 1 2, 2 2, 2 1, 1 1))",
                "POLYGON ((3 1, 2 1, 2 2, 3 2, 3 1))",
                "POLYGON ((3 3, 3 2, 2 2, 2 3, 3 3))",
                "POLYGON ((2 3, 3 3, 3 2, 3 1, 2 1, 1 1, 1 2, 1 3, 2 3))",
            ], invalid: [0, 1, 2, 3, 4],
            overlaps: [([0, 4], 1), ([1, 4], 1), ([2, 4], 1), ([3, 4], 1)]),
        CoverageCase(
            "covered and matching",
            [
                "POLYGON ((1 7, 5 7, 9 7, 9 3, 5 3, 1 3, 1 7))",
                "POLYGON ((5 9, 9 7, 5 7, 1 7, 5 9))",
                "POLYGON ((1 7, 5 7, 5 3, 1 3, 1 7))",
                "POLYGON ((9 3, 5 3, 5 7, 9 7, 9 3))",
                "POLYGON ((1 3, 5 3, 9 3, 5 1, 1 3))",
            ], invalid: [0, 2, 3],
            overlaps: [([0, 2], 16), ([0, 3], 16)]),
        CoverageCase(
            "covered by two and matching",
            [
                "POLYGON ((1 9, 9 9, 9 5, 1 5, 1 9))",
                "POLYGON ((1 5, 9 5, 9 1, 1 1, 1 5))",
                "POLYGON ((1 9, 5 9, 5 1, 1 1, 1 9))",
                "POLYGON ((9 9, 9 1, 5 1, 5 9, 9 9))",
            ], invalid: [0, 1, 2, 3],
            overlaps: [([0, 2], 16), ([0, 3], 16), ([1, 2], 16), ([1, 3], 16)]),
        CoverageCase(
            "matched edges",
            [
                "POLYGON ((3 7, 7 7, 7 3, 3 3, 3 7))",
                "POLYGON ((1 7, 3 7, 3 3, 1 3, 1 7))",
                "POLYGON ((3 9, 7 9, 7 7, 3 7, 3 9))",
                "POLYGON ((9 7, 9 3, 7 3, 7 7, 9 7))",
                "POLYGON ((3 1, 3 3, 7 3, 7 1, 3 1))",
            ], invalid: []),
        CoverageCase(
            "rings counter-clockwise",
            [
                "POLYGON ((1 1, 6 5, 4 9, 1 9, 1 1))",
                "POLYGON ((1 1, 9 1, 9 4, 6 5, 1 1))",
            ], invalid: []),
        CoverageCase(
            "repeated common vertex in target",
            [
                "POLYGON ((1 1, 1 3, 5 3, 5 3, 9 1, 1 1))",
                "POLYGON ((1 9, 9 9, 9 5, 5 3, 1 3, 1 9))",
            ], invalid: []),
        CoverageCase(
            "repeated common vertex in neighbour",
            [
                "POLYGON ((1 1, 1 3, 5 3, 9 1, 1 1))",
                "POLYGON ((1 9, 9 9, 9 5, 5 3, 5 3, 1 3, 1 9))",
            ], invalid: []),
        // JTS `CoverageGapFinderTest` and `CoverageUnionTest`, GEOS `GEOSCoverageIsValidTest`
        CoverageCase(
            "three-polygon gap",
            [
                "POLYGON ((1 5, 1 9, 5 9, 5 6, 3 5, 1 5))",
                "POLYGON ((5 9, 9 9, 9 5, 7 5, 5 6, 5 9))",
                "POLYGON ((1 1, 1 5, 3 5, 7 5, 9 5, 9 1, 1 1))",
            ], gapWidth: 1, invalid: [0, 1, 2],
            gaps: [2]),
        CoverageCase(
            "chessboard",
            [
                "POLYGON ((1 9, 5 9, 5 5, 1 5, 1 9))",
                "POLYGON ((5 9, 9 9, 9 5, 5 5, 5 9))",
                "POLYGON ((1 5, 5 5, 5 1, 1 1, 1 5))",
                "POLYGON ((5 5, 9 5, 9 1, 5 1, 5 5))",
            ], invalid: []),
        CoverageCase(
            "hole touching the side",
            [
                "POLYGON ((1 9, 9 9, 9 6, 2 6, 1 9))",
                "POLYGON ((1 1, 1 9, 2 6, 5 3, 9 6, 9 1, 1 1))",
            ], invalid: [],
            gaps: [10.5]),
        CoverageCase(
            "holes touching the side",
            [
                "POLYGON ((1 9, 9 9, 9 6, 5 7, 2 6, 1 9))",
                "POLYGON ((1 1, 1 9, 2 6, 4 3, 5 7, 7 3, 9 6, 9 1, 1 1))",
            ], invalid: [],
            gaps: [5.5, 7]),
        CoverageCase(
            "holes touching each other",
            [
                "POLYGON ((1 9, 9 9, 9 6, 7 7, 5 7, 2 6, 1 9))",
                "POLYGON ((1 1, 1 9, 2 6, 4 3, 5 7, 7 3, 7 7, 9 6, 9 1, 1 1))",
            ], invalid: [],
            gaps: [5.5, 4]),
        CoverageCase(
            "matched quadrangles",
            [
                "POLYGON ((100 100, 200 200, 300 100, 200 101, 100 100))",
                "POLYGON ((150 0, 100 100, 200 101, 300 100, 250 0, 150 0))",
            ], gapWidth: 0.1, invalid: []),
        CoverageCase(
            "unmatched corner",
            [
                "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))",
                "POLYGON ((1 0, 2 0, 2 1, 1 0.9, 1 0))",
            ], invalid: [0, 1]),
        // Issues libgeos/geos#1251, locationtech/jts#1122, libgeos/geos#889 and #904.
        CoverageCase(
            "issue 1251",
            [
                "POLYGON ((0 10, 10 10, 10 7, 10 3, 10 0, 0 0, 0 10))",
                "POLYGON ((10 10, 20 10, 20 0, 10 0, 10 3, 11 5, 10 7, 10 10))",
            ], gapWidth: 1, invalid: [0, 1],
            gaps: [2]),
        CoverageCase(
            "issue 1122",
            [
                "POLYGON ((1.4021184536698854 1.655211920135038, 1.4021184539862759 1.6552119201560487, "
                    + "1.4021299999999997 1.6559219999999968, 1.4021410000000003 1.6566259999999957, "
                    + "1.4021410000000003 1.658296, 1.406 1.654, 1.4021184536698854 1.655211920135038))",
                "POLYGON ((1.406 1.654, 1.4 1.65, 1.4021410000000003 1.658296, "
                    + "1.4021410000000003 1.6566259999999957, 1.4021365939839114 1.6563440149706494, "
                    + "1.4021299996998664 1.6559220002002917, 1.4021184536698854 1.655211920135038, 1.406 1.654))",
            ], gapWidth: 1, invalid: [0, 1],
            gaps: [2.839180924549314e-13]),
        CoverageCase(
            "issue 889",
            [
                "POLYGON ((0 0, 0 1, 1 0, 0 0))",
                "POLYGON ((0 0, 2 0, 0 -2, 0 0))",
            ], invalid: [0, 1]),
        CoverageCase(
            "issue 904",
            [
                "POLYGON ((1 1, 1 0, 0 0, 0 1, 1 1))",
                "POLYGON ((1 0, 0.9 1, 2 1, 2 0, 1 0))",
            ], invalid: [0, 1],
            overlaps: [([0, 1], 0.05)]),

    ]
}
