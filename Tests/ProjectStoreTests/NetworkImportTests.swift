import GDALInterop
import GeoModel
import OSMInterop
import PlanningModel
import SQLiteInterop
import TestWorlds
import Testing
import WalkNetwork

@testable import ProjectStore

@Suite("streets of a layer of lines")
struct LineNetworkTests {
    /// A road of two edges, a lane from its middle vertex, and a bridge over it that shares no vertex with it.
    private static let road = "LINESTRING (112.50 33.00, 112.51 33.00, 112.52 33.00)"
    private static let lane = "LINESTRING (112.51 33.00, 112.51 33.01)"
    private static let bridge = "LINESTRING (112.505 32.99, 112.505 33.01)"

    @Test("meet where they share a vertex, and pass over each other where they do not")
    func junctions() throws {
        try withStoreWorld { world in
            let summary = try world.importLines([(Self.road, [:]), (Self.lane, [:]), (Self.bridge, [:])])
            // The road is cut in two at the lane. Vertices: three of the road, one more of the lane, two of the bridge.
            #expect(summary.imported.rows == 4)
            #expect(summary.network.vertices == 6 && summary.network.junctions == 6)
            #expect(summary.network.components == 2 && summary.network.islandVertices == 2)
            #expect(try world.project.crs() == .cgcs2000)
            #expect(try world.project.networkStatus() == summary.network)
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM rtree_street_geom") == 4)
        }
    }

    @Test("are as long as their field says, each piece its share")
    func stated() throws {
        try withStoreWorld { world in
            let summary = try world.importLines([(Self.road, ["m": 3000]), (Self.lane, ["m": "700"])]) {
                $0.lengthField = "m"
            }
            // Both edges of the road span a hundredth of a degree along one parallel: half of it each.
            #expect(
                try world.texts("SELECT round(length_m, 6) FROM street ORDER BY fid") == ["1500.0", "1500.0", "700.0"])
            #expect(summary.network.length == Meters(3700))
        }
    }

    @Test("outside China are kept in WGS 84")
    func elsewhere() throws {
        try withStoreWorld { world in
            try world.importLines([("LINESTRING (7.41 43.73, 7.42 43.73)", [:])])
            #expect(try world.project.crs() == .wgs84)
        }
    }

    @Test("are refused whole where a feature is no line, or its length no number")
    func refused() throws {
        try withStoreWorld { world in
            let lines = try world.refusal {
                try world.importLines([
                    (Self.road, ["m": -1]), ("POINT (112.5 33)", ["m": 1]), (square(0, 0), ["m": 1]),
                ]) { $0.lengthField = "m" }
            }
            #expect(lines.count == 3)
            #expect(lines[0].contains("'m' is '-1', not a number from 0 on"))
            #expect(lines[1].contains("it is a Point. Give it a LineString"))
            #expect(lines[2].contains("it is a Polygon. Give it a LineString"))
        }
    }

    @Test("without length are left out and told")
    func withoutLength() throws {
        try withStoreWorld { world in
            let summary = try world.importLines([
                (Self.road, [:]), ("LINESTRING (112.5 33, 112.5 33)", [:]), (nil, [:]),
            ])
            #expect(summary.imported.rows == 1)
            #expect(Set(summary.imported.remarks) == [.withoutLength(row: 2), .withoutLength(row: 3)])
        }
    }

    @Test("are not taken twice")
    func repeated() throws {
        try withStoreWorld { world in
            try world.importLines([(Self.road, [:])])
            let before = try Database.content(of: world.path)
            #expect {
                try world.importLines([(Self.road, [:])])
            } throws: {
                if case StoreError.alreadyImported = $0 { true } else { false }
            }
            #expect(try Database.content(of: world.path) == before)
        }
    }

    @Test(
        "make a new graph when they are changed, whoever does it",
        arguments: [
            // The lane becomes 10 m long; the lane is gone; a second lane as long as the first.
            ("UPDATE street SET length_m = 10 WHERE fid = 3", 3010.0), ("DELETE FROM street WHERE fid = 3", 3000),
            ("INSERT INTO street (length_m, geom) SELECT 700, geom FROM street WHERE fid = 3", 4400),
        ])
    func changed(sql: String, meters: Double) throws {
        try withStoreWorld { world in
            try world.importLines([(Self.road, ["m": 3000]), (Self.lane, ["m": 700])]) { $0.lengthField = "m" }
            #expect(try world.texts("SELECT count(*) > 0 FROM walk_graph") == ["1"])
            try world.project.database.execute(sql)
            #expect(try world.texts("SELECT count(*) FROM walk_graph") == ["0"])
            #expect(try world.project.walkGraph().length == Meters(meters))
            #expect(try world.texts("SELECT count(*) > 0 FROM walk_graph") == ["1"])
        }
    }
}

