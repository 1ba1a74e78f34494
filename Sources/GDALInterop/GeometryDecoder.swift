internal import CGDAL
internal import GeoModel

/// Takes shapes over from GDAL as well-known binary, through one buffer that is used again and again.
struct GeometryDecoder {
    enum Outcome {
        case shape(Geometry<Coordinate>, Changes)
        /// Named as people know it, for example `Geometry Collection with Point`.
        case unsupported(type: String)
    }

    /// What was done to a shape so that it is one of ours.
    struct Changes: OptionSet {
        let rawValue: Int
        static let droppedZM = Changes(rawValue: 1)
        /// Its arcs became straight lines.
        static let linearised = Changes(rawValue: 2)
        /// It was a collection of nothing but polygons.
        static let uncollected = Changes(rawValue: 4)
    }

    /// An arc becomes lines that each span this many degrees of its circle at most, as seen from its centre. A line is
    /// nowhere further from the arc than the radius times 1 - cos 0.5° = 0.0000381: 4 cm at a radius of 1 km.
    static let arcStep = 1.0

    private var buffer: [UInt8] = []

    mutating func decode(_ geometry: OGRGeometryH) -> Outcome {
        guard OGR_G_HasCurveGeometry(geometry, 0) != 0 else { return decodeLinear(geometry, []) }
        let linear = OGR_G_GetLinearGeometry(geometry, Self.arcStep, nil)
        defer { OGR_G_DestroyGeometry(linear) }
        guard let linear, OGR_G_HasCurveGeometry(linear, 0) == 0 else { return Self.unsupported(geometry) }
        return decodeLinear(linear, .linearised)
    }

    private mutating func decodeLinear(_ geometry: OGRGeometryH, _ before: Changes) -> Outcome {
        let size = OGR_G_WkbSizeEx(geometry)
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: max(size, 2 * buffer.count)) }
        var changes = before
        if OGR_G_Is3D(geometry) != 0 || OGR_G_IsMeasured(geometry) != 0 { changes.insert(.droppedZM) }
        if OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbGeometryCollection { changes.insert(.uncollected) }
        return buffer.withUnsafeMutableBufferPointer { bytes in
            guard OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes.baseAddress) == OGRERR_NONE else {
                return Self.unsupported(geometry)
            }
            let written = UnsafeRawBufferPointer(start: bytes.baseAddress, count: size)
            do throws(WellKnownBinary.DecodingError) {
                return .shape(try WellKnownBinary.decode(written), changes)
            } catch .mixedCollection(let other) {
                return .unsupported(
                    type: "\(Self.name(of: geometry)) with \(Self.name(of: OGRwkbGeometryType(rawValue: other)))")
            } catch {
                return Self.unsupported(geometry)
            }
        }
    }

    private static func unsupported(_ geometry: OGRGeometryH) -> Outcome { .unsupported(type: name(of: geometry)) }

    private static func name(of geometry: OGRGeometryH) -> String {
        name(of: OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)))
    }

    private static func name(of type: OGRwkbGeometryType) -> String { String(cString: OGRGeometryTypeToName(type)) }
}
