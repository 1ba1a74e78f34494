internal import CGDAL

/// Whether the files that a Shapefile consists of are there and belong together.
enum ShapefileParts {
    /// GDAL would make a new index in place if told to; we do not write where we read.
    static func isIndexMissing(of source: SourcePath) -> Bool {
        guard source.ending == "shp" else { return false }
        return ["shx", "SHX"].allSatisfy { ending in
            guard let index = VSIFOpenL(String(source.virtual.dropLast(3)) + ending, "rb") else { return true }
            VSIFCloseL(index)
            return false
        }
    }

    /// GDAL gives shapes without attributes where the `.dbf` ends early, and says nothing.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` when there are not as many records as shapes.
    static func checkCounts(of dataset: Dataset, layer: OGRLayerH, source: SourcePath) throws(FormatError) {
        let files = dataset.files
        guard files.contains(where: { SourcePath.ending(of: $0) == "shp" }),
            let table = files.first(where: { SourcePath.ending(of: $0) == "dbf" }),
            let records = recordCount(of: table)
        else { return }
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
