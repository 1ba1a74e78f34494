import BoundaryQuality
import GEOSInterop
import GeoModel
import PlanningModel
import TestWorlds
import Testing

@Suite("boundaries checked against each other")
struct BoundaryCheckTests {
    @Test("three wards on one ground are one cell of three and three pairs, not three cells")
    func threeWards() throws {
        // A has columns 0 to 3, B 2 to 5, C 2 to 3: column 2 is all of C, and A's and B's.
        var world = BoundaryWorld()
        try world.add("A", block(0, 0, 3, 1))
        try world.add("B", block(2, 0, 3, 1))
        try world.add("C", block(2, 0, 1, 1))
        let report = try world.report()
        let overlap = try #require(report.overlaps.first)
        #expect(report.overlaps.count == 1)
        #expect(overlap.areas.map(\.name) == ["A", "B", "C"])
        #expect(report.tilings[0].overlapPairs.count == 3)
        // A block's ground is told once for the cell, and once for each of the pairs.
        #expect(abs(overlap.size.squareKilometers / blockKilometers(1, 1) - 1) < 1e-3)
        let ofPairs = report.tilings[0].overlapPairs.reduce(0) { $0 + $1.size.value }
        #expect(abs(ofPairs / overlap.size.value - 3) < 1e-9)
        // The largest circle in a block is as wide as the block's shorter side, 964.86 m.
        #expect(abs(overlap.width.value - 964.86) < 1)
    }

    @Test("an enclave that is not cut out is told as lying within, one that is cut out is no finding")
    func enclaves() throws {
        var world = BoundaryWorld()
        try world.add("外镇", block(0, 0, 5, 5))
        try world.add("飞地街道", "MULTIPOLYGON (((1 1, 3 1, 3 2, 1 2, 1 1)), ((7 0, 8 0, 8 1, 7 1, 7 0)))")
        let report = try world.report()
        let containment = try #require(report.tilings[0].containments.first)
        #expect(report.tilings[0].containments.count == 1)
        #expect((containment.outer.name, containment.inner.name) == ("外镇", "飞地街道"))
        #expect(abs(containment.size.squareKilometers / blockKilometers(2, 1) - 1) < 1e-3)
        #expect(report.codes == ["DATA.overlap"])
        #expect(report.overlaps[0].enclaves == [containment])
        #expect(report.overlaps[0].verdict == .enclave)

        var cutOut = BoundaryWorld()
        try cutOut.add("外镇", "POLYGON ((0 0, 5 0, 5 5, 0 5, 0 0), (1 1, 1 2, 3 2, 3 1, 1 1))")
        try cutOut.add("飞地街道", "MULTIPOLYGON (((1 1, 3 1, 3 2, 1 2, 1 1)), ((7 0, 8 0, 8 1, 7 1, 7 0)))")
        #expect(try cutOut.report().findings.isEmpty)
        #expect(try cutOut.report().gaps.isEmpty)
    }

    @Test("a part that mostly lies outside is no enclave")
    func partlyOutside() throws {
        var world = BoundaryWorld()
        try world.add("A", block(0, 0, 5, 5))
        try world.add("B", block(4, 1, 3, 1))
        #expect(try world.report().tilings[0].containments.isEmpty)
        #expect(try world.report().codes == ["DATA.overlap"])
    }

    @Test("slivers are told from real overlaps and gaps by their width in metres, not by their area")
    func slivers() throws {
        // Along the 30th parallel a degree of latitude is 110,852 m: 0.0008 blocks are 0.887 m, 0.001 are 1.109 m.
        // Both are ten blocks long and have thousands of square metres.
        var world = BoundaryWorld()
        try world.add("A", block(0, 0, 10, 1.0008))
        try world.add("B", block(0, 1, 10, 1))
        try world.add("C", block(0, 2.001, 10, 1))
        try world.add("D", "POLYGON ((0 2, 0 4, -1 4, -1 2, 0 2))")
        try world.add("E", "POLYGON ((10 2, 11 2, 11 4, 10 4, 10 2))")
        let report = try world.report()
        #expect(report.overlaps.map(\.isSliver) == [true])
        #expect(abs(report.overlaps[0].width.value - 0.887) < 0.001)
        #expect(report.gaps.map(\.isSliver) == [false])
        #expect(abs(report.gaps[0].width.value - 1.109) < 0.001)
        #expect(report.codes.sorted() == ["DATA.gap", "DATA.sliver"])
        let wider = try world.report(tolerance: 1.2)
        #expect(wider.gaps.map(\.isSliver) == [true])
        #expect(wider.tolerance == Meters(1.2))
        // They are told as slivers, and still there.
        #expect(wider.overlaps.count == 1 && wider.gaps.count == 1)
    }

