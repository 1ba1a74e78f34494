internal import CGDAL
internal import GeoModel

/// Where the cells of a grid lie: rows run along one axis of its CRS, columns along the other.
struct GridPlace {
    /// The outer corner of the first cell of the first row.
    private let corner: Coordinate
    /// From a column to the next, and from a row to the next, in units of the CRS; rows mostly run south.
    private let step: Coordinate

    /// - Throws: ``FormatError/unplacedGrid(file:)`` where the file has no georeference or one without extent,
    ///   ``FormatError/rotatedGrid(file:)``.
    init(of dataset: Dataset, file: String) throws(FormatError) {
        // x = g0 + column g1 + row g2, y = g3 + column g4 + row g5 (GDAL's raster data model).
        var numbers = [Double](repeating: 0, count: 6)
        guard GDALGetGeoTransform(dataset.handle, &numbers) == CE_None, numbers.allSatisfy(\.isFinite),
            (numbers[1] != 0 && numbers[5] != 0) || (numbers[2] != 0 && numbers[4] != 0)
        else { throw .unplacedGrid(file: file) }
        guard numbers[2] == 0, numbers[4] == 0 else { throw .rotatedGrid(file: file) }
        corner = Coordinate(x: numbers[0], y: numbers[3])
        step = Coordinate(x: numbers[1], y: numbers[5])
    }

    func center(column: Int, row: Int) -> Coordinate {
        Coordinate(x: corner.x + (Double(column) + 0.5) * step.x, y: corner.y + (Double(row) + 0.5) * step.y)
    }
}
