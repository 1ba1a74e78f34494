import BoundaryQuality
import GEOSInterop
import GeoModel
import PolygonWidth
import TestWorlds
import Testing

@Suite("the cases that JTS and GEOS test their coverage validity with")
struct CoverageCaseTests {
    @Test(
        "the same shapes are at fault, and overlaps and gaps are those that shapely finds", arguments: CoverageCase.all)
    func isAsKnown(_ known: CoverageCase) throws {
        let shapes = try known.shapes.map { try boundary($0, as: Coordinate.self) }
        let defects = try TessellationDefects(of: shapes)

        let cells = try defects.overlaps.map { (covers: $0.covers, area: try area(of: $0.shape)) }
        #expect(cells.map(\.covers) == known.overlaps.map(\.covers))
        for (cell, expected) in zip(cells, known.overlaps) { #expect(abs(cell.area - expected.area) < 1e-6) }

        let gaps = try defects.gaps.map { try area(of: MultiPolygon([$0.shape])) }.sorted()
        #expect(gaps.count == known.gaps.count)
        // The gap of jts#1122 is 3e-10 wide and 2e-3 round; a border may move by half a step of 8e-15.
        for (gap, expected) in zip(gaps, known.gaps.sorted()) { #expect(abs(gap - expected) < 3e-5 * expected) }

        let narrow = defects.gaps.filter { MultiPolygon([$0.shape]).isNarrower(than: known.gapWidth) }
        let touching = defects.touches.flatMap { $0.corners + $0.edges }
        let invalid = Set(
            defects.overlaps.flatMap(\.covers) + defects.mismatches.flatMap(\.shapes) + touching
                + narrow.flatMap(\.neighbours))
        #expect(invalid.sorted() == known.invalid)
    }

    private func area(of shape: MultiPolygon<Coordinate>) throws -> Double {
        try withGEOS { try $0.geometry(shape).area }
    }
}
