import GeoModel
import TestWorlds
import Testing

@Suite("the names nearest to a word")
struct NearestNamesTests {
    @Test("a street with one character wrong is found first")
    func oneWrong() {
        let streets = ["建外街道", "朝外街道", "三里屯街道", "八里庄街道", "左家庄街道"]
        // To 八里装街道: 八里庄街道 one substitution (庄), 三里屯街道 two (三, 屯), the others three.
        #expect(nearestNames(to: "八里装街道", among: streets, limit: 2) == ["八里庄街道", "三里屯街道"])
    }

    @Test("a key of a scheme with a letter missing is found")
    func oneMissing() {
        #expect(nearestNames(to: "requir", among: ["roles", "require", "title"], limit: 1) == ["require"])
    }

    @Test("what is more unlike than alike is not offered")
    func tooFar() {
        // "ab" and "xb" differ in one of two: half, still offered. "ab" and "xy" in two of two.
        #expect(nearestNames(to: "ab", among: ["xb", "xy", "abcde"]) == ["xb"])
        #expect(nearestNames(to: "ab", among: [String]()) == [])
    }

    @Test("equal distances keep the order they were given in, and a name stands once")
    func order() {
        #expect(nearestNames(to: "cat", among: ["hat", "bat", "hat", "mat", "rat"]) == ["hat", "bat", "mat"])
    }

    @Test("laws for words made at random")
    func laws() {
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            func word() -> String {
                String(
                    (0..<Int.random(in: 1...5, using: &random)).map { _ in "东西南".randomElement(using: &random) ?? "东" })
            }
            let wanted = word()
            let names = (0..<8).map { _ in word() }
            let found = nearestNames(to: wanted, among: names, limit: 3)
            let distances = found.map { distance(Array(wanted)[...], Array($0)[...]) }
            let offered = Set(names).map { ($0, distance(Array(wanted)[...], Array($0)[...])) }
                .filter { 2 * $0.1 <= max(wanted.count, $0.0.count) }
            // The best three of those that may be offered at all, best first, each once; an exact match is first.
            #expect(distances == Array(offered.map(\.1).sorted().prefix(3)), "seed \(seed)")
            #expect(Set(found).count == found.count, "seed \(seed)")
            #expect(found.allSatisfy(names.contains), "seed \(seed)")
            #expect(names.contains(wanted) ? found.first == wanted : true, "seed \(seed)")
        }
    }

    /// Levenshtein's distance by its definition.
    private func distance(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
        guard let a = left.first else { return right.count }
        guard let b = right.first else { return left.count }
        let rest = distance(left.dropFirst(), right.dropFirst())
        if a == b { return rest }
        return 1 + min(rest, distance(left.dropFirst(), right), distance(left, right.dropFirst()))
    }
}

@Suite("names in a row")
struct ListedNamesTests {
    @Test("forty are listed, of more the others are counted")
    func bounded() {
        let names = (1...42).map { "c\($0)" }
        #expect(listed([], none: "nothing", in: .english) == "nothing")
        #expect(listed(Array(names[..<2]), none: "", in: .english) == "c1, c2")
        #expect(listed(Array(names[..<40]), none: "", in: .chinese).hasSuffix("c39、c40"))
        #expect(listed(names, none: "", in: .english).hasSuffix("c39, c40 and 2 more"))
        #expect(listed(names, none: "", in: .chinese).hasSuffix("c39、c40 等共 42 个"))
    }
}
