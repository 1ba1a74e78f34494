public import GeoModel

/// Many shapes laid over each other: who covers which ground.
///
/// Made once, asked as often as needed: for ``cells(where:)``, for cells joined to ``grounds(_:of:)``, for ``gaps()``.
///
/// Vertices are put on a grid of about 2^40 steps across all shapes (1e-12° for a city, 0.1 µm in metres), edges that
/// are the same are matched, and what meets else is noded by snap rounding; cover sets then spread from face to face.
/// Vertices and edges less than four steps apart become one: noise of doubles makes no slivers, and what is but a few
/// steps wide may vanish. All other vertices come back with their own numbers, or, beside such a place, with those of
/// their grid points, half a step away at most. Where edges cross, the vertex is a grid point. A shape whose extent
/// meets no other's is passed through with all its vertices.
///
/// Shapes are read by the even-odd rule: for valid ones that is their ground; for others the cells are still valid and
/// do not overlap.
///
/// - Complexity: O(*n* log *n* + *k*), where *n* counts the vertices of shapes that differ and *k* the pairs of edges
///   whose boxes meet. Memory in proportion to *n*, the crossings and the cover sets.
/// - Invariant: The answers are the same, to the last bit, for any number of workers, and for any order of the shapes
///   but for their indices.
public struct Overlay<Point: Vertex>: Sendable {
    private let distinct: DistinctShapes
    /// Shapes that meet no other: the set of each, and its ground in canonical order.
    private let lone: [(set: Int32, ground: MultiPolygon<Point>)]
    private let arrangement: Arrangement<Point>
    private let sets: CoverSets
    private let workers: Int

    private var labelling: FaceLabelling { arrangement.labelling }

    /// Lays shapes over each other.
    ///
    /// - Parameters:
    ///   - shapes: Valid shapes in one plane, in degrees or metres; empty ones cover nothing.
    ///   - workers: How many threads share the work.
    /// - Throws: ``OverlayError/unusableCoordinate(shape:)`` and ``OverlayError/unclosedRing(shape:)``.
    public init(of shapes: [MultiPolygon<Point>], workers: Int = coreCount) throws(OverlayError) {
        distinct = try DistinctShapes(shapes, workers: workers)
        let grid = IntegerGrid(distinct.extent)
        let isAlone = distinct.areAlone(on: grid)
        var lone: [(set: Int32, ground: MultiPolygon<Point>)] = []
        var others: [(set: Int32, shape: MultiPolygon<Point>)] = []
        var sets = CoverSets()
        for (number, copies) in distinct.copies.enumerated() {
            let shape = shapes[copies[0]]
            let set = sets.single(Int32(number))
            // An island in a hole is ground in what else would be a gap, so these are laid out like the others.
            if isAlone[number], shape.polygons.count == 1 || shape.polygons.allSatisfy(\.interiors.isEmpty) {
                lone.append((set, shape.inCanonicalOrder))
            } else {
                others.append((set, shape))
            }
        }
        self.lone = lone
        self.workers = workers

        // Neighbours have most vertices in common.
        let count = others.reduce(0) { $0 + $1.shape.vertexCount } / 2
        var vertices = VertexTable(expecting: count)
        var edges = EdgeTable(expecting: count)
        for (set, shape) in others {
            for polygon in shape.polygons {
                for ring in polygon.rings {
                    let label = EdgeLabel(owners: set, balance: 0)
                    withPlaces(of: ring) { edges.toggle(ring: $0, by: label, on: grid, &vertices, &sets) }
                }
            }
        }
        SnapRounding.cut(&edges, &vertices, &sets, workers: workers)
        let plane = Subdivision(edges, vertices.points) { $0.owners != CoverSets.empty }
        let labelling = try FaceLabelling(plane, vertices.points) { sets.toggled($0, by: $1.owners) }
        arrangement = Arrangement(plane, labelling, vertices, on: grid)
        self.sets = sets
    }

