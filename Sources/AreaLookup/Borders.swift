import GeoModel

/// The rings of some areas, one after the other, cut into short stretches.
struct Borders: Sendable {
    /// Some edges that follow each other in one ring.
    struct Stretch: BitwiseCopyable, Sendable {
        let extent: Extent
        /// The number of its first vertex; each edge ends at the vertex after its own.
        let first: UInt32
        let edgeCount: UInt32

        var edges: Range<Int> { Int(first)..<Int(first + edgeCount) }
    }

    /// Of all rings; a ring's last vertex repeats its first.
    let vertices: [Position]
    let stretches: [Stretch]
    /// Where the stretches of each area begin, and behind the last where they end.
    let firstStretch: [Int]

    private static let edgesPerStretch = 16

    init(_ areas: [Boundary]) {
        var (vertices, stretches, firstStretch): ([Position], [Stretch], [Int]) = ([], [], [0])
        vertices.reserveCapacity(areas.reduce(0) { $0 + $1.vertexCount })
        for area in areas {
            for polygon in area.polygons where area.isMeasurable {
                for ring in polygon.rings where !ring.isEmpty {
                    var first = vertices.count
                    vertices += ring
                    let end = vertices.count - 1
                    while first < end {
                        let last = min(first + Self.edgesPerStretch, end)
                        var extent = Extent.empty
                        for vertex in vertices[first...last] { extent.insert(x: vertex.x, y: vertex.y) }
                        stretches.append(
                            Stretch(extent: extent, first: UInt32(first), edgeCount: UInt32(last - first)))
                        first = last
                    }
                }
            }
            firstStretch.append(stretches.count)
        }
        (self.vertices, self.stretches, self.firstStretch) = (vertices, stretches, firstStretch)
    }

    var areaCount: Int { firstStretch.count - 1 }
    /// The numbers of all edges' first vertices, ascending.
    var edges: some Sequence<UInt32> { stretches.lazy.flatMap { $0.first..<$0.first + $0.edgeCount } }

    func stretches(of area: Int) -> Range<Int> { firstStretch[area]..<firstStretch[area + 1] }
}

extension Boundary {
    /// Whether products of its coordinates are numbers, too.
    fileprivate var isMeasurable: Bool {
        polygons.allSatisfy { polygon in
            polygon.rings.allSatisfy { ring in ring.allSatisfy { abs($0.x) < 1e150 && abs($0.y) < 1e150 } }
        }
    }
}
