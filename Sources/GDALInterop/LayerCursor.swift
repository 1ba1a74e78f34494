internal import CGDAL
internal import GeoModel

/// One layer of one open file, read feature by feature: what `LayerReader` and `TableReader` have in common.
final class LayerCursor {
    let source: SourcePath
    let messages = GDALMessages()
    let dataset: Dataset
    let layer: OGRLayerH
    let layerName: String
    let format: InputFormat
    let encoding: EncodingChoice
    private let decoder: TextDecoder
    private(set) var columns: [Column]
    /// The number of the feature read last, from 1.
    private(set) var row = 0
    /// Whether only features that meet a condition are read.
    let isFiltered: Bool

    /// A field as it lies in the layer.
    struct Column {
        let index: Int32
        let field: Field
        let type: OGRFieldType
        /// Of text of fixed width, in bytes; 0 where the width is free.
        let width: Int
    }

    init(
        _ source: SourcePath, layer wanted: String?, where condition: String? = nil, encoding: String?,
        among allowed: [InputFormat]? = nil
    ) throws(FormatError) {
        try GDALLibrary.require()
        self.source = source
        isFiltered = condition != nil
        let asked: TextDecoder? = if let encoding { try TextDecoder(named: encoding) } else { nil }
        let formats = allowed ?? InputFormat.candidates(forEnding: source.ending)
        if formats.contains(.geoJSON), HeadOfFile(source.virtual).mentions("EPSG") { ProjectionDatabase.show() }
        dataset = try Dataset(
            opening: source, as: formats, options: Self.options(for: formats), messages: messages)
        let driver = dataset.driver
        guard let format = formats.first(where: { $0.driver == driver }) else {
            throw .unrecognised(file: source.file, reason: driver)
        }
        self.format = format
        layer = try messages.collecting { [dataset] () throws(FormatError) in
            try Self.choose(source.layerChoseMember ? nil : wanted, in: dataset, of: source.file)
        }
        layerName = Dataset.name(of: layer)
        if format == .shapefile {
            try messages.collecting { [layer] () throws(FormatError) in
                try ShapefileParts.checkTable(of: layer, source: source)
            }
            self.encoding = try ShapefileEncoding(layer: layer, file: source.file, messages: messages)
                .choice(askedFor: asked)
        } else if let asked, !asked.isUTF8 {
            throw .encodingIsFixed(file: source.file, format: format.driver, asked: asked.name)
        } else {
            self.encoding = .formatIsUTF8
        }
        decoder = try TextDecoder(named: self.encoding.name)
        // Some drivers open the layer itself only now.
        columns = try messages.collecting { [layer, decoder] () throws(FormatError) in
            try Self.columns(of: layer, decoder: decoder, file: source.file)
        }
        if let failure = messages.hasFailure ? messages.takeReason() : nil {
            throw .damaged(file: source.file, layer: layerName, row: nil, reason: failure)
        }
        if let condition { try filter(by: condition) }
    }

    // MARK: Choosing

    private func filter(by condition: String) throws(FormatError) {
        try messages.collecting { () throws(FormatError) in
            // Text is compared as it lies in the file.
            let recoded = decoder.isUTF8 ? nil : CPLRecode(condition, "UTF-8", decoder.name)
            defer { VSIFree(recoded) }
            let status = recoded.map { OGR_L_SetAttributeFilter(layer, $0) } ?? OGR_L_SetAttributeFilter(layer, condition)
            if status == OGRERR_NONE, format == .geoPackage {
                // SQLite is asked only when the first feature is.
                OGR_F_Destroy(OGR_L_GetNextFeature(layer))
                OGR_L_ResetReading(layer)
            }
            guard status != OGRERR_NONE || messages.hasFailure else { return }
            throw .badCondition(
                file: source.file, condition: condition, fields: columns.map(\.field.name),
                reason: messages.takeReason())
        }
    }

    private static func options(for formats: [InputFormat]) -> [String] {
        // An empty encoding leaves the bytes as they are: we judge and decode them ourselves.
        formats == [.shapefile] ? ["ENCODING="] : []
    }

    private static func choose(
        _ wanted: String?, in dataset: Dataset, of file: String
    ) throws(FormatError) -> OGRLayerH {
        let layers = dataset.layers
        let names = layers.map(Dataset.name(of:))
        if let wanted = wanted ?? (dataset.driver == InputFormat.openStreetMap.driver ? "multipolygons" : nil) {
            guard let index = names.firstIndex(of: wanted) else {
                throw .noSuchLayer(file: file, layer: wanted, layers: names)
            }
            return layers[index]
        }
        if layers.count == 1 { return layers[0] }
        guard let first = layers.first else { throw .noLayer(file: file) }
        if dataset.driver == InputFormat.xlsx.driver { return first }
        // QGIS keeps its styles in a table beside the one layer of shapes.
        let spatial = layers.filter { OGR_L_GetGeomType($0) != wkbNone }
        guard spatial.count == 1 else { throw .severalLayers(file: file, layers: names) }
        return spatial[0]
    }

    private static func columns(
        of layer: OGRLayerH, decoder: TextDecoder, file: String
    ) throws(FormatError) -> [Column] {
        let definition = OGR_L_GetLayerDefn(layer)
        var columns: [Column] = []
        for index in 0..<OGR_FD_GetFieldCount(definition) {
            let field = OGR_FD_GetFieldDefn(definition, index)
            let type = OGR_Fld_GetType(field)
            guard let name = decoder.decode(bytes(of: OGR_Fld_GetNameRef(field)), mayBeCut: true) else {
                throw .undecodableText(
                    file: file, encoding: decoder.name, place: .columnName(index: Int(index) + 1))
            }
            columns.append(
                Column(
                    index: index, field: Field(name, fieldType(type)), type: type,
                    width: Int(OGR_Fld_GetWidth(field))))
        }
        return columns
    }

