internal import CGDAL
internal import GeoModel

/// A shape as well-known text (OGC 06-103r4, 7), perhaps behind the SRID that PostGIS puts before it:
/// `SRID=4490;POLYGON ((…))`.
struct ShapeText {
    /// The code of the shape's CRS; nil where the text names none. A number of EPSG's, by PostGIS's custom.
    let srid: Int?
    private let text: String

    /// Nil where the SRID is no number from 1 to 999,999. 0 is PostGIS's word for 'not known'.
    init?(_ written: String) {
        guard written.prefix(5).uppercased() == "SRID=" else {
            (srid, text) = (nil, written)
            return
        }
        let parts = written.dropFirst(5).split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), (0...999_999).contains(number) else { return nil }
        (srid, text) = (number == 0 ? nil : number, String(parts[1]))
    }

    /// Lends the shape to `body`; nil where the text is no shape.
    func withGeometry<Result>(_ body: (OGRGeometryH) -> Result) -> Result? {
        var bytes = Array(text.utf8CString)
        var geometry: OGRGeometryH?
        let isWhole = bytes.withUnsafeMutableBufferPointer { bytes in
            var rest = bytes.baseAddress
            guard OGR_G_CreateFromWkt(&rest, nil, &geometry) == OGRERR_NONE, let rest else { return false }
            // What stands behind a shape would be lost in silence.
            return LayerCursor.bytes(of: rest).allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        }
        defer { OGR_G_DestroyGeometry(geometry) }
        guard isWhole, let geometry else { return nil }
        return body(geometry)
    }
}
