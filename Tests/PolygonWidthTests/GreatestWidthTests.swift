import Foundation
import GeoModel
import PolygonWidth
import TestWorlds
import Testing

@Suite("Greatest width") struct GreatestWidthTests {
    /// Whether a width is as great as it should be: short by a millionth at most, too great only by what doubles leave.
    private func expect(_ shape: Shape, isWide expected: Double, _ location: SourceLocation = #_sourceLocation) {
        let width = shape.greatestWidth()
        #expect(
            width <= expected * (1 + 1e-12) + 1e-7 && width >= expected * (1 - 1e-6) - 1e-7, "\(width)",
            sourceLocation: location)
    }

    @Test("the width of a triangle of 3, 4 and 5 is 2")
    func triangle() throws {
        // The inradius is the area over half the perimeter: 6 / 6.
        expect(try shape("POLYGON ((0 0, 4 0, 0 3, 0 0))"), isWide: 2)
    }

    @Test("the width of any triangle is four times its area over its perimeter")
    func anyTriangle() {
        var random = SplitMix64(seed: 5)
        func number() -> Double { Double.random(in: 0...1000, using: &random) }
        for _ in 0..<200 {
            let (a, b, c) = (
                Coordinate(x: number(), y: number()), Coordinate(x: number(), y: number()),
                Coordinate(x: number(), y: number())
            )
            let area = abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
            let perimeter = hypot(b.x - a.x, b.y - a.y) + hypot(c.x - b.x, c.y - b.y) + hypot(a.x - c.x, a.y - c.y)
            expect(shape([a, b, c]), isWide: 4 * area / perimeter)
        }
    }

    @Test("the width of a rectangle is its shorter side, at any angle and with any number of vertices")
    func rectangle() throws {
        let rectangle = try shape("POLYGON ((0 0, 100 0, 100 7, 0 7, 0 0))")
        for degrees in stride(from: 0.0, to: 180, by: 7.5) {
            expect(rectangle.turned(by: degrees * .pi / 180), isWide: 7)
            expect(rectangle.densified(13).turned(by: degrees * .pi / 180), isWide: 7)
        }
    }

    @Test("a slanting sliver of 20 km and 0.9 m far from the origin is 0.9 m wide, and narrower than a metre")
    func sliver() throws {
        let sliver = try shape("POLYGON ((0 0, 20000 0, 20000 0.9, 0 0.9, 0 0))")
        for (pieces, degrees) in [(1, 37.0), (500, 37), (500, 89.999), (500, 0.001)] {
            let placed = sliver.densified(pieces).turned(by: degrees * .pi / 180).moved(x: 500_000, y: 4_400_000)
            expect(placed, isWide: 0.9)
            #expect(placed.isNarrower(than: 1))
            #expect(!placed.isNarrower(than: 0.8999999))
        }
    }

    @Test("the widest place of an L is its bend")
    func bend() throws {
        // A circle that touches both outer sides of the arms of 2 and the inner corner at 2 2: (2 - r)√2 = r.
        expect(try shape("POLYGON ((0 0, 4 0, 4 2, 2 2, 2 4, 0 4, 0 0))"), isWide: 4 * (2 - 2.0.squareRoot()))
    }

    @Test("a hole keeps the circle out: a frame of 3 is widest at its corners")
    func frame() throws {
        // As in the L: (3 - r)√2 = r.
        let frame = try shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (3 3, 3 7, 7 7, 7 3, 3 3))")
        expect(frame, isWide: 6 * (2 - 2.0.squareRoot()))
    }

    @Test("a ring between two regular polygons of 360 corners is as wide as their radii differ, but for the corners")
    func annulus() {
        // On the ray through a corner, ρ from the middle: (10 - ρ) cos(π/360) to the outer sides, ρ - 6 to the inner
        // corner; they are the same where both are 4c / (1 + c).
        let cosine = cos(Double.pi / 360)
        let (outer, inner) = (corners(360) { _ in 10 }, corners(360) { _ in 6 })
        let ring = Shape([Polygon(exterior: outer + [outer[0]], interiors: [inner + [inner[0]]])])
        expect(ring, isWide: 8 * cosine / (1 + cosine))
    }

    @Test("a regular polygon is as wide as twice the way from its middle to a side", arguments: [3, 4, 5, 6, 17, 5000])
    func regular(_ count: Int) {
        expect(shape(corners(count) { _ in 1000 }), isWide: 2000 * cos(Double.pi / Double(count)))
    }

    @Test("of several parts the widest counts, and parts that touch do not become one")
    func parts() throws {
        // Triangles of 3, 4, 5 and of twice that, which meet in a point.
        let bowTie = try shape("MULTIPOLYGON (((0 0, 4 0, 0 3, 0 0)), ((0 0, -8 0, 0 -6, 0 0)))")
        expect(bowTie, isWide: 4)
        expect(try shape("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 0, 8 0, 8 3, 5 3, 5 0)))"), isWide: 3)
    }

    @Test("a hole that touches the outer ring in a point narrows the ground there")
    func touchingHole() throws {
        // A square of 8 with a hole whose tip is in the middle of the left side: the circle at the right, between the
        // hole's side at x = 4 and the square's at x = 8, is 4 wide; a corner circle, at the square's corner 8 0 and the
        // hole's 4 3, is larger: centre 8 - r, r; (4 - r)² + (3 - r)² = r², so r = 7 - √24.
        let pierced = try shape("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 4, 0 0), (0 4, 4 5, 4 3, 0 4))")
        expect(pierced, isWide: 2 * (7 - 24.0.squareRoot()))
    }

    @Test("what is empty, or has no ground, has no width and is narrower than any")
    func empty() throws {
        let texts = [
            "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "POLYGON ((0 0, 1 1, 0 0))", "POLYGON ((2 2, 2 2, 2 2, 2 2))",
        ]
        for wkt in texts {
            let shape = try shape(wkt)
            #expect(shape.greatestWidth() < 1e-9)
            #expect(shape.isNarrower(than: 0.001))
        }
    }

    @Test("exactly a metre is not narrower than a metre, whatever the angle")
    func tie() throws {
        let metre = try shape("POLYGON ((0 0, 700 0, 700 1, 0 1, 0 0))")
        for degrees in stride(from: 0.0, to: 180, by: 11) {
            let placed = metre.densified(9).turned(by: degrees * .pi / 180).moved(x: 500_000, y: 3_000_000)
            #expect(!placed.isNarrower(than: 1))
            #expect(placed.isNarrower(than: 1.000001))
        }
    }
}
