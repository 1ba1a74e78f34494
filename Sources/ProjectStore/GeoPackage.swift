internal import GeoModel
internal import SQLiteInterop

/// What makes an SQLite file a GeoPackage (OGC 12-128r17, version 1.3): its marks, its own tables, and R-trees.
///
/// The project writes these itself, not through OGR, because OGR finishes R-trees, extents and counts only after the
/// transaction, when it closes the file: a process killed in between would leave them wrong.
struct GeoPackage {
    let database: Database

    /// Writes the marks and the tables that every GeoPackage has.
    func initialize() throws {
        // "GPKG" in ASCII, and version 1.3.0.
        try database.execute("PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;")
        try database.execute(
            """
            CREATE TABLE gpkg_spatial_ref_sys (
              srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            CREATE TABLE gpkg_contents (
              table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
              description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
            CREATE TABLE gpkg_geometry_columns (
              table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
            CREATE TABLE gpkg_extensions (
              table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
              scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
            """)
        for system in [SpatialReference.undefinedCartesian, .undefinedGeographic, .wgs84] { try add(system) }
    }

    func add(_ system: SpatialReference) throws {
        try database.run(
            "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,NULL)", .text(system.name),
            .integer(Int64(system.id)), .text(system.organization), .integer(Int64(system.id)), .text(system.definition)
        )
    }

    /// Creates a table without geometry and registers it, so that GIS programs show it. Its key is `id`.
    func createTable(_ name: String, columns: String) throws {
        try database.execute("CREATE TABLE \(name) (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \(columns))")
        try database.run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?,'attributes',?)", .text(name),
            .text(name))
    }

    /// Creates a table with a column `geom` and its R-tree.
    ///
    /// The geometry stands last, so that reading the other columns does not pass over it.
    func createLayer(_ name: String, columns: String, geometryType: String, in system: SpatialReference) throws {
        try add(system)
        try database.execute(
            "CREATE TABLE \(name) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \(columns), geom \(geometryType))")
        try database.run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?,'features',?,?)",
            .text(name), .text(name), .integer(Int64(system.id)))
        try database.run(
            "INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,?,0,0)", .text(name), .text(geometryType),
            .integer(Int64(system.id)))
        try createRTree(on: name)
    }

    /// The extension `gpkg_rtree_index` (annex F.3): an R-tree that triggers keep true.
    private func createRTree(on table: String) throws {
        let tree = "rtree_\(table)_geom"
        let box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
        let filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))"
        let empty = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
        try database.execute(
            """
            CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy);
            INSERT INTO gpkg_extensions VALUES ('\(table)', 'geom', 'gpkg_rtree_index',
              'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
            CREATE TRIGGER \(tree)_insert AFTER INSERT ON \(table) WHEN \(filled) BEGIN
              INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update1 AFTER UPDATE OF geom ON \(table)
              WHEN OLD.fid = NEW.fid AND \(filled) BEGIN INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update2 AFTER UPDATE OF geom ON \(table)
              WHEN OLD.fid = NEW.fid AND \(empty) BEGIN DELETE FROM \(tree) WHERE id = OLD.fid; END;
            CREATE TRIGGER \(tree)_update3 AFTER UPDATE ON \(table)
              WHEN OLD.fid != NEW.fid AND \(filled) BEGIN
              DELETE FROM \(tree) WHERE id = OLD.fid; INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update4 AFTER UPDATE ON \(table)
              WHEN OLD.fid != NEW.fid AND \(empty) BEGIN DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER \(tree)_delete AFTER DELETE ON \(table) WHEN OLD.geom NOT NULL BEGIN
              DELETE FROM \(tree) WHERE id = OLD.fid; END;
            """)
    }

    /// Runs `body`, which adds rows to a layer, without its triggers, which come back after; the R-tree is filled in one
    /// go. To be called inside a transaction, which undoes it all where it fails.
    ///
    /// What other triggers of the layer would do is left to the caller.
    func loading(_ table: String, _ body: () throws -> Void) throws {
        try withoutTriggers(of: table) {
            var last: Int?
            try database.query("SELECT max(fid) FROM \(table)") { last = $0.integer(0) }
            try body()
            try database.run(
                """
                INSERT INTO rtree_\(table)_geom SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom)
                FROM \(table) WHERE fid > ? AND geom NOTNULL AND NOT ST_IsEmpty(geom)
                """, .integer(Int64(last ?? 0)))
        }
    }

    /// Takes all rows out of a layer. To be called inside a transaction.
    func clear(_ layer: String) throws {
        try withoutTriggers(of: layer) {
            try database.execute("DELETE FROM \(layer); DELETE FROM rtree_\(layer)_geom")
        }
        try database.run(
            "UPDATE gpkg_contents SET min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL WHERE table_name = ?",
            .text(layer))
        try touch(layer)
    }

    private func withoutTriggers(of table: String, _ body: () throws -> Void) throws {
        var triggers: [(name: String, definition: String)] = []
        try database.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", .text(table))
        { if let name = $0.text(0), let definition = $0.text(1) { triggers.append((name, definition)) } }
        for trigger in triggers {
            try database.execute("DROP TRIGGER \"\(trigger.name.replacing("\"", with: "\"\""))\"")
        }
        try body()
        for trigger in triggers { try database.execute(trigger.definition) }
    }

    /// Notes that a table has changed, and how far its features reach, within the transaction that changed it.
    func touch(_ table: String, extent: Extent = .empty) throws {
        try database.run(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?",
            .text(table))
        guard !extent.isEmpty else { return }
        try database.run(
            """
            UPDATE gpkg_contents SET
              min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2),
              max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4) WHERE table_name = ?5
            """, .real(extent.minX), .real(extent.minY), .real(extent.maxX), .real(extent.maxY), .text(table))
    }

    /// Gives this connection the SQL functions that the R-trees' triggers call.
    func registerFunctions() throws {
        func bound(_ name: String, _ side: @escaping (Extent) -> Double) throws {
            try database.register(name) { blob in
                guard let extent = GeoPackageGeometry.extent(of: blob), !extent.isEmpty else { return .null }
                return .real(side(extent))
            }
        }
        try bound("ST_MinX", \.minX)
        try bound("ST_MaxX", \.maxX)
        try bound("ST_MinY", \.minY)
        try bound("ST_MaxY", \.maxY)
        try database.register("ST_IsEmpty") { blob in
            guard let extent = GeoPackageGeometry.extent(of: blob) else { return .null }
            return .integer(extent.isEmpty ? 1 : 0)
        }
    }
}
