import PlanningModel
import Testing

@Suite("Formulas are words with commas between")
struct CircleFormulaTests {
    @Test("words may stand in any order; what is left out stays") func order() {
        var formula = CircleFormula()
        #expect(formula.text == "minutes+metres,nearest,all-musts")
        #expect(formula.read("slowest, kth-2 ,minutes") == nil)
        #expect(formula.text == "minutes,kth-2,slowest")
        #expect(formula.read("street") == nil)
        #expect(formula.text == "minutes,kth-2,slowest,street")
    }

    @Test("the first word that is none is told", arguments: ["fast", "kth-0", "mean-of-101", "kth-two"])
    func unknown(_ word: String) {
        var formula = CircleFormula()
        #expect(formula.read("minutes,\(word),nothing") == word)
    }
}
