public import GeoModel

/// How many of some shapes cover which ground: where none does although they lie all round it, where more than one does.
///
/// Where shapes tile the ground, each edge between two of them stands twice, once each way, and cancels: as many shapes
/// end there as begin. How many cover which ground depends on the other edges alone, so only these are noded, as in
/// ``Overlay``, and made faces of. The cost follows what does not match and the outline, not all vertices.
///
/// - Complexity: O(*n*) for *n* vertices, and O(*m* log *m* + *k*) for the *m* edges that do not cancel and the *k* pairs
///   of these whose boxes meet.
/// - Invariant: The answers are the same, to the last bit, for any number of workers, and for any order of the shapes
///   but for their indices.
public struct CoverCount<Point: Vertex>: Sendable {
    /// Ground that no shape covers although shapes lie all round it.
    public struct Gap: Hashable, Sendable {
        public let shape: Polygon<Point>
        /// The shapes with a border on it, ascending.
        public let neighbours: [Int]
    }

    /// A piece of border that two shapes have in common without having its ends in common as vertices.
    public struct Mismatch: Hashable, Sendable {
        public let from: Point
        public let to: Point
        /// The shapes whose border it is, ascending.
        public let shapes: [Int]
    }

    /// A corner of some shapes that lies within an edge of others, without being a vertex of theirs.
    public struct Touch: Hashable, Sendable {
        public let place: Point
        /// The shapes whose corner it is, ascending.
        public let corners: [Int]
        /// The shapes whose edge passes, ascending.
        public let edges: [Int]
    }

    /// How many edges there are, each counted once.
    public let edgeCount: Int
    /// How many of them do not cancel.
    public let unmatchedEdgeCount: Int
    /// Pieces of border where shapes lie side by side as they should, but whose vertices are not the same.
    public let mismatches: [Mismatch]
    /// Corners on edges where no piece of border ends that is told as a mismatch.
    public let touches: [Touch]
    private let distinct: DistinctShapes
    private let grid: IntegerGrid
    private let arrangement: Arrangement<Point>
    private let sets: CoverSets
    private let workers: Int

    /// - Parameters:
    ///   - shapes: Valid shapes in one plane, in degrees or metres, rings in any direction; empty ones cover nothing.
    ///   - workers: How many threads share the work.
    /// - Throws: ``OverlayError/unusableCoordinate(shape:)`` and ``OverlayError/unclosedRing(shape:)``.
    public init(of shapes: [MultiPolygon<Point>], workers: Int = coreCount) throws(OverlayError) {
        self.workers = workers
        distinct = try DistinctShapes(shapes, workers: workers)
        let grid = IntegerGrid(distinct.extent)
        self.grid = grid
        var sets = CoverSets()
        let count = distinct.copies.reduce(0) { $0 + shapes[$1[0]].vertexCount } / 2
        var vertices = VertexTable(expecting: count)
        var edges = EdgeTable(expecting: count)
        for (number, copies) in distinct.copies.enumerated() {
            let set = sets.single(Int32(number))
            for polygon in shapes[copies[0]].polygons {
                for (index, ring) in polygon.rings.enumerated() {
                    withPlaces(of: ring) { places in
                        // The ground lies on the left of an exterior that runs counter-clockwise.
                        let isLeft = isCounterClockwise(places) == (index == 0)
                        let label = EdgeLabel(owners: set, balance: Int32(isLeft ? copies.count : -copies.count))
                        edges.toggle(ring: places, by: label, on: grid, &vertices, &sets)
                    }
                }
            }
        }
        edgeCount = edges.count
        edges = edges.unbalanced(&sets)
        unmatchedEdgeCount = edges.count
        let (uncut, ownCount) = (edges, vertices.count)
        let cuts = SnapRounding.cut(&edges, &vertices, &sets, workers: workers).filter { $0.vertex < ownCount }
        let plane = Subdivision(edges, vertices.points) { $0.balance != 0 }
        let labelling = try FaceLabelling(plane, vertices.points) { $0 - $1.balance }
        let arrangement = Arrangement<Point>(plane, labelling, vertices, on: grid)
        mismatches = Self.mismatches(edges, distinct, arrangement, sets)
        touches = Self.touches(cuts, before: uncut, after: edges, distinct, arrangement, sets)
        self.arrangement = arrangement
        self.sets = sets
    }

    private static func mismatches(
        _ edges: EdgeTable, _ distinct: DistinctShapes, _ arrangement: Arrangement<Point>, _ sets: CoverSets
    ) -> [Mismatch] {
        var found: [Mismatch] = []
        for (ends, label) in zip(edges.ends, edges.labels) where label.balance == 0 && !label.isNobodys {
            let (one, other) = (arrangement.point(of: ends.x), arrangement.point(of: ends.y))
            let isForward = (one.x, one.y) < (other.x, other.y)
            found.append(
                Mismatch(
                    from: isForward ? one : other, to: isForward ? other : one,
                    shapes: distinct.indices(of: sets[label.owners])))
        }
        return found.sorted { ($0.from.x, $0.from.y, $0.to.x, $0.to.y) < ($1.from.x, $1.from.y, $1.to.x, $1.to.y) }
    }

