internal import CGDAL
internal import GeoModel

/// Takes shapes over from GDAL as well-known binary, through one buffer that is used again and again.
struct GeometryDecoder {
    enum Outcome {
        case shape(Geometry<Coordinate>, hadZM: Bool)
        /// Named as people know it, for example `Geometry Collection`.
        case unsupported(type: String)
    }

    private var buffer: [UInt8] = []

    mutating func decode(_ geometry: OGRGeometryH) -> Outcome {
        guard OGR_G_HasCurveGeometry(geometry, 0) == 0 else {
            let linear = OGR_G_GetLinearGeometry(geometry, 0, nil)
            defer { OGR_G_DestroyGeometry(linear) }
            guard let linear, OGR_G_HasCurveGeometry(linear, 0) == 0 else { return unsupported(geometry) }
            return decodeLinear(linear)
        }
        return decodeLinear(geometry)
    }

    private mutating func decodeLinear(_ geometry: OGRGeometryH) -> Outcome {
        let size = OGR_G_WkbSizeEx(geometry)
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: max(size, 2 * buffer.count)) }
        let hadZM = OGR_G_Is3D(geometry) != 0 || OGR_G_IsMeasured(geometry) != 0
        let shape: Geometry<Coordinate>? = buffer.withUnsafeMutableBufferPointer { bytes in
            guard OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes.baseAddress) == OGRERR_NONE else { return nil }
            let written = UnsafeRawBufferPointer(start: bytes.baseAddress, count: size)
            do throws(WellKnownBinary.DecodingError) {
                return try WellKnownBinary.decode(written)
            } catch {
                return nil
            }
        }
        return shape.map { .shape($0, hadZM: hadZM) } ?? unsupported(geometry)
    }

    private func unsupported(_ geometry: OGRGeometryH) -> Outcome {
        .unsupported(type: String(cString: OGRGeometryTypeToName(OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)))))
    }
}
