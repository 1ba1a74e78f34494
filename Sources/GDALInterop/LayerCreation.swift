internal import CGDAL
internal import GeoModel

/// How a new file and its one layer are made, format by format.
struct LayerCreation {
    let format: OutputFormat
    let name: String
    /// As the user named it, for errors.
    let file: String
    let stagedFile: String
    let fields: [Field]
    let kind: GeometryKind
    let crs: CRS?
    let options: FeatureWriter.Options

    /// To be called where messages are collected. `names` are the fields' names in the file.
    func create(
        messages: GDALMessages
    ) throws(FormatError) -> (dataset: GDALDatasetH, layer: OGRLayerH, names: [String]) {
        format.register()
        // A GeoPackage names the systems of its own tables before the layer's.
        if format == .geoPackage { ProjectionDatabase.show() }
        guard let driver = GDALGetDriverByName(format.driver),
            let dataset = GDALCreate(driver, stagedFile, 0, 0, 0, GDT_Unknown, nil)
        else { throw .cannotCreate(file: file, reason: messages.takeReason()) }
        do throws(FormatError) {
            let names = fieldNames
            let layer = try createLayer(in: dataset, names: names, messages: messages)
            if GDALDatasetTestCapability(dataset, ODsCTransactions) != 0 { GDALDatasetStartTransaction(dataset, 0) }
            if messages.hasFailure { throw .cannotCreate(file: file, reason: messages.takeReason()) }
            return (dataset, layer, names)
        } catch {
            GDALClose(dataset)
            throw error
        }
    }

    private func createLayer(
        in dataset: GDALDatasetH, names: [String], messages: GDALMessages
    ) throws(FormatError) -> OGRLayerH {
        let reference = try spatialReference(messages: messages)
        defer { if let reference { OSRRelease(reference) } }
        let layer = StringList(layerOptions).withMutablePointer {
            GDALDatasetCreateLayer(dataset, layerName, reference, geometryType, $0)
        }
        guard let layer else { throw .cannotCreate(file: file, reason: messages.takeReason()) }
        for (field, name) in zip(fields, names) {
            let definition = OGR_Fld_Create(name, type(of: field))
            defer { OGR_Fld_Destroy(definition) }
            if format == .shapefile, field.type == .text { OGR_Fld_SetWidth(definition, 80) }
            guard OGR_L_CreateField(layer, definition, 1) == OGRERR_NONE else {
                throw .cannotCreate(file: file, reason: messages.takeReason())
            }
        }
        return layer
    }

    /// A Shapefile's layer is called as its file.
    private var layerName: String { format == .shapefile ? String(SourcePath.name(of: file).dropLast(4)) : name }

    private var fieldNames: [String] {
        let names = fields.map(\.name)
        return switch format {
        case .shapefile: FieldNames.distinct(names, mostBytes: 10)
        case .geoPackage: FieldNames.distinct(names, mostBytes: 1000)
        default: names
        }
    }

    private func type(of field: Field) -> OGRFieldType {
        switch field.type {
        case .integer: OFTInteger64
        case .real: OFTReal
        case .text: OFTString
        case .day: format.keepsDays ? OFTDate : OFTString
        }
    }

    private var geometryType: OGRwkbGeometryType {
        guard format.hasOneGeometryType || kind == .none || (format == .csv && !options.writesWKT) || format == .xlsx
        else { return wkbUnknown }
        if !format.hasOneGeometryType { return wkbNone }
        return switch kind {
        case .none: wkbNone
        case .point: wkbPoint
        // A Shapefile's polygon and line may have many parts; it has no other type for that.
        case .line: format == .shapefile ? wkbLineString : wkbMultiLineString
        case .polygon: format == .shapefile ? wkbPolygon : wkbMultiPolygon
        }
    }

    private var layerOptions: [String] {
        switch format {
        case .geoPackage:
            // The file's own two columns step aside for fields of the same name.
            return [
                "FID=\(free("fid", "ogc_fid"))", "GEOMETRY_NAME=\(free("geom", "geometry"))", "IDENTIFIER=\(name)",
            ] + (options.description.map { ["DESCRIPTION=\($0)"] } ?? [])
        case .flatGeobuf: return options.keepsOrder ? ["SPATIAL_INDEX=NO"] : []
        case .shapefile: return ["ENCODING=\(options.shapefileEncoding)"]
        case .csv:
            return ["LINEFORMAT=LF", "STRING_QUOTING=IF_NEEDED"] + (options.writesBOM ? ["WRITE_BOM=YES"] : [])
                + (options.writesWKT ? ["GEOMETRY=AS_WKT"] : [])
        case .xlsx, .geoJSON, .geoJSONSequence: return []
        }
    }

    private func free(_ first: String, _ second: String) -> String {
        let names = Set(fields.map { $0.name.lowercased() })
        if !names.contains(first) { return first }
        if !names.contains(second) { return second }
        var number = 2
        while names.contains("\(second)_\(number)") { number += 1 }
        return "\(second)_\(number)"
    }

    private func spatialReference(messages: GDALMessages) throws(FormatError) -> OGRSpatialReferenceH? {
        guard let crs, format.hasOneGeometryType else { return nil }
        ProjectionDatabase.show()
        guard let reference = OSRNewSpatialReference(nil) else { return nil }
        guard OSRSetFromUserInput(reference, crs.definition) == OGRERR_NONE else {
            OSRRelease(reference)
            throw .cannotCreate(file: file, reason: messages.takeReason())
        }
        OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER)
        return reference
    }
}
