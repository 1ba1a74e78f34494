import GeoModel
import PlanningModel
import ProjectStore
import TestWorlds
import Testing

/// Areas are those that the data's own READMEs give, measured by others.
@Suite("real layers")
struct RealLayerTests {
    private func km2(_ areas: [Area]) -> Double { areas.reduce(0) { $0 + $1.area.squareKilometers } }

    @Test(
        "Liechtenstein's eleven municipalities fill the country, kept in WGS 84",
        .needsRealData("liechtenstein/liechtenstein_admin.geojson"))
    func liechtenstein() throws {
        try withStoreWorld { world in
            let file = Places.realData + "/liechtenstein/liechtenstein_admin.geojson"
            try AreaImport(path: file, level: .field("admin_level")).told(on: world.project)
            #expect(try world.project.crs() == .wgs84)
            let levels = Dictionary(grouping: try world.project.areas(), by: \.level)
            #expect(levels.mapValues(\.count) == ["2": 1, "6": 2, "8": 11])
            for level in ["2", "6", "8"] as [Level] {
                #expect(abs(km2(levels[level] ?? []) - 160.49) < 0.005, "level \(level.rawValue)")
            }
        }
    }

    @Test(
        "they come out of the extract too, by a condition, and another condition brings others later",
        .needsRealData("liechtenstein/liechtenstein.osm.pbf"))
    func liechtensteinExtract() throws {
        try withStoreWorld { world in
            let file = Places.realData + "/liechtenstein/liechtenstein.osm.pbf"
            func take(_ level: Int) throws {
                var plan = AreaImport(path: file, level: .constant(Level(rawValue: "\(level)")))
                plan.condition = "boundary='administrative' AND admin_level='\(level)'"
                try plan.told(on: world.project)
            }
            try take(8)
            #expect(
                Set(try world.project.areas().map(\.name)) == [
                    "Balzers", "Eschen", "Gamprin", "Mauren", "Planken", "Ruggell", "Schaan", "Schellenberg", "Triesen",
                    "Triesenberg", "Vaduz",
                ])
            #expect(abs(km2(try world.project.areas()) - 160.49) < 0.005)
            try take(6)
            #expect(try world.project.areas().count == 13)
            #expect(throws: StoreError.self) { try take(6) }
            let error = #expect(throws: StoreError.self) { try take(7) }
            guard case .noFeatures(file)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(
        "Shanghai's 217 streets have 6,810.86 km² together, kept in CGCS2000",
        .needsRealData("shanghai-streets/shanghai_streets.geojson"))
    func shanghai() throws {
        try withStoreWorld { world in
            var plan = AreaImport(
                path: Places.realData + "/shanghai-streets/shanghai_streets.geojson", level: .constant("street"))
            plan.parent = .field("district")
            try plan.told(on: world.project)
            let areas = try world.project.areas()
            #expect(try world.project.crs() == .cgcs2000)
            #expect(areas.count == 217)
            #expect(areas.count { $0.parent == "浦东" } == 36)
            #expect(abs(km2(areas) - 6810.86) < 0.005)
        }
    }

    @Test(
        "a zone whose features have no attributes takes its name and code from the user",
        .needsRealData("hefei-zones"))
    func hefei() throws {
        try withStoreWorld { world in
            let file = Places.realData + "/hefei-zones/G341022_hefei_economic_development_zone.geojson"
            var plan = AreaImport(path: file, level: .constant("park"))
            let error = #expect(throws: StoreError.self) { try plan.told(on: world.project) }
            #expect(error?.kind == .usage)
            plan.name = .constant("合肥经济技术开发区")
            plan.code = .constant("G341022")
            try plan.told(on: world.project)
            #expect(try world.area("G341022").name == "合肥经济技术开发区")
            #expect(abs(try world.area("G341022").area.squareKilometers - 16.21) < 0.005)
        }
    }
}

extension AreaImport {
    fileprivate func told(on project: Project) throws { _ = try run(on: project) }
}
