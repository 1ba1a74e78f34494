import Foundation
import Testing

/// A city that was imported once by the commands a user types; each test gets its own copy of the project.
public struct City: Sendable {
    private let project: Data

    /// The made-up city of `geodata/sample`, as the README imports it.
    public static let sample = Result { try importedSample() }

    /// The same with its streets and facilities.
    public static let walkedSample = Result {
        try City(sampleImports + [["network", "network.osm.xml", "--facilities"]], from: Places.sample)
    }

    /// The same as ``sample``, imported once more.
    public static func importedSample() throws -> City { try City(sampleImports, from: Places.sample) }

    private static let sampleImports =
        ["districts", "streets", "parks"].map(layer) + [
            ["planners", "planners.csv"], ["planners", "planners/beijing.csv"], ["population", "population.csv"],
        ]

    /// The made-up city with all its layers, and the lists of one scheme.
    ///
    /// - Parameter lists: Files below the sample's folder, in order.
    public static func sample(under scheme: String, lists: [String]) throws -> City {
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
    public static let beijing = Result { try City.beijing(areas: Places.beijing + "/beijing_streets.shp") }

    /// Beijing with its boundaries from another file.
    public static func beijing(areas: String) throws -> City {
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

    /// A city made up for a test.
    ///
    /// - Parameters:
    ///   - areas: Each a shape in WKT, and its properties: `level`, `code`, `parent`, `name`.
    ///   - list: Its planners as CSV.
    public static func made(
        of areas: [(wkt: String?, properties: [String: any Sendable])], planners list: String
    ) throws -> City {
        try withTemporaryFolder { folder in
            try folder.write(GeoJSONFile.text(areas), to: "areas.geojson")
            try folder.write(list, to: "list.csv")
            let fields = ["--level-field", "level", "--code-field", "code", "--parent-field", "parent"]
            return try City(
                [["areas", "areas.geojson"] + fields, ["planners", "list.csv"]], from: folder.path)
        }
    }

    /// - Parameter imports: Each the words after `zegui import` without the project: what, file, options.
    public init(_ imports: [[String]], scheme: String = "beijing", from source: String) throws {
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

    /// The same, while something is awaited.
    public func inFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
        try await withAsyncTemporaryFolder { folder in
            try folder.write(project, to: "city.gpkg")
            try await body(folder)
        }
    }

    /// Lends a folder with a copy of the project as `city.gpkg`.
    public func inFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try folder.write(project, to: "city.gpkg")
            return try body(folder)
        }
    }
}

extension Places {
    public static let beijing = realData + "/beijing-streets"
}

/// Gives a run back that ended well, or fails the test with what it said.
@discardableResult
public func expectSuccess(_ run: Run) throws -> Run {
    try #require(run.status == 0, "\(run.errors)")
    return run
}
