import GEOSInterop
import GeoModel
import Testing

@Suite("Shapes in and out of GEOS") struct GEOSGeometryTests {
    @Test(
        "a shape comes back from GEOS as it went in",
        arguments: [
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1), (5 5, 6 5, 6 6, 5 5))",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            "POLYGON ((116.38 39.9, 116.39 39.9, 116.390000001 39.91, 116.38 39.9))",
        ])
    func roundTrip(wkt: String) throws {
        #expect(try text(shape(wkt)) == wkt)
    }

    @Test(
        "an empty geometry of any type holds no polygon, and so do lines and points",
        arguments: [
            "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "POINT EMPTY", "LINESTRING EMPTY", "GEOMETRYCOLLECTION EMPTY",
            "POINT (1 2)", "MULTIPOINT ((1 2), (3 4))", "LINESTRING (0 0, 1 1)", "MULTILINESTRING ((0 0, 1 1))",
        ])
    func nothingPolygonal(wkt: String) throws {
        #expect(try shape(wkt).polygons.isEmpty)
    }

    @Test("a collection gives its polygons and leaves its lines behind")
    func collection() throws {
        let mixed = "GEOMETRYCOLLECTION (LINESTRING (0 0, 9 9), MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0))), POINT (3 3))"
        #expect(try text(shape(mixed)) == "POLYGON ((0 0, 1 0, 1 1, 0 0))")
    }

    @Test("a shape of no polygons is an empty multipolygon, valid and without area")
    func emptyShape() throws {
        try withGEOS { (geos) throws in
            let nothing = try geos.geometry(MultiPolygon<Position>([]))
            #expect(try nothing.wkt == "MULTIPOLYGON EMPTY")
            #expect(try nothing.isValid)
            #expect(try nothing.isEmpty)
            #expect(try nothing.area == 0)
        }
    }

    @Test("a GEOS failure names its function and its reason")
    func failure() throws {
        try withGEOS { (geos) throws in
            #expect(throws: GEOSError.self) { try geos.geometry(wkt: "POLYGON ((0 0, 1 0") }
            do {
                _ = try geos.geometry(MultiPolygon([polygon([(0, 0), (1, 0), (1, 1), (0, 1)])]))
                Issue.record("an open ring was built")
            } catch let error as GEOSError {
                guard case .failed(let function, let reason) = error else { throw error }
                #expect(function == "GEOSGeom_createLinearRing_r")
                #expect(reason.contains("closed"))
                #expect(error.kind == .badInput)
            }
        }
    }

    @Test("a reason explains one failure only")
    func reasonTakenOnce() throws {
        try withGEOS { (geos) throws in
            #expect(throws: GEOSError.self) { try geos.geometry(wkt: "nonsense") }
            // A ring that is refused for another cause must not be told in the words of the first.
            let open = MultiPolygon([polygon([(0, 0), (1, 0), (1, 1), (0, 1)])])
            #expect { try geos.geometry(open) } throws: { !"\($0)".contains("nonsense") }
        }
    }

    @Test("a geometry keeps its session open after the session's last name is gone")
    func geometryOutlivesSession() throws {
        try withGEOS { (geos) throws in
            var square: GEOSGeometry? = try geos.geometry(wkt: "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))")
            let half = try square?.intersection(geos.geometry(wkt: "POLYGON ((1 0, 3 0, 3 2, 1 2, 1 0))"))
            square = nil
            #expect(try half?.area == 2)
        }
    }
}
