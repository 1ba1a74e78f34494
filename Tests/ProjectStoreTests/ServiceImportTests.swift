import Foundation
import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

private let header = "actor,kind,area,district,from,to,days,count\n"

/// Lends a project with appointments of 市规院一组 in two areas and of 市规院二组 in one.
private func withPlanners(_ body: (StoreWorld) throws -> Void) throws {
    try withStoreWorld { world in
        try world.importBeijing()
        try world.importPlanners(
            "actor,form,role,area,district\n市规院一组,team,planner,建外街道,\n市规院一组,team,planner,八里庄街道,朝阳区\n"
                + "市规院二组,team,planner,八里庄街道,海淀区\n")
        try body(world)
    }
}

@Suite("service lists")
struct ServiceImportTests {
    @Test("a row becomes a service record; an empty area counts for all areas of the actor")
    func rows() throws {
        try withPlanners { world in
            let summary = try world.importService(
                header + "市规院一组,on-site,八里庄街道,朝阳区,2026-06-01,2026-06-05,3,\n市规院二组,task,,,2026-06-01,,,2\n")
            #expect(summary.rows == 2)
            let services = try world.project.services()
            #expect(services.map(\.actor) == ["市规院一组", "市规院二组"])
            #expect(services.map(\.kind) == ["on-site", "task"])
            #expect(services.map(\.area) == ["朝阳区/八里庄街道", nil])
            #expect(services.map(\.term) == [term("2026-06-01", "2026-06-05"), term("2026-06-01", nil)])
            #expect(services.map(\.days) == [3, nil])
            #expect(services.map(\.count) == [nil, 2])
            #expect(services.map(\.origin.row) == [2, 3])
            #expect(services.allSatisfy { $0.origin.source.kind == "service" })
        }
    }

    @Test("a list of few columns is enough; columns of others are kept as attributes")
    func fewColumns() throws {
        try withPlanners { world in
            try world.importService("kind,remark,from,actor\non-site,雨,2026-06-01,市规院一组\n")
            #expect(try world.project.services().map(\.area) == [nil])
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.texts("SELECT attributes FROM service") == [#"{"remark":"雨"}"#])
        }
    }

    @Test("Chinese column names are understood, in GB18030 too")
    func chinese() throws {
        let text = "责任规划师,类型,区域,区县,起始日期,结束日期,天数,次数\n市规院一组,on-site,建外街道,朝阳区,2026年6月1日,,2,\n"
        // Each character that the list has, in GBK.
        let gbk: [Character: [UInt8]] = [
            "责": [0xD4, 0xF0], "任": [0xC8, 0xCE], "规": [0xB9, 0xE6], "划": [0xBB, 0xAE], "师": [0xCA, 0xA6],
            "类": [0xC0, 0xE0], "型": [0xD0, 0xCD], "区": [0xC7, 0xF8], "域": [0xD3, 0xF2], "县": [0xCF, 0xD8],
            "起": [0xC6, 0xF0], "始": [0xCA, 0xBC], "日": [0xC8, 0xD5], "期": [0xC6, 0xDA], "结": [0xBD, 0xE1],
            "束": [0xCA, 0xF8], "天": [0xCC, 0xEC], "数": [0xCA, 0xFD], "次": [0xB4, 0xCE], "市": [0xCA, 0xD0],
            "院": [0xD4, 0xBA], "一": [0xD2, 0xBB], "组": [0xD7, 0xE9], "建": [0xBD, 0xA8], "外": [0xCD, 0xE2],
            "街": [0xBD, 0xD6], "道": [0xB5, 0xC0], "朝": [0xB3, 0xAF], "阳": [0xD1, 0xF4], "年": [0xC4, 0xEA],
            "月": [0xD4, 0xC2],
        ]
        for bytes in [Data(text.utf8), Data(text.flatMap { gbk[$0] ?? Array(String($0).utf8) })] {
            try withPlanners { world in
                _ = try ListImport.service.run(ListFile(world.folder.write(bytes, to: "list.csv")), on: world.project)
                let service = try #require(try world.project.services().first)
                #expect(service.actor == "市规院一组" && service.area == "朝阳区/建外街道" && service.days == 2)
                #expect(service.term == term("2026-06-01", nil))
            }
        }
    }

    @Test("an actor who holds no appointment is refused with the nearest names")
    func unknownActor() throws {
        try withPlanners { world in
            let rows = "市规院三组,on-site,,,2026-06-01,,,\n市规院一组,on-site,,,2026-06-01,,,\n"
            let lines = try world.refusal { try world.importService(header + rows) }
            #expect(
                lines == [
                    "row 2 (市规院三组): no appointment in the project is held by '市规院三组'; the nearest names: 市规院一组, 市规院二组."
                ])
            let summary = try world.importService(header + rows) { $0.skipsUnmatched = true }
            #expect(summary.rows == 1 && summary.skipped.map(\.row) == [2])
            #expect(try world.project.services().map(\.actor) == ["市规院一组"])
        }
    }

