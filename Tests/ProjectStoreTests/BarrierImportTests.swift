import GeoModel
import PlanningModel
import ProjectStore
import TestWorlds
import Testing

@Suite("lines that sever, of a layer")
struct BarrierImportTests {
    private static let river = "LINESTRING (112.505 32.99, 112.505 33.01)"
    private static let rails = "MULTILINESTRING ((112.50 33.02, 112.51 33.02), (112.52 33.02, 112.53 33.02))"

    @Test("are of the kind that is said, each line of a feature one")
    func oneKind() throws {
        try withStoreWorld { world in
            let summary = try world.importBarriers([(Self.rails, ["n": "云东铁路"])]) {
                $0.kind = .railway
                $0.nameField = "n"
            }
            #expect(summary.imported.rows == 2 && summary.barriers == [.railway: 2])
            #expect(try world.project.crs() == .cgcs2000)
            let held = try world.project.barriers()
            #expect(held.map(\.kind) == [.railway, .railway] && held.map(\.name) == ["云东铁路", "云东铁路"])
            #expect(held.map(\.id) == ["1", "2"])
            #expect(held[1].line == [Position(x: 112.52, y: 33.02), Position(x: 112.53, y: 33.02)])
        }
    }

    @Test("are of the kind that their field says, by its name or in Chinese, beside those that are there")
    func kindField() throws {
        try withStoreWorld { world in
            try world.importBarriers([(Self.river, ["kind": "River"]), (Self.rails, ["kind": "铁路"])])
            try world.importBarriers([(Self.river, ["种类": "道路"])]) { $0.kindField = "种类" }
            #expect(try world.project.barriers().map(\.kind) == [.river, .railway, .railway, .road])
        }
    }

    @Test("are refused whole where a feature is no line, or of no kind; those without length are left out and told")
    func refused() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importBarriers([
                    (Self.river, ["kind": "wall"]), ("POINT (112.5 33)", ["kind": "road"]), (Self.river, ["kind": " "]),
                ])
            }
            #expect(lines.count == 3)
            #expect(lines[0].contains("'kind' is 'wall', no kind of barrier. Write road, railway or river"))
            #expect(lines[1].contains("it is a Point. Give it a LineString"))
            #expect(lines[2].contains("'kind' is empty"))
            #expect(try world.project.barriers().isEmpty)
            let summary = try world.importBarriers([
                (Self.river, ["kind": "road"]), ("LINESTRING (112.5 33, 112.5 33)", ["kind": "road"]),
            ])
            #expect(summary.imported.rows == 1 && summary.imported.remarks == [.withoutLength(row: 2)])
        }
    }

    @Test("are not taken twice, nor without knowing their kind")
    func repeated() throws {
        try withStoreWorld { world in
            try world.importBarriers([(Self.river, [:])]) { $0.kind = .river }
            #expect {
                try world.importBarriers([(Self.river, [:])]) { $0.kind = .river }
            } throws: {
                if case StoreError.alreadyImported = $0 { true } else { false }
            }
            #expect {
                try world.importBarriers([(Self.rails, ["art": "Bahn"])])
            } throws: {
                if case StoreError.unknownField("kind", _, ["art"]) = $0 { true } else { false }
            }
        }
    }
}

extension StoreWorld {
    /// Writes features as GeoJSON and imports them as lines that sever.
    @discardableResult
    fileprivate func importBarriers(
        _ features: [(wkt: String?, properties: [String: any Sendable])],
        _ adjust: (inout BarrierImport) -> Void = { _ in }
    ) throws -> BarrierSummary {
        var plan = BarrierImport(path: try folder.write(try GeoJSONFile.text(features), to: "barriers.geojson"))
        adjust(&plan)
        return try plan.run(on: project)
    }
}
