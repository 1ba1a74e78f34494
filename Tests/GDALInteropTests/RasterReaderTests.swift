import GeoModel
import Testing

@testable import GDALInterop

@Suite("a grid")
struct RasterReaderTests {
    /// Three columns and two rows of a hundredth of a degree; the corner in the south-west is 112.5, 33.
    private static let text = """
        ncols 3
        nrows 2
        xllcorner 112.5
        yllcorner 33
        cellsize 0.01
        NODATA_value -9999
        1 -9999 3
        4 5.5 0

        """

    private struct Cell: Equatable {
        let column: Int
        let row: Int
        let value: Double
        init(_ column: Int, _ row: Int, _ value: Double) { (self.column, self.row, self.value) = (column, row, value) }
    }

    private static let cells = [Cell(0, 0, 1), Cell(2, 0, 3), Cell(0, 1, 4), Cell(1, 1, 5.5), Cell(2, 1, 0)]

    private func cells(_ reader: RasterReader) throws -> [Cell] {
        var cells: [Cell] = []
        try reader.forEachCell { cells.append(Cell($0, $1, $2)) }
        return cells
    }

    /// Lends `grid.asc` of the text above.
    private func inFolder(_ body: (TestFolder) throws -> Void) throws {
        let folder = try TestFolder()
        try folder.write(Self.text, to: "grid.asc")
        try body(folder)
    }

    @Test("gives each cell that has data, from the north-west on")
    func cells() throws {
        try inFolder { folder in
            let reader = try RasterReader(folder.path("grid.asc"))
            #expect(reader.columns == 3 && reader.rows == 2 && reader.band == 1 && reader.format == "AAIGrid")
            #expect(reader.crs == nil)
            #expect(try cells(reader) == Self.cells)
            // The first cell is 0.01° high and wide and its corner in the north-west is 112.5, 33.02.
            let first = reader.center(column: 0, row: 0)
            #expect(abs(first.x - 112.505) < 1e-12 && abs(first.y - 33.015) < 1e-12)
            let extent = reader.extent()
            #expect(abs(extent.maxX - 112.525) < 1e-12 && abs(extent.minY - 33.005) < 1e-12)
        }
    }

    @Test(
        "is the same in every format, type and layout",
        arguments: [
            ("grid.tif", ["-ot", "Float32"]),
            ("grid.tif", ["-ot", "Float64", "-co", "TILED=YES", "-co", "COMPRESS=DEFLATE"]),
            ("grid.tiff", ["-of", "GTiff", "-ot", "Float32", "-co", "BIGTIFF=YES"]),
            ("grid.img", ["-of", "HFA", "-ot", "Float32"]), ("grid.flt", ["-of", "EHdr", "-ot", "Float32"]),
            ("grid.gpkg", ["-of", "GPKG", "-ot", "Float32"]),
            ("grid.sdat", ["-of", "SAGA", "-ot", "Float32"]),
        ])
    func formats(_ name: String, _ options: [String]) throws {
        try inFolder { folder in
            try folder.run("gdal_translate", arguments: ["-q", "-a_srs", "EPSG:4326"] + options + ["grid.asc", name])
            #expect(try RasterReader.isGrid(folder.path(name)))
            let reader = try RasterReader(folder.path(name))
            #expect(try cells(reader) == Self.cells)
            #expect(reader.sidecars.allSatisfy { !$0.hasSuffix(name) })
        }
    }

    @Test("says what it is in", arguments: [4326, 4490, 4547, 3067])
    func crs(_ code: Int) throws {
        try inFolder { folder in
            try folder.run("gdal_translate", arguments: ["-q", "-a_srs", "EPSG:\(code)", "grid.asc", "grid.tif"])
            #expect(try RasterReader(folder.path("grid.tif")).crs == .epsg(code))
        }
    }