    private static func fieldType(_ type: OGRFieldType) -> FieldType {
        switch type {
        case OFTInteger, OFTInteger64: .integer
        case OFTReal: .real
        case OFTDate, OFTDateTime: .day
        default: .text
        }
    }

    /// Leaves everything else undecoded. Order as asked for.
    func select(_ names: [String]?, geometry: Bool) throws(FormatError) {
        var chosen = columns
        if let names {
            chosen = []
            for name in names {
                guard let column = columns.first(where: { $0.field.name == name }) else {
                    throw .noSuchField(file: source.file, field: name, fields: columns.map(\.field.name))
                }
                chosen.append(column)
            }
        }
        let definition = OGR_L_GetLayerDefn(layer)
        let kept = Set(chosen.map(\.index))
        var ignored: [UnsafePointer<CChar>] = []
        // The condition may be about any field, and GDAL would not see an ignored one.
        for index in 0..<OGR_FD_GetFieldCount(definition) where !isFiltered && !kept.contains(index) {
            if let name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, index)) { ignored.append(name) }
        }
        messages.collecting {
            let list = StringList(copying: ignored)
            if !geometry { list.append("OGR_GEOMETRY") }
            _ = list.withUnconstPointer { OGR_L_SetIgnoredFields(layer, $0) }
        }
        columns = chosen
    }

    // MARK: Reading

    /// The next feature, nil after the last one. `body` must not keep it.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` when GDAL stopped before the end.
    func next<Result>(
        _ body: (OGRFeatureH) throws(FormatError) -> Result
    ) throws(FormatError) -> Result? {
        try messages.collecting { () throws(FormatError) in
            let feature = nextFeature()
            defer { OGR_F_Destroy(feature) }
            if messages.hasFailure {
                throw .damaged(file: source.file, layer: layerName, row: row + 1, reason: messages.takeReason())
            }
            guard let feature else { return nil }
            row += 1
            return try body(feature)
        }
    }

    /// Lends each feature until one is told to be the last, then begins anew at the first.
    func peek(_ body: (OGRFeatureH) -> Bool) {
        while let feature = nextFeature() {
            defer { OGR_F_Destroy(feature) }
            if !body(feature) { break }
        }
        if format == .openStreetMap { GDALDatasetResetReading(dataset.handle) } else { OGR_L_ResetReading(layer) }
    }

    /// To be destroyed; nil after the last one, or where GDAL stopped.
    private func nextFeature() -> OGRFeatureH? {
        guard format == .openStreetMap else { return OGR_L_GetNextFeature(layer) }
        // Its layers lie mixed in the file, and those that are not read would pile up in memory.
        var owner: OGRLayerH?
        while let feature = GDALDatasetGetNextFeature(dataset.handle, &owner, nil, nil, nil) {
            // An object that makes no shape, as many cut by an extract's edge, does not damage the rest.
            messages.forgive()
            if owner == layer { return feature }
            OGR_F_Destroy(feature)
        }
        return nil
    }

    func attributes(of feature: OGRFeatureH) throws(FormatError) -> [AttributeValue] {
        var values: [AttributeValue] = []
        values.reserveCapacity(columns.count)
        for column in columns { values.append(try value(of: column, in: feature)) }
        return values
    }

    private func value(of column: Column, in feature: OGRFeatureH) throws(FormatError) -> AttributeValue {
        let index = column.index
        guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .null }
        switch column.type {
        case OFTInteger, OFTInteger64: return .integer(OGR_F_GetFieldAsInteger64(feature, index))
        case OFTReal: return .real(OGR_F_GetFieldAsDouble(feature, index))
        case OFTDate, OFTDateTime:
            if let day = day(at: index, in: feature) { return .day(day) }
        case OFTStringList:
            // Lists in one field are separated by semicolons, as in the planner list.
            return .text(StringList.strings(of: OGR_F_GetFieldAsStringList(feature, index)).joined(separator: ";"))
        case OFTIntegerList, OFTInteger64List:
            var count: Int32 = 0
            let numbers = OGR_F_GetFieldAsInteger64List(feature, index, &count)
            return .text(
                UnsafeBufferPointer(start: numbers, count: Int(count)).map { String($0) }.joined(separator: ";"))
        default: break
        }
        let bytes = Self.bytes(of: OGR_F_GetFieldAsString(feature, index))
        guard let text = decoder.decode(bytes, mayBeCut: column.width > 0 && bytes.count >= column.width) else {
            throw .undecodableText(
                file: source.file, encoding: decoder.name, place: .value(row: row, field: column.field.name))
        }
        return .text(text)
    }

    /// The date, without its time of day.
    private func day(at index: Int32, in feature: OGRFeatureH) -> CalendarDay? {
        var (year, month, day, hour, minute, zone): (Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0)
        var second: Float = 0
        guard
            OGR_F_GetFieldAsDateTimeEx(feature, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0
        else { return nil }
        return CalendarDay(year: Int(year), month: Int(month), day: Int(day))
    }

    static func bytes(of text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: text, count: strlen(text)).assumingMemoryBound(to: UInt8.self)
    }
}
