import PlanningModel
import TestWorlds
import Testing

@Suite("areas in force")
struct AreasInForceTests {
    @Test("an area counts on the days of its term only")
    func term() {
        let areas = [area("old", from: nil, to: "2021-01-01"), area("new", from: "2021-01-01")]
        #expect(areas.inForce(on: day("2020-12-31")).map(\.id) == ["old"])
        #expect(areas.inForce(on: day("2021-01-01")).map(\.id) == ["new"])
    }

    @Test("the version that began last supersedes the others from its first day on")
    func versions() {
        let areas = [area("a", km2: 1), area("a", km2: 2, from: "2020-01-01"), area("a", km2: 3, from: "2021-01-01")]
        #expect(areas.inForce(on: day("2019-12-31")).map(\.area.squareKilometers) == [1])
        #expect(areas.inForce(on: day("2020-12-31")).map(\.area.squareKilometers) == [2])
        #expect(areas.inForce(on: day("2021-01-01")).map(\.area.squareKilometers) == [3])
    }

    @Test("an area abolished is gone, also when an older version would still be open")
    func abolished() {
        // The later version ends on 2021-01-01; the first, never closed, must not come back to life.
        let areas = [
            area("a", km2: 1, from: "2000-01-01", to: "2020-01-01"),
            area("a", km2: 2, from: "2020-01-01", to: "2021-01-01"),
        ]
        #expect(areas.inForce(on: day("2021-01-01")).isEmpty)
    }

    @Test("areas come by id, each once, whatever order they were given in")
    func order() {
        for seed in UInt64(0)..<50 {
            var random = SplitMix64(seed: seed)
            let areas = (0..<12).map { _ in
                area(
                    ["a", "b", "c", "d"].randomElement(using: &random) ?? "a",
                    from: ["2019-01-01", "2020-01-01", "2021-01-01"].randomElement(using: &random))
            }
            let asked = day("2020-06-01")
            let current = areas.inForce(on: asked)
            #expect(current.map(\.id) == Set(current.map(\.id)).sorted(), "seed \(seed)")
            #expect(current.map(\.id) == areas.shuffled(using: &random).inForce(on: asked).map(\.id), "seed \(seed)")
            #expect(
                current.map(\.term) == areas.shuffled(using: &random).inForce(on: asked).map(\.term), "seed \(seed)")
        }
    }
}
