import Foundation
import TestWorlds
import Testing

@Suite("where the program finds its data")
struct InstallationTests {
    @Test("ZEGUI_GEODATA puts other schemes in the place of those that ship")
    func override() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder.file("own/schemes"), withIntermediateDirectories: true)
            try folder.write("scheme: mine\ntitle: {en: Mine}\n", to: "own/schemes/mine.yaml")
            let own = ["ZEGUI_GEODATA": folder.file("own")]
            try expectSuccess(zegui("init", "a.gpkg", "--scheme", "mine", in: folder, environment: own))
            let shipped = try zegui("init", "b.gpkg", "--scheme", "beijing", in: folder, environment: own)
            #expect(shipped.status == 64 && shipped.errors.contains("Schemes: mine."))
            let nowhere = try zegui(
                "init", "c.gpkg", "--scheme", "beijing", in: folder, environment: ["ZEGUI_GEODATA": folder.file("no")])
            #expect(nowhere.status == 66 && nowhere.errors.contains("ZEGUI_GEODATA"))
        }
    }

    @Test("a copy of the program with its geodata works from any folder")
    func copied() throws {
        try City.sample.get().inFolder { folder in
            let files = FileManager.default
            try files.createDirectory(atPath: folder.file("opt/zegui"), withIntermediateDirectories: true)
            try files.copyItem(atPath: Places.build + "/zegui", toPath: folder.file("opt/zegui/zegui"))
            try files.copyItem(atPath: Places.geodata, toPath: folder.file("opt/zegui/geodata"))
            try files.createDirectory(atPath: folder.file("elsewhere"), withIntermediateDirectories: true)
            let expected = try zegui("coverage", "city.gpkg", "--as-of", "2026-06-30", in: folder).output
            #expect(!expected.isEmpty)
            for place in ["/", folder.file("elsewhere"), folder.file("opt/zegui")] {
                let ended = try run(
                    folder.file("opt/zegui/zegui"), ["coverage", folder.file("city.gpkg"), "--as-of", "2026-06-30"],
                    in: place)
                #expect(ended.status == 0, "\(ended.errors)")
                #expect(ended.output == expected)
            }
        }
    }

    @Test("a copy without geodata says where it looked")
    func without() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.copyItem(atPath: Places.build + "/zegui", toPath: folder.file("zegui"))
            let ended = try run(folder.file("zegui"), ["init", "a.gpkg", "--scheme", "beijing"], in: folder.path)
            #expect(ended.status == 66)
            #expect(ended.errors.contains("/geodata") && ended.errors.contains("ZEGUI_GEODATA"))
        }
    }

    @Test("a scheme of the user's own goes into the project, and its file is needed no more")
    func ownScheme() throws {
        try City.sample.get().inFolder { folder in
            try folder.write(
                """
                scheme: parks-only
                roles:
                  planner: {form: [team, person], tier: lead, at: [park]}
                require:
                  - {id: parks, role: planner, at: {level: park}, count: 1..}

                """, to: "own.yaml")
            let asked = try expectSuccess(
                zegui(
                    "coverage", "city.gpkg", "--scheme", "./own.yaml", "--as-of", "2026-06-30", "--format", "json",
                    in: folder))
            // Of the three parks 云屏科技园区 alone has nobody.
            #expect(try Coverage(asked).rules.map(\.states) == [["covered": 2, "gap": 1]])
            try expectSuccess(zegui("init", "own.gpkg", "--scheme", "own.yaml", in: folder))
            try FileManager.default.removeItem(atPath: folder.file("own.yaml"))
            let kept = try expectSuccess(zegui("coverage", "own.gpkg", "--format", "json", in: folder))
            #expect(try Coverage(kept).rules.map(\.rule) == ["parks"])
        }
    }
}
