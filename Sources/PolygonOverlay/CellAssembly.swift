/// Joins faces and makes polygons of them, as rings of vertex numbers.
///
/// Where a face's cycle comes to a vertex twice it is cut there into rings that touch, as OGC 06-103r4 wants them. What
/// hangs together through its inside has one exterior ring; all its other rings are holes, so none has to be placed by
/// a search.
///
/// - Complexity: O(*n*) for *n* vertices round the faces, and sorting the rings.
struct CellAssembly {
    typealias Ring = [Int32]

    private let plane: Subdivision
    private let labelling: FaceLabelling
    /// Where each vertex lies, for the canonical order.
    private let points: [GridPoint]
    /// The job in which a face or half-chain was last met, as they need not be cleared then.
    private var faceMarks: [Int32]
    private var halfMarks: [Int32]
    private var job: Int32 = 0
    /// Where each node stands in the loop being cut, -1 where it does not.
    private var places: [Int32]
    /// Which connected piece of ground each face of the job belongs to.
    private var pieces: [Int32]

    init(_ plane: Subdivision, _ labelling: FaceLabelling, _ points: [GridPoint]) {
        self.plane = plane
        self.labelling = labelling
        self.points = points
        faceMarks = Array(repeating: 0, count: labelling.faceCount)
        halfMarks = Array(repeating: 0, count: plane.chainCount * 2)
        places = Array(repeating: -1, count: plane.nodeCount)
        pieces = Array(repeating: 0, count: labelling.faceCount)
    }

    /// The polygons of the ground that some bounded faces make up together, in canonical order: exteriors
    /// counter-clockwise, holes clockwise, each ring from its first point by x, then y, holes and polygons likewise.
    mutating func polygons(of faces: [Int32]) -> [(exterior: Ring, interiors: [Ring])] {
        job += 1
        for face in faces { faceMarks[Int(face)] = job }
        let count = findPieces(faces)
        var exteriors = [Ring](repeating: [], count: count)
        var interiors = [[Ring]](repeating: [], count: count)
        for face in faces {
            for half in labelling.halves(round: face) where isBorder(half) && halfMarks[Int(half)] != job {
                let piece = Int(pieces[Int(face)])
                for loop in simpleLoops(from: half) {
                    let area = loop.reduce(Int128(0)) { $0 + plane.doubledArea($1) }
                    if area > 0 { exteriors[piece] = ring(loop) } else { interiors[piece].append(ring(loop)) }
                }
            }
        }
        let order = RingOrder(points: points)
        for piece in interiors.indices where interiors[piece].count > 1 {
            interiors[piece].sort { order.precedes($0, $1) }
        }
        return zip(exteriors, interiors).map { ($0, $1) }.sorted { order.precedes($0.exterior, $1.exterior) }
    }

    /// Whether a half-chain of a face of this job has none of its faces on the other side.
    @inline(__always) private func isBorder(_ half: Int32) -> Bool {
        faceMarks[Int(labelling.faces[Int(Subdivision.twin(half))])] != job
    }

    /// Numbers the connected pieces of ground and gives how many there are.
    private mutating func findPieces(_ faces: [Int32]) -> Int {
        for face in faces { pieces[Int(face)] = -1 }
        var count: Int32 = 0
        var waiting: [Int32] = []
        for start in faces where pieces[Int(start)] < 0 {
            pieces[Int(start)] = count
            waiting.append(start)
            while let face = waiting.popLast() {
                for half in labelling.halves(round: face) where !isBorder(half) {
                    let other = labelling.faces[Int(Subdivision.twin(half))]
                    if pieces[Int(other)] < 0 {
                        pieces[Int(other)] = count
                        waiting.append(other)
                    }
                }
            }
            count += 1
        }
        return Int(count)
    }

    /// Follows the border from a half-chain round to it, and cuts it where it meets itself.
    private mutating func simpleLoops(from start: Int32) -> [[Int32]] {
        var loops: [[Int32]] = []
        var path: [Int32] = []
        var half = start
        repeat {
            halfMarks[Int(half)] = job
            places[Int(plane.origins[Int(half)])] = Int32(path.count)
            path.append(half)
            let end = Int(plane.origins[Int(Subdivision.twin(half))])
            if places[end] >= 0 {
                let loop = Array(path[Int(places[end])...])
                path.removeLast(loop.count)
                for half in loop { places[Int(plane.origins[Int(half)])] = -1 }
                loops.append(loop)
            }
            half = plane.next(half)
            while !isBorder(half) { half = plane.clockwise[Int(half)] }
        } while half != start
        return loops
    }

    /// The vertices of a loop from its first point on, the first repeated at the end.
    private func ring(_ loop: [Int32]) -> Ring {
        var ring: Ring = []
        ring.reserveCapacity(loop.reduce(1) { $0 + plane.vertices(ofChain: Int($1 >> 1)).count - 1 })
        for half in loop {
            let vertices = plane.vertices(ofChain: Int(half >> 1))
            if half & 1 == 0 {
                ring.append(contentsOf: vertices.dropLast())
            } else {
                ring.append(contentsOf: vertices.dropFirst().reversed())
            }
        }
        var (first, lowest) = (0, points[Int(ring[0])])
        for (index, vertex) in ring.enumerated() where points[Int(vertex)].precedes(lowest) {
            (first, lowest) = (index, points[Int(vertex)])
        }
        if first > 0 { ring = Ring(ring[first...] + ring[..<first]) }
        ring.append(ring[0])
        return ring
    }

}

/// The canonical order of rings: by their points, from the first on.
private struct RingOrder {
    let points: [GridPoint]

    func precedes(_ one: CellAssembly.Ring, _ other: CellAssembly.Ring) -> Bool {
        one.lexicographicallyPrecedes(other) { points[Int($0)].precedes(points[Int($1)]) }
    }
}
