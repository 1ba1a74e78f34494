import GeoModel

/// What a plan of cells needs to know of all borders.
struct MeasuredBorders {
    let extent: Extent
    /// Wider than the extent, so that its south-western corner and its western side are in no area.
    let box: Extent
    let edgeCount: Int
    /// Of all edges, degrees to the east and to the north together.
    let length: Double
    /// More than rounding moves an edge.
    let margin: Double
    /// The number of the area of each vertex.
    let areas: [UInt32]

    init(_ borders: Borders) {
        var (extent, edgeCount, length) = (Extent.empty, 0, 0.0)
        var areas = [UInt32](repeating: 0, count: borders.vertices.count)
        for area in 0..<borders.areaCount {
            for stretch in borders.stretches[borders.stretches(of: area)] {
                extent.formUnion(stretch.extent)
                edgeCount += stretch.edges.count
                for edge in stretch.edges {
                    let (a, b) = (borders.vertices[edge], borders.vertices[edge + 1])
                    length += abs(a.x - b.x) + abs(a.y - b.y)
                    areas[edge] = UInt32(area)
                }
            }
        }
        let size = max(
            abs(extent.minX), abs(extent.maxX), abs(extent.minY), abs(extent.maxY),
            Double.leastNormalMagnitude * 0x1p100)
        margin = size * 0x1p-48
        let rim = 0x1p-20 * max(extent.maxX - extent.minX, extent.maxY - extent.minY) + 16 * margin
        box = Extent(
            minX: extent.minX - rim, minY: extent.minY - rim, maxX: extent.maxX + rim, maxY: extent.maxY + rim)
        (self.extent, self.edgeCount, self.length, self.areas) = (extent, edgeCount, length, areas)
    }
}
