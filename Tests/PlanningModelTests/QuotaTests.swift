import PlanningModel
import Testing

@Suite("quotas")
struct QuotaTests {
    @Test("exactly, at least, and from-to are understood")
    func forms() throws {
        let exactly = try #require(Quota("1"))
        #expect(exactly.lower == 1 && exactly.upper == 1)
        let atLeast = try #require(Quota("2.."))
        #expect(atLeast.lower == 2 && atLeast.upper == nil)
        let range = try #require(Quota("1..3"))
        #expect(range.lower == 1 && range.upper == 3)
    }

    @Test("a quota is printed as it is written", arguments: ["1", "7", "1..", "2..", "1..3", "10..12"])
    func printed(text: String) {
        #expect(Quota(text)?.description == text)
    }

    @Test(
        "anything else is no quota",
        arguments: [
            "", "0", "0..", "-1", "..3", "3..1", "1...3", "1..3..5", "one", "1.5", "1-3", "1 ..3", "+1", "1..+3", "１",
            "99999999999999999999",
        ])
    func wrong(text: String) {
        #expect(Quota(text) == nil)
    }
}
