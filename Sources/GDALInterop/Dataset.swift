internal import CGDAL

/// An open file. Closes it; its layers live no longer than it does.
final class Dataset {
    let handle: GDALDatasetH

    /// Opens a file for its layers.
    ///
    /// - Throws: ``FormatError/unrecognised(file:reason:)``, ``FormatError/damaged(file:layer:row:reason:)`` or
    ///   ``FormatError/missingPart(file:part:)``.
    convenience init(
        opening source: SourcePath, as formats: [InputFormat], options: [String], messages: GDALMessages
    ) throws(FormatError) {
        for format in formats { format.register() }
        try self.init(
            opening: source, for: GDAL_OF_VECTOR, drivers: formats.map(\.driver), options: options, messages: messages)
    }

    /// - Parameters:
    ///   - kind: `GDAL_OF_VECTOR` or `GDAL_OF_RASTER`.
    ///   - drivers: The names of registered drivers.
    init(
        opening source: SourcePath, for kind: Int32, drivers: [String], options: [String], messages: GDALMessages
    ) throws(FormatError) {
        let flags = UInt32(kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        let opened = messages.collecting {
            StringList(drivers).withPointer { drivers in
                StringList(options).withPointer { GDALOpenEx(source.virtual, flags, drivers, $0, nil) }
            }
        }
        guard let opened else {
            let reason = messages.takeReason()
            if ShapefileParts.isIndexMissing(of: source) { throw .missingPart(file: source.file, part: ".shx") }
            throw reason.contains("not recognized as a supported file format")
                ? .unrecognised(file: source.file, reason: "")
                : .damaged(file: source.file, layer: nil, row: nil, reason: reason)
        }
        handle = opened
    }

    deinit { GDALClose(handle) }

    var driver: String { String(cString: GDALGetDriverShortName(GDALGetDatasetDriver(handle))) }

    var layers: [OGRLayerH] {
        (0..<GDALDatasetGetLayerCount(handle)).compactMap { GDALDatasetGetLayer(handle, $0) }
    }

    /// The files it consists of, the named one among them.
    var files: [String] {
        let list = GDALGetFileList(handle)
        defer { CSLDestroy(list) }
        return StringList.strings(of: list)
    }

    static func name(of layer: OGRLayerH) -> String { String(cString: OGR_L_GetName(layer)) }
}
