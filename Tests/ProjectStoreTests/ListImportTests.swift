import Foundation
import GDALInterop
import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

private let header = "actor,form,role,area,district,lead,from,to\n"

@Suite("planner lists")
struct PlannerImportTests {
    @Test("a row becomes an appointment, whatever the order of the columns")
    func row() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let summary = try world.importPlanners(
                "to,area,remark,actor,lead,from,role,form\n2023-01-01,建外街道,新,一组,yes,2020-01-01,planner,team\n")
            #expect(summary.rows == 1)
            let appointment = try #require(try world.project.appointments().first)
            #expect(appointment.actor == "一组" && appointment.form == "team" && appointment.role == "planner")
            #expect(appointment.area == "朝阳区/建外街道")
            #expect(appointment.term == term("2020-01-01", "2023-01-01"))
            #expect(appointment.isLead == true)
            #expect(appointment.origin.row == 2 && appointment.origin.source.file == "planners.csv")
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT attributes FROM appointment") == [#"{"remark":"新"}"#])
        }
    }

    @Test("Chinese column names and values are understood")
    func chinese() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlanners(
                """
                责任规划师,形式,角色,区域,区县,牵头,起始日期,结束日期,单位,人数
                一组,团队,planner,八里庄街道,海淀区,是,2020年1月1日,2023/1/1,某院,5
                李工,个人,planner,八里庄街道,朝阳区,否,20200101,,,

                """)
            let appointments = try world.project.appointments()
            #expect(appointments.map(\.form) == ["team", "person"])
            #expect(appointments.map(\.area) == ["海淀区/八里庄街道", "朝阳区/八里庄街道"])
            #expect(appointments.map(\.isLead) == [true, false])
            #expect(appointments.map(\.term) == [term("2020-01-01", "2023-01-01"), term("2020-01-01", nil)])
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT unit FROM appointment") == ["某院", nil])
            #expect(try database.texts("SELECT persons FROM appointment") == ["5", nil])
        }
    }

    @Test("a list kept in a spreadsheet is the same list, its days too")
    func spreadsheet() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let writer = try FeatureWriter(
                creating: world.folder.file("list.xlsx"), layer: "名单",
                fields: ["actor", "form", "role", "area", "district"].map { Field($0, .text) } + [Field("from", .day)],
                geometry: .none, crs: nil)
            let words = ["一组", "team", "planner", "八里庄街道", "海淀区"].map(AttributeValue.text)
            try writer.write(
                Feature<Position>(geometry: nil, attributes: words + [.day(#require(CalendarDay("2020-01-01")))]))
            try writer.finish()
            _ = try ListImport.planners.run(ListFile(world.folder.file("list.xlsx")), on: world.project)
            let appointment = try #require(try world.project.appointments().first)
            #expect(appointment.area == "海淀区/八里庄街道")
            #expect(appointment.term == term("2020-01-01", nil))
            #expect(appointment.origin.row == 2)
        }
    }

    @Test("the same list in GB18030, in UTF-8 and with a byte-order mark is the same list")
    func encodings() throws {
        let text = header + "一组,team,planner,建外街道,朝阳区,yes,2020-01-01,\n"
        // 一组 and the rest in GBK, by hand for the few characters there are: 一 D2BB 组 D7E9 建 BDA8 外 CDE2 街 BDD6
        // 道 B5C0 朝 B3AF 阳 D1F4 区 C7F8.
        let gbk: [Character: [UInt8]] = [
            "一": [0xD2, 0xBB], "组": [0xD7, 0xE9], "建": [0xBD, 0xA8], "外": [0xCD, 0xE2], "街": [0xBD, 0xD6],
            "道": [0xB5, 0xC0], "朝": [0xB3, 0xAF], "阳": [0xD1, 0xF4], "区": [0xC7, 0xF8],
        ]
        let recoded = Data(text.flatMap { gbk[$0] ?? Array(String($0).utf8) })
        for bytes in [Data(text.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), recoded] {
            try withStoreWorld { world in
                try world.importBeijing()
                _ = try ListImport.planners.run(ListFile(world.folder.write(bytes, to: "list.csv")), on: world.project)
                #expect(try world.project.appointments().map(\.actor) == ["一组"])
                #expect(try world.project.appointments().map(\.area) == ["朝阳区/建外街道"])
            }
        }
    }

    @Test("a list that fits no area at all is told whole, the nearest names for its first two hundred rows")
    func hopeless() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let rows = (1...300).map { "组\($0),team,planner,建处街道,,yes,2020-01-01," }
            let lines = try world.refusal { try world.importPlanners(header + rows.joined(separator: "\n") + "\n") }
            #expect(lines.count == 300)
            #expect(
                lines[199] == "row 201 (组200): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道.")
            #expect(lines[200] == "row 202 (组201): there is no area '建处街道' in the project.")
        }
    }

    @Test("a misspelt area is refused with its row and the nearest names, and nothing is changed")
    func misspelt() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlanners(
                    header + "一组,team,planner,建外街道,朝阳区,yes,2020-01-01,\n"
                        + "二组,team,planner,建处街道,朝阳区,yes,2020-01-01,\n")
            }
            #expect(
                lines == [
                    "row 3 (二组): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道."
                ])
        }
    }

    @Test("a name that two areas have is refused without a district, naming both")
    func ambiguous() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlanners(header + "一组,team,planner,八里庄街道,,yes,2020-01-01,\n")
            }
            #expect(
                lines == [
                    "row 2 (一组): '八里庄街道' is the name of 2 areas: 朝阳区/八里庄街道, 海淀区/八里庄街道. Say which, by district or code."
                ])
        }
    }

    @Test("the district may be said by name or code, also of an area further above")
    func districts() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlanners(
                header + "一组,team,planner,八里庄街道,110108,yes,,\n二组,team,planner,建外街道,北京市,yes,,\n"
                    + "三组,team,planner,110105,,yes,,\n四组,team,planner,海淀区/八里庄街道,,no,,\n")
            #expect(
                try world.project.appointments().map(\.area) == [
                    "海淀区/八里庄街道", "朝阳区/建外街道", "110105", "海淀区/八里庄街道",
                ])
        }
    }

    @Test("an area in the wrong district is answered with where it lies")
    func wrongDistrict() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlanners(header + "一组,team,planner,建外街道,海淀区,yes,,\n")
            }
            #expect(
                lines == ["row 2 (一组): there is no area '建外街道' in the project; the nearest names: 朝阳区/建外街道."])
        }
    }

    @Test("rows that match no area may be left out at the user's wish, and are told")
    func skipUnmatched() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let summary = try world.importPlanners(
                header + "一组,team,planner,无此街道,朝阳区,yes,,\n二组,team,planner,八里庄街道,,yes,,\n"
                    + "三组,team,planner,建外街道,朝阳区,yes,,\n"
            ) { $0.skipsUnmatched = true }
            #expect(summary.rows == 1)
            #expect(summary.skipped.map(\.row) == [2, 3])
            #expect(try world.project.appointments().map(\.actor) == ["三组"])
            let database = try Database(path: world.path, mode: .existing)
            #expect(
                try database.texts("SELECT remarks FROM source WHERE kind = 'planners'") == [
                    "skipped row 2\nskipped row 3"
                ])
        }
    }

    @Test("leaving out unmatched rows excuses nothing else")
    func skipExcusesNothing() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlanners(header + "一组,team,planner,建外街道,朝阳区,maybe,,\n") { $0.skipsUnmatched = true }
            }
            #expect(lines == ["row 2 (一组): 'lead' is 'maybe'. Write yes or no, or leave it empty."])
        }
    }

    @Test("every defect of a list is told in one go; rows are counted as a spreadsheet shows them")
    func allDefects() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPlanners(
                    "actor,role,area,lead,from,to,persons\n"
                        + "一组,planner,建外街道,yes,2021-02-29,,\n"  // 2
                        + ",,,,,,\n"  // 3, blank
                        + "二组,planner,建外街道,perhaps,,2021-13-01,\n"  // 4
                        + "三组,planner,建外街道,,2021-01-01,2021-01-01,\n"  // 5
                        + ",planner,,,,,x\n"  // 6
                        + "五组,planner,建外街道,TRUE,,,-1\n")  // 7
            }
            #expect(
                lines == [
                    "row 2 (一组): 'from' is no day: '2021-02-29'. Write it like 2021-12-31.",
                    "row 4 (二组): 'to' is no day: '2021-13-01'. Write it like 2021-12-31.",
                    "row 4 (二组): 'lead' is 'perhaps'. Write yes or no, or leave it empty.",
                    "row 5 (三组): the term from 2021-01-01 to 2021-01-01 holds no day: the second is the first day after its end.",
                    "row 6: 'actor' is empty.",
                    "row 6: 'area' is empty.",
                    "row 6: 'persons' is 'x', not a whole number from 0 on.",
                    "row 7 (五组): 'persons' is '-1', not a whole number from 0 on.",
                ])
        }
    }

    @Test("blank lines are none of the list's rows")
    func blankLines() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let summary = try world.importPlanners(
                header + "\n一组,team,planner,建外街道,朝阳区,yes,,\n , ,,,,,,\n\n二组,team,planner,建外街道,朝阳区,no,,\n\n")
            #expect(summary.rows == 2)
        }
    }

    @Test("one person in two teams, or with two disciplines, is two rows of one area and no repeat")
    func twoTeams() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlanners(
                """
                actor,role,area,from,part_of,disciplines
                李,group,建外街道,2020-01-01,一队,
                李,group,建外街道,2020-01-01,二队,
                王,zone,建外街道,2020-01-01,,history
                王,zone,建外街道,2020-01-01,,traffic

                """)
            let held = try world.project.appointments()
            #expect(held.map(\.partOf) == ["一队", "二队", nil, nil])
            #expect(held.map { $0.columns[.disciplines] } == [nil, nil, ["history"], ["traffic"]])
        }
    }

    @Test("a name behind that of an area above it is understood, as suggestions write it")
    func parentBeforeName() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["code": "01", "name": "甲区"])], as: "districts.geojson") {
                $0.level = .constant("district")
            }
            try world.importAreas(
                [(square(0, 1), ["code": "0101", "name": "街道", "parent": "01"])], as: "streets.geojson")
            try world.importPlanners("actor,role,area\n一组,planner,甲区/街道\n")
            #expect(try world.project.appointments().map(\.area) == ["0101"])
        }
    }

    @Test("one appointment twice in a list, or in the project already, is refused")
    func repeated() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let one = "一组,team,planner,建外街道,朝阳区,yes,2020-01-01,\n"
            let twice = try world.refusal { try world.importPlanners(header + one + one) }
            #expect(
                twice == [
                    "row 3 (一组): it repeats row 2: 一组, planner, 朝阳区/建外街道, 2020-01-01. Remove one, or make them differ."
                ])
            try world.importPlanners(header + one, as: "first.csv")
            let again = try world.refusal {
                try world.importPlanners(
                    header + "二组,team,planner,建外街道,朝阳区,no,2020-01-01,\n" + one, as: "second.csv")
            }
            #expect(
                again == ["row 3 (一组): it is in the project already: 一组, planner, 朝阳区/建外街道, 2020-01-01. Leave it out."])
            let same = #expect(throws: StoreError.self) {
                try world.importPlanners(header + one, as: "first again.csv")
            }
            guard case .alreadyImported = try #require(same) else {
                Issue.record("another error: \(String(describing: same))")
                return
            }
            #expect(try world.project.appointments().count == 1)
        }
    }

    @Test("a second list adds to the first, and an actor of both is one actor")
    func second() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPlanners(header + "一组,team,planner,建外街道,朝阳区,yes,2020-01-01,\n", as: "first.csv")
            try world.importPlanners(header + "一组,team,planner,八里庄街道,海淀区,yes,2021-01-01,\n", as: "second.csv")
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM actor") == 1)
            #expect(try database.number("SELECT count(*) FROM appointment") == 2)
        }
    }

    @Test("a list without a column that must be there is refused, with how to say which it is")
    func missingColumn() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let error = #expect(throws: StoreError.self) {
                try world.importPlanners("actor,role,street\n一组,planner,建外街道\n")
            }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("has no column 'area'") && told.contains("--map area=COLUMN"))
            try world.importPlanners("actor,role,street\n一组,planner,建外街道\n") { $0.columns = ["area": "street"] }
            #expect(try world.project.appointments().map(\.area) == ["朝阳区/建外街道"])
        }
    }

    @Test("a column of ours that there is not is answered with the nearest")
    func unknownColumn() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let error = #expect(throws: StoreError.self) {
                try world.importPlanners(header) { $0.columns = ["aera": "area"] }
            }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("did you mean 'area'"))
            #expect(error?.kind == .usage)
        }
    }

    @Test("a list before any areas is refused")
    func noAreas() throws {
        try withStoreWorld { world in
            let error = #expect(throws: StoreError.self) { try world.importPlanners(header) }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("has no areas yet"))
        }
    }
}

