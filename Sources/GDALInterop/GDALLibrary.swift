internal import CGDAL

/// What is done once, before GDAL is used for the first time: every reader and writer that needs it begins here.
enum GDALLibrary {
    /// Loads GDAL, silences it and hides PROJ's database from it.
    ///
    /// Loaded only now, as it takes 30 ms and many commands read no foreign format: see CGDAL's load.c.
    ///
    /// GDAL looks up the CRS of every layer it opens or reads, which opens `proj.db` (5 ms, of a whole command's 45).
    /// Most of what we read needs no lookup, so the database is hidden until somebody needs it:
    /// see ``ProjectionDatabase``.
    ///
    /// - Throws: ``FormatError/noGDAL(reason:)``.
    static func require() throws(FormatError) {
        if let absence { throw .noGDAL(reason: absence) }
    }

    /// Why GDAL is not there; nil when it is, and ready.
    private static let absence: String? = {
        if let reason = CGDALLoad() { return String(cString: reason) }
        CPLSetErrorHandler { _, _, _ in }
        // GDAL would leave `x.geojson.gz.properties` beside what it reads.
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO")
        // A sheet of nothing but text would be taken for one without a header.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE")
        // Files are written aside and moved into place when whole, so SQLite need not wait for the disk.
        CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF")
        StringList(["/nonexistent"]).withPointer { OSRSetPROJSearchPaths($0) }
        return nil
    }()
}

/// PROJ's database as GDAL sees it: hidden at first, then shown for good. PROJInterop's own contexts are not touched.
enum ProjectionDatabase {
    static func show() { _ = shown }

    private static let shown: Void = OSRSetPROJSearchPaths(nil)
}
