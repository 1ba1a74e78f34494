import Foundation
import TestWorlds
import Testing

@Suite("lists that no program should write")
struct HostileListTests {
    private static let header = "actor,role,area\n"

    static let texts: [HostileFile] = [
        HostileFile(
            "p.csv", "a quote that is never closed", says: "never closed",
            text: header + "\"" + String(repeating: "a", count: 17 << 20)),
        HostileFile(
            "p.csv", "a row of 17 MiB", says: "longer than", text: header + String(repeating: "a", count: 17 << 20)),
        HostileFile(
            "p.csv", "eight million cells in a row", says: "8000001 cells",
            text: header + String(repeating: "1,", count: 8_000_000)),
        HostileFile(
            "p.csv", "a hundred columns that are none of ours", says: "60 more",
            text: (0..<100).map { "c\($0)" }.joined(separator: ",") + "\n"),
        HostileFile(
            "p.csv", "a hundred thousand rows that are all wrong", says: "rows 2–100001",
            text: header + String(repeating: "一组,planner,无此街道\n", count: 100_000)),
        HostileFile("p.csv", "NUL for text", says: "row 2", text: header + "\0\0,planner,\0\n"),
        HostileFile(
            "p.csv", "days that are none", says: "no day",
            text: "actor,role,area,from,to\n一组,planner,街道0,99999999999999999999-01-01,2021-13-45\n"),
        HostileFile("p.csv", "UTF-16", says: "neither UTF-8 nor GB18030") { folder in
            try folder.write((header + "一组,planner,街道0\n").data(using: .utf16) ?? Data(), to: "p.csv")
        },
        HostileFile("p.csv.gz", "a bomb", says: "unpacks to more than 64 MB") { folder in
            try folder.write(Data(repeating: 0x0A, count: 80 << 20), to: "p.csv")
            try GoodFile.run("gzip", "p.csv", in: folder)
        },
        HostileFile("p.xlsx", "no archive", says: "no format", text: "hello"),
    ]

    /// A spreadsheet with some text of one of its files replaced, once or everywhere.
    private static func sheet(_ what: String, says: String, in part: String, _ old: String, by new: String)
        -> HostileFile
    {
        HostileFile("p.xlsx", what, says: says) { folder in
            try GoodFile.spreadsheet.make(in: folder)
            try GoodFile.run("unzip", "-q", "-o", "p.xlsx", in: folder)
            let text = try folder.text(of: part)
            guard let place = text.range(of: old) else { throw Missing(text: old) }
            try folder.write(text.replacingCharacters(in: place, with: new), to: part)
            try GoodFile.run("zip", "-q", "p.xlsx", part, in: folder)
        }
    }

    struct Missing: Error { let text: String }

    private static let strings = "xl/sharedStrings.xml"
    private static let cells = "xl/worksheets/sheet1.xml"

    static let sheets: [HostileFile] = [
        sheet(
            "a bomb", says: "unpacks to more than 64 MB", in: strings, "<sst",
            by: "<!--" + String(repeating: " ", count: 80 << 20) + "--><sst"),
        sheet("a cell in the last column there is", says: "2000", in: cells, #"r="A2""#, by: #"r="XFD1048576""#),
        sheet("a cell beyond any column", says: "damaged", in: cells, #"r="A2""#, by: #"r="ZZZZZZZZ99999999""#),
        sheet("row two thousand million", says: "damaged", in: cells, #"<row r="2""#, by: #"<row r="2147483647""#),
        sheet(
            "entities that multiply", says: "damaged", in: strings, "<sst",
            by: "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
                + ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].map { pair in
                    "<!ENTITY \(pair.suffix(1)) \"\(String(repeating: "&\(pair.prefix(1));", count: 10))\">"
                }.joined() + "]><sst x=\"&i;\""),
    ]

    @Test(
        "each is told as bad data, in bounded time and memory, and leaves the project as it was",
        arguments: texts + sheets)
    func planners(file: HostileFile) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try file.make(folder)
            let run = try victim.expect(
                [65], from: ["import", "planners", "city.gpkg", file.name], file.testDescription)
            #expect(run.errors.contains(file.says), "\(run.errors.prefix(400))")
            #expect(run.errors.utf8.count < 2000)
        }
    }

    @Test("elements nested ten thousand deep in a spreadsheet are passed over")
    func deepSheet() throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            let deep = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
            for part in [Self.cells, Self.strings] {
                let file = Self.sheet("deep", says: "", in: part, part == Self.cells ? "<sheetData>" : "<si>", by: "@")
                try file.make(folder)
                let text = try folder.text(of: part)
                try folder.write(
                    text.replacingOccurrences(of: "@", with: part == Self.cells ? deep + "<sheetData>" : deep + "<si>"),
                    to: part)
                try GoodFile.run("zip", "-q", "p.xlsx", part, in: folder)
                try victim.expect([0, 65], from: ["import", "planners", "city.gpkg", "p.xlsx"], part)
                try GoodFile.run("rm", "p.xlsx", in: folder)
            }
        }
    }
}
