import Foundation
import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("the page of schemes")
struct SchemePageTests {
    /// A scheme, or a part of one, as the page shows it.
    private struct Example: CustomTestStringConvertible {
        let line: Int
        let yaml: String
        /// What the page says is wrong in it; nil where it is shown as sound.
        var defects: String?
        var testDescription: String { "README.md:\(line)" }
    }

    private static let path = Places.geodata + "/schemes/README.md"

    /// The blocks called `yaml`, each with the block called `text` that follows it before any other.
    private static func examples() throws -> [Example] {
        var examples: [Example] = []
        var block: (kind: Substring, line: Int, text: String)?
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard line.hasPrefix("```") else {
                block?.text += line + "\n"
                continue
            }
            if let ended = block {
                if ended.kind == "yaml" { examples.append(Example(line: ended.line, yaml: ended.text)) }
                if ended.kind == "text" { examples[examples.count - 1].defects = ended.text }
                block = nil
            } else {
                block = (line.dropFirst(3), index + 1, "")
            }
        }
        return examples
    }

    /// The parts of a scheme by their keys at the beginning of a line.
    private static func parts(of yaml: String) -> [String: String] {
        var parts: [String: String] = [:]
        var key = ""
        for line in yaml.split(separator: "\n") {
            if let found = line.prefixMatch(of: #/(\w+):/#) { key = String(found.1) }
            parts[key, default: ""] += line + "\n"
        }
        return parts
    }

    /// An example as the page says that it is read: with the first one's name and roles at its end, where it has none.
    private static func source(_ example: Example) throws -> GeodataText {
        let first = parts(of: try #require(try examples().first).yaml)
        let own = parts(of: example.yaml)
        let rest = ["scheme", "roles"].filter { own[$0] == nil }.compactMap { first[$0] }
        return GeodataText(file: "own.yaml", text: example.yaml + rest.joined())
    }

    @Test("what it shows as sound is sound", arguments: try examples().filter { $0.defects == nil })
    private func sound(example: Example) throws {
        #expect(throws: Never.self) { try Scheme(Self.source(example)) }
    }

    @Test(
        "what it says is wrong is what the reader says, to the letter",
        arguments: try examples().filter { $0.defects != nil })
    private func wrong(example: Example) throws {
        let error = #expect(throws: GeodataError.self) { try Scheme(Self.source(example)) }
        #expect(try #require(error).explanation(in: .english) + "\n" == example.defects)
    }

    @Test("all that the reader can say it says in Chinese too", arguments: try examples().filter { $0.defects != nil })
    private func chinese(example: Example) throws {
        let error = try #require(
            #expect(throws: GeodataError.self) { try Scheme(Self.source(example)) })
        let told = error.explanation(in: .chinese).split(separator: "\n")
        #expect(told.count == error.explanation(in: .english).split(separator: "\n").count)
        for line in told { #expect(line.contains(#/^own\.yaml:\d+：.*。$/#) && !line.contains("expected"), "\(line)") }
    }

    /// Every key of the vocabulary, as the reader lists them where one is not known.
    private static func keys() throws -> Set<String> {
        let text = """
            scheme: s
            x: y
            title: {x: y}
            valid: {x: y}
            scope: {x: y}
            phases: [{x: y, at_least: {x: y}}]
            roles: {r: {<<: y}}
            require: [{x: y}]
            limit: [{x: y}]
            service: [{x: y}]
            overlap: {x: y}
            totals: [{x: y}]
            """
        let error = #expect(throws: GeodataError.self) { try Scheme(GeodataText(file: "x.yaml", text: text)) }
        guard case .defects(_, let defects)? = error else { return [] }
        var keys: Set<String> = []
        for case .unknownKey(let allowed) in defects.map(\.problem) { keys.formUnion(allowed) }
        return keys
    }

    @Test("it shows each key of the vocabulary in use, and with a value that is wrong")
    func complete() throws {
        let examples = try Self.examples()
        let sound = examples.filter { $0.defects == nil }.map(\.yaml).joined()
        let wrong = examples.compactMap(\.defects).joined()
        let keys = try Self.keys()
        #expect(keys.count > 50)
        let unused = try keys.filter { try !sound.contains(Regex(#"\b\#($0):"#)) }
        #expect(unused.sorted() == [])
        let unwarned = try keys.filter { try !wrong.contains(Regex(#"'\#($0):|key '\#($0)'|keys .*\b\#($0)\b"#)) }
        #expect(unwarned.sorted() == [])
    }

    @Test("its table has each scheme that ships")
    func table() throws {
        let text = try String(contentsOfFile: Self.path, encoding: .utf8)
        let rows = text.split(separator: "| --- | --- | --- |")[1].split(separator: "\n\n")[0]
        let names = rows.matches(of: #/(?m)^\| `(\w+)`/#).map { String($0.1) }
        #expect(try names == GeodataFolder(path: Places.geodata).schemeNames())
    }
}
