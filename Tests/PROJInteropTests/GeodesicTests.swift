import GeoModel
import PROJInterop
import Testing

@Suite("Geodesics") struct GeodesicTests {
    @Test("Beijing to Shanghai is 1070 km")
    func distance() {
        // 1069819.4507789563 m by PyPI geographiclib 2 on CGCS2000's ellipsoid.
        let meters = Geodesic().distance(
            from: Position(longitude: 116.4, latitude: 39.9), to: Position(longitude: 121.5, latitude: 31.2))
        #expect(abs(meters.value - 1_069_819.4507789563) < 1e-6)
    }

    @Test("a degree of the equator is a 360th of its circle")
    func equator() {
        let meters = Geodesic().distance(
            from: .init(longitude: 179.5, latitude: 0), to: .init(longitude: -179.5, latitude: 0))
        #expect(abs(meters.value - 2 * .pi * 6_378_137 / 360) < 1e-6)
    }

    @Test("a line is as long as its edges together; a point has no length")
    func length() {
        let line = [(116.0, 39.0), (116.5, 39.2), (117, 39)].map { Position(longitude: $0.0, latitude: $0.1) }
        let geodesic = Geodesic(on: .wgs84)
        let edges =
            geodesic.distance(from: line[0], to: line[1]).value + geodesic.distance(from: line[1], to: line[2]).value
        #expect(geodesic.length(of: line).value == edges)
        #expect(geodesic.length(of: Array(line.prefix(1))) == Meters(0))
        #expect(geodesic.length(of: []) == Meters(0))
    }
}
