import GeoModel
import PROJInterop
import TestWorlds
import Testing
import WalkNetwork

@Suite struct LocalPlaneTests {
    @Test("is off the geodesic by less than 0.05 mm within a kilometre, from the equator to 60°", arguments: 0..<5)
    func distances(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let geodesic = Geodesic(on: .cgcs2000)
        for _ in 0..<200 {
            let place = Position(
                longitude: .random(in: -170...170, using: &random), latitude: .random(in: -60...60, using: &random))
            // 0.006 degrees are up to 670 m, and both ways together up to 950 m.
            let other = Position(
                longitude: place.longitude + .random(in: -0.006...0.006, using: &random),
                latitude: place.latitude + .random(in: -0.006...0.006, using: &random))
            let way = LocalPlane(at: place, on: .cgcs2000).vector(to: other)
            let distance = (way * way).sum().squareRoot()
            #expect(abs(distance - geodesic.distance(from: place, to: other).value) < 5e-5, "seed \(seed)")
        }
    }
}
