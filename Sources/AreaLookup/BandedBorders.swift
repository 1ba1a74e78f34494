import GeoModel

/// The borders of some areas: of each its edges, by bands of latitude over its extent.
struct BandedBorders: Sendable {
    /// Where the bands of an area lie.
    struct Bands: BitwiseCopyable, Sendable {
        let extent: Extent
        let perDegree: Double
        /// The number of its first band among all.
        let first: Int
        let count: Int

        @inline(__always) func band(of latitude: Double) -> Int {
            cellIndex((latitude - extent.minY) * perDegree, count)
        }
    }

    let areas: [Bands]
    /// Where the edges of each band begin in ``edges``, and behind the last where they end.
    let firstEdge: [UInt32]
    /// An edge by the number of its first vertex; it ends at the next.
    let edges: [UInt32]
    /// Of all rings, one after the other.
    let vertices: [Position]

    /// So many edges come to a band, roughly.
    private static let edgesPerBand = 4
    /// An edge is remembered in no more than so many bands in the mean, however long the edges are.
    private static let mostBandsPerEdge = 3

    init(_ boundaries: [Boundary], _ extents: [Extent]) {
        var (areas, firstEdge, edges, vertices): ([Bands], [UInt32], [UInt32], [Position]) = ([], [0], [], [])
        vertices.reserveCapacity(boundaries.reduce(0) { $0 + $1.vertexCount })
        for (boundary, extent) in zip(boundaries, extents) {
            var own: [UInt32] = []
            for ring in boundary.polygons.lazy.flatMap(\.rings) where !ring.isEmpty {
                let start = vertices.count
                vertices += ring
                own += UInt32(start)..<UInt32(vertices.count - 1)
            }
            let (bands, spans) = Self.bands(for: own, vertices, extent, first: firstEdge.count - 1)
            // Counted, then laid out: the edges of a band stand in the order of the border.
            var next = [UInt32](repeating: 0, count: bands.count + 1)
            for span in spans { for band in span { next[band + 1] += 1 } }
            for band in 0..<bands.count { next[band + 1] += next[band] }
            let base = UInt32(edges.count)
            firstEdge += next.dropFirst().map { base + $0 }
            edges += [UInt32](repeating: 0, count: Int(next[bands.count]))
            for (edge, span) in zip(own, spans) {
                for band in span {
                    edges[Int(base + next[band])] = edge
                    next[band] += 1
                }
            }
            areas.append(bands)
        }
        (self.areas, self.firstEdge, self.edges, self.vertices) = (areas, firstEdge, edges, vertices)
    }

    /// As many bands as keep memory in proportion to the edges, and the bands that each edge meets.
    private static func bands(
        for edges: [UInt32], _ vertices: [Position], _ extent: Extent, first: Int
    ) -> (Bands, [ClosedRange<Int>]) {
        var count = max(1, edges.count / edgesPerBand)
        while true {
            let bands = Bands(
                extent: extent, perDegree: Double(count) / (extent.maxY - extent.minY), first: first, count: count)
            let spans = edges.map { edge in
                let (a, b) = (bands.band(of: vertices[Int(edge)].y), bands.band(of: vertices[Int(edge) + 1].y))
                return min(a, b)...max(a, b)
            }
            if count == 1 || spans.reduce(0, { $0 + $1.count }) <= mostBandsPerEdge * edges.count {
                return (bands, spans)
            }
            count /= 2
        }
    }

    /// Whether an odd number of edges lie to the east of a place, and whether it lies on one.
    ///
    /// An edge counts from its southern end, and without its northern one.
    func relation(of place: Position, to number: Int) -> (isInside: Bool, isOnBorder: Bool) {
        let area = areas[number]
        let (x, y) = (place.x, place.y)
        guard x >= area.extent.minX, x <= area.extent.maxX, y >= area.extent.minY, y <= area.extent.maxY else {
            return (false, false)
        }
        let band = area.first + area.band(of: y)
        let slots = Int(firstEdge[band])..<Int(firstEdge[band + 1])
        return vertices.withUnsafeBufferPointer { vertices in
            edges.withUnsafeBufferPointer { edges in
                var (isInside, isOnBorder) = (false, false)
                for slot in slots {
                    let edge = Int(edges[slot])
                    let (a, b) = (vertices[edge], vertices[edge + 1])
                    if max(a.y, b.y) < y || min(a.y, b.y) > y || x > max(a.x, b.x) { continue }
                    let (south, north) = a.y < b.y ? (a, b) : (b, a)
                    let side = x < min(a.x, b.x) ? 1 : turn(from: south, to: north, around: place)
                    if side == 0 { isOnBorder = true }
                    if side > 0, south.y <= y, north.y > y { isInside.toggle() }
                }
                return (isInside, isOnBorder)
            }
        }
    }
}
