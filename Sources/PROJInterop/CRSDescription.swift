internal import CPROJ
import GeoModel

/// What a CRS's numbers are.
public enum CRSKind: Hashable, Sendable {
    /// Degrees of longitude and latitude.
    case geographic
    /// East and north in a plane.
    case projected
    /// Anything else, for example geocentric.
    case other

    init(_ type: PJ_TYPE) {
        self =
            switch type {
            case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: .geographic
            case PJ_TYPE_PROJECTED_CRS: .projected
            default: .other
            }
    }
}

/// The facts that PROJ and the EPSG dataset hold about a CRS.
public struct CRSDescription: Hashable, Sendable {
    /// Its official name: `CGCS2000 / 3-degree Gauss-Kruger CM 114E`.
    public var name: String
    public var kind: CRSKind
    public var datum: DatumFamily
    /// Its code, also where the CRS is a text that is surely this code's.
    public var epsgCode: Int?
    /// Where it is meant to be used, in degrees; `minX` is greater than `maxX` across 180°. Nil when not stated.
    public var areaOfUse: Extent?
    /// The same in words.
    public var areaName: String?
    /// In the order that EPSG gives them, which is not the one in which numbers are read.
    public var axes: [Axis] = []
    /// The area of use in the system's own numbers, east first; empty where it has none.
    var numbersOfUse = Extent.empty

    public struct Axis: Hashable, Sendable {
        /// For example `Northing`.
        public let name: String
        /// For example `north`.
        public let direction: String
        /// For example `metre`.
        public let unit: String
    }

    /// - Throws: ``PROJError/unknownCRS(_:reason:)`` with PROJ's reason.
    /// - Complexity: 1 ms; 10 ms for a projected CRS that is a text; 5 ms more for the first in a process.
    public init(of crs: CRS) throws(PROJError) {
        if let offset = OffsetSystem(crs) {
            (name, kind, datum) = (crs.shortName, .geographic, .wgs84)
            (areaOfUse, areaName, numbersOfUse) = (offset.areaOfUse, "China", offset.areaOfUse)
            axes = [("Longitude", "east"), ("Latitude", "north")].map { Axis(name: $0, direction: $1, unit: "degree") }
            return
        }
        let context = PROJContext()
        let system = try ReferenceSystem(crs.identified(in: context), in: context)
        name = system.name
        kind = system.kind
        datum = system.family
        if case .epsg(let code) = system.crs { epsgCode = code }
        (areaOfUse, areaName) = (system.areaOfUse, system.areaName)
        axes = system.axes
        numbersOfUse = areaOfUse.flatMap(system.numbers) ?? .empty
    }
}

extension ReferenceSystem {
    fileprivate var areaName: String? {
        var name: UnsafePointer<CChar>?
        guard proj_get_area_of_use(object.context.handle, object.pointer, nil, nil, nil, nil, &name) != 0 else {
            return nil
        }
        return name.map { String(cString: $0) }
    }

    fileprivate var axes: [CRSDescription.Axis] {
        let context = object.context.handle
        guard let system = proj_crs_get_coordinate_system(context, plain.pointer) else { return [] }
        defer { proj_destroy(system) }
        return (0..<max(0, proj_cs_get_axis_count(context, system))).compactMap { index in
            var (name, direction, unit): (UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?)
            guard
                proj_cs_get_axis_info(context, system, index, &name, nil, &direction, nil, &unit, nil, nil) != 0,
                let name, let direction, let unit
            else { return nil }
            return CRSDescription.Axis(
                name: String(cString: name), direction: String(cString: direction), unit: String(cString: unit))
        }
    }

    /// The box in the system's numbers around a box in degrees; nil where it has none.
    fileprivate func numbers(of degrees: Extent) -> Extent? {
        if degrees.isEmpty { return nil }
        if isGeographic { return degrees }
        do throws(PROJError) {
            return try toDegrees().moved(degrees, inverse: true)
        } catch {
            // A plane without a projection has no degrees.
            return nil
        }
    }
}
