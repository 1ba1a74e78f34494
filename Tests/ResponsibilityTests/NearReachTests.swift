import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// A station at a village in the west, and villages one, two and five squares to the east of it. At 30° north a square of
/// 0.01° is 965 m wide.
@Suite("reach: near")
struct NearReachTests {
    private func states(_ distance: Requirement.Distance) throws -> [String] {
        let plots = try [
            Plot("a", "village", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
            Plot("b", "village", on: "POLYGON ((2 0, 3 0, 3 1, 2 1, 2 0))"),
            Plot("c", "village", on: "POLYGON ((3 0, 4 0, 4 1, 3 1, 3 0))"),
            Plot("d", "village", on: "POLYGON ((6 0, 7 0, 7 1, 6 1, 6 0))"),
        ]
        let demand = Requirement.RoleDemand(role: "station", quota: .atLeastOne, reach: .near(distance))
        let scheme = Scheme(
            name: "test", roles: [Role(name: "station", forms: [], tier: .support, levels: ["village"])],
            requirements: [
                Requirement(id: "near", at: Selector(levels: ["village"]), demand: .role(demand))
            ])
        var world = World(scheme, on: "2021-07-01")
        for plot in plots { world.add(plot) }
        world.appointments = [appointment("s", to: "a", role: "station")]
        return try world.report().states("near")
    }

    @Test("a station counts for villages whose ground is not farther than the metres")
    func metres() throws {
        // From a's eastern border b is one square away, c two, d five.
        #expect(try states(.metres(1000)) == ["a covered", "b covered-by-layer", "c gap", "d gap"])
        #expect(
            try states(.metres(2000)) == ["a covered", "b covered-by-layer", "c covered-by-layer", "d gap"])
        #expect(try states(.metres(900)) == ["a covered", "b gap", "c gap", "d gap"])
    }

    @Test("minutes can't be told without walking times: unknown, not a gap")
    func minutes() throws {
        #expect(try states(.minutes(15)) == ["a unknown", "b unknown", "c unknown", "d unknown"])
    }
}
