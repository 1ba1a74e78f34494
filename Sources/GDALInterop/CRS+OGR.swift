internal import CGDAL
internal import GeoModel

extension CRS {
    /// What a reference of GDAL's says: a code where it has one, else its WKT; nil where it says nothing.
    init?(_ reference: OGRSpatialReferenceH?) {
        guard let reference else { return nil }
        if let code = Self.code(of: reference) {
            self = code
            return
        }
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let outcome = StringList(["FORMAT=WKT2_2019"]).withPointer { OSRExportToWktEx(reference, &text, $0) }
        guard outcome == OGRERR_NONE, let text, let wkt = String(validatingCString: text), !wkt.isEmpty
        else { return nil }
        self = .wellKnownText(wkt)
    }

    private static func code(of reference: OGRSpatialReferenceH) -> CRS? {
        guard let authority = OSRGetAuthorityName(reference, nil), let code = OSRGetAuthorityCode(reference, nil)
        else { return nil }
        switch (String(cString: authority), String(cString: code)) {
        case ("EPSG", let code): return Int(code).map { .epsg($0) }
        case ("OGC", "CRS84"): return .wgs84
        default: return nil
        }
    }
}
