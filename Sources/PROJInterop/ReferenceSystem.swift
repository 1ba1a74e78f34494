internal import CPROJ
import GeoModel

/// A CRS as PROJ understands it; of a compound one, the horizontal part.
struct ReferenceSystem {
    let crs: CRS
    let object: PROJObject
    /// The same without the shift that it states of itself.
    let plain: PROJObject
    let kind: CRSKind
    /// The datum whose numbers it gives, or would give after the shift it states of itself.
    let family: DatumFamily
    /// Whether it states its own shift to another datum (TOWGS84).
    let statesShift: Bool

    var name: String { object.name }
    var isGeographic: Bool { kind == .geographic }

    init(_ crs: CRS, in context: PROJContext) throws(PROJError) {
        self.crs = crs
        let defined = try Self.defined(crs, in: context)
        let (object, hub) = try Self.planar(defined)
        let base = try hub.map { hub throws(PROJError) in
            try context.object("proj_get_source_crs") { proj_get_source_crs($0, object.pointer) }
        }
        self.object = object
        statesShift = hub != nil
        plain = base ?? object
        kind = CRSKind(proj_get_type(plain.pointer))
        do throws(PROJError) {
            family = try Self.datum(of: hub ?? object)
        } catch .failed {
            throw .unknownCRS(crs, reason: "\(object.name) does not say where on Earth it lies")
        }
    }

    private static func defined(_ crs: CRS, in context: PROJContext) throws(PROJError) -> PROJObject {
        do throws(PROJError) {
            let object = try context.object("proj_create") { handle in
                switch crs {
                case .epsg(let code):
                    proj_create_from_database(handle, "EPSG", String(code), PJ_CATEGORY_CRS, 0, nil)
                case .wellKnownText, .gcj02, .bd09, .pipeline: proj_create(handle, crs.definition)
                }
            }
            guard proj_is_crs(object.pointer) != 0 else {
                throw .unknownCRS(crs, reason: "it defines something else than a coordinate system")
            }
            return object
        } catch .failed(_, let reason) {
            throw .unknownCRS(crs, reason: reason)
        }
    }

    /// The horizontal part, and the CRS it states a shift to.
    private static func planar(_ object: PROJObject) throws(PROJError) -> (PROJObject, hub: PROJObject?) {
        let context = object.context
        switch proj_get_type(object.pointer) {
        case PJ_TYPE_COMPOUND_CRS:
            return try planar(
                context.object("proj_crs_get_sub_crs") { proj_crs_get_sub_crs($0, object.pointer, 0) })
        case PJ_TYPE_BOUND_CRS:
            // Seven zeros state no shift: exporters write them where they know none.
            guard try statesShift(object) else {
                return try planar(
                    context.object("proj_get_source_crs") { proj_get_source_crs($0, object.pointer) })
            }
            return (
                object, try context.object("proj_get_target_crs") { proj_get_target_crs($0, object.pointer) }
            )
        default: return (object, nil)
        }
    }

    private static func statesShift(_ bound: PROJObject) throws(PROJError) -> Bool {
        let shift = try bound.context.object("proj_crs_get_coordoperation") {
            proj_crs_get_coordoperation($0, bound.pointer)
        }
        var values = [Double](repeating: 0, count: 7)
        let isHelmert = proj_coordoperation_get_towgs84_values(bound.context.handle, shift.pointer, &values, 7, 0)
        return isHelmert == 0 || values.contains { $0 != 0 }
    }

    private static func datum(of crs: PROJObject) throws(PROJError) -> DatumFamily {
        let context = crs.context
        let geodetic = try context.object("proj_crs_get_geodetic_crs") { proj_crs_get_geodetic_crs($0, crs.pointer) }
        let datum = try context.object("proj_crs_get_datum_forced") {
            proj_crs_get_datum_forced($0, geodetic.pointer)
        }
        return DatumFamily(epsgCode: datum.epsgCode, name: datum.name)
    }
}

extension ReferenceSystem {
    /// In degrees; `minX` is greater than `maxX` across 180°. Nil when not stated.
    var areaOfUse: Extent? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        let isStated =
            proj_get_area_of_use(object.context.handle, object.pointer, &west, &south, &east, &north, nil) != 0
        return isStated && west >= -180 ? Extent(minX: west, minY: south, maxX: east, maxY: north) : nil
    }

    /// The box in degrees around numbers of the system; nil where they have no place on Earth.
    func degrees(of numbers: Extent) -> Extent? {
        do throws(PROJError) {
            return isGeographic ? numbers : try toDegrees().moved(numbers)
        } catch {
            // A plane without a projection has no degrees.
            return nil
        }
    }
}