@Suite("population tables")
struct PopulationImportTests {
    @Test("people are set by code, or by name and parent")
    func byName() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPopulation("name,parent,population\n八里庄街道,海淀区,1000\n八里庄街道,朝阳区,2000\n")
            try world.importPopulation("code,population\n110105,7\n", as: "by-code.csv")
            #expect(try world.area("海淀区/八里庄街道").population == 1000)
            #expect(try world.area("朝阳区/八里庄街道").population == 2000)
            #expect(try world.area("110105").population == 7)
            #expect(try world.area("朝阳区/建外街道").population == nil)
        }
    }

    @Test("Chinese columns are understood, and a model's fractions are rounded to whole people")
    func chinese() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importPopulation("名称,上级,人口\n建外街道,朝阳区,1000.6\n")
            #expect(try world.area("朝阳区/建外街道").population == 1001)
        }
    }

    @Test("the same table twice gives the same numbers, never double")
    func twice() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            for _ in 1...2 { try world.importPopulation("name,parent,population\n建外街道,朝阳区,5\n") }
            #expect(try world.area("朝阳区/建外街道").population == 5)
        }
    }

    @Test("what can't be taken is told row by row, and nothing is changed")
    func refused() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let lines = try world.refusal {
                try world.importPopulation(
                    "name,parent,population\n建外街道,朝阳区,5\n建外街道,朝阳区,6\n八里庄街道,,7\n建处街道,朝阳区,8\n"
                        + "八里庄街道,海淀区,-1\n八里庄街道,朝阳区,nan\n八里庄街道,朝阳区,\n,朝阳区,9\n")
            }
            #expect(
                lines == [
                    "row 3 (建外街道): it repeats row 2: 朝阳区/建外街道. Remove one, or make them differ.",
                    "row 4 (八里庄街道): '八里庄街道' is the name of 2 areas: 朝阳区/八里庄街道, 海淀区/八里庄街道. Say which, by district or code.",
                    "row 5 (建处街道): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道.",
                    "row 6 (八里庄街道): 'population' is '-1', not a number from 0 on.",
                    "row 7 (八里庄街道): 'population' is 'nan', not a number from 0 on.",
                    "row 8 (八里庄街道): 'population' is empty.",
                    "row 9: 'name' is empty.",
                ])
        }
    }

    @Test("rows that match no area may be left out at the user's wish")
    func skipUnmatched() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let summary = try world.importPopulation("name,population\n建处街道,1\n八里庄街道,2\n建外街道,3\n") {
                $0.skipsUnmatched = true
            }
            #expect(summary.skipped.map(\.row) == [2, 3])
            #expect(try world.area("朝阳区/建外街道").population == 3)
        }
    }
}
