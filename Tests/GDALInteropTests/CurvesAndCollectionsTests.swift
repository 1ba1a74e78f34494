import Foundation
import GeoModel
import Testing

@testable import GDALInterop

@Suite("curves and collections")
struct CurvesAndCollectionsTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Reads shapes out of a CSV, which holds every type there is.
    private func reader(_ shapes: String...) throws -> LayerReader {
        let rows = shapes.map { "\"\($0)\"\n" }.joined()
        return try LayerReader(folder.write("WKT\n" + rows, to: "a.csv"))
    }

    private func rings(_ geometry: Geometry<Coordinate>?) throws -> [[Coordinate]] {
        guard case .polygons(let shape)? = geometry else {
            Issue.record("no polygons: \(String(describing: geometry))")
            return []
        }
        return shape.polygons.flatMap(\.rings)
    }

    @Test("a circle becomes lines of a degree at most, nowhere further from it than 0.004 % of its radius")
    func circle() throws {
        // Around 3, 4 with a radius of 5, through 0, 0 and its opposite.
        let reader = try reader("CURVEPOLYGON (CIRCULARSTRING (0 0, 6 8, 0 0))")
        let ring = try #require(try rings(reader.all()[0].geometry).first)
        #expect(ring.count > 360)
        for (one, next) in zip(ring, ring.dropFirst()) {
            #expect(abs(hypot(one.x - 3, one.y - 4) - 5) < 1e-12)
            // The chord of an angle a lies 1 - cos(a / 2) of the radius within; for 1° that is 3.8077e-5.
            let middle = hypot((one.x + next.x) / 2 - 3, (one.y + next.y) / 2 - 4)
            #expect(1 - middle / 5 < 3.81e-5)
        }
        #expect(reader.linearised == 1 && reader.uncollected == 0 && reader.droppedZM == 0)
    }

    @Test("every type of curve is linearised and counted; straight lines between arcs keep their ends")
    func everyCurve() throws {
        let lens = "COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (2 0, 0 0))"
        let reader = try reader(
            "CURVEPOLYGON (\(lens))", "MULTISURFACE (CURVEPOLYGON (\(lens)), ((5 5, 6 5, 6 6, 5 5)))", lens,
            "MULTICURVE ((0 0, 1 1), CIRCULARSTRING (0 0, 1 1, 2 0))",
            "GEOMETRYCOLLECTION (CURVEPOLYGON (\(lens)), POLYGON ((5 5, 6 5, 6 6, 5 5)))",
            "POLYGON ((5 5, 6 5, 6 6, 5 5))")
        let features = try reader.all()
        #expect(reader.linearised == 5)
        for (index, ringCount) in [(0, 1), (1, 2), (4, 2)] {
            let rings = try rings(features[index].geometry)
            #expect(rings.count == ringCount)
            // Half a circle of radius 1: pi / 2, less 5.1e-5 of it for chords of 1° (1 - sin 1° / (1° in radians)).
            let half = abs(Polygon<Coordinate>.doubledArea(rings[0])) / 2
            #expect(half < .pi / 2 && half > .pi / 2 * (1 - 5.2e-5))
            #expect(rings[0].contains(Coordinate(x: 2, y: 0)) && rings[0].contains(Coordinate(x: 0, y: 0)))
        }
        for index in [2, 3] {
            guard case .lines? = features[index].geometry else {
                Issue.record("no lines")
                continue
            }
        }
    }

    @Test("a collection of polygons alone is polygons, however deep they lie")
    func polygonalCollections() throws {
        let reader = try reader(
            "GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)))",
            "GEOMETRYCOLLECTION (MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5))), "
                + "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POLYGON ((8 8, 9 8, 9 9, 8 8)))))",
            "GEOMETRYCOLLECTION Z (POLYGON Z ((0 0 7, 1 0 7, 1 1 7, 0 0 7)))", "GEOMETRYCOLLECTION EMPTY")
        let features = try reader.all()
        #expect(try rings(features[0].geometry) == [[(0, 0), (1, 0), (1, 1), (0, 0)].map(Coordinate.init)])
        #expect(try rings(features[1].geometry).map { $0[0] } == [(0, 0), (5, 5), (8, 8)].map(Coordinate.init))
        #expect(features[3].geometry?.isEmpty == true)
        #expect(reader.uncollected == 4 && reader.droppedZM == 1 && reader.linearised == 0)
    }

    @Test(
        "a collection with anything else is refused, and what that is is told",
        arguments: [
            ("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), POINT (1 2))", "Geometry Collection with Point"),
            ("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (LINESTRING (0 0, 1 1)))", "Geometry Collection with Line String"),
            ("TIN (((0 0, 1 0, 1 1, 0 0)))", "TIN"), ("TRIANGLE ((0 0, 1 0, 1 1, 0 0))", "Triangle"),
        ])
    func mixedCollections(wkt: String, type: String) throws {
        let reader = try reader(wkt)
        let feature = try #require(try reader.next()?.feature)
        #expect(feature == .failure(.unsupportedGeometry(file: folder.path("a.csv"), row: 2, type: type)))
    }
}
