internal import CGEOS

/// Overlays of two shapes in one plane. Valid shapes in, a valid shape out.
///
/// Each throws ``GEOSError/failed(function:reason:)`` with GEOS's `TopologyException` where a shape is not valid.
/// The result may hold lines and points where shapes only touch; ``GEOSGeometry/multiPolygon(as:)`` leaves them behind.
extension GEOSGeometry {
    public func intersection(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
        try made("GEOSIntersection_r") { GEOSIntersection_r($0, pointer, other.pointer) }
    }

    public func difference(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
        try made("GEOSDifference_r") { GEOSDifference_r($0, pointer, other.pointer) }
    }

    public func union(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
        try made("GEOSUnion_r") { GEOSUnion_r($0, pointer, other.pointer) }
    }

    public func symDifference(_ other: GEOSGeometry) throws(GEOSError) -> GEOSGeometry {
        try made("GEOSSymDifference_r") { GEOSSymDifference_r($0, pointer, other.pointer) }
    }

    /// The union of the parts of one geometry, which may overlap each other.
    public func unaryUnion() throws(GEOSError) -> GEOSGeometry {
        try made("GEOSUnaryUnion_r") { GEOSUnaryUnion_r($0, pointer) }
    }

    func made(_ function: String, _ call: (OpaquePointer) -> OpaquePointer?) throws(GEOSError) -> GEOSGeometry {
        GEOSGeometry(owning: try session.pointer(function, call), in: session)
    }
}
