import GeoModel
import PolygonOverlay
import TestWorlds
import Testing

@Suite struct OverlayTests {
    @Test("what two cells of one ground share is no border of it")
    func grounds() throws {
        let overlay = try Overlay(
            of: shapes("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((2 0, 6 0, 6 4, 2 4, 2 0))"))
        // The first ground is the union, the second what the first shape has, the third nothing.
        let grounds = overlay.grounds(3) { $0.contains(0) ? [0, 1] : [0] }
        #expect(
            grounds.map { text($0) } == [
                "POLYGON ((0 0, 2 0, 4 0, 6 0, 6 4, 4 4, 2 4, 0 4, 0 0))",
                "POLYGON ((0 0, 2 0, 4 0, 4 4, 2 4, 0 4, 0 0))", "MULTIPOLYGON EMPTY",
            ])
    }

    @Test("joined cells that surround something have it as a hole, and an island in it")
    func joinedAround() throws {
        // Two halves of a frame, and a block in the middle of its hole.
        let overlay = try Overlay(
            of: shapes(
                "POLYGON ((0 0, 3 0, 3 1, 1 1, 1 5, 3 5, 3 6, 0 6, 0 0))",
                "POLYGON ((3 0, 6 0, 6 6, 3 6, 3 5, 5 5, 5 1, 3 1, 3 0))", "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))"))
        #expect(
            overlay.grounds(1) { _ in [0] }.map { text($0) } == [
                "MULTIPOLYGON (((0 0, 3 0, 6 0, 6 6, 3 6, 0 6, 0 0), (1 1, 1 5, 3 5, 5 5, 5 1, 3 1, 1 1)), "
                    + "((2 2, 4 2, 4 4, 2 4, 2 2)))"
            ])
        #expect(
            overlay.gaps().map { text(MultiPolygon([$0])) } == [
                "POLYGON ((1 1, 3 1, 5 1, 5 5, 3 5, 1 5, 1 1), (2 2, 2 4, 4 4, 4 2, 2 2))"
            ])
    }

    @Test("gaps are told each by itself, also those of a shape that meets no other")
    func gaps() throws {
        let overlay = try Overlay(
            of: shapes(
                "POLYGON ((0 0, 6 0, 6 6, 0 6, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1), (2 2, 2 3, 3 3, 3 2, 2 2))",
                "POLYGON ((10 0, 13 0, 13 3, 10 3, 10 0), (11 1, 11 2, 12 2, 12 1, 11 1))",
                "MULTIPOLYGON (((20 0, 25 0, 25 5, 20 5, 20 0), (21 1, 21 4, 24 4, 24 1, 21 1)), "
                    + "((22 2, 23 2, 23 3, 22 3, 22 2)))"))
        #expect(
            overlay.gaps().map { text(MultiPolygon([$0])) } == [
                "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))", "POLYGON ((2 2, 3 2, 3 3, 2 3, 2 2))",
                "POLYGON ((11 1, 12 1, 12 2, 11 2, 11 1))",
                "POLYGON ((21 1, 24 1, 24 4, 21 4, 21 1), (22 2, 22 3, 23 3, 23 2, 22 2))",
            ])
    }

    @Test("what an area has outside all zones is one shape, and empty where zones cover it together")
    func uncovered() throws {
        let areas = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))",
            "POLYGON ((20 0, 24 0, 24 4, 20 4, 20 0))", "POLYGON ((7 0, 9 0, 9 4, 7 4, 7 0))")
        let zones = try shapes(
            "POLYGON ((1 -1, 3 -1, 3 5, 1 5, 1 -1))", "POLYGON ((4 0, 6 0, 6 4, 4 4, 4 0))",
            "POLYGON ((5 0, 7 0, 7 4, 5 4, 5 0))")
        #expect(
            try uncoveredGround(of: areas, under: zones).map { text($0) } == [
                "MULTIPOLYGON (((0 0, 1 0, 1 4, 0 4, 0 0)), ((3 0, 4 0, 4 4, 3 4, 3 0)))",
                "POLYGON ((7 0, 8 0, 8 4, 7 4, 7 0))", "POLYGON ((20 0, 24 0, 24 4, 20 4, 20 0))",
                "POLYGON ((7 0, 8 0, 9 0, 9 4, 8 4, 7 4, 7 0))",
            ])
        #expect(try uncoveredGround(of: areas, under: areas).allSatisfy(\.isEmpty))
        #expect(try uncoveredGround(of: areas, under: []).count == 4)
    }
}
