import Foundation
import Geodata
import PlanningModel
import ProjectStore
import Reporting
import TestWorlds
import Testing

@Suite("zegui standard")
struct StandardCommandTests {
    /// A 10-minute circle with a clinic (verified), and a tea house that no tag means (provisional).
    private static let own = """
        standard: own
        title: {en: Own, zh: 自订}
        source: ours
        formula: [minutes, nearest, slowest]
        levels:
          - {minutes: 10, title: {en: near, zh: 近}, residents: [1000, 2000], land-ha: [1.5, 2], source: ours, certainty: verified}
        rows:
          - {category: clinic, title: {en: Clinic, zh: 诊所}, level: 10, need: must, metres: 500, facilities: [clinic, hospital], source: "page 1, table", certainty: verified}
          - {category: tea-house, level: 10, need: may, minutes: 7.5, least-ha: 0.05, tag: [old, core], source: heard, certainty: provisional}

        """

    private static let wrong = "standard: own\nsorce: ours\nlevels: 10\nrows:\n  - {category: clinic, leevl: 10}\n"

    @Test("the list has each standard that ships, with its circles, and how many of its rows are provisional")
    func list() throws {
        try withTemporaryFolder { folder in
            let lines = try expectSuccess(zegui("standard", "list", in: folder)).lines
            #expect(lines.count == 6)
            #expect(lines[0].split(separator: " ") == ["standard", "title", "minutes", "rows", "must", "provisional"])
            // Three rows of the code of 2002 were read: primary and middle schools, kindergartens.
            let row = try #require(lines.first { $0.hasPrefix("gb50180-2018 ") }).split(separator: " ").map(String.init)
            let (rows, provisional) = (try #require(Int(row[row.count - 3])), try #require(Int(row[row.count - 1])))
            #expect(provisional == rows - 3 && row.dropLast(3).suffix(3) == ["15", "10", "5"])
            let chinese = try expectSuccess(zegui("standard", "list", "--lang", "zh", in: folder)).lines
            #expect(chinese[0].split(separator: " ") == ["标准", "名称", "分钟", "行数", "应配", "暂定"])
            let csv = try expectSuccess(zegui("standard", "list", "--format", "csv", in: folder)).lines
            // The nine categories of Sony CSL, all from memory.
            #expect(csv[4] == "proximity-time,\"Proximity time, Sony CSL 2024\",15,9,9,9")
        }
    }

    @Test("the list is an array of objects for programs")
    func listJSON() throws {
        try withTemporaryFolder { folder in
            let ended = try expectSuccess(zegui("standard", "list", "--format", "json", in: folder))
            let standards = try #require(
                try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [[String: Any]])
            #expect(
                standards.compactMap { $0["standard"] as? String }
                    == ["convenience-circle", "gb50180-2018", "nearest-15", "proximity-time", "shanghai-2016"])
            let nearest = standards[2]
            #expect(
                Set(nearest.keys)
                    == ["standard", "title", "formula", "levels", "rows", "must", "provisional", "file"])
            #expect(nearest["formula"] as? String == "minutes,nearest,slowest")
            #expect(nearest["levels"] as? [Int] == [15] && nearest["rows"] as? Int == 9)
            #expect(nearest["file"] as? String == "nearest-15.yaml")
        }
    }

    @Test("show prints a standard byte for byte, one that ships or a file, sound or not")
    func show() throws {
        try withTemporaryFolder { folder in
            let text = try String(contentsOfFile: Places.geodata + "/standards/shanghai-2016.yaml", encoding: .utf8)
            #expect(try expectSuccess(zegui("standard", "show", "shanghai-2016", in: folder)).output == text)
            try folder.write(Self.wrong, to: "own.yaml")
            #expect(try expectSuccess(zegui("standard", "show", "own.yaml", in: folder)).output == Self.wrong)
        }
    }

    @Test("as CSV show prints the rows, provisional ones marked")
    func showCSV() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            let shown = try expectSuccess(zegui("standard", "show", "own.yaml", "--format", "csv", in: folder)).lines
            #expect(
                shown == [
                    "level,category,title,need,minutes,metres,facilities,least_ha,least_width_m,tag,not_tag,certainty,source",
                    "10,clinic,Clinic,must,10,500,clinic;hospital,,,,,verified,\"page 1, table\"",
                    "10,tea-house,tea-house,may,7.5,,tea-house,0.05,,old;core,,provisional,heard",
                ])
        }
    }

    @Test("for programs show says all that was understood, and the text")
    func showJSON() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            let shown = try expectSuccess(zegui("standard", "show", "own.yaml", "--format", "json", in: folder))
                .object()
            #expect(Set(shown.keys) == ["standard", "title", "source", "formula", "levels", "rows", "text"])
            #expect(
                shown["text"] as? String == Self.own
                    && shown["title"] as? [String: String] == ["en": "Own", "zh": "自订"])
            let level = try #require((shown["levels"] as? [[String: Any]])?.first)
            #expect(level["minutes"] as? Int == 10 && level["residents"] as? [Int] == [1000, 2000])
            #expect(level["landHa"] as? [Double] == [1.5, 2] && level["dwellings"] is NSNull)
            #expect(level["greenM2PerPerson"] is NSNull && level["certainty"] as? String == "verified")
            let rows = try #require(shown["rows"] as? [[String: Any]])
            #expect(rows.count == 2)
            #expect(rows[0]["need"] as? String == "must" && rows[0]["metres"] as? Double == 500)
            #expect(
                rows[0]["facilities"] as? [String] == ["clinic", "hospital"] && rows[0]["minutes"] as? Double == 10)
            #expect(rows[1]["certainty"] as? String == "provisional" && rows[1]["metres"] is NSNull)
            #expect(rows[1]["leastHa"] as? Double == 0.05 && rows[1]["tag"] as? [String] == ["old", "core"])
            #expect(rows[1]["notTag"] as? [String] == [] && rows[1]["leastWidthM"] is NSNull)
        }
    }

    @Test("check says that a standard is sound, and remarks on categories that no OpenStreetMap tag stands for")
    func sound() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            let english = try expectSuccess(zegui("standard", "check", "own.yaml", in: folder))
            #expect(
                english.output
                    == "own.yaml: the standard own is sound: 1 level, 2 rows (1 must, 1 may), 1 of them provisional\n")
            #expect(
                english.errors
                    == "no OpenStreetMap tag stands for tea-house: such facilities come by 'zegui import facilities'; "
                    + "see that each is spelt as meant\n")
            #expect(try zegui("standard", "check", "own.yaml", "-q", in: folder).errors == "")
            #expect(
                try expectSuccess(zegui("standard", "check", "own.yaml", "--lang", "zh", in: folder)).output
                    == "own.yaml：标准 own 无误：1 个层级，2 行（应配 1，宜配 1），其中暂定 1 行\n")
            let checked = try expectSuccess(zegui("standard", "check", "own.yaml", "--format", "json", in: folder))
                .object()
            #expect(checked["sound"] as? Bool == true && checked["provisional"] as? Int == 1)
            #expect(checked["importOnly"] as? [String] == ["tea-house"])
            // Every category of the nearest form has its tags.
            #expect(try expectSuccess(zegui("standard", "check", "nearest-15", in: folder)).errors == "")
        }
    }

    @Test("check tells all that is wrong, a line each, in both languages")
    func defects() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.wrong, to: "own.yaml")
            let ended = try zegui("standard", "check", "own.yaml", in: folder)
            #expect(ended.status == 65 && ended.output == "")
            let lines = ended.errors.split(separator: "\n")
            // The row lacks its level (misspelt), its need, its source and its certainty: one line and three.
            #expect(lines.count == 6)
            #expect(lines[0].hasPrefix("zegui: own.yaml:2: the key 'sorce' is not known here; did you mean 'source'."))
            #expect(lines[1] == "own.yaml:3: 'levels: 10' is not understood; expected a list.")
            let chinese = try zegui("standard", "check", "own.yaml", "--lang", "zh", in: folder)
            #expect(chinese.status == 65 && chinese.errors.contains("own.yaml:3：无法理解“levels: 10”；应为列表。"))
        }
    }

    @Test("a standard that is nowhere is bad usage, a file that is absent is no such file")
    func absent() throws {
        try withTemporaryFolder { folder in
            for verb in ["show", "check"] {
                let misspelt = try zegui("standard", verb, "shanghai", in: folder)
                #expect(misspelt.status == 64 && misspelt.errors.contains("did you mean 'shanghai-2016'"))
                #expect(try zegui("standard", verb, "walking", in: folder).status == 64)
                let file = try zegui("standard", verb, "none.yaml", in: folder)
                #expect(file.status == 66 && file.errors.contains("'zegui standard list'"))
            }
        }
    }

    @Test("a project is judged by GB 50180-2018 unless another standard is named, and says by which")
    func project() throws {
        try withTemporaryFolder { folder in
            let usual = try expectSuccess(zegui("init", "a.gpkg", "--scheme", "beijing", in: folder))
            #expect(usual.output == "a.gpkg: a new project under the scheme beijing (Beijing 1+5+N)\n")
            #expect(
                try expectSuccess(zegui("status", "a.gpkg", in: folder)).lines.first
                    == "scheme beijing, standard gb50180-2018, CRS not fixed yet")
            let named = try expectSuccess(
                zegui("init", "b.gpkg", "--scheme", "beijing", "--standard", "nearest-15", in: folder))
            #expect(
                named.output
                    == "b.gpkg: a new project under the scheme beijing (Beijing 1+5+N) "
                    + "and the standard nearest-15 (Nearest of each within 15 minutes)\n")
            let status = try expectSuccess(zegui("status", "b.gpkg", "--format", "json", in: folder)).object()
            #expect(status["standard"] as? String == "nearest-15")
            try folder.write(Self.own, to: "own.yaml")
            let own = try expectSuccess(
                zegui(
                    "init", "c.gpkg", "--scheme", "beijing", "--standard", "own.yaml", "--format", "json", in: folder)
            ).object()
            #expect(own["standard"] as? String == "own")
        }
    }

    @Test("a standard of the user's own goes into the project, and its file is needed no more")
    func kept() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.own, to: "own.yaml")
            try expectSuccess(
                zegui("init", "own.gpkg", "--scheme", "beijing", "--standard", "own.yaml", in: folder))
            try FileManager.default.removeItem(atPath: folder.file("own.yaml"))
            let geodata = GeodataFolder(path: Places.geodata)
            let project = try Project(opening: folder.file("own.gpkg"))
            #expect(try project.standard(named: nil, in: geodata).rows.map(\.category) == ["clinic", "tea-house"])
            #expect(try project.standard(named: "nearest-15", in: geodata).name == "nearest-15")
            // Projects made before there were standards name none.
            try Project.create(at: folder.file("old.gpkg"), settings: [.scheme: "beijing"], overwrite: false)
            let old = try Project(opening: folder.file("old.gpkg"))
            #expect(try old.standard(named: nil, in: geodata).name == "gb50180-2018")
        }
    }

    @Test("a standard that can't be read makes no project")
    func refused() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.wrong, to: "own.yaml")
            for (name, status) in [("gb50180", Int32(64)), ("own.yaml", 65), ("./none.yaml", 66)] {
                #expect(
                    try zegui("init", "a.gpkg", "--scheme", "beijing", "--standard", name, in: folder).status == status)
            }
            #expect(!folder.has("a.gpkg"))
        }
    }
}
