import CPROJ
import GeoModel
import PROJInterop
import Testing

/// GeographicLib's own polygon, which ours must agree with.
private func oracle(_ ring: [Position]) -> Double {
    var constants = geod_geodesic()
    geod_init(&constants, Ellipsoid.cgcs2000.semiMajorAxis, 1 / Ellipsoid.cgcs2000.inverseFlattening)
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    for point in ring { geod_polygon_addpoint(&constants, &polygon, point.latitude, point.longitude) }
    var area = 0.0
    geod_polygon_compute(&constants, &polygon, 0, 1, &area, nil)
    return abs(area)
}

/// A closed ring of `count` vertices around a center, at 0.6 to 1 times `radius` metres, as the seed says.
private func ring(around center: Position, radius: Double, count: Int, seed: UInt64) -> [Position] {
    var constants = geod_geodesic()
    geod_init(&constants, Ellipsoid.cgcs2000.semiMajorAxis, 1 / Ellipsoid.cgcs2000.inverseFlattening)
    var state = seed
    var points = (0..<count).map { index in
        // Knuth's MMIX constants: the same shapes on every machine.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let share = 0.6 + 0.4 * Double(state >> 33) / Double(1 << 31)
        var (latitude, longitude) = (0.0, 0.0)
        let azimuth = -360 * Double(index) / Double(count)
        geod_direct(
            &constants, center.latitude, center.longitude, azimuth, radius * share, &latitude, &longitude, nil)
        return Position(longitude: longitude, latitude: latitude)
    }
    points.append(points[0])
    return points
}

private func positions(_ pairs: [(Double, Double)]) -> [Position] {
    pairs.map { Position(longitude: $0.0, latitude: $0.1) }
}

private func area(_ ring: [Position], on ellipsoid: Ellipsoid = .cgcs2000) -> Double {
    GeodesicArea(on: ellipsoid).area(of: MultiPolygon([Polygon(exterior: ring)])).value
}

/// The whole ellipsoid, 2πa² (1 + (1 − e²) artanh(e) / e), worked out with 40 digits.
private let wholeEarth = 510_065_621_718_491.19664

@Suite("Geodesic area") struct GeodesicAreaTests {
    @Test(
        "agrees with GeographicLib to 1e-9 at any latitude and size",
        arguments: [-89.0, -75, -40, -10, 0, 20, 40, 60, 80, 85, 88, 89.5], [1e3, 1e4, 2e4, 3e4, 1e5, 1e6])
    func againstGeographicLib(latitude: Double, radius: Double) {
        for (index, count) in [3, 4, 5, 8, 24, 100, 400].enumerated() {
            for longitude in [116.4, -75.3, 0] {
                let center = Position(longitude: longitude, latitude: latitude)
                let points = ring(around: center, radius: radius, count: count, seed: UInt64(index))
                let expected = oracle(points)
                // Below a few kilometres the rest is GeographicLib's own: its terms are 1e13 m² a radian, so its
                // sum is good to some 1e-4 m².
                let tolerance = 1e-9 * expected + 1e-3
                #expect(abs(area(points) - expected) < tolerance, "\(count) vertices, longitude \(longitude)")
                #expect(abs(area(points.reversed()) - expected) < tolerance)
            }
        }
    }

    @Test(
        "a shape of 1 to 100 m is as large as in the plane of its middle",
        arguments: [-80.0, -40, 0.001, 30, 60, 85], [1.0, 10, 100])
    func smallShapes(latitude: Double, size: Double) {
        // M and N: radii of curvature of the meridian and across it. A cell of Δφ by Δλ is M N cos φ Δφ Δλ.
        let (a, f) = (Ellipsoid.cgcs2000.semiMajorAxis, 1 / Ellipsoid.cgcs2000.inverseFlattening)
        let e2 = f * (2 - f)
        let phi = latitude * .pi / 180
        let (sine, cosine) = (sinOf(phi), sinOf(phi + .pi / 2))
        let w = 1 - e2 * sine * sine
        let north = a * (1 - e2) / (w * w.squareRoot())
        let east = a / w.squareRoot() * cosine
        let dx = size / east * 180 / .pi / 2
        let dy = size / north * 180 / .pi / 2
        let (x, y) = (116.4, latitude)
        let points = positions([
            (x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy), (x - dx, y - dy),
        ])
        // What the doubles came to, near 116.4 and 85: they are 1.4e-14 degrees apart.
        let width = points[1].longitude - points[0].longitude
        let height = points[2].latitude - points[1].latitude
        let expected = width * height * (.pi / 180) * (.pi / 180) * north * east
        // The plane is right to (size tan φ / R)²; Q to 5e-3 m² a radian, which is 4e-9 m along a side over cos φ.
        let bend = size * sine / cosine / a
        #expect(abs(area(points) - expected) < (1e-10 + bend * bend) * expected + 4e-9 * size / cosine)
    }

    @Test("a degree of Earth between two parallels has the area that the formula of Q gives")
    func betweenParallels() {
        // 116 to 117° E, 39 to 40° N: (Q(40°) − Q(39°)) π/180 = 9549520093.970026 m², worked out with 40 digits.
        // The parallels are cut into edges of 0.0001°, which bulge by less than 1e-9 of the cell.
        let steps = 10_000
        let south = (0...steps).map { Position(longitude: 116 + Double($0) / Double(steps), latitude: 39) }
        let north = (0...steps).map { Position(longitude: 117 - Double($0) / Double(steps), latitude: 40) }
        #expect(abs(area(south + north + [south[0]]) / 9_549_520_093.970026 - 1) < 1e-10)
    }