    /// All ground that at least one shape covers: one cell for each different set of shapes that occurs, sorted by
    /// ``OverlayCell/covers``.
    ///
    /// - Parameter isWanted: Which cells to make, by the indices of their shapes, ascending. Cells nobody wants are not
    ///   assembled.
    public func cells(where isWanted: ([Int]) -> Bool = { _ in true }) -> [OverlayCell<Point>] {
        var chosen: [(covers: [Int], set: Int32)] = []
        for set in occurringSets() {
            let covers = covers(of: set)
            if isWanted(covers) { chosen.append((covers, set)) }
        }
        chosen.sort { $0.covers.lexicographicallyPrecedes($1.covers) }
        let grounds = assemble(chosen.map { [$0.set] })
        return zip(chosen, grounds).map { OverlayCell(covers: $0.covers, shape: $1) }
    }

    /// Cells joined to larger grounds: what lies side by side in one ground has no border left between.
    ///
    /// - Parameters:
    ///   - count: How many grounds to make.
    ///   - members: To which of them a cell belongs, by the indices of its shapes, ascending: any number of different
    ///     ones below `count`.
    /// - Returns: `count` shapes; one to which no cell belongs is empty.
    public func grounds(_ count: Int, of members: ([Int]) -> [Int]) -> [MultiPolygon<Point>] {
        var grounds = [[Int32]](repeating: [], count: count)
        for set in occurringSets() {
            for ground in members(covers(of: set)) { grounds[ground].append(set) }
        }
        return assemble(grounds)
    }

    /// The ground that no shape covers although shapes lie all round it, each gap by itself.
    public func gaps() -> [Polygon<Point>] {
        let faces = labelling.covers.indices.dropFirst().filter { labelling.covers[$0] == CoverSets.empty }
        var assembly = arrangement.assembly
        var gaps = arrangement.polygons(of: faces.map(Int32.init), by: &assembly)
        let holes = lone.flatMap(\.ground.polygons).flatMap(\.interiors)
        gaps += holes.map { MultiPolygon([Polygon(exterior: $0)]).inCanonicalOrder.polygons[0] }
        return holes.isEmpty ? gaps : MultiPolygon(gaps).inCanonicalOrder.polygons
    }

    /// The cover sets of faces and lone shapes, each once, in no order that means anything.
    private func occurringSets() -> [Int32] {
        var occurs = [Bool](repeating: false, count: sets.count)
        for set in labelling.covers { occurs[Int(set)] = true }
        for (set, _) in lone { occurs[Int(set)] = true }
        return occurs.indices.dropFirst().filter { occurs[$0] }.map(Int32.init)
    }

    /// The indices of the shapes of a set, with all copies.
    private func covers(of set: Int32) -> [Int] { sets[set].flatMap { distinct.copies[Int($0)] }.sorted() }

    /// The ground of each list of cover sets.
    private func assemble(_ grounds: [[Int32]]) -> [MultiPolygon<Point>] {
        let facesOfSet = Buckets(labelling.covers, count: sets.count)
        let loneOfSet = Dictionary(uniqueKeysWithValues: lone.map { ($0.set, $0.ground) })
        return inParallel(
            count: grounds.count, workers: workers, start: { arrangement.assembly }
        ) { assembly, index in
            let faces = grounds[index].flatMap { facesOfSet[Int($0)] }
            let polygons = arrangement.polygons(of: faces, by: &assembly)
            let lone = loneOfSet.isEmpty ? [] : grounds[index].compactMap { loneOfSet[$0] }
            if lone.isEmpty { return MultiPolygon(polygons) }
            return MultiPolygon(polygons + lone.flatMap(\.polygons)).inCanonicalOrder
        }
    }
}

extension DistinctShapes {
    /// Whether each shape's extent meets no other's.
    func areAlone(on grid: IntegerGrid) -> [Bool] {
        let boxes = extents.map {
            CoarseBox(around: grid.point(SIMD2($0.minX, $0.minY)), grid.point(SIMD2($0.maxX, $0.maxY)))
        }
        let tree = BoxTree(boxes)
        return boxes.indices.map { shape in
            var isAlone = true
            tree.forEachMeeting(boxes[shape]) { position in
                isAlone = tree.items[position] == shape
                return isAlone
            }
            return isAlone
        }
    }
}