    private static func touches(
        _ cuts: [SnapRounding.Cut], before: EdgeTable, after: EdgeTable, _ distinct: DistinctShapes,
        _ arrangement: Arrangement<Point>, _ sets: CoverSets
    ) -> [Touch] {
        var passing: [Int32: Set<Int32>] = [:]
        for cut in cuts { passing[cut.vertex, default: []].formUnion(sets[cut.owners]) }
        for (ends, label) in zip(after.ends, after.labels) where label.balance == 0 && !label.isNobodys {
            passing[ends.x] = nil
            passing[ends.y] = nil
        }
        if passing.isEmpty { return [] }
        var corners: [Int32: Set<Int32>] = [:]
        for (ends, label) in zip(before.ends, before.labels) {
            for vertex in [ends.x, ends.y] where passing[vertex] != nil {
                corners[vertex, default: []].formUnion(sets[label.owners])
            }
        }
        let found = passing.compactMap { vertex, owners -> Touch? in
            let own = corners[vertex, default: []]
            let others = owners.subtracting(own)
            if own.isEmpty || others.isEmpty { return nil }
            return Touch(
                place: arrangement.point(of: vertex), corners: distinct.indices(of: own),
                edges: distinct.indices(of: others))
        }
        return found.sorted { ($0.place.x, $0.place.y) < ($1.place.x, $1.place.y) }
    }

    /// The ground that no shape covers although shapes lie all round it, each gap by itself, in canonical order.
    public func gaps() -> [Gap] {
        let gaps = pieces { $0 <= 0 }
        var assembly = arrangement.assembly
        let found = gaps.compactMap { faces -> Gap? in
            guard let shape = arrangement.polygons(of: faces, by: &assembly).first else { return nil }
            return Gap(shape: shape, neighbours: neighbours(of: faces))
        }
        return found.sorted { $0.shape.precedes($1.shape) }
    }

    /// The shapes whose box meets that of ground which more than one shape covers, ascending: all that overlap, and some
    /// near them.
    public func shapesAtOverlaps() -> [Int] {
        let overlapped = pieces { $0 > 1 }.map(box(around:))
        if overlapped.isEmpty { return [] }
        let tree = BoxTree(overlapped)
        let numbers = distinct.extents.indices.filter { shape in
            let extent = distinct.extents[shape]
            var meets = false
            tree.forEachMeeting(
                CoarseBox(
                    around: grid.point(SIMD2(extent.minX, extent.minY)), grid.point(SIMD2(extent.maxX, extent.maxY)))
            ) { _ in
                meets = true
                return false
            }
            return meets
        }
        return distinct.indices(of: numbers.map(Int32.init))
    }

    private func box(around faces: [Int32]) -> CoarseBox {
        var (low, high) = (SIMD2(repeating: Double.infinity), SIMD2(repeating: -Double.infinity))
        forEachHalf(round: faces) { half in
            for vertex in arrangement.plane.vertices(ofChain: Int(half >> 1)) {
                low = pointwiseMin(low, arrangement.points[Int(vertex)])
                high = pointwiseMax(high, arrangement.points[Int(vertex)])
            }
        }
        return CoarseBox(around: low, high)
    }

    /// All the ground that shapes cover or lie round: their union with its gaps filled.
    public func filledUnion() -> MultiPolygon<Point> {
        var assembly = arrangement.assembly
        let faces = arrangement.labelling.covers.indices.dropFirst().map(Int32.init)
        return MultiPolygon(arrangement.polygons(of: faces, by: &assembly))
    }

    /// The ground that at least one shape covers.
    public func union() -> MultiPolygon<Point> {
        var assembly = arrangement.assembly
        let faces = arrangement.labelling.covers.indices.dropFirst().filter { arrangement.labelling.covers[$0] > 0 }
        return MultiPolygon(arrangement.polygons(of: faces.map(Int32.init), by: &assembly))
    }

    /// The bounded faces with a wanted count, those that lie side by side together.
    private func pieces(where isWanted: (Int32) -> Bool) -> [[Int32]] {
        let labelling = arrangement.labelling
        var isOpen = labelling.covers.map(isWanted)
        isOpen[0] = false
        var pieces: [[Int32]] = []
        for start in isOpen.indices where isOpen[start] {
            isOpen[start] = false
            var piece = [Int32(start)]
            var next = 0
            while next < piece.count {
                for half in labelling.halves(round: piece[next]) {
                    let other = labelling.faces[Int(Subdivision.twin(half))]
                    if isOpen[Int(other)] {
                        isOpen[Int(other)] = false
                        piece.append(other)
                    }
                }
                next += 1
            }
            pieces.append(piece)
        }
        return pieces
    }

    private func neighbours(of faces: [Int32]) -> [Int] {
        var numbers: Set<Int32> = []
        forEachHalf(round: faces) { numbers.formUnion(sets[arrangement.plane.label(of: $0).owners]) }
        return distinct.indices(of: numbers)
    }

    private func forEachHalf(round faces: [Int32], _ body: (Int32) -> Void) {
        for face in faces {
            for half in arrangement.labelling.halves(round: face) { body(half) }
        }
    }
}

extension DistinctShapes {
    /// The indices of some distinct shapes with all their copies, ascending.
    fileprivate func indices(of numbers: some Sequence<Int32>) -> [Int] { numbers.flatMap { copies[Int($0)] }.sorted() }
}

/// By the sign of the area, about the first vertex.
private func isCounterClockwise(_ ring: UnsafeBufferPointer<SIMD2<Double>>) -> Bool {
    guard let origin = ring.first else { return true }
    var doubledArea = 0.0
    var previous = SIMD2<Double>.zero
    for place in ring {
        let next = place - origin
        doubledArea += previous.x * next.y - next.x * previous.y
        previous = next
    }
    return doubledArea > 0
}
