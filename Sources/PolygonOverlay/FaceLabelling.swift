/// The faces of a subdivision and what covers each.
///
/// Face 0 is the unbounded one, which nothing covers. Covers spread from it across the chains. As every border is closed,
/// no face can get two, whatever the shapes are.
///
/// - Complexity: O(*n*) for *n* chains, and O(log *m*) for each separate part that lies within another's box.
struct FaceLabelling: Sendable {
    /// The face on the left of each half-chain.
    private(set) var faces: [Int32] = []
    private(set) var faceCount = 1
    private let halvesOfFace: Buckets
    /// What covers each face: 0 for nothing, else as the crossing of chains gave it.
    private(set) var covers: [Int32] = []

    /// - Parameter crossed: What covers the ground on the right of a half-chain, from what covers that on its left and
    ///   its label.
    init(
        _ plane: Subdivision, _ points: [GridPoint], crossed: (_ cover: Int32, _ label: EdgeLabel) -> Int32
    ) throws(OverlayError) {
        let faceOfCycle = Self.nested(plane, points, &faceCount)
        faces = plane.cycles.map { faceOfCycle[Int($0)] }
        halvesOfFace = Buckets(faces, count: faceCount)
        try label(plane, crossed)
    }

    /// The face of each cycle: of an outer one its own, of one that surrounds a separate part the face that part lies in.
    private static func nested(_ plane: Subdivision, _ points: [GridPoint], _ faceCount: inout Int) -> [Int32] {
        var faceOfCycle = [Int32](repeating: 0, count: plane.cycleStarts.count)
        var parts: [SeparatePart] = []
        for cycle in faceOfCycle.indices {
            if plane.isOuter[cycle] {
                faceOfCycle[cycle] = Int32(faceCount)
                faceCount += 1
            } else {
                parts.append(SeparatePart(cycle, plane, points))
            }
        }
        guard parts.count > 1 else { return faceOfCycle }
        // What lies below a part's first point is of a part that begins before it.
        parts.sort { $0.first.precedes($1.first) }
        let boxes = BoxTree(parts.map(\.box))
        var locator: FaceLocator?
        for (number, part) in parts.enumerated() {
            var isInside = false
            boxes.forEachMeeting(CoarseBox(around: part.first, part.first)) { position in
                isInside = Int(boxes.items[position]) != number
                return !isInside
            }
            guard isInside else { continue }
            let ready = locator ?? FaceLocator(plane, points)
            locator = ready
            if let half = ready.halfChain(below: part.first) {
                faceOfCycle[part.cycle] = faceOfCycle[Int(plane.cycles[Int(half)])]
            }
        }
        return faceOfCycle
    }

    private mutating func label(
        _ plane: Subdivision, _ crossed: (Int32, EdgeLabel) -> Int32
    ) throws(OverlayError) {
        covers = Array(repeating: 0, count: faceCount)
        var isKnown = [Bool](repeating: false, count: faceCount)
        isKnown[0] = true
        var known = 1
        var waiting: [Int32] = [0]
        while let face = waiting.popLast() {
            for half in halves(round: face) {
                let other = Int(faces[Int(Subdivision.twin(half))])
                let cover = crossed(covers[Int(face)], plane.label(of: half))
                if !isKnown[other] {
                    isKnown[other] = true
                    known += 1
                    covers[other] = cover
                    waiting.append(Int32(other))
                } else if covers[other] != cover {
                    throw .contradiction
                }
            }
        }
        if known < faceCount { throw .contradiction }
    }

    /// The half-chains that have a face on their left.
    func halves(round face: Int32) -> ArraySlice<Int32> { halvesOfFace[Int(face)] }
}

/// Edges that hang together, seen from outside.
private struct SeparatePart {
    let cycle: Int
    /// Its first point by x, then by y.
    let first: GridPoint
    let box: CoarseBox

    init(_ cycle: Int, _ plane: Subdivision, _ points: [GridPoint]) {
        self.cycle = cycle
        let start = plane.cycleStarts[cycle]
        var first = points[Int(plane.firstVertex(Int(start)))]
        var (low, high) = (first, first)
        var half = start
        repeat {
            for vertex in plane.vertices(ofChain: Int(half >> 1)) {
                let point = points[Int(vertex)]
                if point.precedes(first) { first = point }
                low = pointwiseMin(low, point)
                high = pointwiseMax(high, point)
            }
            half = plane.next(half)
        } while half != start
        self.first = first
        box = CoarseBox(around: low, high)
    }
}

/// Finds the face in which a point lies by the edge below it.
private struct FaceLocator {
    private let points: [GridPoint]
    private let edges: EdgeRuns
    /// The chain of each edge, which stand in the order of the chains.
    private let chains: [Int32]

    init(_ plane: Subdivision, _ points: [GridPoint]) {
        var ends: [SIMD2<Int32>] = []
        var chains: [Int32] = []
        for chain in 0..<plane.chainCount {
            let vertices = plane.vertices(ofChain: chain)
            for (a, b) in zip(vertices, vertices.dropFirst()) {
                ends.append(SIMD2(a, b))
                chains.append(Int32(chain))
            }
        }
        self.points = points
        self.chains = chains
        edges = EdgeRuns(ends, points)
    }

    /// The half-chain with the point on its left that passes next below it; nil where nothing does.
    func halfChain(below point: GridPoint) -> Int32? {
        guard let edge = edges.edgeBelow(point, points) else { return nil }
        let ends = edges.ends[Int(edge)]
        // What lies above an edge lies to its left where it runs to the right.
        let runsRight = points[Int(ends.x)].x < points[Int(ends.y)].x
        return chains[Int(edge)] * 2 + (runsRight ? 0 : 1)
    }
}
