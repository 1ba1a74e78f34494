internal import CGDAL
public import GeoModel

/// Reads the cells of one band of a grid, row by row from the first.
///
/// Memory is in proportion to some rows. A reader belongs to one task, as a ``LayerReader`` does.
public final class RasterReader {
    /// The file as it was named.
    public let file: String
    /// How many cells a row has.
    public let columns: Int
    public let rows: Int
    /// The number of the band that is read, from 1.
    public let band: Int
    /// GDAL's name of the format, for example `GTiff`.
    public var format: String { dataset.driver }
    /// The CRS as the file states it; nil where it states none.
    public let crs: CRS?
    /// What GDAL warned of so far; the first hundred.
    public var warnings: [String] { messages.warnings }
    /// The other files it consists of: `.tfw`, `.prj`, `.aux.xml`.
    public let sidecars: [String]

    private let dataset: Dataset
    private let place: GridPlace
    private let cells: BandCells
    private let messages: GDALMessages

    /// The most cells of a grid, with value or without.
    public static let mostCells = 10_000_000_000

    /// Opens a GeoTIFF, tiles of a GeoPackage, an ASCII grid, or an image of Erdas, ENVI, ESRI (`.bil`, `.flt`) or SAGA;
    /// also as `.gz`.
    ///
    /// - Parameters:
    ///   - layer: Which of several grids of a GeoPackage.
    ///   - band: From 1; the first unless said.
    /// - Throws: ``FormatError/rotatedGrid(file:)``, ``FormatError/unplacedGrid(file:)``,
    ///   ``FormatError/noSuchBand(file:band:bands:)``, ``FormatError/gridTooLarge(file:columns:rows:)``,
    ///   ``FormatError/unreadableTile(file:layer:level:column:row:)`` among others.
    public init(_ file: String, layer: String? = nil, band: Int? = nil) throws(FormatError) {
        let source = try SourcePath(file, layer: nil)
        try GDALLibrary.require()
        // A GeoTIFF's keys are codes, and what they mean stands in PROJ's database.
        ProjectionDatabase.show()
        let messages = GDALMessages()
        let dataset = try Dataset(openingGrid: source, layer: layer, messages: messages)
        self.file = file
        (self.dataset, self.messages) = (dataset, messages)
        columns = Int(GDALGetRasterXSize(dataset.handle))
        rows = Int(GDALGetRasterYSize(dataset.handle))
        self.band = band ?? 1
        if columns * rows > Self.mostCells {
            throw .gridTooLarge(file: file, columns: columns, rows: rows)
        }
        let bands = Int(GDALGetRasterCount(dataset.handle))
        guard self.band >= 1, self.band <= bands, let opened = GDALGetRasterBand(dataset.handle, Int32(self.band))
        else { throw .noSuchBand(file: file, band: self.band, bands: bands) }
        place = try GridPlace(of: dataset, file: file)
        crs = messages.collecting { CRS(GDALGetSpatialRef(dataset.handle)) }
        sidecars = dataset.files.filter { $0 != source.virtual }
        if dataset.driver == RasterFormat.geoPackage.driver {
            try messages.collecting { () throws(FormatError) in
                try dataset.requireTiles(of: file, layer: layer, messages: messages)
            }
        }
        cells = BandCells(opened, columns: columns, rows: rows)
    }

    /// Whether a file holds a grid, and not a layer or a table: by its ending, and of a GeoPackage by what is in it.
    ///
    /// - Parameter layer: What was asked for in a GeoPackage that holds both.
    public static func isGrid(_ file: String, layer: String? = nil) throws(FormatError) -> Bool {
        let source = try SourcePath(file, layer: layer)
        if source.ending != "gpkg" { return RasterFormat.endings.contains(source.ending) }
        try GDALLibrary.require()
        return try Dataset.isGridPackage(source, layer: layer)
    }

    /// Calls `body` with each cell that has a value, row by row; columns and rows from 0, the first row on top in most
    /// files. To be called once.
    ///
    /// A value is what its band's scale and offset make of it; it may be any number, also none.
    ///
    /// - Throws: ``FormatError/damaged(file:layer:row:reason:)``.
    public func forEachCell(_ body: (_ column: Int, _ row: Int, _ value: Double) throws -> Void) throws {
        func read(_ reading: () -> Bool) throws {
            // GDAL says of a broken tile of a GeoPackage that it failed, and goes on as if it were empty.
            _ = messages.takeReason()
            guard messages.collecting(reading), !messages.hasFailure else {
                throw FormatError.damaged(file: file, layer: nil, row: nil, reason: messages.takeReason())
            }
        }
        try cells.forEach(read: read, body)
    }

    /// The middle of a cell, in the grid's CRS; columns and rows from 0.
    public func center(column: Int, row: Int) -> Coordinate { place.center(column: column, row: row) }

    /// The box around the middles of all cells.
    public func extent() -> Extent {
        var extent = Extent.empty
        for corner in [center(column: 0, row: 0), center(column: columns - 1, row: rows - 1)] {
            extent.insert(x: corner.x, y: corner.y)
        }
        return extent
    }

    /// The middle of the first cell.
    public func firstExtent() -> Extent {
        let corner = center(column: 0, row: 0)
        return Extent(minX: corner.x, minY: corner.y, maxX: corner.x, maxY: corner.y)
    }
}