    @Test("every defect of a list is told in one go")
    func allDefects() throws {
        try withPlanners { world in
            let lines = try world.refusal {
                try world.importService(
                    header + ",on-site,,,2026-06-01,,,\n市规院一组,,,,,,,\n市规院一组,on-site,建处街道,朝阳区,2026-06-31,,1.5,-1\n"
                        + "市规院一组,on-site,,,2026-06-02,2026-06-02,,\n")
            }
            #expect(
                lines == [
                    "row 2: 'actor' is empty.",
                    "row 3 (市规院一组): 'kind' is empty.",
                    "row 3 (市规院一组): 'from' is empty.",
                    "row 4 (市规院一组): 'from' is no day: '2026-06-31'. Write it like 2021-12-31.",
                    "row 4 (市规院一组): 'days' is '1.5', not a whole number from 0 on.",
                    "row 4 (市规院一组): 'count' is '-1', not a whole number from 0 on.",
                    "row 4 (市规院一组): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道.",
                    "row 5 (市规院一组): the term from 2026-06-02 to 2026-06-02 holds no day: the second is the first day after its end.",
                ])
        }
    }

    @Test("a record twice is refused, within a list, against the project, and as a file")
    func repetition() throws {
        try withPlanners { world in
            let row = "市规院一组,on-site,建外街道,,2026-06-01,,1,\n"
            let twice = try world.refusal { try world.importService(header + row + row) }
            #expect(
                twice == [
                    "row 3 (市规院一组): it repeats row 2: 市规院一组, on-site, 朝阳区/建外街道, 2026-06-01. Remove one, or make them differ."
                ])
            try world.importService(header + row)
            let held = try world.refusal {
                try world.importService(header + "市规院一组,on-site,,,2026-06-01,,1,\n" + row, as: "second.csv")
            }
            #expect(
                held == [
                    "row 3 (市规院一组): it is in the project already: 市规院一组, on-site, 朝阳区/建外街道, 2026-06-01. Leave it out."
                ])
            let before = try Database.content(of: world.path)
            #expect(throws: StoreError.self) { try world.importService(header + row, as: "copy.csv") }
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test("a list without actor, kind or from is refused, with how to say which column it is")
    func missingColumn() throws {
        try withPlanners { world in
            let error = #expect(throws: StoreError.self) {
                try world.importService("actor,what,from\n市规院一组,on-site,2026-06-01\n")
            }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("has no column 'kind'") && told.contains("--map kind=COLUMN"))
            try world.importService("actor,what,from\n市规院一组,on-site,2026-06-01\n") { $0.columns = ["kind": "what"] }
            #expect(try world.project.services().map(\.kind) == ["on-site"])
        }
    }

    @Test("before any appointments a list is refused")
    func noAppointments() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            let before = try Database.content(of: world.path)
            let error = #expect(throws: StoreError.self) { try world.importService(header) }
            let told = try #require(error).explanation(in: .english)
            #expect(told.contains("has no appointments yet"))
            #expect(try Database.content(of: world.path) == before)
        }
    }
}

@Suite("lists of facts")
struct FactImportTests {
    @Test("a row becomes a fact of its area; the date may be left out")
    func rows() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importFacts(
                "fact,area,district,date\nplan,八里庄街道,海淀区,2020-05-01\nplan,建外街道,,\nmeasures,110105,,2021/1/2\n")
            let facts = try world.project.facts()
            #expect(facts.map(\.name) == ["plan", "plan", "measures"])
            #expect(facts.map(\.area) == ["海淀区/八里庄街道", "朝阳区/建外街道", "110105"])
            #expect(facts.map(\.date) == [day("2020-05-01"), nil, day("2021-01-02")])
            #expect(facts.map(\.origin.row) == [2, 3, 4])
        }
    }

    @Test("Chinese column names are understood")
    func chinese() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importFacts("事项,区域,区县,日期\n实施方案,八里庄街道,朝阳区,2020年5月1日\n")
            #expect(try world.project.facts().map(\.area) == ["朝阳区/八里庄街道"])
            #expect(try world.project.facts().map(\.name) == ["实施方案"])
        }
    }

    @Test("what can't be taken is told row by row, and nothing is changed")
    func refused() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            try world.importFacts("fact,area,date\nplan,建外街道,2020-01-01\n", as: "first.csv")
            let lines = try world.refusal {
                try world.importFacts(
                    "fact,area,date\nplan,建外街道,2020-01-01\nplan,建外街道,\nplan,建外街道,\n,建外街道,\nplan,,\nplan,建处街道,2020-13-01\n"
                )
            }
            #expect(
                lines == [
                    "row 2 (plan): it is in the project already: plan, 朝阳区/建外街道, 2020-01-01. Leave it out.",
                    "row 4 (plan): it repeats row 3: plan, 朝阳区/建外街道, –. Remove one, or make them differ.",
                    "row 5: 'fact' is empty.",
                    "row 6 (plan): 'area' is empty.",
                    "row 7 (plan): 'date' is no day: '2020-13-01'. Write it like 2021-12-31.",
                    "row 7 (plan): there is no area '建处街道' in the project; the nearest names: 朝阳区/建外街道.",
                ])
        }
    }
}

@Suite("the tables of service and facts")
struct ListTableTests {
    @Test("are registered in the GeoPackage as attributes when they are first needed")
    func registered() throws {
        try withPlanners { world in
            let database = try Database(path: world.path, mode: .existing)
            let listed = "SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes' ORDER BY table_name"
            #expect(try database.texts(listed) == ["actor", "setting", "source"])
            try world.importService(header + "市规院一组,on-site,,,2026-06-01,,,\n")
            try world.importFacts("fact,area\nplan,建外街道\n")
            #expect(try database.texts(listed) == ["actor", "fact", "service", "setting", "source"])
            #expect(try database.texts("PRAGMA integrity_check") == ["ok"])
            #expect(try database.texts("PRAGMA foreign_key_check").isEmpty)
        }
    }

    @Test("a list that fails leaves the file as it was, byte for byte")
    func bytes() throws {
        try withPlanners { world in
            let before = try Data(contentsOf: URL(filePath: world.path))
            #expect(throws: StoreError.self) {
                try world.importService(header + "市规院一组,on-site,,,2026-06-01,,,\n无名,on-site,,,2026-06-01,,,\n")
            }
            #expect(throws: StoreError.self) { try world.importFacts("fact,area\nplan,建外街道\nplan,无此街道\n") }
            #expect(try Data(contentsOf: URL(filePath: world.path)) == before)
        }
    }
}
