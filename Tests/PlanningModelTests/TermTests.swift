import PlanningModel
import TestWorlds
import Testing

@Suite("terms")
struct TermTests {
    @Test("a term holds from its first day up to the day before its end")
    func halfOpen() {
        let year = term("2021-01-01", "2022-01-01")
        #expect(!year.contains(day("2020-12-31")))
        #expect(year.contains(day("2021-01-01")))
        #expect(year.contains(day("2021-12-31")))
        #expect(!year.contains(day("2022-01-01")))
    }

    @Test("where one term ends and the next begins, every day belongs to exactly one")
    func succession() {
        let first = term("2020-07-01", "2021-07-01")
        let second = term("2021-07-01", nil)
        for text in ["2020-07-01", "2021-06-30", "2021-07-01", "2021-07-02", "2030-01-01"] {
            #expect(first.contains(day(text)) != second.contains(day(text)), "\(text)")
        }
    }

    @Test("an open side reaches for ever")
    func open() {
        #expect(term(nil, "2021-01-01").contains(day("0001-01-01")))
        #expect(term("2021-01-01", nil).contains(day("9999-12-31")))
        #expect(Term.always.contains(day("2021-01-01")))
    }

    @Test("a term that ends on its first day, or before, has no day in it")
    func empty() {
        #expect(term("2021-01-01", "2021-01-01").isEmpty)
        #expect(term("2021-01-02", "2021-01-01").isEmpty)
        #expect(!term("2021-01-01", "2021-01-02").isEmpty)
        #expect(!term(nil, "2021-01-01").isEmpty)
        #expect(!Term.always.isEmpty)
        #expect(!term("2021-01-01", "2021-01-01").contains(day("2021-01-01")))
    }

    @Test("on any day a term has not begun, holds, or has ended: exactly one of the three")
    func partition() {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            func some() -> String? {
                Bool.random(using: &random) ? "2021-01-\(Int.random(in: 10...28, using: &random))" : nil
            }
            let one = term(some(), some())
            guard !one.isEmpty else { continue }
            let asked = day("2021-01-\(Int.random(in: 10...28, using: &random))")
            let truths = [!one.hasBegun(on: asked), one.contains(asked), one.hasEnded(on: asked)]
            #expect(truths.count { $0 } == 1, "seed \(seed)")
        }
    }
}
