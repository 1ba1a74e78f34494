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
    private func city(_ areas: String..., facts: [Fact] = []) throws -> World {
        let list = areas.enumerated().map {
            appointment("designer \($0)", to: $1, role: "designer", form: "person", id: $0)
        }
        return try World("guangzhou", on: "2022-01-01", areas: self.areas, list: list, facts: facts)
    }

    @Test("a designer in any community fills the street, from below")
    func anyCommunity() throws {
        #expect(try city("east").report().states("full") == ["other gap", "street covered-by-layer"])
        #expect(try city("east").report().told("GAP") == ["GAP.none gap other"])
    }

    @Test("a designer on the street itself fills it directly, also beside one in a community")
    func direct() throws {
        #expect(try city("street").report().states("full") == ["other gap", "street covered"])
        #expect(try city("street", "east").report().states("full") == ["other gap", "street covered"])
    }

    @Test("many designers in one street are usual: nothing is told")
    func many() throws {
        #expect(try city("street", "street", "east", "east", "west").report().told("OVER") == [])
        #expect(try city("street", "street", "east").report().states("full") == ["other gap", "street covered"])
    }

    @Test("two designers who answer for one micro-space are a conflict")
    func oneProject() throws {
        let city = try city("pocket park", "pocket park", "street", "other")
        // `unique_at: {designer: project}` decides before `same: {designer: allow}`; the street's designer is no third.
        #expect(try city.report().told("OVER") == ["OVER.same conflict pocket park"])
        #expect(
            try city.report().findings.first { $0.code == .overSame }?.evidence.appointments.map(\.actor)
                == ["designer 0", "designer 1"])
        #expect(try city.report().states("full") == ["other covered", "street covered"])
    }

    @Test("the plan is the district's, whoever designs")
    func plan() throws {
        #expect(try city("street").report().states("plan") == ["district unknown"])
        let issued = Fact(name: "implementation-plan", area: "district", date: day("2022-01-01"), origin: .test())
        #expect(try city("street", facts: [issued]).report().states("plan") == ["district covered"])
        #expect(try city("street", facts: [issued]).report("2021-12-31").states("plan") == ["district future"])
        let other = Fact(name: "annual-report", area: "district", date: nil, origin: .test())
        #expect(try city("street", facts: [other]).report().states("plan") == ["district gap"])
    }

    @Test("344 designers are counted as actors, not as appointments, and fill no gap")
    func figures() throws {
        // Two rows, one designer each; no fact in the project: nothing to count.
        let city = try city("east", "west")
        #expect(try city.report("2022-09-15").totals == [])
        #expect(try city.report("2022-09-16").totals.map(\.found) == [2, nil])
        #expect(try city.report("2022-09-16").told("TOTAL") == ["TOTAL.mismatch warning –"])
        #expect(try city.report("2022-09-16").states("full") == city.report().states("full"))
    }
}
