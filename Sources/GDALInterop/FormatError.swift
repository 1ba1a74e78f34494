public import GeoModel

/// Why a file could not be read or written.
///
/// Cases carry facts; their sentences are in `FormatError+explanation.swift`. `reason` is what GDAL or the system said,
/// as it said it, and may be empty.
public enum FormatError: ExplainedError, Hashable {
    /// libgdal is not installed, or not the one this program was built for.
    case noGDAL(reason: String)

    // MARK: Finding the file

    case notFound(file: String)
    case emptyFile(file: String)
    case notAFile(file: String, itIs: OddFile)
    case cannotRead(file: String, reason: String)
    /// No driver takes it for its own.
    case unrecognised(file: String, reason: String)
    /// A file of several files lacks one of them, for example a Shapefile without its `.shx`.
    case missingPart(file: String, part: String)
    /// An archive without a file that could be read.
    case nothingInArchive(file: String, members: [String])
    case severalInArchive(file: String, members: [String])
    /// An archive that would fill memory or disk: it unpacks to more than the bytes that are allowed for its size.
    case unpacksTooLarge(file: String, allowed: Int)

    // MARK: Choosing within it

    case noLayer(file: String)
    case severalLayers(file: String, layers: [String])
    case noSuchLayer(file: String, layer: String, layers: [String])
    case noSuchField(file: String, field: String, fields: [String])
    /// GDAL does not understand it, or it is about other fields.
    case badCondition(file: String, condition: String, fields: [String], reason: String)
    /// Of a text table, which is not read by GDAL.
    case conditionOnTable(file: String)
    case unknownEncoding(name: String)
    case encodingIsFixed(file: String, format: String, asked: String)

    // MARK: Reading it

    /// GDAL stopped in the middle: the file is cut off or broken. `row` is the feature it stopped at.
    case damaged(file: String, layer: String?, row: Int?, reason: String)
    case unsupportedGeometry(file: String, row: Int, type: String)
    case badShapeText(file: String, row: Int, ShapeTextDefect)
    /// Text that is not in the encoding it was read in.
    case undecodableText(file: String, encoding: String, place: TextPlace)
    /// Neither UTF-8 nor GB18030, and nothing says what else.
    case undecidedEncoding(file: String, place: TextPlace)
    case noHeader(file: String)
    /// A CSV that is to be read as a layer and has no column that is called as one of shapes is.
    case noShapeColumn(file: String, columns: [String])
    case repeatedColumn(file: String, column: String)
    /// A row with more cells than there are columns.
    case surplusCells(file: String, row: Int, cells: Int, columns: Int)

    // MARK: Reading a grid

    /// Its rows run along neither axis of its CRS.
    case rotatedGrid(file: String)
    /// It does not say where its cells lie.
    case unplacedGrid(file: String)
    case noSuchBand(file: String, band: Int, bands: Int)
    /// More than ``RasterReader/mostCells``.
    case gridTooLarge(file: String, columns: Int, rows: Int)
    /// A tile of a GeoPackage that is neither PNG nor TIFF. Columns and rows of tiles count from 0, from the north-west.
    case unreadableTile(file: String, layer: String, level: Int, column: Int, row: Int)

    // MARK: Writing

    case exists(file: String)
    case noFolder(file: String, folder: String)
    case unknownOutput(file: String)
    case cannotCreate(file: String, reason: String)
    case cannotWrite(file: String, row: Int?, reason: String)
    /// RFC 7946 knows longitude and latitude on WGS 84 only.
    case needsWGS84(file: String, crs: String)
    /// The format has no place for such a feature.
    case cannotHold(file: String, row: Int, what: Unholdable)
}

/// What stands where a file was expected.
public enum OddFile: Hashable, Sendable {
    case folder, pipe, device, socket
}

/// Where in a file some text is.
public enum TextPlace: Hashable, Sendable {
    /// An attribute of a feature or a cell of a table; `row` as in the file, from 1.
    case value(row: Int, field: String)
    /// The name of a column, `index` from 1.
    case columnName(index: Int)
    /// In a text file: bytes from 0, lines from 1.
    case byte(offset: Int, line: Int)
}

/// What a format cannot hold.
public enum Unholdable: Hashable, Sendable {
    case noGeometry
    case otherGeometry(expected: GeometryKind, found: GeometryKind)
    case wrongNumberOfAttributes(expected: Int, found: Int)
}

/// The kind of shapes a layer holds.
public enum GeometryKind: Hashable, Sendable {
    case none, point, line, polygon
}
