internal import CGDAL

/// What is done once, before GDAL is used for the first time.
enum GDALLibrary {
    /// Silences GDAL and hides PROJ's database from it.
    ///
    /// GDAL looks up the CRS of every layer it opens or reads, which opens `proj.db` (5 ms, of a whole command's 45).
    /// Most of what we read needs no lookup, so the database is hidden until somebody needs it:
    /// see ``ProjectionDatabase``.
    static func prepare() { _ = prepared }

    private static let prepared: Void = {
        CPLSetErrorHandler { _, _, _ in }
        // GDAL would leave `x.geojson.gz.properties` beside what it reads.
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO")
        // Files are written aside and moved into place when whole, so SQLite need not wait for the disk.
        CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF")
        StringList(["/nonexistent"]).withPointer { OSRSetPROJSearchPaths($0) }
    }()
}

/// PROJ's database as GDAL sees it: hidden at first, then shown for good. PROJInterop's own contexts are not touched.
enum ProjectionDatabase {
    static func show() {
        GDALLibrary.prepare()
        _ = shown
    }

    private static let shown: Void = OSRSetPROJSearchPaths(nil)
}
