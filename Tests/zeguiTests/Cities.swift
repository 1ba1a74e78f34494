import Foundation
import TestWorlds
import Testing

/// A city that was imported once by the commands a user types; each test gets its own copy of the project.
struct City: Sendable {
    private let project: Data

    /// The made-up city of `geodata/sample`, as the README imports it.
    static let sample = Result { try importedSample() }

    /// The same, imported once more.
    static func importedSample() throws -> City {
        let layers = ["districts", "streets", "parks"].map(layer)
        let lists = [
            ["planners", "planners.csv"], ["planners", "planners/beijing.csv"], ["population", "population.csv"],
        ]
        return try City(layers + lists, from: Places.sample)
    }

    /// The made-up city with all its layers, and the lists of one scheme.
    ///
    /// - Parameter lists: Files below the sample's folder, in order.
    static func sample(under scheme: String, lists: [String]) throws -> City {
        let layers = [
            "districts", "urbanareas", "streets", "parks", "keyareas", "zones", "communities", "villages", "projects",
        ].map(layer)
        let imports = lists.map { file in
            [file.contains("/") && !file.hasPrefix("planners") ? String(file.prefix { $0 != "/" }) : "planners", file]
        }
        return try City(layers + imports, scheme: scheme, from: Places.sample)
    }

    private static func layer(_ name: String) -> [String] {
        let fields = [
            "--level-field", "level", "--code-field", "code", "--parent-field", "parent", "--tag-field", "tag",
        ]
        return ["areas", name + ".geojson"] + fields + (name == "districts" ? ["--keep-fields", "scheme,pilot"] : [])
    }

    /// Beijing's streets from the Shapefile, as issue 2 imports them.
    static let beijing = Result { try City.beijing(areas: Places.beijing + "/beijing_streets.shp") }

    /// Beijing with its boundaries from another file.
    static func beijing(areas: String) throws -> City {
        try City(
            [
                ["areas", areas, "--level", "street", "--name-field", "乡", "--parent-field", "县"],
                ["planners", "planners/appointments.csv"],
                [
                    "population", "beijing_population.csv", "--map", "name=street", "--map", "parent=district", "--map",
                    "population=worldpop_population",
                ],
            ], from: Places.beijing)
    }

    /// - Parameter imports: Each the words after `zegui import` without the project: what, file, options.
    init(_ imports: [[String]], scheme: String = "beijing", from source: String) throws {
        project = try withTemporaryFolder { folder in
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", scheme, in: folder))
            for words in imports {
                let file = words[1].hasPrefix("/") ? words[1] : source + "/" + words[1]
                let arguments = ["import", words[0], "city.gpkg", file] + words[2...]
                try expectSuccess(run(Places.build + "/zegui", arguments, in: folder.path))
            }
            return try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
        }
    }

    /// Lends a folder with a copy of the project as `city.gpkg`.
    func inFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try folder.write(project, to: "city.gpkg")
            return try body(folder)
        }
    }
}

extension Places {
    static let beijing = realData + "/beijing-streets"
}

/// Gives a run back that ended well, or fails the test with what it said.
@discardableResult
func expectSuccess(_ run: Run) throws -> Run {
    try #require(run.status == 0, "\(run.errors)")
    return run
}

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
