import GeoModel

/// A layer would fix the project's CRS as China's, and lies elsewhere.
struct OutsideChina: Error {}

extension Project {
    /// Takes a layer into the project's CRS; the first one fixes it.
    ///
    /// Most layers are of China; one that is not is found out by where it lies, and is taken once more for WGS 84.
    ///
    /// - Parameter take: Takes it into `target`; where it is the first it fixes the CRS too, or throws ``OutsideChina``.
    func takeLayer<Summary>(_ take: (_ target: CRS, _ isFirst: Bool) throws -> Summary) throws -> Summary {
        if let fixed = try crs() { return try take(fixed, false) }
        do {
            return try take(.cgcs2000, true)
        } catch is OutsideChina {
            return try take(.wgs84, true)
        }
    }

    /// Fixes the CRS that geometry is kept in, for a first layer with this extent.
    func fix(_ crs: CRS, for extent: Extent) throws {
        if crs == .cgcs2000, !extent.liesInChina { throw OutsideChina() }
        try set(.crs, to: crs.definition)
    }
}

extension Extent {
    /// Whether its middle does.
    var liesInChina: Bool { !isEmpty && ChinaOutline.contains(longitude: center.x, latitude: center.y) }
}
