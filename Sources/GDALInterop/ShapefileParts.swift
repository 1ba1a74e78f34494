internal import CGDAL

/// Whether the files that a Shapefile consists of are there and belong together.
enum ShapefileParts {
    /// GDAL would make a new index in place if told to; we do not write where we read.
    static func isIndexMissing(of source: SourcePath) -> Bool {
        source.ending == "shp" && part(["shx", "SHX"], of: source) == nil
    }

    /// The path of the part that has one of these endings.
    private static func part(_ endings: [String], of source: SourcePath) -> String? {
        endings.lazy.map { String(source.virtual.dropLast(3)) + $0 }.first { path in
            guard let file = VSIFOpenL(path, "rb") else { return false }
            VSIFCloseL(file)
            return true
        }
    }

    /// GDAL gives shapes without attributes where the `.dbf` ends early or can't be read, and says nothing.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` when there are not as many records as shapes.
    static func checkTable(of layer: OGRLayerH, source: SourcePath) throws(FormatError) {
        guard source.ending == "shp", let table = part(["dbf", "DBF"], of: source) else { return }
        let fields = OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer))
        guard fields > 0, let records = recordCount(of: table) else {
            throw .damaged(file: source.file, layer: nil, row: nil, reason: "its .dbf can't be read")
        }
        let shapes = Int(OGR_L_GetFeatureCount(layer, 0))
        guard records == shapes else {
            throw .damaged(
                file: source.file, layer: nil, row: nil,
                reason: "its .shp has \(shapes) shapes, its .dbf \(records) records")
        }
    }

    /// Bytes 4 to 7 of a `.dbf`, little-endian.
    private static func recordCount(of table: String) -> Int? {
        guard let stream = VSIFOpenL(table, "rb") else { return nil }
        defer { VSIFCloseL(stream) }
        var head: (UInt32, UInt32) = (0, 0)
        guard VSIFReadL(&head, 8, 1, stream) == 1 else { return nil }
        return Int(UInt32(littleEndian: head.1))
    }
}
