import Foundation
import SQLiteInterop
import TestWorlds
import Testing

@Suite("failures")
struct FailureTests {
    private struct Case: CustomTestStringConvertible, Sendable {
        let status: Int32
        let command: String
        /// A word that the message must hold.
        let says: String
        var testDescription: String { command }

        init(_ status: Int32, _ command: String, says: String) {
            (self.status, self.command, self.says) = (status, command, says)
        }
    }

    private static let cases = [
        // Usage.
        Case(64, "coverage city.gpkg --colour red", says: "--colour"),
        Case(64, "coverage", says: "project"),
        Case(64, "coverage city.gpkg --as-of 2021-02-29", says: "2021-02-29"),
        Case(64, "coverage city.gpkg --format xml", says: "xml"),
        Case(64, "coverage city.gpkg --scheme bejing", says: "'beijing'"),
        Case(64, "init new.gpkg --scheme bejing", says: "'beijing'"),
        Case(64, "init new.gpkg --scheme beijing --crs EPSG:4547", says: "cgcs2000"),
        Case(64, "import areas city.gpkg a.geojson", says: "--level"),
        Case(64, "import areas city.gpkg a.geojson --level street --name 甲 --name-field n", says: "--name"),
        Case(64, "import areas city.gpkg a.geojson --level street --name-field nam", says: "'name'"),
        Case(64, "import areas city.gpkg a.geojson --level street --crs mars", says: "mars"),
        Case(64, "import planners city.gpkg list.csv --map area", says: "ours=theirs"),
        Case(64, "import planners city.gpkg list.csv --crs mars", says: "mars"),
        Case(64, "export areas city.gpkg -o x.gpkg --crs gcj02", says: "GCJ-02"),
        Case(64, "export areas city.gpkg -o x.gpkg --crs bd09", says: "BD-09"),
        Case(64, "init new.gpkg --scheme beijing --crs gcj02", says: "gcj02"),
        Case(64, "crs mars", says: "mars"),
        Case(64, "crs EPSG:99999", says: "EPSG:99999"),
        Case(66, "fit nothing.csv", says: "nothing.csv"),
        Case(64, "import planners city.gpkg list.csv --map aera=area", says: "'area'"),
        Case(64, "export everything city.gpkg -o x.geojson", says: "everything"),
        // Bad data.
        Case(65, "coverage text.gpkg", says: "text.gpkg"),
        Case(65, "coverage .", says: "not a project"),
        Case(65, "import areas city.gpkg broken.geojson --level street", says: "broken.geojson"),
        Case(65, "import areas city.gpkg point.geojson --level street", says: "row 1"),
        Case(65, "import planners city.gpkg list.csv", says: "row 2"),
        Case(65, "import planners city.gpkg point.geojson --map actor=name --map role=name", says: "row 1"),
        Case(65, "import service city.gpkg list.csv", says: "'kind'"),
        Case(65, "import facts city.gpkg list.csv", says: "'fact'"),
        Case(65, "coverage city.gpkg --scheme ./wrong.yaml", says: "wrong.yaml:2"),
        // No such file.
        Case(66, "coverage none.gpkg", says: "none.gpkg"),
        Case(66, "status none.gpkg", says: "zegui init"),
        Case(66, "import areas city.gpkg none.geojson --level street", says: "none.geojson"),
        Case(66, "import planners city.gpkg none.csv", says: "none.csv"),
        Case(66, "import population city.gpkg none.csv", says: "none.csv"),
        Case(66, "init new.gpkg --scheme ./none.yaml", says: "none.yaml"),
        // Can't be created.
        Case(73, "init city.gpkg --scheme beijing", says: "--force"),
        Case(73, "init none/new.gpkg --scheme beijing", says: "none"),
        Case(73, "export uncovered city.gpkg -o none/x.geojson", says: "none"),
        Case(73, "export uncovered city.gpkg -o text.gpkg", says: "--force"),
    ]

    @Test("each ends with its status, says what is wrong, and leaves standard output empty", arguments: cases)
    private func status(of one: Case) throws {
        try City.sample.get().inFolder { folder in
            try folder.write(
                try GeoJSONFile.text([("POLYGON ((112 33, 113 33, 113 34, 112 33))", ["name": "甲"])]), to: "a.geojson")
            try folder.write(try GeoJSONFile.text([("POINT (112 33)", ["name": "甲"])]), to: "point.geojson")
            try folder.write(#"{"type":"FeatureCollection","features":[{"type":"#, to: "broken.geojson")
            try folder.write("actor,role,area\n一组,planner,无此街道\n", to: "list.csv")
            try folder.write("scheme: s\nrequier: []\n", to: "wrong.yaml")
            try folder.write("this is no project", to: "text.gpkg")
            let before = try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
            let ended = try run(
                Places.build + "/zegui", one.command.split(separator: " ").map(String.init), in: folder.path)
            #expect(ended.status == one.status, "\(ended.errors)")
            #expect(ended.output == "")
            #expect(ended.errors.contains(one.says), "\(ended.errors)")
            #expect(ended.errors.hasPrefix("zegui: ") || ended.errors.hasPrefix("Error: "), "\(ended.errors)")
            #expect(try Data(contentsOf: URL(filePath: folder.file("city.gpkg"))) == before)
            #expect(try folder.names().contains { $0.contains("unfinished") || $0.hasSuffix("-journal") } == false)
        }
    }

    @Test("failures are told in Chinese with --lang zh")
    func chinese() throws {
        try withTemporaryFolder { folder in
            let ended = try zegui("coverage", "none.gpkg", "--lang", "zh", in: folder)
            #expect(ended.status == 66)
            #expect(ended.errors.contains("没有项目 none.gpkg"))
        }
    }

    @Test("help and version are no failures")
    func help() throws {
        try withTemporaryFolder { folder in
            for arguments in [["--help"], ["--version"], ["import", "areas", "--help"]] {
                let ended = try run(Places.build + "/zegui", arguments, in: folder.path)
                #expect(ended.status == 0 && !ended.output.isEmpty && ended.errors.isEmpty, "\(arguments)")
            }
        }
    }

    @Test("an import waits for another writer, and tells when it does not come to an end")
    func twoWriters() throws {
        try City.sample.get().inFolder { folder in
            // Read before and after only: closing a file gives up its locks.
            let before = try Data(contentsOf: URL(filePath: folder.file("city.gpkg")))
            let other = try Database(path: folder.file("city.gpkg"), mode: .existing)
            try other.execute("BEGIN IMMEDIATE")
            let ended = try run(
                Places.build + "/zegui", ["import", "population", "city.gpkg", Places.sample + "/population.csv"],
                in: folder.path)
            #expect(ended.status == 69)
            #expect(ended.errors.contains("another process"))
            try other.execute("ROLLBACK")
            #expect(try Data(contentsOf: URL(filePath: folder.file("city.gpkg"))) == before)
        }
    }
}
