import Foundation
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

@Suite("an import that is killed", .serialized)
struct KilledImportTests {
    /// When to kill: so many milliseconds after the start, or after the import has begun to write.
    enum Moment: CustomTestStringConvertible {
        case afterStart(Int)
        case afterFirstWrite(Int)

        var testDescription: String {
            switch self {
            case .afterStart(let delay): "\(delay) ms after the start"
            case .afterFirstWrite(let delay): "\(delay) ms after the first write"
            }
        }
    }

    private static let moments: [Moment] =
        [1, 5, 10, 20, 50, 100, 200].map(Moment.afterStart)
        + [0, 0, 1, 2, 5, 10, 20, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400, 600].map(Moment.afterFirstWrite)

    /// Many streets, a feature a line, so that reading, measuring and writing take turns.
    private static func writeStreets(_ folder: TemporaryFolder, asLines: Bool = false) throws -> String {
        let lines = (0..<60 * 50).map { index -> String in
            let (x, y) = (Double(index % 60) / 100 + 112, Double(index / 60) / 100 + 33)
            // A square whose sides have 20 vertices each, so that the writer flushes several times.
            let steps = (0..<20).map { Double($0) / 2000 }
            let ring =
                steps.map { (x + $0, y) } + steps.map { (x + 0.01, y + $0) }
                + steps.map { (x + 0.01 - $0, y + 0.01) } + steps.map { (x, y + 0.01 - $0) } + [(x, y)]
            let text = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            let shape =
                asLines
                ? #"{"type":"LineString","coordinates":[\#(text)]}"# : #"{"type":"Polygon","coordinates":[[\#(text)]]}"#
            return #"{"type":"Feature","properties":{"name":"s\#(index)"},"geometry":\#(shape)}"#
        }
        return try folder.write(lines.joined(separator: "\n"), to: "streets.geojsonl")
    }

    @Test("leaves a project that opens and is as before or as after")
    func killed() throws {
        try withTemporaryFolder { folder in
            let streets = try Self.writeStreets(folder)
            let original = folder.file("original.gpkg")
            try Project.create(at: original, settings: [.scheme: "beijing"], overwrite: false)
            let before = try content(original)
            let whole = try copy(original, as: "whole.gpkg", in: folder)
            let unharmed = try zegui("import", "areas", whole, streets, "--level", "street", in: folder)
            #expect(unharmed.status == 0, "\(unharmed.errors)")
            let after = try content(whole)
            #expect(before != after)

            var endings: [String: Int] = [:]
            for moment in Self.moments {
                let path = try copy(original, as: "killed.gpkg", in: folder)
                let import_ = try start(
                    Places.build + "/zegui", ["import", "areas", path, streets, "--level", "street"], in: folder.path)
                switch moment {
                case .afterStart(let delay): usleep(UInt32(delay) * 1000)
                case .afterFirstWrite(let delay):
                    while !folder.has("killed.gpkg-journal"), import_.isRunning { usleep(200) }
                    usleep(UInt32(delay) * 1000)
                }
                import_.kill()
                _ = try import_.end()
                let left = folder.has("killed.gpkg-journal")
                let found = try content(path)  // opening rolls a journal back
                #expect(found == before || found == after, "killed \(moment.testDescription)")
                #expect(try Project(opening: path).areas().count == (found == after ? 3000 : 0))
                endings[(found == after ? "after" : "before") + (left ? ", with a journal" : ""), default: 0] += 1
            }
            // The test has to have struck in the middle of writing, or it shows nothing.
            #expect(endings["before, with a journal", default: 0] > 0, "\(endings)")
        }
    }

    @Test("of planners with polygons of their own leaves the project as before or as after")
    func planners() throws {
        try withTemporaryFolder { folder in
            let original = folder.file("original.gpkg")
            try Project.create(at: original, settings: [.scheme: "beijing"], overwrite: false)
            let area = try folder.write(
                try GeoJSONFile.text([(square(0, 0), ["name": "甲"])]), to: "area.geojson")
            _ = try AreaImport(path: area, level: .constant("street")).run(on: Project(opening: original))
            // The streets as grounds; a feature a line.
            let list = folder.file("streets.geojsonl")
            _ = try Self.writeStreets(folder)
            let arguments = [
                "import", "planners", folder.file("killed.gpkg"), list, "--map", "actor=name", "--map", "role=name",
            ]
            try strike(arguments, on: original, after: [0, 0, 2, 10, 40, 100, 200, 300], in: folder)
        }
    }

