import GeoModel
import PROJInterop
import Testing
import WalkNetwork

/// Streets with geodesic lengths, so that places can be put beside them.
@Suite struct PlaceFinderTests {
    private static let geodesic = Geodesic(on: .cgcs2000)
    private static let west = Position(longitude: 112, latitude: 33)
    private static let east = Position(longitude: 112.01, latitude: 33)

    /// One street of about 935 m along the parallel 33°N, and an island of one short street 60 m north of it.
    private func city(island: Bool = false) throws -> WalkGraph {
        var map = StreetMap()
        // Two hundred nodes, so that two are 1 %.
        let nodes = (0...200).map { Position(longitude: 112 + Double($0) * 0.00005, latitude: 33) }
        for node in 0..<200 { map.add(from: node, to: node + 1, along: [nodes[node], nodes[node + 1]]) }
        if island {
            map.add(
                from: 201, to: 202,
                along: [
                    Position(longitude: 112.005, latitude: 33.0005), Position(longitude: 112.0051, latitude: 33.0005),
                ])
        }
        return try WalkGraph(compiling: map, on: .cgcs2000)
    }

    private func distance(_ a: Position, _ b: Position) -> Double { Self.geodesic.distance(from: a, to: b).value }

    @Test("the leg to the street and the way along it are geodesics", arguments: [10.0, 100, 249])
    func legs(metres: Double) throws {
        // A minute of latitude is 1,848.6 m here; the place lies north of the street's middle.
        let degrees = metres / distance(Self.west, Position(longitude: 112, latitude: 33.001)) * 0.001
        let place = Position(longitude: 112.005, latitude: 33 + degrees)
        guard
            case .found(let foothold, let foot, _, let passedOver) = PlaceFinder(try city(), on: .cgcs2000).placement(
                of: place)
        else {
            Issue.record("the place is not found")
            return
        }
        #expect(abs(foothold.leg.meters.value - metres) < 0.001)
        #expect(abs(foot.longitude - 112.005) < 1e-8 && passedOver == nil)
        let along = foothold.stretch.lowerBound
        #expect(abs(Double(along) / 100_000 - distance(Self.west, Self.east) / 2) < 0.001)
    }

    @Test("beyond the limit a place is too far, and how far is told")
    func tooFar() throws {
        let place = Position(longitude: 112.005, latitude: 33.003)
        let expected = distance(place, Position(longitude: 112.005, latitude: 33))
        guard case .tooFar(let nearest?) = PlaceFinder(try city(), on: .cgcs2000).placement(of: place) else {
            Issue.record("the place is not too far")
            return
        }
        #expect(abs(nearest.value - expected) < 0.001)
    }

    @Test("a place on a node hangs there without a leg")
    func onNode() throws {
        guard case .found(let foothold, _, _, _) = PlaceFinder(try city(), on: .cgcs2000).placement(of: Self.west)
        else {
            Issue.record("the place is not found")
            return
        }
        #expect(foothold.leg == .zero)
        #expect(foothold.stretch.lowerBound == 0)
    }

    @Test("a small island is passed over where a real street is within the limit, and it is told")
    func island() throws {
        let graph = try city(island: true)
        // 1 m north of the island's street, 56 m north of the real one.
        let place = Position(longitude: 112.00505, latitude: 33.000509)
        guard case .found(_, _, let component, let passedOver?) = PlaceFinder(graph, on: .cgcs2000).placement(of: place)
        else {
            Issue.record("the island is not passed over")
            return
        }
        #expect(component == 0)
        #expect(abs(passedOver.value - 1) < 0.01)
        // With a limit of 20 m only the island is left.
        guard
            case .found(_, _, let own, nil) = PlaceFinder(graph, on: .cgcs2000, limit: Meters(20)).placement(of: place)
        else {
            Issue.record("the island is not taken")
            return
        }
        #expect(own == 1)
    }
}
