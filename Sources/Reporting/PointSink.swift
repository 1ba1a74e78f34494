internal import GDALInterop
internal import GeoModel
internal import ProjectStore

/// The file that a list of places is written into with its answers.
struct PointSink {
    private enum Writer {
        case table(CSVWriter)
        case layer(FeatureWriter)
    }

    private let writer: Writer

    /// - Parameter crs: The project's.
    init(_ output: OutputFile, _ source: PointFile, _ columns: PointColumns, crs: CRS) throws {
        if FeatureWriter.isCSV(output.file), source.isTable {
            writer = .table(
                try CSVWriter(
                    creating: output.file, columns: source.columnNames + columns.fields.map(\.name),
                    overwrite: output.overwrites, byteOrderMark: output.writesBOM))
            return
        }
        var options = FeatureWriter.Options()
        options.overwrites = output.overwrites
        options.writesBOM = output.writesBOM
        options.keepsOrder = true
        // A layer's places would be lost else: they are no column of its own.
        options.writesWKT = true
        // CGCS2000 and WGS 84 have the same numbers here, and GeoJSON takes the latter only.
        writer = .layer(
            try FeatureWriter(
                creating: output.file, layer: "points", fields: source.fields + columns.fields, geometry: .point,
                crs: FeatureWriter.isGeoJSON(output.file) ? .wgs84 : crs, options: options))
    }

    /// Whether rows are written as text, with the cells of the list as they were.
    var isText: Bool { if case .table = writer { true } else { false } }

    var rowCount: Int {
        switch writer {
        case .table(let writer): writer.rowCount
        case .layer(let writer): writer.featureCount
        }
    }

    var shortNames: [(field: String, shortName: String)] {
        if case .layer(let writer) = writer { writer.renamedFields } else { [] }
    }

    func write(_ answers: PointAnswers) throws {
        switch writer {
        case .table(let writer): try writer.write(answers.text)
        case .layer(let writer): for feature in answers.features { try writer.write(feature) }
        }
    }

    func finish() throws {
        switch writer {
        case .table(let writer): try writer.finish()
        case .layer(let writer): try writer.finish()
        }
    }
}