    @Test("is unpacked, and read by tiles that are longer than its rows")
    func packed() throws {
        try inFolder { folder in
            try folder.run("gdal_translate", arguments: ["-q", "grid.asc", "grid.tif"])
            try folder.run("gzip", "grid.tif")
            #expect(try cells(RasterReader(folder.path("grid.tif.gz"))) == Self.cells)
            // 600 rows of 600 columns in tiles of 256: the value of each cell tells where it is.
            let rows = (0..<600).map { row in (0..<600).map { String(row * 600 + $0) }.joined(separator: " ") }
            try folder.write(
                "ncols 600\nnrows 600\nxllcorner 0\nyllcorner 0\ncellsize 1\n" + rows.joined(separator: "\n") + "\n",
                to: "large.asc")
            try folder.run("gdal_translate", arguments: ["-q", "-co", "TILED=YES", "large.asc", "large.tif"])
            var expected = 0
            try RasterReader(folder.path("large.tif")).forEachCell { column, row, value in
                #expect(value == Double(expected) && row * 600 + column == expected)
                expected += 1
            }
            #expect(expected == 360_000)
        }
    }

    @Test("of several bands gives the one asked for, scaled as the file says")
    func bands() throws {
        try inFolder { folder in
            try folder.run(
                "gdal_translate",
                arguments: ["-q", "-b", "1", "-b", "1", "-a_scale", "2", "-a_offset", "10", "grid.asc", "two.tif"])
            let scaled = Self.cells.map { Cell($0.column, $0.row, 2 * $0.value + 10) }
            #expect(try cells(RasterReader(folder.path("two.tif"), band: 2)) == scaled)
            for band in [0, 3] {
                #expect(throws: FormatError.noSuchBand(file: folder.path("two.tif"), band: band, bands: 2)) {
                    try RasterReader(folder.path("two.tif"), band: band)
                }
            }
        }
    }

    @Test("keeps values that are no numbers, where nothing says that they stand for no data")
    func notNumbers() throws {
        let folder = try TestFolder()
        try folder.write(
            Self.text.replacing("NODATA_value -9999\n", with: "").replacing("-9999", with: "nan"), to: "grid.asc")
        let cells = try cells(RasterReader(folder.path("grid.asc")))
        #expect(cells.count == 6 && cells[1].value.isNaN)
    }

    @Test("that is turned, or lies nowhere, is refused")
    func place() throws {
        try inFolder { folder in
            // A virtual file can say any placement; as GeoTIFF it is kept as a matrix.
            try folder.run("gdal_translate", arguments: ["-q", "-of", "VRT", "grid.asc", "grid.vrt"])
            let text = try folder.text("grid.vrt")
            let turned = text.replacing(
                #/<GeoTransform>.*<\/GeoTransform>/#, with: "<GeoTransform>112,0.01,0.001,33,0.001,-0.01</GeoTransform>"
            )
            try folder.write(turned, to: "turned.vrt")
            try folder.run("gdal_translate", arguments: ["-q", "turned.vrt", "turned.tif"])
            #expect(throws: FormatError.rotatedGrid(file: folder.path("turned.tif"))) {
                try RasterReader(folder.path("turned.tif"))
            }
            try folder.write(
                text.replacing(#/<GeoTransform>.*<\/GeoTransform>/#, with: ""), to: "nowhere.vrt")
            try folder.run("gdal_translate", arguments: ["-q", "nowhere.vrt", "nowhere.tif"])
            #expect(throws: FormatError.unplacedGrid(file: folder.path("nowhere.tif"))) {
                try RasterReader(folder.path("nowhere.tif"))
            }
        }
    }

    @Test("is told from layers and tables, in a GeoPackage by what is in it")
    func told() throws {
        try inFolder { folder in
            let translate = ["-q", "-of", "GPKG", "-ot", "Float32", "-a_srs", "EPSG:4326"]
            try folder.run(
                "gdal_translate", arguments: translate + ["-co", "RASTER_TABLE=day", "grid.asc", "two.gpkg"])
            try folder.run(
                "gdal_translate",
                arguments: translate + [
                    "-co", "RASTER_TABLE=night", "-co", "APPEND_SUBDATASET=YES", "grid.asc", "two.gpkg",
                ])
            let two = folder.path("two.gpkg")
            #expect(try RasterReader.isGrid(two))
            #expect(throws: FormatError.severalLayers(file: two, layers: ["day", "night"])) { try RasterReader(two) }
            #expect(try cells(RasterReader(two, layer: "night")) == Self.cells)

            try write([], fields: [], to: folder.path("layer.gpkg"))
            #expect(try !RasterReader.isGrid(folder.path("layer.gpkg")))
            // Beside a layer a grid has to be asked for.
            try folder.run(
                "gdal_translate",
                arguments: translate + [
                    "-co", "RASTER_TABLE=day", "-co", "APPEND_SUBDATASET=YES", "grid.asc", "layer.gpkg",
                ])
            #expect(try !RasterReader.isGrid(folder.path("layer.gpkg")))
            #expect(try RasterReader.isGrid(folder.path("layer.gpkg"), layer: "day"))
            #expect(try !RasterReader.isGrid(folder.path("layer.gpkg"), layer: "街道"))
        }
    }

    @Test("of tiles never loses one silently: a tile that is no image, or a broken one, is an error")
    func brokenTiles() throws {
        try inFolder { folder in
            try folder.run(
                "gdal_translate",
                arguments: ["-q", "-of", "GPKG", "-ot", "Float32", "-a_srs", "EPSG:4326"]
                    + ["-co", "RASTER_TABLE=night", "grid.asc", "grid.gpkg"])
            // The only tile is a TIFF; TIFF 6.0: it begins with II, 42 and then where its directory is.
            let start: [UInt8] = [0x49, 0x49, 0x2A, 0]
            let bytes = try folder.bytes("grid.gpkg")
            let places = bytes.indices.dropLast(8).filter { Array(bytes[$0..<$0 + 4]) == start }
            let tile = try #require(places.first)
            #expect(places.count == 1)

            var noImage = bytes
            noImage[tile] = 0
            let file = try folder.write(noImage, to: "none.gpkg")
            #expect(throws: FormatError.unreadableTile(file: file, layer: "night", level: 0, column: 0, row: 0)) {
                try RasterReader(file)
            }
            var broken = bytes
            broken.replaceSubrange(tile + 4..<tile + 8, with: [0xFF, 0xFF, 0xFF, 0x7F])
            try folder.write(broken, to: "broken.gpkg")
            #expect {
                try cells(RasterReader(folder.path("broken.gpkg")))
            } throws: { error in
                if case FormatError.damaged = error { true } else { false }
            }
        }
    }

    @Test("that is cut off is damaged")
    func damaged() throws {
        try inFolder { folder in
            try folder.run("gdal_translate", arguments: ["-q", "-co", "COMPRESS=DEFLATE", "grid.asc", "grid.tif"])
            let bytes = try folder.bytes("grid.tif")
            for count in stride(from: 1, to: bytes.count, by: 7) {
                try folder.write(Array(bytes.prefix(count)), to: "cut.tif")
                do {
                    let found = try cells(RasterReader(folder.path("cut.tif")))
                    // What was cut off was nothing but what is not needed to read it.
                    #expect(found == Self.cells, "\(count) bytes")
                } catch FormatError.damaged, FormatError.unrecognised, FormatError.unplacedGrid {
                    // Told, which is what is wanted.
                }
            }
        }
    }

    @Test("beside a pipe that it would be read with is refused")
    func pipe() throws {
        try inFolder { folder in
            try folder.run("mkfifo", "grid.prj")
            #expect(throws: FormatError.notAFile(file: folder.path("grid.prj"), itIs: .pipe)) {
                try RasterReader(folder.path("grid.asc"))
            }
        }
    }

    @Test("of more cells than can be read is refused by its header")
    func large() throws {
        let folder = try TestFolder()
        try folder.write(
            Self.text.replacing("ncols 3", with: "ncols 200000").replacing("nrows 2", with: "nrows 200000"),
            to: "grid.asc")
        #expect(throws: FormatError.gridTooLarge(file: folder.path("grid.asc"), columns: 200_000, rows: 200_000)) {
            try RasterReader(folder.path("grid.asc"))
        }
    }
}
