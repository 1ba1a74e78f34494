internal import CGEOS

extension GEOSSession {
    /// Reads well-known text, in two dimensions.
    public func geometry(wkt: String) throws(GEOSError) -> GEOSGeometry {
        let reader = try pointer("GEOSWKTReader_create_r") { GEOSWKTReader_create_r($0) }
        defer { if let handle { GEOSWKTReader_destroy_r(handle, reader) } }
        return GEOSGeometry(
            owning: try pointer("GEOSWKTReader_read_r") { GEOSWKTReader_read_r($0, reader, wkt) }, in: self)
    }
}

extension GEOSGeometry {
    /// The geometry as well-known text, numbers as short as they can be without loss.
    public var wkt: String {
        get throws(GEOSError) {
            let writer = try session.pointer("GEOSWKTWriter_create_r") { GEOSWKTWriter_create_r($0) }
            defer { if let handle = session.handle { GEOSWKTWriter_destroy_r(handle, writer) } }
            if let handle = session.handle { GEOSWKTWriter_setTrim_r(handle, writer, 1) }
            let text = try session.pointer("GEOSWKTWriter_write_r") { GEOSWKTWriter_write_r($0, writer, pointer) }
            defer { if let handle = session.handle { GEOSFree_r(handle, text) } }
            return String(cString: text)
        }
    }
}
