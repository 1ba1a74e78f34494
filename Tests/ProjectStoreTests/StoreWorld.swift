import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

/// A new project in a folder of its own, for one test.
struct StoreWorld {
    let folder: TemporaryFolder
    let path: String
    let project: Project

    /// Writes features as GeoJSON and imports them as streets, with `code` and `parent` where the features have them.
    @discardableResult
    func importAreas(
        _ features: [(wkt: String?, properties: [String: any Sendable])], as file: String = "areas.geojson",
        _ adjust: (inout AreaImport) -> Void = { _ in }
    ) throws -> ImportSummary {
        try folder.write(try GeoJSONFile.text(features), to: file)
        return try importAreas(file: file, fields: Set(features.flatMap { $0.properties.keys }), adjust)
    }

    @discardableResult
    func importAreas(
        file: String, fields: Set<String>, _ adjust: (inout AreaImport) -> Void = { _ in }
    ) throws -> ImportSummary {
        var plan = AreaImport(path: folder.file(file), level: .constant("street"))
        if fields.contains("code") { plan.code = .field("code") }
        if fields.contains("parent") { plan.parent = .field("parent") }
        adjust(&plan)
        return try plan.run(on: project)
    }

    /// Two districts with a street each, and 八里庄街道 in both.
    func importBeijing() throws {
        try importAreas(
            [
                (square(0, 0), ["code": "110105", "name": "朝阳区", "parent": "北京市"]),
                (square(1, 0), ["code": "110108", "name": "海淀区", "parent": "北京市"]),
            ], as: "districts.geojson"
        ) { $0.level = .constant("district") }
        try importAreas(
            [
                (square(0, 1), ["name": "建外街道", "parent": "朝阳区"]),
                (square(1, 1), ["name": "八里庄街道", "parent": "朝阳区"]),
                (square(2, 1), ["name": "八里庄街道", "parent": "海淀区"]),
            ], as: "streets.geojson")
    }

    @discardableResult
    func importPlanners(
        _ text: String, as file: String = "planners.csv", _ adjust: (inout ListFile) -> Void = { _ in }
    ) throws -> ImportSummary { try take(.planners, text, file, adjust) }

    /// Writes features as GeoJSON and imports them as a planner list.
    @discardableResult
    func importPlannerLayer(
        _ features: [(wkt: String?, properties: [String: any Sendable])], as file: String = "planners.geojson",
        _ adjust: (inout ListFile) -> Void = { _ in }
    ) throws -> ImportSummary {
        try importPlanners(try GeoJSONFile.text(features), as: file, adjust)
    }

    @discardableResult
    func importService(
        _ text: String, as file: String = "service.csv", _ adjust: (inout ListFile) -> Void = { _ in }
    ) throws -> ImportSummary { try take(.service, text, file, adjust) }

    @discardableResult
    func importFacts(
        _ text: String, as file: String = "facts.csv", _ adjust: (inout ListFile) -> Void = { _ in }
    ) throws -> ImportSummary { try take(.facts, text, file, adjust) }

    @discardableResult
    func importPopulation(
        _ text: String, as file: String = "population.csv", _ adjust: (inout ListFile) -> Void = { _ in }
    ) throws -> ImportSummary { try take(.population, text, file, adjust) }

    private func take(
        _ kind: ListImport, _ text: String, _ file: String, _ adjust: (inout ListFile) -> Void
    ) throws -> ImportSummary {
        var list = ListFile(try folder.write(text, to: file))
        adjust(&list)
        return try kind.run(list, on: project)
    }

    /// The lines that tell what is wrong with the rows of a file, after checking that the import changed nothing.
    func refusal(_ body: () throws -> some Any) throws -> [String] {
        let before = try Database.content(of: path)
        var lines: [String] = []
        do {
            _ = try body()
            Issue.record("the import was not refused")
        } catch StoreError.rows(_, let defects) {
            lines = defects.map { $0.text(in: .english) }
        }
        #expect(try Database.content(of: path) == before)
        return lines
    }

    /// The area of an id.
    func area(_ id: String) throws -> Area { try #require(try project.areas().first { $0.id == id }) }
}

func withStoreWorld<Result>(
    settings: [Project.Setting: String] = [.scheme: "beijing"], _ body: (StoreWorld) throws -> Result
) throws -> Result {
    try withTemporaryFolder { folder in
        let path = folder.file("city.gpkg")
        try Project.create(at: path, settings: settings, overwrite: false)
        return try body(StoreWorld(folder: folder, path: path, project: try Project(opening: path)))
    }
}

/// A square of a hundredth of a degree, in column `x` and row `y` of a grid whose corner is 112.5, 33.0 in Henan.
func square(_ x: Int, _ y: Int) -> String {
    // Hundredths as whole numbers, so that neighbours share their corners to the last bit.
    func text(_ x: Int, _ y: Int) -> String { "\(Double(11250 + x) / 100) \(Double(3300 + y) / 100)" }
    return "POLYGON ((\(text(x, y)), \(text(x + 1, y)), \(text(x + 1, y + 1)), \(text(x, y + 1)), \(text(x, y))))"
}