    @Test("an octant is an eighth of the Earth, and a northern quarter a quarter of it")
    func octant() {
        #expect(abs(area(positions([(0, 0), (90, 0), (0, 90), (0, 0)])) * 8 / wholeEarth - 1) < 1e-14)
        #expect(abs(area(positions([(90, 0), (180, 0), (90, -90), (90, 0)])) * 8 / wholeEarth - 1) < 1e-14)
        #expect(abs(area(positions([(0, 0), (89, 0), (178, 0), (267, 0), (0, 0)])) * 2 / wholeEarth - 1) < 1e-14)
    }

    @Test("WGS 84 is larger than CGCS2000 by 6e-12 of itself")
    func ellipsoids() {
        let ring = positions([(0, 0), (90, 0), (0, 90), (0, 0)])
        // 510065621724088.50929 m², worked out with 40 digits; GeographicLib's manual has 510065621724088.5.
        #expect(abs(area(ring, on: .wgs84) * 8 - 510_065_621_724_088.5) < 1)
    }

    @Test("holes are taken away, whichever way they and their shell run")
    func holes() {
        let shell = ring(around: Position(longitude: 116.4, latitude: 39.9), radius: 5_000, count: 40, seed: 7)
        let hole = ring(around: Position(longitude: 116.4, latitude: 39.9), radius: 1_000, count: 12, seed: 8)
        let expected = area(shell) - area(hole)
        for (outer, inner) in [
            (shell, hole), (shell, hole.reversed()), (shell.reversed(), hole), (shell.reversed(), hole.reversed()),
        ] {
            let shape = MultiPolygon([Polygon(exterior: outer, interiors: [inner])])
            #expect(abs(GeodesicArea().area(of: shape).value - expected) < 1e-3)
        }
    }

    @Test("a shape across 180° is as large as the same shape elsewhere")
    func antimeridian() {
        for radius in [100.0, 5_000, 50_000] {
            let here = ring(around: Position(longitude: 100, latitude: -17), radius: radius, count: 30, seed: 3)
            // Moved by whole degrees and back into ±180.
            let there = here.map { point in
                let longitude = point.longitude + 80
                return Position(longitude: longitude > 180 ? longitude - 360 : longitude, latitude: point.latitude)
            }
            #expect(there.contains { $0.longitude < 0 } && there.contains { $0.longitude > 0 })
            #expect(abs(area(there) / area(here) - 1) < 1e-9)
        }
    }

    @Test("a ring around a pole holds the pole", arguments: [90.0, -90])
    func pole(latitude: Double) {
        let points = ring(around: Position(longitude: 0, latitude: latitude), radius: 200_000, count: 36, seed: 5)
        #expect(abs(area(points) / oracle(points) - 1) < 1e-12)
        #expect(area(points) < 4e4 * 1e6 * .pi)
    }

    @Test("a ring that passes through a pole, written as a vertex for each longitude, is a slice")
    func throughPole() {
        // From 80° N to the pole, 30° wide, the parallel in steps of 0.01°.
        let parallel = (0...3000).map { Position(longitude: Double($0) / 100, latitude: 80) }
        let points = parallel + positions([(30, 90), (0, 90), (0, 80)])
        #expect(abs(area(points) / oracle(points) - 1) < 1e-9)
    }

    @Test("two halves are the whole, also where the cut is one long edge")
    func additive() {
        let whole = ring(around: Position(longitude: 110, latitude: 45), radius: 80_000, count: 60, seed: 11)
        let west = Array(whole[0...30]) + [whole[0]]
        let east = Array(whole[30...]) + [whole[30]]
        #expect(abs((area(west) + area(east)) / area(whole) - 1) < 1e-12)
    }

    @Test("what encloses nothing has no area")
    func nothing() {
        #expect(GeodesicArea().area(of: MultiPolygon([])) == .zero)
        #expect(area([]) == 0)
        #expect(area(positions([(116, 40)])) == 0)
        #expect(abs(area(positions([(116, 40), (117, 41), (116, 40)]))) < 1e-3)
    }

    @Test("a coordinate that is no number makes an area that is none")
    func notANumber() {
        #expect(area(positions([(116, 40), (.nan, 41), (117, 40), (116, 40)])).isNaN)
        #expect(area(positions([(116, 40), (116, .nan), (117, 40), (116, 40)])).isNaN)
    }

    @Test("a ring may be left open or closed")
    func openRing() {
        let points = ring(around: Position(longitude: 116, latitude: 40), radius: 3_000, count: 9, seed: 2)
        #expect(abs(area(points) - area(points.dropLast())) < 1e-6)
    }
}

/// Sine by its series: the tests import no mathematics that the sources use.
private func sinOf(_ x: Double) -> Double {
    let turn = x - (x / (2 * .pi)).rounded() * 2 * .pi
    var (term, sum) = (turn, turn)
    for k in 1..<20 {
        term *= -turn * turn / Double(2 * k * (2 * k + 1))
        sum += term
    }
    return sum
}
