import Foundation
import GeoModel
import PolygonWidth
import TestWorlds
import Testing

@Suite("Greatest width") struct GreatestWidthTests {
    @Test("the width of a triangle of 3, 4 and 5 is 2")
    func triangle() throws {
        // The inradius is the area over half the perimeter: 6 / 6.
        #expect(abs(try width("POLYGON ((0 0, 4 0, 0 3, 0 0))") - 2) <= 2e-9)
    }

    private func width(_ wkt: String) throws -> Double { try boundary(wkt, as: Coordinate.self).greatestWidth() }
}
