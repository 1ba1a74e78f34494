internal import CGDAL

extension Dataset {
    /// Looks at how each tile of a GeoPackage's grids begins.
    ///
    /// GDAL (3.6) takes a tile that none of its drivers knows for one without data, and says nothing. A tile that begins
    /// well and is broken further on is told when it is read. That a tile is missing means that it has no data
    /// (GeoPackage 1.3, 2.2.8.1.1).
    ///
    /// - Parameter layer: The grid that is read; all grids of the file where it is nil.
    /// - Throws: ``FormatError/unreadableTile(file:layer:level:column:row:)`` for the first.
    func requireTiles(of file: String, layer: String?, messages: GDALMessages) throws(FormatError) {
        let grids = try rows(
            of: "SELECT table_name FROM gpkg_contents WHERE data_type IN ('tiles', '2d-gridded-coverage')", fields: 1,
            file: file, messages: messages)
        for grid in grids.map({ $0[0] }) where layer == nil || layer == grid {
            let table = grid.replacing("\"", with: "\"\"")
            // TIFF of either byte order, BigTIFF too, and PNG.
            let bad = try rows(
                of: """
                    SELECT zoom_level, tile_column, tile_row FROM "\(table)"
                    WHERE typeof(tile_data) <> 'blob' OR hex(substr(tile_data, 1, 4))
                    NOT IN ('49492A00', '4D4D002A', '49492B00', '4D4D002B', '89504E47')
                    ORDER BY 1, 3, 2 LIMIT 1
                    """, fields: 3, file: file, messages: messages)
            if let place = bad.first?.compactMap({ Int($0) }), place.count == 3 {
                throw .unreadableTile(file: file, layer: grid, level: place[0], column: place[1], row: place[2])
            }
        }
    }

    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)`` where SQLite cannot answer.
    private func rows(
        of query: String, fields: Int32, file: String, messages: GDALMessages
    ) throws(FormatError) -> [[String]] {
        _ = messages.takeReason()
        guard let result = GDALDatasetExecuteSQL(handle, query, nil, nil) else {
            // An empty answer is no layer either.
            if messages.hasFailure {
                throw .damaged(file: file, layer: nil, row: nil, reason: messages.takeReason())
            }
            return []
        }
        defer { GDALDatasetReleaseResultSet(handle, result) }
        var rows: [[String]] = []
        while let row = OGR_L_GetNextFeature(result) {
            defer { OGR_F_Destroy(row) }
            rows.append((0..<fields).map { String(cString: OGR_F_GetFieldAsString(row, $0)) })
        }
        if messages.hasFailure {
            throw .damaged(file: file, layer: nil, row: nil, reason: messages.takeReason())
        }
        return rows
    }
}
