import Foundation
import GeoModel
import Geodata
import ProjectStore
import Reporting
import TestWorlds
import Testing

@Suite("the README")
struct ReadmeTests {
    /// A command as the README shows it, and what it shows below.
    private struct Shown {
        let line: Int
        let command: String
        var output: [String] = []
    }

    private static let path = Places.package + "/README.md"

    /// The commands within fenced blocks called `console`.
    private func shown() throws -> [Shown] {
        var commands: [Shown] = []
        var isInside = false
        for (index, line) in try String(contentsOfFile: Self.path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if line.hasPrefix("```") {
                isInside = !isInside && line == "```console"
            } else if isInside, line.hasPrefix("$ ") {
                commands.append(Shown(line: index + 1, command: String(line.dropFirst(2))))
            } else if isInside, !commands.isEmpty {
                commands[commands.count - 1].output.append(line)
            }
        }
        return commands.filter { $0.command.hasPrefix("zegui ") }
    }

    @Test(
        "what it shows is what happens: each command in turn, and what the terminal then says",
        .enabled(if: Places.exists(path), "there is no README.md yet"))
    func commands() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("sample"), withDestinationPath: Places.sample)
            let commands = try shown()
            #expect(!commands.isEmpty)
            for one in commands {
                let words = one.command.split(separator: " ").map(String.init)
                let ended = try run(Places.build + "/zegui", Array(words.dropFirst()), in: folder.path)
                // A terminal shows both; only a failure, or a remark, speaks on standard error.
                var said = (ended.output + ended.errors).split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                if said.last == "" { said.removeLast() }
                #expect(said == one.output, "README.md:\(one.line): \(one.command)")
            }
        }
    }

    @Test("the files that it names are there", .enabled(if: Places.exists(path), "there is no README.md yet"))
    func files() throws {
        let text = try String(contentsOfFile: Self.path, encoding: .utf8)
        // In the table of where things happen, as Module/File.swift, and as links.
        for match in text.matches(of: #/`(\w+\/[\w+]+\.swift)`/#) {
            #expect(Places.exists("\(Places.package)/Sources/\(match.1)"), "\(match.1)")
        }
        for match in text.matches(of: #/\]\(([\w\/.\-]+)\)/#) {
            #expect(Places.exists("\(Places.package)/\(match.1)"), "\(match.1)")
        }
    }

    /// The README's example of the library, to the letter.
    private func findings() throws -> [String] {
        var said: [String] = []
        func print(_ text: String) { said.append(text) }
        // README begins
        let project = try Project(opening: "yunlan.gpkg")
        let scheme = try project.scheme(named: nil, in: GeodataFolder(path: "geodata"))
        if let day = CalendarDay("2026-06-30") {
            let report = try project.coverage(under: scheme, on: day)
            for finding in report.findings { print(finding.message(in: .chinese)) }
        }
        // README ends
        return said
    }

    @Test("its example of the library is this file's, which the compiler has read")
    func library() throws {
        let example = try String(contentsOfFile: Self.path, encoding: .utf8)
            .split(separator: "```swift\n")[1].split(separator: "```")[0].split(separator: "\n").map(trimmed)
        let here = try String(contentsOfFile: #filePath, encoding: .utf8)
            .split(separator: "// README begins\n")[1].split(separator: "// README ends")[0]
            .split(separator: "\n").map(trimmed).filter { !$0.isEmpty }
        #expect(example == here)
        // There is no such project where tests run; the library says so as the command does.
        #expect(throws: StoreError.self) { try findings() }
    }

    private func trimmed(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }
}
