import Foundation
import TestWorlds
import Testing

/// A project that bad files are imported into: it holds one street, so that lists have an area to name.
struct Victim {
    let folder: TemporaryFolder
    private let before: Data

    private static let project = Result {
        try withTemporaryFolder { folder in
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            let wkt = "POLYGON ((110 33, 110.1 33, 110.1 33.1, 110 33))"
            try folder.write(try GeoJSONFile.text([(wkt, ["name": "街道0"])]), to: "first.geojson")
            try expectSuccess(
                zegui(
                    "import", "areas", "city.gpkg", "first.geojson", "--level", "street", "--parent", "某区", in: folder))
            return try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
        }
    }

    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        before = try Self.project.get()
        try restore()
    }

    func restore() throws { try folder.write(before, to: "city.gpkg") }

    /// Runs an import within bounds, and checks that it ended with one of `statuses`: 0, or with one clear error that
    /// changed no byte of the project.
    ///
    /// - Parameter what: Of which file the import is, for the failure.
    @discardableResult
    func expect(_ statuses: Set<Int32>, from command: [String], _ what: String) throws -> Run {
        let run = try boundedZegui(command, in: folder)
        #expect(statuses.contains(run.status), "\(what): \(run.status) \(run.errors.prefix(400))")
        if run.status == 0 {
            try restore()
        } else {
            #expect(run.output == "", "\(what)")
            let told = run.errors.split(separator: "\n").filter { $0.hasPrefix("zegui: ") }
            #expect(told.count == 1, "\(what): \(run.errors.prefix(400))")
            #expect(try Data(contentsOf: URL(filePath: folder.file("city.gpkg"))) == before, "\(what)")
        }
        return run
    }
}
