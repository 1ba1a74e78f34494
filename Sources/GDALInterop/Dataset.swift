internal import CGDAL

/// An open file. Closes it; its layers live no longer than it does.
final class Dataset {
    let handle: GDALDatasetH

    /// - Throws: ``FormatError/unrecognised(file:reason:)``, ``FormatError/damaged(file:layer:row:reason:)`` or
    ///   ``FormatError/missingPart(file:part:)``.
    init(
        opening source: SourcePath, as formats: [InputFormat], options: [String], messages: GDALMessages
    ) throws(FormatError) {
        for format in formats { format.register() }
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        let opened = messages.collecting {
            StringList(formats.map(\.driver)).withPointer { drivers in
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
