import GeoModel
import PlanningModel
import TestWorlds
import Testing

/// A street of two communities, one of them with a pocket park that is built; a street beside it without anybody.
@Suite("Guangzhou")
struct GuangzhouTests {
    private let areas = [
        area("district", "district"), area("street", in: "district"), area("east", "community", in: "street"),
        area("west", "community", in: "street"), area("pocket park", "project", in: "west"),
        area("other", in: "district"),
    ]

    /// Before the day of the published figures, so that none is judged.
    private func city(_ areas: String..., facts: [Fact] = []) throws -> CityWorld {
        let list = areas.enumerated().map {
            appointment("designer \($0)", to: $1, role: "designer", form: "person", id: $0)
        }
        return try CityWorld("guangzhou", on: "2022-01-01", areas: self.areas, list: list, facts: facts)
    }

    @Test("a designer in any community fills the street, from below")
    func anyCommunity() throws {
        #expect(try city("east").states("full") == ["other gap", "street covered-by-layer"])
        #expect(try city("east").told("GAP") == ["GAP.none gap other"])
    }

    @Test("a designer on the street itself fills it directly, also beside one in a community")
    func direct() throws {
        #expect(try city("street").states("full") == ["other gap", "street covered"])
        #expect(try city("street", "east").states("full") == ["other gap", "street covered"])
    }

    @Test("many designers in one street are usual: nothing is told")
    func many() throws {
        #expect(try city("street", "street", "east", "east", "west").told("OVER") == [])
        #expect(try city("street", "street", "east").states("full") == ["other gap", "street covered"])
    }

    @Test("two designers who answer for one micro-space are a conflict")
    func oneProject() throws {
        let city = try city("pocket park", "pocket park", "street", "other")
        // `unique_at: {designer: project}` decides before `same: {designer: allow}`; the street's designer is no third.
        #expect(try city.told("OVER") == ["OVER.same conflict pocket park"])
        #expect(
            try city.report().findings.first { $0.code == .overSame }?.evidence.appointments.map(\.actor)
                == ["designer 0", "designer 1"])
        #expect(try city.states("full") == ["other covered", "street covered"])
    }

    @Test("the plan is the district's, whoever designs")
    func plan() throws {
        #expect(try city("street").states("plan") == ["district unknown"])
        let issued = Fact(name: "implementation-plan", area: "district", date: day("2022-01-01"), origin: .test())
        #expect(try city("street", facts: [issued]).states("plan") == ["district covered"])
        #expect(try city("street", facts: [issued]).states("plan", on: "2021-12-31") == ["district future"])
        let other = Fact(name: "annual-report", area: "district", date: nil, origin: .test())
        #expect(try city("street", facts: [other]).states("plan") == ["district gap"])
    }

    @Test("344 designers are counted as actors, not as appointments, and fill no gap")
    func figures() throws {
        // Two rows, one designer each; no fact in the project: nothing to count.
        let city = try city("east", "west")
        #expect(try city.report(on: day("2022-09-15")).totals == [])
        #expect(try city.report(on: day("2022-09-16")).totals.map(\.found) == [2, nil])
        #expect(try city.told("TOTAL", on: "2022-09-16") == ["TOTAL.mismatch warning –"])
        #expect(try city.states("full", on: "2022-09-16") == city.states("full"))
    }
}
