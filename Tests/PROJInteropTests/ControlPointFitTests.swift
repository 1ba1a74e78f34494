import Foundation
import GeoModel
import PROJInterop
import Testing

/// Points of one plane, and the same moved by a map that is known.
private func points(
    _ places: [(Double, Double)], _ map: (Double, Double) -> (Double, Double)
) -> [ControlPoint] {
    places.enumerated().map { index, place in
        let (x, y) = map(place.0, place.1)
        return ControlPoint(
            name: "P\(index + 1)", from: Coordinate(x: place.0, y: place.1), to: Coordinate(x: x, y: y))
    }
}

private let corners = [
    (480_000.0, 3_400_000.0), (520_000, 3_400_000), (520_000, 3_440_000), (480_000, 3_440_000),
]

/// Turned by 0.3° against the clock about the origin, stretched by 20 ppm, shifted.
private func similarity(_ x: Double, _ y: Double) -> (Double, Double) {
    let (angle, scale) = (0.3 * Double.pi / 180, 1.00002)
    return (
        120 + scale * (cos(angle) * x - sin(angle) * y), -80 + scale * (sin(angle) * x + cos(angle) * y)
    )
}

@Suite("A fit from control points") struct ControlPointFitTests {
    @Test("finds the similarity that was used, whose residuals are nothing")
    func exact() throws {
        let fit = try ControlPointFit(of: points(corners, similarity), isAffine: false, to: .epsg(4547))
        #expect(abs(fit.scale - 1.00002) < 1e-12)
        #expect(abs(fit.rotation - 0.3) < 1e-10)
        #expect(abs(fit.shift.east.value - 120) < 1e-5)
        #expect(abs(fit.shift.north.value + 80) < 1e-5)
        #expect(fit.rootMeanSquare.value < 1e-6)
        #expect(!fit.provesNothing)
    }

    @Test("spreads an error of one corner as least squares do")
    func residuals() throws {
        // One corner of a square is 4 m too far east. By symmetry the shift takes 1 m of it. About the middle, with
        // half side h, scale and rotation take each Σ(x·dx)/Σr² = 4h/8h² = 1/2h of the corner (h, h): at a corner
        // (±h, ±h) that moves 0.5 m along x and y for the scale, and as much across for the rotation, -0.5 m of turn.
        var moved = points(corners) { ($0, $1) }
        moved[2] = ControlPoint(
            name: "P3", from: moved[2].from, to: Coordinate(x: moved[2].to.x + 4, y: moved[2].to.y))
        let fit = try ControlPointFit(of: moved, isAffine: false, to: .epsg(4547))
        // At (h, h): east 1 + 0.5 + 0.5 = 2 of the 4, north 0.5 - 0.5 = 0. Opposite: east 1 - 1 = 0.
        #expect(abs(fit.residuals[2].east.value + 2) < 1e-6)
        #expect(abs(fit.residuals[2].north.value) < 1e-6)
        #expect(abs(fit.residuals[0].east.value) < 1e-6)
        #expect(fit.largest?.name == "P3")
        // Residuals of the other two: (1, -1) and (1, 1). Sum of squares 4 + 0 + 2 + 2 = 8; √(8/4).
        #expect(abs(fit.rootMeanSquare.value - 2.0.squareRoot()) < 1e-6)
    }

