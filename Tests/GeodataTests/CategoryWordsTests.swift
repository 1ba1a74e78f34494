import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("words for categories")
struct CategoryWordsTests {
    @Test(
        "a category's whole title goes before a part of another's, wherever they stand",
        arguments: [
            // `shop` is 便利店、日用商店, and `market` 菜市场、超市; both come first.
            ("便利店", "convenience"), ("超市", "supermarket"), ("Supermarket", "supermarket"),
            ("日用商店", "shop"), ("菜市场", "market"), ("food market", "market"),
            ("便利店、日用商店", "shop"), ("菜市场、超市", "market"), ("shop", "shop"),
        ])
    func wholeTitles(word: String, category: String) throws {
        let geodata = GeodataFolder(path: Places.geodata)
        let standards = try geodata.standardNames().map { try geodata.standard(named: $0) }
        #expect(CategoryWords(try geodata.facilityTags(), standards).category(word) == category)
        #expect(CategoryWords(try geodata.facilityTags()).category(word) == category)
    }
}