@Suite("streets of OpenStreetMap")
struct OSMNetworkTests {
    /// Nodes 1, 2 and 3 along a parallel, and 4 north of 2.
    private static let extract = OSMExtract(
        streets: [
            .init(way: 10, from: 1, to: 2, shape: 0..<2), .init(way: 10, from: 2, to: 3, shape: 2..<4),
            .init(way: 11, from: 2, to: 4, shape: 4..<6, name: "巷", highway: "footway", isSteps: true),
        ],
        positions: [
            Position(x: 112.50, y: 33), Position(x: 112.51, y: 33), Position(x: 112.51, y: 33),
            Position(x: 112.52, y: 33), Position(x: 112.51, y: 33), Position(x: 112.51, y: 33.01),
        ],
        facilities: [
            .init(id: "node/7", category: "library", name: "书屋", shape: .points([Position(x: 112.5, y: 33.001)])),
            .init(id: "way/8", category: "park", shape: .polygons(Self.ground)),
        ], entrances: [.init(node: 9, position: Position(x: 112.5, y: 33.002))],
        barriers: [
            BarrierLine(
                id: "way/12", kind: .river, name: "澜江",
                line: [Position(x: 112.505, y: 32.99), Position(x: 112.505, y: 33.01)]),
            BarrierLine(
                id: "way/13", kind: .railway, name: nil,
                line: [Position(x: 112.50, y: 33.02), Position(x: 112.51, y: 33.02), Position(x: 112.52, y: 33.03)]),
        ])
    private static let ground = MultiPolygon([
        Polygon(exterior: [
            Position(x: 112.5, y: 33), Position(x: 112.501, y: 33), Position(x: 112.5, y: 33.001),
            Position(x: 112.5, y: 33),
        ])
    ])

    @Test("are kept with their nodes, and facilities and entrances beside them")
    func kept() throws {
        try withStoreWorld { world in
            let summary = try world.take(Self.extract, as: "a.osm")
            #expect(summary.imported.rows == 3)
            #expect(summary.network.vertices == 4 && summary.network.components == 1)
            #expect(summary.facilities == ["library": 1, "park": 1] && summary.entrances == 1)
            #expect(try world.project.crs() == .cgcs2000)
            #expect(
                try world.texts(
                    "SELECT way || ' ' || from_node || ' ' || to_node || ' ' || ifnull(name, '') || steps FROM street")
                    == ["10 1 2 0", "10 2 3 0", "11 2 4 巷1"])
            let held = try world.project.facilities()
            #expect(held.map(\.id) == ["node/7", "way/8"] && held.map(\.category) == ["library", "park"])
            #expect(held.map(\.name) == ["书屋", nil])
            #expect(held.map(\.shape) == Self.extract.facilities.map(\.shape))
            #expect(try world.project.entrances() == [Position(x: 112.5, y: 33.002)])
            #expect(try world.texts("SELECT count(*) FROM rtree_facility_geom") == ["2"])
            #expect(try world.texts("SELECT count(*) FROM rtree_entrance_geom") == ["1"])
        }
    }

    @Test("come with the lines that sever, which the project gives back")
    func severing() throws {
        try withStoreWorld { world in
            #expect(try world.project.barriers().isEmpty)
            let summary = try world.take(Self.extract, as: "a.osm")
            #expect(summary.barriers == [.river: 1, .railway: 1])
            #expect(try world.project.barriers() == Self.extract.barriers)
            #expect(try world.texts("SELECT count(*) FROM rtree_barrier_geom") == ["2"])
            // A line of a kind that is none is somebody's drawing.
            try world.project.database.execute("UPDATE barrier SET kind = 'wall' WHERE fid = 1")
            #expect(try world.project.barriers().map(\.id) == ["way/13"])
            let lines = try world.importLines([("LINESTRING (112.52 33, 112.53 33)", [:])])
            #expect(lines.barriers == nil)
        }
    }

    @Test("are joined by lines that end at their nodes' places")
    func joined() throws {
        try withStoreWorld { world in
            try world.take(Self.extract, as: "a.osm")
            let summary = try world.importLines([("LINESTRING (112.52 33, 112.53 33)", [:])])
            #expect(summary.network.components == 1 && summary.network.vertices == 5)
        }
    }

    @Test("do not meet at closed barriers, also those of two files")
    func barriers() throws {
        try withStoreWorld { world in
            let places = [Position(x: 112.50, y: 33), Position(x: 112.51, y: 33)]
            func street(to node: Int64) -> OSMExtract {
                OSMExtract(streets: [.init(way: node, from: .min, to: node, shape: 0..<2)], positions: places)
            }
            try world.take(street(to: 1), as: "a.osm")
            let summary = try world.take(street(to: 2), as: "b.osm")
            #expect(summary.network.components == 2 && summary.network.vertices == 4)
        }
    }

    @Test("keep the project without a CRS where they fail")
    func failed() throws {
        try withStoreWorld { world in
            let before = try Database.content(of: world.path)
            #expect(throws: StoreError.self) { try world.take(OSMExtract(), as: "a.osm") }
            #expect(try Database.content(of: world.path) == before)
        }
    }
}

extension StoreWorld {
    /// Writes features as GeoJSON and imports them as streets to walk on.
    @discardableResult
    fileprivate func importLines(
        _ features: [(wkt: String?, properties: [String: any Sendable])],
        _ adjust: (inout NetworkImport) -> Void = { _ in }
    ) throws -> NetworkSummary {
        let path = try folder.write(try GeoJSONFile.text(features), to: "lines.geojson")
        var plan = NetworkImport(path: path, rules: WalkingRules(streets: []))
        adjust(&plan)
        return try plan.run(on: project)
    }

    /// Takes an extract as if it came out of a file of that name.
    @discardableResult
    fileprivate func take(_ extract: OSMExtract, as file: String) throws -> NetworkSummary {
        let path = try folder.write("as \(file)", to: file)
        var plan = NetworkImport(path: path, rules: WalkingRules(streets: []))
        plan.facilities = FacilityTags([])
        return try plan.take(extract, FileDigest(ofFile: path), project)
    }

    fileprivate func texts(_ sql: String) throws -> [String] {
        var texts: [String] = []
        try project.database.query(sql) { texts.append($0.text(0) ?? "") }
        return texts
    }
}
