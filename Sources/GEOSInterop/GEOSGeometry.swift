internal import CGEOS

/// One geometry of GEOS. It owns its handle, frees it, and keeps its session open.
///
/// Not `Sendable`: it belongs to its session's task. Values leave by ``multiPolygon(as:)``.
public final class GEOSGeometry {
    let session: GEOSSession
    let pointer: OpaquePointer

    /// Takes over a geometry that nobody else frees.
    init(owning pointer: OpaquePointer, in session: GEOSSession) {
        self.session = session
        self.pointer = pointer
    }

    deinit {
        if let handle = session.handle { GEOSGeom_destroy_r(handle, pointer) }
    }
}
