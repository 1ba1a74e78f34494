import GeoModel
import PlanningModel
import TestWorlds
import Testing

/// Three villages in one town, one in another town of the same county.
@Suite("Jiangsu's countryside")
struct JiangsuTests {
    private let areas = [
        area("county", "county", km2: 8), area("near town", "town", in: "county", km2: 4),
        area("far town", "town", in: "county", km2: 4),
        area("v1", "village", in: "near town"), area("v2", "village", in: "near town"),
        area("v3", "village", in: "far town"),
    ]

    private func pair(_ name: String, to village: String) -> Appointment {
        appointment(name, to: village, "2021-01-01", role: "pair", form: "unit", id: name.count)
    }

    private func station(_ name: String, to area: String) -> Appointment {
        appointment(name, to: area, "2021-01-01", role: "station", form: "station", id: name.count)
    }

    private func city(_ list: Appointment..., facts: [Fact] = []) throws -> World {
        // Before the day of the published figure.
        try World("jiangsu", on: "2021-10-14", areas: areas, list: list, facts: facts)
    }

    @Test("a village is reached by its pair, or by the station of its town, either one")
    func either() throws {
        let city = try city(pair("institute", to: "v1"), station("post", to: "near town"))
        // v1 has both, and the pair is its own; v2 has the station from above (`down`); v3 neither.
        #expect(try city.report().states("reached") == ["v1 covered", "v2 covered-by-layer", "v3 gap"])
        #expect(try city.report().told("GAP") == ["GAP.none gap v3"])
        // `layers: [[station, pair]]`.
        #expect(try city.report().told("OVER") == [])
        #expect(try city.report().told("LAYER") == ["LAYER.ok note v1"])
    }

    @Test("a pair alone reaches its own village only")
    func pairOnly() throws {
        #expect(try city(pair("institute", to: "v1")).report().states("reached") == ["v1 covered", "v2 gap", "v3 gap"])
    }

    @Test("a station of the county reaches all its villages")
    func county() throws {
        #expect(
            try city(station("post", to: "county")).report().states("reached")
                == ["v1 covered-by-layer", "v2 covered-by-layer", "v3 covered-by-layer"])
    }

    @Test("two stations in one town deserve a warning, two pairs in one village do not")
    func two() throws {
        let stations = try city(station("post", to: "near town"), station("second", to: "near town"))
        #expect(try stations.report().told("OVER") == ["OVER.same warning near town"])
        #expect(try stations.report().states("reached") == ["v1 covered-by-layer", "v2 covered-by-layer", "v3 gap"])
        #expect(try city(pair("institute", to: "v1"), pair("bureau", to: "v1")).report().told("OVER") == [])
    }

    @Test("either one gone makes a village that had only it expired")
    func gone() throws {
        let gone = appointment(
            "institute", to: "v1", "2020-01-01", "2021-10-14", role: "pair", form: "unit", id: 1)
        #expect(try city(gone).report().states("reached") == ["v1 expired", "v2 gap", "v3 gap"])
        #expect(
            try city(gone, station("post", to: "near town")).report().states("reached").first == "v1 covered-by-layer")
    }

    @Test("a village without its plan is a note, no gap, and no ground of it counts as uncovered")
    func plan() throws {
        let plan = Fact(name: "layout-plan-then-village-plan", area: "v1", date: day("2021-01-01"), origin: .test())
        let city = try city(station("post", to: "county"), facts: [plan])
        #expect(try city.report().states("plan") == ["v1 covered", "v2 gap", "v3 gap"])
        #expect(try city.report().told("GAP") == ["GAP.none note v2", "GAP.none note v3"])
        #expect(try city.report().rules.map(\.uncoveredArea) == [.zero, .zero])
    }
}
