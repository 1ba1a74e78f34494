import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("a standard as YAML")
struct StandardReaderTests {
    private static let least = """
        standard: own
        source: ours
        levels:
          - {minutes: 15, source: ours, certainty: verified}
        rows:
          - {category: clinic, level: 15, need: must, source: ours, certainty: verified}

        """

    private func standard(_ text: String) throws -> Standard {
        try Standard(GeodataText(file: "x.yaml", text: text))
    }

    /// What is wrong in a text, line by line.
    private func defects(_ text: String, in language: Language = .english) throws -> [String] {
        let error = try #require(#expect(throws: GeodataError.self) { try standard(text) })
        return error.explanation(in: language).split(separator: "\n").map(String.init)
    }

    /// The same of the least standard with some words in place of others.
    private func defects(with words: String, for others: String) throws -> [String] {
        #expect(Self.least.contains(others))
        return try defects(Self.least.replacing(others, with: words))
    }

    @Test("what a row leaves out is its level's minutes, its category, and nothing else")
    func least() throws {
        let read = try standard(Self.least)
        #expect(read.name == "own" && read.formula == CircleFormula() && read.levels.map(\.minutes) == [15])
        #expect(
            read.rows == [
                StandardRow(category: "clinic", level: 15, source: "ours", certainty: .verified)
            ])
        let row = try #require(read.rows.first)
        #expect(row.isMust && row.minutes == 15 && row.facilities == ["clinic"] && row.meters == nil)
    }

    @Test("all keys are read, and levels stand from the widest circle to the narrowest")
    func all() throws {
        let read = try standard(
            """
            standard: own
            title: {en: Own, zh: 自订}
            source: ours
            formula: [slowest, kth-2, minutes, street]
            levels:
              - {minutes: 5, source: a, certainty: provisional}
              - {minutes: 15, title: {en: wide}, residents: [50000, 100000], dwellings: [1, 1], land-ha: [0.5, 2],
                 green-m2-per-person: 1.5, source: b, certainty: verified}
            rows:
              - {category: park, title: {zh: 公园}, level: 5, need: may, minutes: 7.5, metres: 300, facilities: [park, playground],
                 least-ha: 0.4, least-width: 30, tag: [old, new], not-tag: far, source: c, certainty: provisional}
            """)
        #expect(read.formula.text == "minutes,kth-2,slowest,street")
        #expect(
            read.levels == [
                CircleLevel(
                    minutes: 15, title: [.english: "wide"], residents: 50000...100_000, dwellings: 1...1, land: 0.5...2,
                    greenPerPerson: 1.5, source: "b", certainty: .verified),
                CircleLevel(minutes: 5, source: "a"),
            ])
        // 0.4 ha are 4,000 square metres.
        #expect(
            read.rows == [
                StandardRow(
                    category: "park", title: [.chinese: "公园"], level: 5, isMust: false, minutes: 7.5,
                    meters: Meters(300),
                    facilities: ["park", "playground"], leastGround: SquareMeters(4000), leastWidth: Meters(30),
                    tags: ["old", "new"], exceptTags: ["far"], source: "c", certainty: .provisional)
            ])
    }

    @Test("without its source or its certainty neither a level nor a row is read, nor a standard without rows")
    func missing() throws {
        #expect(
            try defects("standard: own\nlevels:\n  - {minutes: 15}\nrows: []\n") == [
                "x.yaml:1: the key 'source' is missing.",
                "x.yaml:3: the key 'source' is missing.",
                "x.yaml:3: the key 'certainty' is missing.",
                "x.yaml:4: 'rows: []' is not understood; expected a list.",
            ])
        #expect(
            try defects(
                with: "{level: 15}", for: "{category: clinic, level: 15, need: must, source: ours, certainty: verified}"
            )
                == ["category", "need", "source", "certainty"].map { "x.yaml:6: the key '\($0)' is missing." })
    }

    @Test("a key that is not known is told with the one that was meant")
    func unknown() throws {
        let told = try defects(with: "meters: 500, need: must", for: "need: must")
        #expect(told.count == 1)
        #expect(told[0].hasPrefix("x.yaml:6: the key 'meters' is not known here; did you mean 'metres'."))
    }

    @Test("a row of a level that has no circle is refused, and not because something else is wrong in the circle")
    func level() throws {
        #expect(
            try defects(with: "level: 30", for: "level: 15")
                == ["x.yaml:6: 'level: 30' is not understood; expected one of 15."])
        #expect(
            try defects(
                with: "{minutes: 15, certainty: verified}", for: "{minutes: 15, source: ours, certainty: verified}")
                == ["x.yaml:4: the key 'source' is missing."])
    }

    @Test("two circles of the same minutes are refused")
    func repeatedLevel() throws {
        let line = "  - {minutes: 15, source: ours, certainty: verified}\n"
        #expect(
            try defects(with: line + line, for: line)
                == ["x.yaml:5: 'minutes: 15' stands there twice; give each its own."])
    }

    @Test(
        "rows of one category and level must be told apart by tags: what one is for, the other is not for",
        arguments: [
            (first: "", second: "", isSound: false),
            (first: ", tag: inner", second: "", isSound: false),
            // An area may have both tags.
            (first: ", tag: inner", second: ", tag: outer", isSound: false),
            (first: ", tag: [inner, middle]", second: ", not-tag: inner", isSound: false),
            (first: ", tag: inner", second: ", not-tag: inner", isSound: true),
            (first: ", not-tag: [inner, middle]", second: ", tag: [middle, inner]", isSound: true),
        ])
    func repeatedRow(first: String, second: String, isSound: Bool) throws {
        func row(_ tags: String) -> String {
            "  - {category: bus-stop, level: 15, need: must, source: ours, certainty: verified\(tags)}\n"
        }
        let text = Self.least + row(first) + row(second)
        guard !isSound else {
            #expect(try standard(text).rows.count == 3)
            return
        }
        #expect(
            try defects(text) == [
                "x.yaml:8: 'category: bus-stop' stands there twice for the level 15, and an area may come under both. "
                    + "Drop one, or tell them apart: 'tag' in one, 'not-tag' with the same words in the other."
            ])
    }

    @Test("numbers, ranges, needs, and certainties are read strictly")
    func values() throws {
        let text = """
            standard: own
            source: ours
            levels:
              - {minutes: 0, residents: [2, 1], dwellings: [1.5, 2], land-ha: 5, green-m2-per-person: none, source: a, certainty: sure}
              - {minutes: 15, source: a, certainty: verified}
            rows:
              - {category: park, level: 15, need: should, minutes: -1, metres: far, facilities: [park, park], least-ha: 0, least-width: nan, tag: [], source: a, certainty: verified}
            """
        let told = try defects(text).map { line in
            guard let parts = line.firstMatch(of: #/^x.yaml:(\d+): '([^']*)' is not understood.*xpected (.*)$/#) else {
                return line
            }
            return "\(parts.1) \(parts.2): \(parts.3)"
        }
        #expect(
            told == [
                "4 minutes: 0: a whole number from 1 on.",
                "4 residents: [2, 1]: two whole numbers from 1 on like [5000, 12000], the smaller first.",
                "4 dwellings: [1.5, 2]: two whole numbers from 1 on like [5000, 12000], the smaller first.",
                "4 land-ha: 5: two numbers greater than 0 like [130, 200], the smaller first.",
                "4 green-m2-per-person: none: a number greater than 0.",
                "4 certainty: sure: one of verified, provisional.",
                "7 need: should: one of must, may.",
                "7 minutes: -1: a number greater than 0.",
                "7 metres: far: a number greater than 0.",
                "x.yaml:7: 'facilities: park' stands there twice; give each its own.",
                "7 least-ha: 0: a number greater than 0.",
                "7 least-width: nan: a number greater than 0.",
                "7 tag: []: a word or a list of words.",
            ])
    }

    @Test("a formula has one word of each kind at most, each understood")
    func formula() throws {
        #expect(try standard(Self.least + "formula: minutes,mean-of-3,mean\n").formula.text == "minutes,mean-of-3,mean")
        for words in ["[minutes, quickest]", "[metres, minutes]", "[kth-0]", "[mean, decay, minutes]"] {
            let told = try defects(Self.least + "formula: \(words)\n")
            #expect(told.count == 1, "\(words)")
            #expect(
                told.first?.hasSuffix(
                    "is not understood; expected words of a formula, one at most of each kind: "
                        + "minutes+metres or minutes or metres or straight-line; nearest or kth-K or mean-of-K; "
                        + "all-musts or count-reached or slowest or mean or decay or diversity; people or street or land or buildings."
                )
                    == true, "\(told)")
        }
    }

    @Test("defects are told in Chinese too")
    func chinese() throws {
        let row = "  - {category: clinic, level: 15, need: may, source: ours, certainty: verified}\n"
        #expect(
            try defects(Self.least + row, in: .chinese) == [
                "x.yaml:7：“category: clinic”在 15 分钟层级重复出现，同一区域可能同时适用。请删去一条，或一条写 tag、另一条写相同的 not-tag 以区分。"
            ])
    }
}