    @Test("an affine map passes through three points, which proves nothing, and through a fourth only if it is one")
    func affine() throws {
        func map(_ x: Double, _ y: Double) -> (Double, Double) { (10 + 1.001 * x + 0.002 * y, 20 - 0.001 * x + y) }
        let three = try ControlPointFit(of: points(Array(corners.prefix(3)), map), isAffine: true, to: .epsg(4547))
        #expect(three.provesNothing)
        #expect(three.rootMeanSquare.value < 1e-6)
        let four = try ControlPointFit(of: points(corners, map), isAffine: true, to: .epsg(4547))
        #expect(!four.provesNothing)
        #expect(four.rootMeanSquare.value < 1e-6)
        for (found, used) in zip(four.matrix, [1.001, 0.002, -0.001, 1]) { #expect(abs(found - used) < 1e-10) }
        let rigid = try ControlPointFit(of: points(corners, map), isAffine: false, to: .epsg(4547))
        #expect(rigid.rootMeanSquare.value > 10)
    }

    @Test("its pipeline leads where the points say, degrees or metres on either side", arguments: [true, false])
    func pipeline(fromDegrees: Bool) throws {
        let degrees = [(113.9, 30.3), (114.6, 30.4), (114.2, 30.9), (113.7, 30.7)]
        // Xian 1980 in place of CGCS2000: its own numbers, some 100 m away.
        let plane = try CoordinateOperation(from: .cgcs2000, to: .epsg(4547), over: .empty)
        let places = degrees.map { Position(longitude: $0.0, latitude: $0.1) }
        let metres = try plane.apply(to: places, as: Coordinate.self)
        let given =
            fromDegrees
            ? places.map { Coordinate(x: $0.longitude + 0.001, y: $0.latitude - 0.0002) }
            : metres.map { Coordinate(x: $0.x + 38_000_117, y: $0.y - 12) }
        let control = zip(given, places).map {
            ControlPoint(name: "", from: $0, to: Coordinate(x: $1.longitude, y: $1.latitude))
        }
        let fit = try ControlPointFit(of: control, isAffine: false)
        #expect(fit.fromIsDegrees == fromDegrees)
        #expect(fit.plane == .epsg(4547))
        #expect(fit.target == .cgcs2000)
        let way = try CoordinateOperation(from: .pipeline(fit.pipeline), to: .cgcs2000, over: .empty)
        let geodesic = Geodesic()
        for (place, found) in zip(places, try way.apply(to: given, as: Position.self)) {
            #expect(geodesic.distance(from: place, to: found).value < (fromDegrees ? 1 : 1e-4))
        }
        for (residual, pair) in zip(fit.residuals, zip(places, try way.apply(to: given, as: Position.self))) {
            // The plane's scale is off by less than 4e-4 in its zone.
            #expect(abs(geodesic.distance(from: pair.0, to: pair.1).value - residual.length.value) < 1e-3)
        }
    }

    @Test("points on one line, in one place, or fewer than three are refused")
    func refused() {
        let line = stride(from: 0.0, to: 5000, by: 1000).map { (480_000 + $0, 3_400_000 + 0.7 * $0) }
        for isAffine in [true, false] {
            #expect(throws: PROJError.pointsOnOneLine) {
                _ = try ControlPointFit(of: points(line, similarity), isAffine: isAffine, to: .epsg(4547))
            }
            #expect(throws: PROJError.pointsOnOneLine) {
                _ = try ControlPointFit(
                    of: points([(1e6, 1e6), (1e6, 1e6), (1e6, 1e6)], similarity), isAffine: isAffine,
                    to: .epsg(4547))
            }
            #expect(throws: PROJError.tooFewPoints(2)) {
                _ = try ControlPointFit(of: points(Array(corners.prefix(2)), similarity), isAffine: isAffine)
            }
        }
    }

    @Test("metres of an unnamed plane, and systems that are no target, are refused")
    func target() {
        #expect(throws: PROJError.self) { _ = try ControlPointFit(of: points(corners, similarity), isAffine: false) }
        for crs in [CRS.gcj02, .epsg(4610), .epsg(2383)] {
            #expect(throws: PROJError.notATarget(crs.shortName)) {
                _ = try ControlPointFit(of: points(corners, similarity), isAffine: false, to: crs)
            }
        }
    }
}

@Suite("How a layer would go") struct CRSRouteTests {
    private func route(_ crs: CRS, _ target: CRS) throws -> CRSRoute.Outcome {
        try CRSRoute(from: crs, described: CRSDescription(of: crs), to: target).outcome
    }

    @Test("formulas within a datum, the null step between CGCS2000 and WGS 84, refusal between others")
    func routes() throws {
        guard case .operation(let steps, let accuracy, false) = try route(.epsg(4547), .cgcs2000) else {
            Issue.record("no operation")
            return
        }
        #expect(steps.count == 1 && accuracy == Meters(0))
        #expect(try route(.cgcs2000, .cgcs2000) == .operation(steps: [], accuracy: Meters(0), isBallpark: false))
        guard case .refused(.ballpark) = try route(.epsg(2384), .cgcs2000) else {
            Issue.record("Xian 1980 was let through")
            return
        }
        guard case .operation(let offset, Meters(2)?, true) = try route(.bd09, .cgcs2000) else {
            Issue.record("no operation")
            return
        }
        #expect(offset.count == 2)
    }

    @Test("a datum whose published shift is zero, with its accuracy stated, is let through")
    func publishedZero() throws {
        // EPSG:1149, ETRS89 to WGS 84 (1): a null shift, right to 1 m.
        let helsinki = Extent(minX: 24.8, minY: 60.1, maxX: 25.2, maxY: 60.3)
        let operation = try CoordinateOperation(from: .epsg(4258), to: .wgs84, over: helsinki)
        #expect(operation.accuracy == Meters(1))
    }

    @Test("a shift that is stated and shifts nothing is refused as a ballpark")
    func noShift() throws {
        // On WGS 84's own ellipsoid, stretched by 1e-13 of a part in a million: less than an atom.
        let text =
            #"GEOGCS["City",DATUM["City",SPHEROID["City",6378137,298.257223563],TOWGS84[0,0,0,0,0,0,0.0000000000001]],"#
            + #"PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#
        let beijing = Extent(minX: 116, minY: 39, maxX: 117, maxY: 40)
        #expect {
            _ = try CoordinateOperation(from: .wellKnownText(text), to: .cgcs2000, over: beijing)
        } throws: {
            guard let error = $0 as? PROJError, case .noShift = error else { return false }
            return error.explanation(in: .english).hasPrefix("CRS.ballpark")
        }
    }

    @Test("a CRS tells its axes as EPSG has them")
    func axes() throws {
        let facts = try CRSDescription(of: .epsg(4547))
        #expect(facts.axes.map(\.direction) == ["north", "east"])
        #expect(facts.axes.map(\.unit) == ["metre", "metre"])
        #expect(facts.areaName?.contains("China") == true)
    }
}
