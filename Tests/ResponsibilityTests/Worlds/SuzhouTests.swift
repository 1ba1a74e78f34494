import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// An old city of one zone, and a zone beyond its moat.
@Suite("Suzhou 苏州: five disciplines for each zone of the old city")
struct SuzhouTests {
    private static let five = ["history", "architecture", "planning-design", "municipal", "construction"]

    /// With a planner of each of some disciplines in the zone, who all inspect it in June.
    private func city(with disciplines: [String] = five) throws -> World {
        var city = try World("suzhou", on: "2022-06-30")
        try city.add("ancient-city", "urbanarea", columns: 0...1)
        try city.add("zone", "zone", columns: 0...1)
        try city.add("beyond", "zone", columns: 2...3)
        for (number, discipline) in disciplines.enumerated() {
            let actor = "\(discipline) \(number)"
            city.appoint(actor, to: "zone", role: "zoneplanner", [.disciplines: [discipline]])
            city.serve(actor, "inspection", from: "2022-06-15")
        }
        return city
    }

    @Test("one of each discipline is what the zone needs, and they lie over each other by design")
    func five() throws {
        let city = try city()
        let report = try city.report()
        #expect(report.states("five") == ["beyond not-applicable", "zone covered"])
        #expect(report.told == ["LAYER.ok note zone"])
        let overlaps = try city.overlaps()
        #expect(overlaps.overlaps.map(\.verdict) == [.layer] && overlaps.overlaps.map(\.step) == [5])
        #expect(overlaps.overlaps.map(\.claims.count) == [5])
        #expect(overlaps.total.value == city.size(of: "zone"))
    }

    @Test("two historians and no municipal engineer are one partial gap that names the field, and one warning")
    func historians() throws {
        let city = try city(with: ["history", "history", "architecture", "planning-design", "construction"])
        let report = try city.report()
        #expect(report.states("five") == ["beyond not-applicable", "zone partial"])
        #expect(report.told == ["GAP.partial gap zone", "OVER.same warning zone"])
        #expect(report.findings[0].evidence.detail == .share(met: 4, of: 5, missing: ["municipal"]))
        #expect(report.findings[1].evidence.appointments.map(\.actor) == ["history 0", "history 1"])
        // All five share the zone; the worst pair, of one discipline, decides at step 5.
        let overlaps = try city.overlaps()
        #expect(overlaps.overlaps.map(\.verdict) == [.warning] && overlaps.overlaps.map(\.step) == [5])
        #expect(overlaps.overlaps.map(\.claims.count) == [5])
        #expect(overlaps.total.value == city.size(of: "zone"))
    }

    @Test("one planner of two disciplines fills both")
    func twoFields() throws {
        var city = try city(with: ["history", "architecture", "planning-design"])
        city.appoint("engineer", to: "zone", role: "zoneplanner", [.disciplines: ["municipal", "construction"]])
        city.serve("engineer", "inspection", from: "2022-06-15")
        #expect(try city.report().told == ["LAYER.ok note zone"])
    }

    @Test("a zone that nobody inspected in the month is hollow")
    func noInspection() throws {
        let city = try city()
        let july = try city.report("2022-07-01")
        #expect(july.states("five")[1] == "zone hollow")
        #expect(july.told == ["GAP.hollow gap zone", "LAYER.ok note zone"])
        #expect(july.findings[0].evidence.detail == .service(city.scheme.services[0], done: 0))
    }

    @Test("a zone that one of its planners inspected is covered, and the others are named")
    func oneInspection() throws {
        var city = try city()
        city.services.removeAll { $0.actor != "history 0" }
        let report = try city.report()
        #expect(report.states("five")[1] == "zone covered")
        #expect(
            report.told == [
                "GAP.hollow warning architecture 1", "GAP.hollow warning construction 4",
                "GAP.hollow warning municipal 3", "GAP.hollow warning planning-design 2", "LAYER.ok note zone",
            ])
    }

    @Test("without any inspection on record that can't be judged, and the zone stays covered")
    func noRows() throws {
        var city = try city()
        city.services = []
        let report = try city.report()
        #expect(report.states("five")[1] == "zone covered")
        #expect(report.told == ["GAP.hollow note –", "LAYER.ok note zone"])
    }
}