    @Test("a hole that one area leaves out is counted, and told where the area above has that ground")
    func holes() throws {
        let ring = "POLYGON ((0 0, 5 0, 5 5, 0 5, 0 0), (1 1, 1 2, 3 2, 3 1, 1 1))"
        var world = BoundaryWorld()
        try world.add("环镇", parent: "某区", ring)
        let alone = try world.report()
        #expect(alone.gaps.map(\.kind) == [.hole])
        #expect(alone.findings.isEmpty)
        try world.add("某区", level: "district", block(0, 0, 5, 5))
        let within = try world.report()
        #expect(within.gaps.map(\.kind) == [.hole])
        #expect(within.gaps[0].parent?.name == "某区")
        #expect(within.codes == ["DATA.gap"])
    }

    @Test("a hole that touches the outer border is found, which gap finders miss")
    func holeAtTheBorder() throws {
        // NetTopologySuite#804: the hole has its corner on the border of the whole.
        var world = BoundaryWorld()
        try world.add("A", "POLYGON ((0 0, 4 0, 4 2, 2 2, 0 2, 0 0))")
        try world.add("B", "POLYGON ((0 2, 2 2, 1 3, 2 4, 0 4, 0 2))")
        try world.add("C", "POLYGON ((2 2, 4 2, 4 4, 2 4, 3 3, 2 2))")
        let report = try world.report()
        // Between B and C a diamond with corners 2 2, 3 3, 2 4, 1 3, which touches the top at 2 4.
        #expect(report.gaps.map(\.kind) == [.enclosed])
        #expect(report.gaps[0].neighbours.map(\.name) == ["B", "C"])
        #expect(abs(report.gaps[0].size.squareKilometers / (blockKilometers(1, 1) * 2) - 1) < 1e-3)
    }

    @Test("a gap open to the outside is what the area above has and no area below")
    func openGap() throws {
        var world = BoundaryWorld()
        try world.add("某县", level: "county", block(0, 0, 3, 3))
        try world.add("甲镇", level: "town", parent: "某县", block(0, 0, 3, 1))
        try world.add("乙乡", level: "township", parent: "某县", block(0, 1, 2, 2))
        let report = try world.report()
        let gap = try #require(report.gaps.first)
        #expect(report.gaps.count == 1)
        #expect(gap.kind == .open)
        #expect(gap.parent?.name == "某县")
        #expect(abs(gap.size.squareKilometers / blockKilometers(1, 2) - 1) < 1e-3)
        // Nobody says that the county is part of anything, so nothing is open beside it.
        #expect(try world.report(level: "county").gaps.isEmpty)
    }

    @Test("an area beyond the one it names as above is told with the ground that is beyond")
    func outsideParent() throws {
        var world = BoundaryWorld()
        try world.add("东区", level: "district", block(0, 0, 2, 2))
        try world.add("西区", level: "district", block(-2, 0, 2, 2))
        try world.add("越界街道", parent: "东区", block(-0.5, 0, 2.5, 2))
        try world.add("西街道", parent: "西区", block(-2, 0, 1.5, 2))
        let report = try world.report()
        #expect(report.codes == ["DATA.outside-parent"])
        let outside = try #require(report.tilings.flatMap(\.outsideParents).first)
        #expect((outside.area.name, outside.parent.name) == ("越界街道", "东区"))
        #expect(abs(outside.size.squareKilometers / blockKilometers(0.5, 2) - 1) < 1e-3)
    }

    @Test("codes and names that stand twice are told; one name under two parents is no duplicate")
    func duplicates() throws {
        var world = BoundaryWorld()
        try world.add("八里庄街道", parent: "海淀区", block(0, 0, 1, 1))
        try world.add("八里庄街道", parent: "朝阳区", block(1, 0, 1, 1))
        #expect(try world.report().findings.isEmpty)
        try world.add("八里庄街道", parent: "朝阳区", block(2, 0, 1, 1))
        try world.add("甲", code: "110105001000", block(3, 0, 1, 1))
        try world.add("乙", code: "110105001000", block(4, 0, 1, 1))
        let duplicates = try world.report().tilings[0].duplicates
        #expect(duplicates.map(\.likeness) == [.code, .name])
        #expect(duplicates.map { $0.areas.map(\.origin.row) } == [[4, 5], [2, 3]])
    }

