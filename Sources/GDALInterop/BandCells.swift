internal import CGDAL

/// The cells of one band, read some rows at a time.
struct BandCells {
    private let band: GDALRasterBandH
    private let mask: GDALRasterBandH?
    private let columns: Int
    private let rows: Int
    /// As many rows as the file keeps together, so that no block is unpacked twice, but not more than memory allows.
    private let rowsAtOnce: Int
    private let scale: Double
    private let offset: Double

    /// In cells; a row may be longer.
    private static let mostAtOnce = 4 << 20

    init(_ band: GDALRasterBandH, columns: Int, rows: Int) {
        (self.band, self.columns, self.rows) = (band, columns, rows)
        // GDAL's mask knows the value that stands for no data, of any type, and masks that lie beside the file.
        mask = GDALGetMaskFlags(band) & GMF_ALL_VALID != 0 ? nil : GDALGetMaskBand(band)
        var (width, height): (Int32, Int32) = (0, 0)
        GDALGetBlockSize(band, &width, &height)
        rowsAtOnce = max(1, min(Int(height), rows, Self.mostAtOnce / columns))
        var (hasScale, hasOffset): (Int32, Int32) = (0, 0)
        let (scale, offset) = (GDALGetRasterScale(band, &hasScale), GDALGetRasterOffset(band, &hasOffset))
        self.scale = hasScale != 0 ? scale : 1
        self.offset = hasOffset != 0 ? offset : 0
    }

    /// - Parameter read: Runs a reading, and throws where it fails.
    func forEach(
        read: (() -> Bool) throws -> Void, _ body: (_ column: Int, _ row: Int, _ value: Double) throws -> Void
    ) throws {
        var values = [Double](repeating: 0, count: columns * rowsAtOnce)
        var known = [UInt8](repeating: 255, count: columns * rowsAtOnce)
        var first = 0
        while first < rows {
            let count = min(rowsAtOnce, rows - first)
            try read {
                fetch(band, first, count, into: &values, as: GDT_Float64)
                    && mask.map { fetch($0, first, count, into: &known, as: GDT_Byte) } ?? true
            }
            for index in 0..<count * columns where known[index] != 0 {
                try body(index % columns, first + index / columns, values[index] * scale + offset)
            }
            first += count
        }
    }

    private func fetch<Value>(
        _ band: GDALRasterBandH, _ first: Int, _ count: Int, into values: inout [Value], as type: GDALDataType
    ) -> Bool {
        values.withUnsafeMutableBytes {
            GDALRasterIO(
                band, GF_Read, 0, Int32(first), Int32(columns), Int32(count), $0.baseAddress, Int32(columns),
                Int32(count), type, 0, 0)
        } == CE_None
    }
}
