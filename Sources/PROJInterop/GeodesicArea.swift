internal import CPROJ
import GeoModel
import Glibc

/// The area of shapes on an ellipsoid, whose edges are geodesics.
///
/// Right to 1e-9 of the area for shapes of 10 m and more (below, to 1e-8 m² a metre of width over cos φ, as doubles
/// have no more digits), at 20 ns a vertex, where GeographicLib takes 550.
/// Positions must lie on Earth (``Position/isOnEarth``) and their CRS must be on this ellipsoid.
///
/// ## How
///
/// Let Q(φ) be the area between the equator and latitude φ, per radian of longitude (``QuarterArea``). The area of a
/// ring is −∮ Q dλ, so each edge takes away S = ∫ Q dλ along its geodesic. Put x = λ and y = Q, functions of the length
/// s along an edge of length L, and expand both at its middle: the integral less the trapezoid Δx (y₁ + y₂)/2 is
/// (L³/12) (y′x″ − y″x′) + O(L⁵). On a geodesic of azimuth α, with r = N cos φ:
///
///     φ′ = cos α / M                r′ = −sin φ cos α          α′ = sin φ sin α / r
///     x′ = sin α / r                x″ = 2 sin φ sin α cos α / r²     (r sin α is constant: Clairaut)
///     y′ = M r φ′ = r cos α         y″ = −sin φ cos²α − sin φ sin²α = −sin φ
///
/// so that y′x″ − y″x′ = (sin φ sin α / r) (2 cos²α + 1). With Δλ = L sin α / r, Δn = L cos α and Δe = L sin α:
///
///     S = Δλ [ (Q₁ + Q₂)/2 + (sin φ / 12) (3 Δn² + Δe²) ]
///
/// Source: own derivation, as above; checked against GeographicLib in `GeodesicAreaTests`.
public struct GeodesicArea: Sendable {
    public let ellipsoid: Ellipsoid
    private let quarter: QuarterArea
    private let constants: GeodesicConstants

    /// The longest edge, in metres at the equator, for which the formula is used; elsewhere it shrinks with cos φ,
    /// as the next term of the expansion grows with (L / r)⁴. There the error of an edge is below 1e-10 L² at any
    /// latitude (measured: 5e-11 at 40°, 2e-11 at 80°). Longer edges take their area from GeographicLib.
    private static let longestShortEdge = 10_000.0

    public init(on ellipsoid: Ellipsoid = .cgcs2000) {
        self.ellipsoid = ellipsoid
        quarter = QuarterArea(ellipsoid)
        constants = GeodesicConstants(ellipsoid)
    }

    /// The area of a shape: its exteriors less their holes. Which way a ring runs does not matter.
    ///
    /// Zero for an empty shape. A ring around a pole holds the pole's side. Not a number where a coordinate is none.
    public func area(of shape: Boundary) -> SquareMeters {
        var sum = 0.0
        for polygon in shape.polygons { sum += area(of: polygon).value }
        return SquareMeters(sum)
    }

    public func area(of polygon: Polygon<Position>) -> SquareMeters {
        var sum = abs(signedArea(of: polygon.exterior))
        for hole in polygon.interiors { sum -= abs(signedArea(of: hole)) }
        return SquareMeters(sum)
    }

    /// Positive when the ring runs counter-clockwise.
    func signedArea(of ring: [Position]) -> Double {
        ring.withUnsafeBufferPointer { points in
            summedEdges(of: points) ?? areaByGeographicLib(of: points)
        }
    }

    /// Nil for a ring around a pole or with an edge across 90° of longitude: it is not worth a formula of ours.
    private func summedEdges(of ring: UnsafeBufferPointer<Position>) -> Double? {
        guard let first = ring.first, var previous = ring.last else { return 0 }
        let radiansPerDegree = Double.pi / 180
        let a = ellipsoid.semiMajorAxis
        let e2 = ellipsoid.eccentricitySquared
        let meridian = a * a * (1 - e2) * (1 - e2)
        let limit = Self.longestShortEdge * Self.longestShortEdge

        // A constant added to Q adds nothing around a closed ring. Less the Q of the first vertex all terms are small,
        // so that a small ring far from the equator keeps its digits.
        let base = quarter.area(sine: sin(first.latitude * radiansPerDegree))
        var sine = sin(previous.latitude * radiansPerDegree)
        var cosine = cos(previous.latitude * radiansPerDegree)
        var height = quarter.area(sine: sine) - base
        var sum = 0.0
        var turns = 0
        for point in ring {
            var degrees = point.longitude - previous.longitude
            if abs(degrees) > 180 {
                turns += degrees > 0 ? -1 : 1
                degrees += degrees > 0 ? -360 : 360
            }
            if abs(degrees) > 90 { return nil }
            let nextSine = sin(point.latitude * radiansPerDegree)
            let nextCosine = cos(point.latitude * radiansPerDegree)
            let nextHeight = quarter.area(sine: nextSine) - base

            let sm = (sine + nextSine) / 2
            let cm = (cosine + nextCosine) / 2
            let dl = degrees * radiansPerDegree
            let dp = (point.latitude - previous.latitude) * radiansPerDegree
            let w = 1 / (1 - e2 * sm * sm)
            let north2 = meridian * w * w * w * dp * dp
            let east2 = a * a * w * cm * cm * dl * dl
            if north2 + east2 <= limit * cm * cm {
                sum -= dl * ((height + nextHeight) / 2 + sm / 12 * (3 * north2 + east2))
            } else {
                sum -= areaBelowEdge(from: previous, to: point) - base * dl
            }
            (previous, sine, cosine, height) = (point, nextSine, nextCosine, nextHeight)
        }
        return turns == 0 ? sum : nil
    }

    /// The area between an edge and the equator, positive for an edge that runs east in the north.
    private func areaBelowEdge(from start: Position, to end: Position) -> Double {
        var area = 0.0
        withUnsafePointer(to: constants.values) {
            _ = geod_geninverse(
                $0, start.latitude, start.longitude, end.latitude, end.longitude, nil, nil, nil, nil, nil, nil, &area)
        }
        return area
    }

    private func areaByGeographicLib(of ring: UnsafeBufferPointer<Position>) -> Double {
        var area = 0.0
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, 0)
        withUnsafePointer(to: constants.values) { constants in
            // The ring closes itself; a last vertex that repeats the first adds an edge of no length.
            for point in ring { geod_polygon_addpoint(constants, &polygon, point.latitude, point.longitude) }
            _ = geod_polygon_compute(constants, &polygon, 0, 1, &area, nil)
        }
        return area
    }
}
