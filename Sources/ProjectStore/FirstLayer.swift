import GeoModel
internal import PROJInterop

/// A layer would fix the project's CRS as China's, and lies elsewhere.
struct OutsideChina: Error {}

/// The first layer of a project, which fixes the CRS that geometry is kept in.
struct FirstLayer {
    let crs: CRS
    /// Why it could not be taken for China's CRS, so that it must not lie there.
    fileprivate var refusal: PROJError?

    /// Whether a layer, or a part of one, may fix this CRS.
    ///
    /// - Throws: ``OutsideChina`` where it is China's and the layer lies elsewhere; where it is not for want of a
    ///   transformation into China's, and the layer lies there, the reason.
    func check(_ extent: Extent) throws {
        if crs == .cgcs2000, !extent.liesInChina { throw OutsideChina() }
        if let refusal, extent.liesInChina { throw refusal }
    }
}

extension Project {
    /// Takes a layer into the project's CRS; the first one fixes it.
    ///
    /// Most layers are of China; one that is not is found out by where it lies, or since no transformation leads from its
    /// datum to China's, and is taken once more for WGS 84.
    ///
    /// - Parameter take: Takes it into `target`; where it is the first, it fixes the CRS too.
    func takeLayer<Summary>(_ take: (_ target: CRS, _ first: FirstLayer?) throws -> Summary) throws -> Summary {
        if let fixed = try crs() { return try take(fixed, nil) }
        return try CRS.ofFirstLayer { try take($0.crs, $0) }
    }

    /// Fixes the CRS that geometry is kept in, for a first layer with this extent.
    func fix(_ layer: FirstLayer, for extent: Extent) throws {
        try layer.check(extent)
        try set(.crs, to: layer.crs.definition)
    }
}

extension CRS {
    /// Takes a layer for one of China, or else for WGS 84; what `take` does must not last where it throws.
    static func ofFirstLayer<Summary>(_ take: (FirstLayer) throws -> Summary) throws -> Summary {
        do {
            return try take(FirstLayer(crs: .cgcs2000))
        } catch is OutsideChina {
            return try take(FirstLayer(crs: .wgs84))
        } catch let refusal as PROJError where refusal.isWantOfTransformation {
            do {
                return try take(FirstLayer(crs: .wgs84, refusal: refusal))
            } catch let other as PROJError where other.isWantOfTransformation {
                throw refusal
            }
        }
    }
}

extension PROJError {
    /// Whether nothing is wrong with the layer, only that nobody knows the way from its datum to the other.
    fileprivate var isWantOfTransformation: Bool {
        switch self {
        case .ballpark, .noOperation, .noShift: true
        default: false
        }
    }
}

extension Extent {
    /// Whether its middle does.
    var liesInChina: Bool { !isEmpty && ChinaOutline.contains(longitude: center.x, latitude: center.y) }
}
