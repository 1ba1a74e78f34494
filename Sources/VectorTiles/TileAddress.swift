internal import GeoModel

/// One tile of the matrix set WebMercatorQuad: at each zoom the square of the world is halved both ways.
///
/// - Source: OGC Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0 (OGC 17-083r4), annex D.1.
public struct TileAddress: Hashable, Sendable {
    public let zoom: Int
    /// From the top, at 85.0511° north.
    public let row: Int
    /// From 180° west.
    public let column: Int

    /// The deepest zoom: a tile is some 38 m wide at the equator, and a step of its grid less than a centimetre.
    public static let deepestZoom = 20
    /// The last row, and column, of the deepest zoom.
    public static let deepestRow = (1 << deepestZoom) - 1

    /// Nil where the matrix has no such tile.
    public init?(zoom: Int, row: Int, column: Int) {
        guard (0...Self.deepestZoom).contains(zoom), (0..<1 << zoom).contains(row), (0..<1 << zoom).contains(column)
        else { return nil }
        (self.zoom, self.row, self.column) = (zoom, row, column)
    }

    /// Its ground with the buffer around, in the square of the world.
    var bufferedExtent: Extent {
        let side = 1 / Double(1 << zoom)
        let buffer = side * TileGrid.buffer / TileGrid.extent
        return Extent(
            minX: Double(column) * side - buffer, minY: Double(row) * side - buffer,
            maxX: Double(column + 1) * side + buffer, maxY: Double(row + 1) * side + buffer)
    }

    /// Moves a place in the square of the world onto the tile, in steps of its grid.
    func steps(_ place: Coordinate) -> Coordinate {
        // Powers of two scale without loss, so the same place gets the same step in neighbouring tiles.
        let scale = Double(1 << zoom) * TileGrid.extent
        return Coordinate(
            x: place.x * scale - Double(column) * TileGrid.extent, y: place.y * scale - Double(row) * TileGrid.extent)
    }
}

/// The grid that a tile's coordinates are whole steps of: from its upper left corner, x to the east and y to the south.
enum TileGrid {
    /// Steps from one side of a tile to the other.
    static let extent = 4096.0
    /// Steps that a shape is drawn beyond the sides, so that its outline there isn't seen.
    static let buffer = 64.0
    /// Steps of a pixel, where a tile is 256 of them wide.
    static let pixel = 16.0

    /// A tile with its buffer.
    static let box = Extent(minX: -buffer, minY: -buffer, maxX: extent + buffer, maxY: extent + buffer)

    /// The nearest grid point, the south-eastern one of two: the same one in whichever tile it is asked for.
    static func rounded(_ place: Coordinate) -> Coordinate {
        Coordinate(x: (place.x + 0.5).rounded(.down), y: (place.y + 0.5).rounded(.down))
    }

    /// A line on the grid, no point twice in a row.
    static func rounded(_ line: [Coordinate]) -> [Coordinate] {
        var rounded: [Coordinate] = []
        for place in line {
            let step = self.rounded(place)
            if rounded.last != step { rounded.append(step) }
        }
        return rounded
    }

    /// The pixel around a place.
    static func pixel(at place: Coordinate) -> Extent {
        let (x, y) = ((place.x / pixel).rounded(.down) * pixel, (place.y / pixel).rounded(.down) * pixel)
        return Extent(minX: x, minY: y, maxX: x + pixel, maxY: y + pixel)
    }
}
