import GeoModel
import PlanningModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

@Suite("what a project remembers of suspected coordinates")
struct SuspicionTests {
    private static let folder = Places.realData + "/shanghai-streets"

    private static func streets() -> AreaImport {
        var plan = AreaImport(path: folder + "/shanghai_streets.geojson", level: .constant("street"))
        plan.parent = .field("district")
        return plan
    }

    private static func districts() -> AreaImport {
        AreaImport(path: folder + "/shanghai_districts_gcj02.geojson", level: .constant("district"))
    }

    @Test("it is read again as the import told it", .needsRealData("shanghai-streets"))
    func remembered() throws {
        try withStoreWorld { world in
            #expect(try Self.streets().run(on: world.project).suspicions.isEmpty)
            #expect(try world.project.suspicions().isEmpty)
            let told = try Self.districts().run(on: world.project).suspicions
            try #require(told.count == 1)
            #expect(told[0].shift.new == .gcj02 && told[0].shift.held == nil)
            #expect(told[0].new.file == "shanghai_districts_gcj02.geojson")
            #expect(told[0].held.file == "shanghai_streets.geojson")
            let again = try Project(opening: world.path).suspicions()
            #expect(again.map(\.shift) == told.map(\.shift))
            #expect(again.map(\.new.id) == [2] && again.map(\.held.id) == [1])
        }
    }

    @Test("a project where nothing is suspected has no place for it")
    func nothing() throws {
        try withStoreWorld { world in
            try world.importBeijing()
            #expect(try world.project.suspicions().isEmpty)
            #expect(try !Database.content(of: world.path).joined().contains("suspicion"))
        }
    }
}
