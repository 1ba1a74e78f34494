import Foundation
import GeoModel
import SQLiteInterop
import TestWorlds
import Testing

@testable import ProjectStore

@Suite("the project file")
struct ProjectFileTests {
    @Test("it bears the marks of a GeoPackage 1.3")
    func marks() throws {
        try withStoreWorld { world in
            let database = try Database(path: world.path, mode: .existing)
            // "GPKG" in ASCII, and 1.3.0.
            #expect(try database.number("PRAGMA application_id") == 0x4750_4B47)
            #expect(try database.number("PRAGMA user_version") == 10300)
            #expect(try database.texts("PRAGMA integrity_check") == ["ok"])
            #expect(
                try database.texts("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id") == ["-1", "0", "4326"])
        }
    }

    @Test("a file that is there is never overwritten unless that is wanted")
    func exists() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write("not ours", to: "city.gpkg")
            let error = #expect(throws: StoreError.self) {
                try Project.create(at: path, settings: [.scheme: "beijing"], overwrite: false)
            }
            #expect(error?.kind == .cannotCreate)
            #expect(try folder.text(of: "city.gpkg") == "not ours")
            #expect(try folder.names() == ["city.gpkg"])
            try Project.create(at: path, settings: [.scheme: "beijing"], overwrite: true)
            #expect(try Project(opening: path).setting(.scheme) == "beijing")
            #expect(try folder.names() == ["city.gpkg"])
        }
    }

    @Test("the journal of a killed writer goes with the file that is replaced")
    func staleJournal() throws {
        try withTemporaryFolder { folder in
            let path = folder.file("city.gpkg")
            try Project.create(at: path, settings: [.scheme: "beijing"], overwrite: false)
            // SQLite would take it for the new file's own, and play it back.
            try folder.write("left behind", to: "city.gpkg-journal")
            try Project.create(at: path, settings: [.scheme: "nanjing"], overwrite: true)
            #expect(!Places.exists(path + "-journal"))
            #expect(try Project(opening: path).setting(.scheme) == "nanjing")
        }
    }

    @Test("what a killed 'init' left behind is no obstacle")
    func leftover() throws {
        try withTemporaryFolder { folder in
            try folder.write("half a file", to: "city.gpkg.unfinished")
            try Project.create(at: folder.file("city.gpkg"), settings: [.scheme: "beijing"], overwrite: false)
            #expect(try folder.names() == ["city.gpkg"])
        }
    }

    @Test("a project needs a folder to lie in")
    func noFolder() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: StoreError.self) {
                try Project.create(at: folder.file("none/city.gpkg"), settings: [:], overwrite: false)
            }
            #expect(error?.kind == .cannotCreate)
        }
    }

    @Test("what is no project is not opened, and not changed")
    func notAProject() throws {
        try withTemporaryFolder { folder in
            #expect(throws: StoreError.self) { try Project(opening: folder.file("none.gpkg")) }
            #expect(try folder.names().isEmpty)
            let text = try folder.write(String(repeating: "not a database ", count: 100), to: "text.gpkg")
            let error = #expect(throws: SQLiteError.self) { try Project(opening: text) }
            #expect(error?.kind == .badInput)
            let other = try Database(path: folder.file("other.gpkg"), mode: .new)
            try other.execute("CREATE TABLE mine (a)")
            let second = #expect(throws: StoreError.self) { try Project(opening: folder.file("other.gpkg")) }
            #expect(second?.kind == .badInput)
            #expect(try other.texts("SELECT name FROM sqlite_master") == ["mine"])
        }
    }

    @Test("a transaction that fails leaves nothing, and the next one works")
    func transaction() throws {
        struct Failure: Error {}
        try withTemporaryFolder { folder in
            let database = try Database(path: folder.file("x.db"), mode: .new)
            try database.execute("CREATE TABLE t (a)")
            #expect(throws: Failure.self) {
                try database.transaction {
                    try database.execute("INSERT INTO t VALUES (1); CREATE TABLE u (b)")
                    throw Failure()
                }
            }
            #expect(throws: SQLiteError.self) {
                try database.transaction {
                    try database.execute("INSERT INTO t VALUES (2); INSERT INTO none VALUES (1)")
                }
            }
            try database.transaction { try database.execute("INSERT INTO t VALUES (3)") }
            #expect(try database.texts("SELECT a FROM t") == ["3"])
            #expect(try database.texts("SELECT name FROM sqlite_master") == ["t"])
        }
    }
}

