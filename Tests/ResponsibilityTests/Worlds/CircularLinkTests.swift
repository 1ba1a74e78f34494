import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Lists come with mistakes: two areas that each name the other as their parent.
@Suite("parent links that run in a circle")
struct CircularLinkTests {
    @Test("who is above is above once")
    func above() throws {
        // Above east are the urban area and the park, which are above each other.
        var city = try World("liaocheng", on: "2021-12-31")
        try city.add("main-urban-area", "urbanarea", columns: 0...2, in: "park")
        try city.add("east", "street", columns: 0...1, in: "main-urban-area")
        try city.add("park", "park", columns: 1...2, in: "main-urban-area")
        city.appoint("team", to: "main-urban-area", role: "team", form: "team")
        city.appoint("group", to: "east", role: "group", form: "group", partOf: "team")
        let layer = try #require(city.report().findings(.layerOK).first)
        #expect(layer.area?.id == "east")
        #expect(layer.evidence.appointments.map(\.actor) == ["group", "team"])
    }

    @Test("who is below is below once, and nobody is below itself")
    func below() throws {
        let scheme = Scheme(
            name: "test",
            phases: [
                Phase(
                    from: day("2021-01-01"), scope: .everything,
                    atLeast: Phase.Target(level: "county", areas: 2))
            ],
            roles: [Role(name: "planner", forms: [], tier: .lead, levels: ["town"])],
            requirements: [
                Requirement(
                    id: "base", at: Selector(levels: ["town"]),
                    demand: .role(.init(role: "planner", quota: .atLeastOne)))
            ])
        var county = World(scheme, on: "2021-12-31")
        county.areas = [
            area("county", "county", in: "north"), area("north", "town", in: "county"),
            area("south", "town", in: "county"),
        ]
        county.appoint("team", to: "north", role: "planner")
        // One town of the two that must be covered is.
        #expect(try county.report().told == ["GAP.none gap south", "PHASE.due warning county"])
    }

    @Test("a child is a child once")
    func children() throws {
        var city = try World("beijing", on: "2021-07-01")
        city.areas = [
            area("district", "district", in: "zone"), area("zone", "zone", in: "district"), area("street", in: "zone"),
        ]
        city.appoint("team", to: "elsewhere", role: "planner", form: "team")
        let verdict = try #require(city.report().verdicts("district").first)
        #expect(verdict.detail == .share(met: 0, of: 1, missing: ["street"]))
        #expect(verdict.uncoveredArea == SquareMeters(squareKilometers: 1))
    }
}
