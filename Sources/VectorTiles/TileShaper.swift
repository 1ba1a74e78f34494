internal import GEOSInterop
internal import GeoModel

/// Draws shapes on the grid of one tile: what lies within the tile and its buffer, every vertex on the grid, polygons valid.
///
/// Vertices go to the nearest step and nothing else is simplified, so neighbours keep their border in common. What is smaller
/// than a pixel, and what the grid leaves nothing of, is drawn as the pixel that it lies in: nothing vanishes for being small.
struct TileShaper {
    let geos: GEOSSession
    private let box: GEOSGeometry

    init(_ geos: GEOSSession) throws(GEOSError) {
        self.geos = geos
        box = try geos.geometry(Polygon(TileGrid.box))
    }

    /// - Parameter shape: In steps of the grid, valid.
    /// - Returns: Nothing where the shape doesn't meet the tile.
    func drawn(_ shape: Geometry<Coordinate>) throws(GEOSError) -> Geometry<Coordinate>? {
        let drawn: Geometry<Coordinate> =
            switch shape {
            case .points(let points): .points(drawn(points))
            case .lines(let lines): .lines(try drawn(lines))
            case .polygons(let shape): .polygons(try drawn(shape))
            }
        return drawn.isEmpty ? nil : drawn
    }

    private func drawn(_ points: [Coordinate]) -> [Coordinate] {
        var taken: Set<Coordinate> = []
        return points.map(TileGrid.rounded).filter { TileGrid.box.contains($0) && taken.insert($0).inserted }
    }

    private func drawn(_ lines: [[Coordinate]]) throws(GEOSError) -> [[Coordinate]] {
        try geos.geometry(lines: lines).lines(within: TileGrid.box, as: Coordinate.self).map { line in
            let rounded = TileGrid.rounded(line)
            if rounded.count > 1 { return rounded }
            let pixel = TileGrid.pixel(at: rounded[0])
            return [Coordinate(x: pixel.minX, y: rounded[0].y), Coordinate(x: pixel.maxX, y: rounded[0].y)]
        }
    }

    private func drawn(_ shape: MultiPolygon<Coordinate>) throws(GEOSError) -> MultiPolygon<Coordinate> {
        var parts: [Polygon<Coordinate>] = []
        var pixels: Set<Extent> = []
        for part in try clipped(shape).polygons {
            let extent = Extent(MultiPolygon([part]))
            let ground = extent.isWithinPixel ? [] : try gridded(part)
            parts += ground
            let pixel = TileGrid.pixel(at: extent.center)
            if ground.isEmpty, pixels.insert(pixel).inserted { parts.append(Polygon(pixel)) }
        }
        let whole = MultiPolygon(parts)
        if parts.count < 2 { return whole }
        let geometry = try geos.geometry(whole)
        // Parts that the grid, or pixels in their places, made touch or overlap.
        return try geometry.isValid ? whole : geometry.unaryUnion(onGrid: 1)
    }

    private func clipped(_ shape: MultiPolygon<Coordinate>) throws(GEOSError) -> MultiPolygon<Coordinate> {
        if TileGrid.box.contains(Extent(shape)) { return shape }
        return try geos.geometry(shape).intersection(box).multiPolygon()
    }

    /// A part on the grid, in several where it is torn; none where the grid leaves nothing of it.
    private func gridded(_ part: Polygon<Coordinate>) throws(GEOSError) -> [Polygon<Coordinate>] {
        let exterior = TileGrid.rounded(part.exterior)
        guard exterior.doubledArea != 0 else { return [] }
        let rounded = Polygon(
            exterior: exterior, interiors: part.interiors.map(TileGrid.rounded).filter { $0.doubledArea != 0 })
        if try geos.geometry(rounded).isValid { return [rounded] }
        return try geos.geometry(part).snappedToGrid(1, as: Coordinate.self).polygons
    }
}

extension Extent {
    fileprivate var isWithinPixel: Bool { maxX - minX < TileGrid.pixel && maxY - minY < TileGrid.pixel }

    func contains(_ place: Coordinate) -> Bool {
        minX <= place.x && place.x <= maxX && minY <= place.y && place.y <= maxY
    }

    fileprivate func contains(_ other: Extent) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }
}

extension Polygon<Coordinate> {
    fileprivate init(_ box: Extent) {
        self.init(exterior: [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
            Coordinate(x: box.minX, y: box.minY),
        ])
    }
}

extension [Coordinate] {
    /// Twice the area of a closed ring by the surveyor's formula, positive where it turns from x to y: clockwise on a screen,
    /// where y points down. Exact on the grid.
    var doubledArea: Double {
        indices.dropLast().reduce(0) { $0 + self[$1].x * self[$1 + 1].y - self[$1 + 1].x * self[$1].y }
    }
}
