import GEOSInterop
import GeoModel
import Testing

@Suite("Overlay") struct OverlayTests {
    // Two squares of 4 x 4 that share a strip of 2 x 4.
    let left = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"
    let right = "POLYGON ((2 0, 6 0, 6 4, 2 4, 2 0))"

    @Test("|A| + |B| = |A ∪ B| + |A ∩ B|, and the symmetric difference is the rest")
    func areas() throws {
        try withGEOS { (geos) throws in
            let (a, b) = (try geos.geometry(wkt: left), try geos.geometry(wkt: right))
            #expect(try a.union(b).area == 24)
            #expect(try a.intersection(b).area == 8)
            #expect(try a.difference(b).area == 8)
            #expect(try a.symDifference(b).area == 16)
        }
    }

    @Test("overlapping parts count once in a unary union")
    func unaryUnion() throws {
        let both = MultiPolygon(try shape(left).polygons + shape(right).polygons)
        try withGEOS { (geos) throws in
            let union = try geos.geometry(both).unaryUnion()
            #expect(try union.area == 24)
            #expect(try union.equalsTopologically(geos.geometry(wkt: "POLYGON ((0 0, 6 0, 6 4, 0 4, 0 0))")))
        }
    }

    @Test("shapes that share a border only have a line in common, which is no polygon")
    func touching() throws {
        try withGEOS { (geos) throws in
            let a = try geos.geometry(wkt: left)
            let b = try geos.geometry(wkt: "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))")
            #expect(try a.intersects(b))
            #expect(try a.intersection(b).equalsTopologically(geos.geometry(wkt: "LINESTRING (4 0, 4 4)")))
            #expect(try a.intersection(b).multiPolygon(as: Coordinate.self).isEmpty)
        }
    }

    @Test("every overlay takes the empty shape")
    func empty() throws {
        try withGEOS { (geos) throws in
            let a = try geos.geometry(wkt: left)
            let nothing = try geos.geometry(MultiPolygon<Coordinate>([]))
            #expect(try a.union(nothing).area == 16)
            #expect(try a.intersection(nothing).isEmpty)
            #expect(try a.difference(nothing).area == 16)
            #expect(try a.symDifference(nothing).area == 16)
            #expect(try nothing.unaryUnion().isEmpty)
            #expect(try !a.intersects(nothing))
        }
    }

    @Test("a shape covers what lies inside it, itself, and its own border, but nothing that sticks out")
    func covers() throws {
        try withGEOS { (geos) throws in
            let a = try geos.geometry(wkt: left)
            #expect(try a.covers(a))
            #expect(try a.covers(geos.geometry(wkt: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")))
            #expect(try a.covers(geos.geometry(wkt: "LINESTRING (0 0, 4 0)")))
            #expect(try !a.covers(geos.geometry(wkt: right)))
        }
    }

    @Test("shapes are equal whatever vertex they begin with, and not when one vertex moves")
    func equality() throws {
        try withGEOS { (geos) throws in
            let a = try geos.geometry(wkt: left)
            #expect(try a.equalsTopologically(geos.geometry(wkt: "POLYGON ((4 4, 4 0, 2 0, 0 0, 0 4, 4 4))")))
            #expect(try !a.equalsTopologically(geos.geometry(wkt: "POLYGON ((4 4, 4 0, 0 0, 0 4.001, 4 4))")))
        }
    }

    @Test("on a grid vertices are whole cells, and a part narrower than a cell is gone")
    func snapped() throws {
        let wkt = "MULTIPOLYGON (((0.1 0.2, 3.9 0.1, 4.2 4.1, 0.1 0.2)), ((10 10, 10.1 10, 10.1 14, 10 10)))"
        try withGEOS { (geos) throws in
            let snapped: MultiPolygon<Coordinate> = try geos.geometry(wkt: wkt).snappedToGrid(1)
            let expected = try geos.geometry(wkt: "POLYGON ((0 0, 4 0, 4 4, 0 0))")
            #expect(try geos.geometry(snapped).equalsTopologically(expected))
        }
    }
}
