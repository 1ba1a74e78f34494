import Foundation
import TestWorlds
import Testing

@Suite("tables")
struct TableTests {
    /// A cell of a table and the columns of a terminal that it takes.
    private struct Cell: Equatable {
        let text: String
        let start: Int
        let end: Int
    }

    /// The cells of a line, which two blanks or more keep apart.
    private func cells(_ line: String) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        for (index, part) in line.split(separator: #/ {2,}/#).enumerated() {
            let before = line[..<part.startIndex]
            column = index == 0 && before.isEmpty ? 0 : displayWidth(String(before))
            cells.append(Cell(text: String(part), start: column, end: column + displayWidth(String(part))))
        }
        return cells
    }

    /// How many cells of a terminal a text takes, as the C library sees it.
    private func displayWidth(_ text: String) -> Int {
        // For this thread only: the libraries that other tests use have a locale of their own.
        let before = uselocale(Self.locale)
        defer { uselocale(before) }
        return text.unicodeScalars.reduce(0) { $0 + max(0, Int(Self.wcwidth?(Int32(bitPattern: $1.value)) ?? 0)) }
    }

    nonisolated(unsafe) private static let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)

    /// POSIX's `wcwidth`, which Swift's map of the C library leaves out.
    private static let wcwidth: (@convention(c) (Int32) -> Int32)? = dlsym(nil, "wcwidth").map {
        unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self)
    }

    private func table(_ arguments: String...) throws -> [[[Cell]]] {
        try #require(displayWidth("云A") == 3, "needs the locale C.UTF-8")
        return try City.sample.get().inFolder { folder in
            let lines = try expectSuccess(run(Places.build + "/zegui", arguments, in: folder.path)).lines
            return lines.split(separator: "").map { $0.map(cells) }
        }
    }

    @Test("columns of findings begin at one place, also behind Chinese names", arguments: ["en", "zh"])
    func findings(language: String) throws {
        let blocks = try table("coverage", "city.gpkg", "--as-of", "2026-06-30", "--lang", language)
        let findings = try #require(blocks.first { $0.first?.count == 6 })
        let starts = try #require(findings.first).map(\.start)
        // 12 areas without a planner and three districts among them.
        #expect(findings.count > 15)
        // A finding about no area leaves cells empty.
        for row in findings { #expect(Set(row.map(\.start)).isSubset(of: starts), "\(row.map(\.text))") }
    }

    @Test("numbers end at one place", arguments: ["en", "zh"])
    func numbers(language: String) throws {
        for arguments in [["coverage", "--as-of", "2026-06-30"], ["status"]] {
            let lines = try City.sample.get().inFolder { folder in
                try expectSuccess(
                    run(
                        Places.build + "/zegui",
                        [arguments[0], "city.gpkg"] + arguments.dropFirst() + ["--lang", language], in: folder.path)
                ).lines
            }
            // The rows of four cells whose last three are numbers, table by table.
            let tables = lines.split(separator: "").map { block in
                block.map(cells).filter { row in
                    row.count == 4 && row.dropFirst().allSatisfy { Double($0.text) != nil }
                }
            }
            #expect(tables.contains { $0.count >= 5 }, "\(arguments)")
            for rows in tables {
                for row in rows {
                    #expect(row.dropFirst().map(\.end) == rows[0].dropFirst().map(\.end), "\(row.map(\.text))")
                    #expect(row[0].start == 0)
                }
            }
        }
    }
}