@Suite("areas in the project file")
struct AreaTableTests {
    /// A grid of three by three squares, called by column and row.
    private let grid = (0..<9).map { index -> (wkt: String?, properties: [String: any Sendable]) in
        (square(index % 3, index / 3), ["name": "c\(index % 3)r\(index / 3)"])
    }

    @Test("the R-tree has one row an area, and a box finds the areas that it meets")
    func rtree() throws {
        try withStoreWorld { world in
            try world.importAreas(grid)
            let database = try Database(path: world.path, mode: .existing)
            #expect(try database.number("SELECT count(*) FROM rtree_area_geom") == 9)
            #expect(try database.number("SELECT count(*) FROM area JOIN rtree_area_geom r ON r.id = fid") == 9)
            // From the middle of column 0 to the middle of column 1, within row 2.
            let found = try database.texts(
                """
                SELECT a.id FROM rtree_area_geom r JOIN area a ON a.fid = r.id
                WHERE r.maxx >= 112.505 AND r.minx <= 112.515 AND r.maxy >= 33.022 AND r.miny <= 33.028 ORDER BY a.id
                """)
            #expect(found == ["c0r2", "c1r2"])
        }
    }

    @Test("the R-tree follows changes that are made later")
    func rtreeFollows() throws {
        try withStoreWorld { world in
            try world.importAreas(grid)
            let database = world.project.database
            try database.execute("DELETE FROM area WHERE id = 'c0r0'; UPDATE area SET geom = NULL WHERE id = 'c1r1'")
            #expect(try database.number("SELECT count(*) FROM rtree_area_geom") == 7)
            try database.execute(
                "UPDATE area SET geom = (SELECT geom FROM area WHERE id = 'c2r2') WHERE id = 'c1r1'")
            #expect(try database.number("SELECT count(*) FROM rtree_area_geom WHERE minx > 112.515") == 4)
        }
    }

    @Test("gpkg_contents tells how far the areas reach, over all imports")
    func extent() throws {
        try withStoreWorld { world in
            try world.importAreas(Array(grid[..<3]), as: "first.geojson")
            try world.importAreas(Array(grid[3...]), as: "second.geojson")
            let database = try Database(path: world.path, mode: .existing)
            let extent = try database.texts(
                """
                SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y || ' ' || srs_id || ' ' || data_type
                FROM gpkg_contents WHERE table_name = 'area'
                """)
            #expect(extent == ["112.5 33.0 112.53 33.03 4490 features"])
            #expect(
                try database.texts("SELECT geometry_type_name || srs_id FROM gpkg_geometry_columns") == [
                    "MULTIPOLYGON4490"
                ])
        }
    }

    @Test("boundaries are read as they were imported")
    func boundaries() throws {
        try withStoreWorld { world in
            let wkt =
                "MULTIPOLYGON (((112 33, 112.1 33, 112.1 33.1, 112 33)), ((112.2 33, 112.3 33, 112.3 33.1, 112.2 33)))"
            try world.importAreas([(wkt, ["name": "甲"])])
            #expect(try world.project.areas().map(world.project.boundary) == [try boundary(wkt)])
        }
    }

    @Test("a hundredth of a degree at 33° north has 1.0364 km²")
    func km2() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])])
            // On the ellipsoid at 33.005° N a degree of latitude is 110.9045 km (meridian radius 6,354,362 m) and one of
            // longitude 93.4480 km (6,384,480 m × cos φ): 1.109045 × 0.934480 km.
            #expect(abs(try world.area("甲").area.squareKilometers - 1.03638) < 5e-5)
        }
    }
}
