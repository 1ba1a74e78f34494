import BoundaryQuality
import GeoModel
import Testing

@Suite("Where shapes that should tile the ground don't")
struct TessellationDefectsTests {
    private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> MultiPolygon<Coordinate> {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        return MultiPolygon([Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })])
    }

    @Test("squares side by side have no defect, whichever way their rings run")
    func cleanSquares() throws {
        var other = rectangle(1, 0, 1, 1)
        other.polygons[0].exterior.reverse()
        let defects = try TessellationDefects(of: [rectangle(0, 0, 1, 1), other])
        #expect(defects.overlaps.isEmpty && defects.gaps.isEmpty && defects.mismatches.isEmpty)
    }
}
