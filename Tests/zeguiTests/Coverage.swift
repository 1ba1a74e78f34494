import Foundation
import TestWorlds

/// The rows of a small CSV file by column; no cell of ours here holds a comma or a quote.
func rows(ofCSV text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { cells in
        Dictionary(uniqueKeysWithValues: zip(header.map(String.init), cells.map(String.init)))
    }
}

/// `coverage --format json`, as far as tests look into it.
struct Coverage: Decodable {
    struct Rule: Decodable {
        struct Ground: Decodable { let judged: Double, uncovered: Double }
        struct People: Decodable { let judged: Int?, uncovered: Int? }

        let rule: String
        let role: String?
        let judged: Int
        let states: [String: Int]
        let areaKm2: Ground
        let population: People
    }

    struct Finding: Decodable {
        struct Area: Decodable { let id: String }

        let code: String
        let rule: String?
        let area: Area?
        let actor: String?
        let state: String?
    }

    struct Total: Decodable {
        let count: String
        let at: String?
        let by: String?
        let form: String?
        let level: String?
        let declared: Int
        let found: Int?
        let agrees: Bool?
    }

    let rules: [Rule]
    let findings: [Finding]
    let totals: [Total]

    init(_ run: Run) throws {
        self = try JSONDecoder().decode(Coverage.self, from: Data(run.output.utf8))
    }

    /// The ids of the areas with a finding of one code, under one rule where it is named.
    func areas(_ code: String, under rule: String? = nil) -> [String] {
        findings.filter { $0.code == code && (rule == nil || $0.rule == rule) }.compactMap(\.area?.id).sorted()
    }
}
