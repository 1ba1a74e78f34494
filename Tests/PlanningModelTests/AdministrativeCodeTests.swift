import PlanningModel
import Testing

@Suite("administrative codes")
struct AdministrativeCodeTests {
    @Test(
        "a code tells the level of its area",
        arguments: [
            ("110105001000", "street"), ("110105001", "street"), ("110228101000", "town"), ("110228200000", "township"),
            ("110105001002", "community"), ("110228101201", "village"), ("110105", "district"), ("110228", "county"),
            ("440100", "city"),
        ])
    func levels(code: String, level: String) throws {
        let code = try #require(AdministrativeCode(code))
        #expect(code.levels.contains(Level(rawValue: level)))
        #expect(!code.contradicts(Level(rawValue: level)))
    }

    @Test(
        "what is no such code, or fixes no level, tells nothing",
        arguments: ["", "A-17", "1101", "110000", "110105401000", "11010500100", "110105001999", "１１０１０５"])
    func none(code: String) { #expect(AdministrativeCode(code) == nil) }

    @Test("a street with a town's code is contradicted, a park never is")
    func contradictions() throws {
        let town = try #require(AdministrativeCode("110228101000"))
        #expect(town.contradicts("street") && town.contradicts("village") && town.contradicts("district"))
        #expect(!town.contradicts("park") && !town.contradicts("ward"))
    }
}
