import GEOSInterop
import GeoModel
import Testing

@Suite struct PreparedGeometryTests {
    @Test("a border is covered and not properly contained, a hole neither")
    func places() throws {
        try withGEOS { (geos) throws in
            let shape = try PreparedGeometry(
                geos.geometry(wkt: "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"))
            func told(_ x: Double, _ y: Double) throws -> [Bool] {
                let place = Position(x: x, y: y)
                return [try shape.covers(place), try shape.containsProperly(place)]
            }
            #expect(try told(1, 1) == [true, true])
            #expect(try told(0, 5) == [true, false])
            #expect(try told(3, 3) == [true, false])
            #expect(try told(4, 4) == [false, false])
            #expect(try told(-1, 4) == [false, false])
        }
    }
}