    @Test("of places where people live leaves the project as before or as after, also one that starts over")
    func population() throws {
        try withTemporaryFolder { folder in
            let original = folder.file("original.gpkg")
            try Project.create(at: original, settings: [.scheme: "beijing"], overwrite: false)
            let place = try folder.write(try GeoJSONFile.text([(square(0, 0), [:])]), to: "place.geojson")
            var plan = PopulationImport(ListFile(place))
            plan.kind = .buildings
            _ = try plan.run(on: Project(opening: original))
            let arguments = [
                "import", "population", folder.file("killed.gpkg"), try Self.writeStreets(folder), "--weight", "land",
                "--replace",
            ]
            try strike(arguments, on: original, after: [0, 0, 2, 10, 40, 100, 200, 300], in: folder)
        }
    }

    @Test("of streets to walk on leaves the project as before or as after")
    func network() throws {
        try withTemporaryFolder { folder in
            let original = folder.file("original.gpkg")
            try Project.create(at: original, settings: [.scheme: "beijing"], overwrite: false)
            let lines = try Self.writeStreets(folder, asLines: true)
            let arguments = ["import", "network", folder.file("killed.gpkg"), lines, "--name-field", "name"]
            try strike(arguments, on: original, after: [0, 0, 10, 50, 200, 400, 800, 1200], in: folder)
        }
    }

    @Test("of facilities leaves the project as before or as after")
    func facilities() throws {
        try withTemporaryFolder { folder in
            let original = folder.file("original.gpkg")
            try Project.create(at: original, settings: [.scheme: "beijing"], overwrite: false)
            let grounds = try Self.writeStreets(folder)
            let arguments = ["import", "facilities", folder.file("killed.gpkg"), grounds, "--category", "park"]
            try strike(arguments, on: original, after: [0, 0, 1, 5, 20, 50, 100], in: folder)
        }
    }

    /// Kills an import into `killed.gpkg` again and again while it writes.
    private func strike(
        _ arguments: [String], on original: String, after delays: [Int], in folder: TemporaryFolder
    ) throws {
        let before = try content(original)
        _ = try copy(original, as: "killed.gpkg", in: folder)
        let unharmed = try run(Places.build + "/zegui", arguments, in: folder.path)
        #expect(unharmed.status == 0, "\(unharmed.errors)")
        let after = try content(folder.file("killed.gpkg"))
        var strokes = 0
        for delay in delays {
            let path = try copy(original, as: "killed.gpkg", in: folder)
            let import_ = try start(Places.build + "/zegui", arguments, in: folder.path)
            while !folder.has("killed.gpkg-journal"), import_.isRunning { usleep(200) }
            usleep(UInt32(delay) * 1000)
            import_.kill()
            _ = try import_.end()
            if folder.has("killed.gpkg-journal") { strokes += 1 }
            let found = try content(path)
            #expect(found == before || found == after, "killed \(delay) ms after the first write")
        }
        #expect(strokes > 0)
    }

    @Test("can be repeated, and lands whole")
    func repeated() throws {
        try withTemporaryFolder { folder in
            let streets = try Self.writeStreets(folder)
            let path = folder.file("city.gpkg")
            try Project.create(at: path, settings: [.scheme: "beijing"], overwrite: false)
            let first = try start(
                Places.build + "/zegui", ["import", "areas", path, streets, "--level", "street"], in: folder.path)
            while !folder.has("city.gpkg-journal"), first.isRunning { usleep(200) }
            first.kill()
            _ = try first.end()
            let second = try zegui("import", "areas", path, streets, "--level", "street", in: folder)
            #expect(second.status == 0, "\(second.errors)")
            #expect(try Project(opening: path).areas().count == 3000)
            let database = try Database(path: path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM rtree_area_geom") == 3000)
        }
    }

    private func copy(_ original: String, as name: String, in folder: TemporaryFolder) throws -> String {
        for leftover in [name, name + "-journal"] where folder.has(leftover) {
            try FileManager.default.removeItem(atPath: folder.file(leftover))
        }
        try FileManager.default.copyItem(atPath: original, toPath: folder.file(name))
        return folder.file(name)
    }

    /// All that is in a project except when it was put there.
    private func content(_ path: String) throws -> [String] {
        try Database.content(of: path).map {
            $0.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "then")
        }
    }
}
