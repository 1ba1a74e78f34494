import BoundaryQuality
import GeoModel
import PlanningModel
import TestWorlds
import Testing

@Suite("a copy whose shared borders match")
struct BorderSnapTests {
    private func check(_ boundaries: [Boundary]) throws -> TessellationDefects<Position> {
        try TessellationDefects(of: boundaries)
    }

    @Test("narrow overlaps and gaps go to the area with the longest border on them, wide ones stay")
    func narrowAndWide() throws {
        // At 30°N 0.01 blocks are 11.09 m from south to north and 9.65 m from west to east.
        var world = BoundaryWorld()
        try world.add("A", block(0, 0, 2, 1.01))  // 11 m into B and C
        try world.add("B", block(0, 1, 1, 1))
        try world.add("C", block(1.01, 1, 1, 1))  // 10 m off B
        try world.add("D", block(0, 1.9, 2.01, 1))  // a tenth of a block into B and C
        let snapped = try BorderSnap(tolerance: Meters(20)).repair(world.layer)
        #expect((snapped.closedOverlaps, snapped.openOverlaps) == (2, 2))
        #expect((snapped.closedGaps, snapped.openGaps) == (1, 0))
        let defects = try check(snapped.boundaries)
        #expect(defects.gaps.isEmpty)
        #expect(defects.mismatches.isEmpty)
        // What is left are the overlaps with D, as they were.
        #expect(defects.pairs == [ShapePair(1, 3), ShapePair(2, 3)])
        // The strips have as much border with A as with B and C, and the gap as much with B as with C: of equals the
        // first has it. B loses 1 by 0.01 blocks and wins 0.01 by 0.89, from the strip's end to D; C loses 0.99 by 0.01.
        #expect(snapped.changes.map(\.area.name) == ["B", "C"])
        let (b, c) = (snapped.changes[0], snapped.changes[1])
        #expect(abs(b.lost.squareKilometers / blockKilometers(1, 0.01) - 1) < 1e-3)
        #expect(abs(b.gained.squareKilometers / blockKilometers(0.01, 0.89) - 1) < 1e-3)
        #expect(abs(c.lost.squareKilometers / blockKilometers(0.99, 0.01) - 1) < 1e-3)
        #expect(c.gained == .zero)
        for change in snapped.changes {
            // Areas have geodesic edges and overlays straight ones: cutting an edge of a kilometre shifts 0.1 m2.
            #expect(abs(change.after.value - change.before.value - change.gained.value + change.lost.value) < 1)
            #expect(abs(change.width.value - 11.09) < 0.02)
        }
    }

    @Test("borders drawn twice with different vertices come out the same on both sides")
    func oneBorder() throws {
        // The border between x = 1 is drawn with 3 vertices by one and with 4 by the other, a few metres apart.
        var world = BoundaryWorld()
        try world.add("左", "POLYGON ((0 0, 1 0, 1.0004 0.5, 1 1, 0 1, 0 0))")
        try world.add("右", "POLYGON ((1 0, 2 0, 2 1, 1 1, 0.9997 0.7, 1.0003 0.3, 1 0))")
        let before = try check(world.layer.boundaries)
        #expect(!before.overlaps.isEmpty && before.mismatches.isEmpty)
        let snapped = try BorderSnap(tolerance: Meters(10)).repair(world.layer)
        let after = try check(snapped.boundaries)
        #expect(after.overlaps.isEmpty && after.gaps.isEmpty && after.mismatches.isEmpty)
        // Nothing is lost: the two together have the same ground as before, but for what both had.
        #expect(snapped.openGaps == 0 && snapped.openOverlaps == 0)
        // Again there is nothing to do.
        let again = try BorderSnap(tolerance: Meters(10)).repair(
            BoundaryLayer(areas: world.layer.areas, boundaries: snapped.boundaries, crs: .wgs84))
        #expect(again.changes.isEmpty)
        #expect(again.boundaries == snapped.boundaries)
    }

    @Test("a clean layer moves nowhere, and a vertex that only one neighbour has comes to the other")
    func clean() throws {
        var world = BoundaryWorld()
        try world.add("左", block(0, 0, 1, 1))
        try world.add("右", "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0.5, 1 0))")
        #expect(try check(world.layer.boundaries).mismatches.count == 2)
        let snapped = try BorderSnap(tolerance: Meters(1)).repair(world.layer)
        #expect(snapped.changes.isEmpty)
        #expect(try check(snapped.boundaries).mismatches.isEmpty)
        #expect(snapped.boundaries[0].vertexCount == 6)
    }

    @Test("levels that do not tile the ground together are not drawn to each other")
    func levels() throws {
        var world = BoundaryWorld()
        try world.add("街道", block(0, 0, 2, 2))
        try world.add("园区", level: "park", block(0.0002, 0.0002, 1, 1))
        let snapped = try BorderSnap(tolerance: Meters(50)).repair(world.layer)
        #expect(snapped.changes.isEmpty)
        #expect(snapped.boundaries[1].polygons[0].exterior.count == 5)
    }
}
