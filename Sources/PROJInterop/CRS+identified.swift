internal import CPROJ
import GeoModel

extension CRS {
    /// The EPSG code that a text surely means, else the text itself; a code stays as it is.
    ///
    /// Sure is a confidence of PROJ's of 90 or more (name and definition agree) that no other code shares. A text that
    /// states its own shift (TOWGS84) is left as it is, since a code would lose the shift.
    ///
    /// - Throws: ``PROJError/unknownCRS(_:reason:)`` when the text defines no CRS.
    /// - Complexity: Microseconds for geographic WGS 84 and CGCS2000, 10 to 15 ms for other texts.
    public func identified() throws(PROJError) -> CRS {
        try identified(in: PROJContext())
    }

    func identified(in context: PROJContext) throws(PROJError) -> CRS {
        let recognized = recognized
        guard case .wellKnownText = recognized else { return recognized }
        return try ReferenceSystem(recognized, in: context).identified()
    }
}

extension ReferenceSystem {
    func identified() throws(PROJError) -> CRS {
        if statesShift { return crs }
        let context = object.context.handle
        var confidences: UnsafeMutablePointer<Int32>?
        guard let candidates = proj_identify(context, object.pointer, "EPSG", nil, &confidences) else { return crs }
        defer {
            proj_list_destroy(candidates)
            proj_int_list_destroy(confidences)
        }
        let count = Int(proj_list_get_count(candidates))
        guard count > 0, let confidences, confidences[0] >= 90, count == 1 || confidences[1] < confidences[0] else {
            return crs
        }
        let best = try object.context.object("proj_list_get") { proj_list_get($0, candidates, 0) }
        return best.epsgCode.map { .epsg($0) } ?? crs
    }
}