    @Test("two areas of the same ground are told once, as duplicates and not as an overlap or an enclave")
    func sameGround() throws {
        var world = BoundaryWorld()
        try world.add("旧名街道", block(0, 0, 2, 1))
        try world.add("新名街道", "POLYGON ((2 1, 0 1, 0 0, 1 0, 2 0, 2 1))")  // other vertices, the other way round
        let report = try world.report()
        #expect(report.codes == ["DATA.duplicate"])
        #expect(report.tilings[0].duplicates.map(\.likeness) == [.ground])
        #expect(report.tilings[0].containments.isEmpty)
        #expect(report.overlaps.count == 1)
    }

    @Test("a code that is that of another level is told, but not of levels that codes know nothing of")
    func contradictedCodes() throws {
        var world = BoundaryWorld()
        try world.add("真街道", level: "street", code: "110105001000", block(0, 0, 1, 1))
        try world.add("假街道", level: "street", code: "110105101000", block(1, 0, 1, 1))
        try world.add("园区", level: "park", code: "110105401000", block(2, 0, 1, 1))
        try world.add("自编码", level: "street", code: "A-17", block(3, 0, 1, 1))
        let report = try world.report()
        #expect(report.codes == ["DATA.orphan-code"])
        #expect(report.findings[0].areas.map(\.name) == ["假街道"])
    }

    @Test("every place where a border crosses itself is told, and the area takes part as made valid")
    func invalid() throws {
        // Two crossings: at 1 0.5 and at 3 0.5. Made valid it is three triangles of a quarter, a half and a quarter block.
        var world = BoundaryWorld()
        try world.add("结街道", "POLYGON ((0 0, 2 1, 4 0, 4 1, 2 0, 0 1, 0 0))")
        try world.add("邻街道", block(4, 0, 1, 1))
        let report = try world.report()
        let invalid = try #require(report.tilings[0].invalid.first)
        #expect(report.tilings[0].invalid.count == 1)
        #expect(invalid.defects.allSatisfy { $0.defect == .selfIntersection })
        let places = invalid.defects.compactMap(\.place).map { (($0.x - 120) * 100).rounded() }
        #expect(places.sorted() == [1, 3])
        #expect(report.codes == ["DATA.invalid"])
        #expect(report.overlaps.isEmpty && report.gaps.isEmpty)
    }

    @Test("a park over a street is no defect; two parks on one ground are a note, as parks may lie freely")
    func otherLevels() throws {
        var world = BoundaryWorld()
        try world.add("街道", block(0, 0, 4, 4))
        try world.add("园区一", level: "park", block(1, 1, 1, 1))
        #expect(try world.report().findings.isEmpty)
        try world.add("园区二", level: "park", block(1.5, 1, 1, 1))
        let report = try world.report()
        #expect(report.codes == ["DATA.overlap"])
        #expect(report.findings.map(\.severity) == [.note])
        // Ground between parks is nobody's loss.
        #expect(report.gaps.isEmpty)
    }

    @Test("a street and a town tile the ground together, so their overlap is a defect")
    func streetAndTown() throws {
        var world = BoundaryWorld()
        try world.add("街道", level: "street", block(0, 0, 2, 1))
        try world.add("镇", level: "town", block(1, 0, 2, 1))
        #expect(try world.report().findings.map(\.severity) == [.warning])
        #expect(try world.report(level: "town").overlaps.count == 1)
        #expect(try world.report(level: "park").tilings.isEmpty)
    }

    @Test("the report is the same for any number of workers")
    func workers() throws {
        var world = BoundaryWorld()
        var random = SplitMix64(seed: 7)
        for number in 0..<40 {
            let (x, y) = (Double.random(in: 0...9, using: &random), Double.random(in: 0...9, using: &random))
            try world.add("区\(number)", block(x, y, 1.5, 1.5))
        }
        let alone = try world.report(workers: 1)
        let together = try world.report(workers: 7)
        #expect(alone.findings == together.findings)
        #expect(alone.gaps == together.gaps)
        #expect(!alone.overlaps.isEmpty)
    }

    @Test("no area at all is nothing to tell")
    func nothing() throws {
        let report = try BoundaryWorld().report()
        #expect(report.findings.isEmpty && report.tilings.isEmpty && report.widthCRS == nil)
    }
}
