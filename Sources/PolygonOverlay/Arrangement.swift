internal import GeoModel

/// The plane cut into labelled faces, and where its vertices lie: from here faces become polygons again.
struct Arrangement<Point: Vertex>: Sendable {
    let plane: Subdivision
    let labelling: FaceLabelling
    let points: [GridPoint]
    private let places: [SIMD2<Double>]

    init(_ plane: Subdivision, _ labelling: FaceLabelling, _ vertices: VertexTable, on grid: IntegerGrid) {
        self.plane = plane
        self.labelling = labelling
        points = vertices.points
        places = vertices.places(on: grid)
    }

    /// What one thread needs to make polygons.
    var assembly: CellAssembly { CellAssembly(plane, labelling, points) }

    /// The polygons of the ground that some bounded faces make up together, in canonical order.
    func polygons(of faces: [Int32], by assembly: inout CellAssembly) -> [Polygon<Point>] {
        assembly.polygons(of: faces).map { exterior, interiors in
            Polygon(exterior: ring(exterior), interiors: interiors.map { ring($0) })
        }
    }

    func point(of vertex: Int32) -> Point { Point(x: places[Int(vertex)].x, y: places[Int(vertex)].y) }

    private func ring(_ vertices: [Int32]) -> [Point] {
        var ring = [Point](repeating: Point(x: 0, y: 0), count: vertices.count)
        ring.withUnsafeMutableBytes { bytes in
            let numbers = bytes.assumingMemoryBound(to: Double.self)
            for (index, vertex) in vertices.enumerated() {
                numbers[2 * index] = places[Int(vertex)].x
                numbers[2 * index + 1] = places[Int(vertex)].y
            }
        }
        return ring
    }
}

extension EdgeTable {
    /// Toggles the edges of a closed ring by a label, seen along the ring.
    mutating func toggle(
        ring: UnsafeBufferPointer<SIMD2<Double>>, by label: EdgeLabel, on grid: IntegerGrid,
        _ vertices: inout VertexTable, _ sets: inout CoverSets
    ) {
        guard let first = ring.first else { return }
        var previous = vertices.number(of: grid.point(first), original: first + 0)
        for place in ring.dropFirst() {
            // Of two zeros one, whichever shape comes first.
            let vertex = vertices.number(of: grid.point(place), original: place + 0)
            if vertex != previous { toggle(previous, vertex, by: label, in: &sets) }
            previous = vertex
        }
    }
}

extension VertexTable {
    /// Where the vertices lie: at their own numbers, or else at their grid points.
    fileprivate func places(on grid: IntegerGrid) -> [SIMD2<Double>] {
        zip(originals, points).map { $0.x.isNaN ? grid.place($1) : $0 }
    }
}
