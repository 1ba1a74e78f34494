import GeoModel
internal import Glibc
internal import PolygonOverlay

/// Closes the narrow overlaps and gaps of one tiling.
///
/// The ground is cut into pieces that do not overlap, out of one noded arrangement; each piece goes to one area, or stays
/// with all that claim it; and the pieces of each area are joined. So areas that share a border share all its vertices.
struct TilingSnap {
    private(set) var moves: [GroundMove] = []
    private(set) var openOverlaps = 0
    private(set) var openGaps = 0
    private var pieces: [Boundary] = []
    /// The areas that each piece goes to.
    private var owners: [[Int]] = []
    private let areaCount: Int
    private let workers: Int

    init(_ shapes: [Boundary], _ ruler: GroundRuler) throws {
        areaCount = shapes.count
        workers = ruler.workers
        let overlay = try Overlay(of: shapes, workers: workers)
        let cells = overlay.cells()
        let overlaps = cells.filter { $0.covers.count > 1 }.flatMap { cell in
            cell.shape.polygons.map { OverlayCell(covers: cell.covers, shape: Boundary([$0])) }
        }
        let gaps = overlay.gaps().map { Boundary([$0]) }
        var contacts = Contacts(of: overlaps.map(\.shape) + gaps)
        func give(_ ground: Boundary, to areas: [Int]) {
            pieces.append(ground)
            owners.append(areas)
            for area in areas { contacts.meet(ground, of: area) }
        }
        for cell in cells where cell.covers.count == 1 { give(cell.shape, to: cell.covers) }

        for (piece, (cell, measure)) in zip(overlaps, try ruler.measures(of: overlaps.map(\.shape))).enumerated() {
            if measure.width > ruler.tolerance {
                openOverlaps += 1
                give(cell.shape, to: cell.covers)
            } else {
                // What lies among other overlaps touches nobody's own ground: the first has it.
                let owner = contacts.longest(of: piece, among: cell.covers) ?? cell.covers[0]
                give(cell.shape, to: [owner])
                moves.append(GroundMove(size: measure.size, width: measure.width, from: cell.covers, to: owner))
            }
        }
        for (piece, (ground, measure)) in zip(gaps, try ruler.measures(of: gaps)).enumerated() {
            if measure.width <= ruler.tolerance, let owner = contacts.longest(of: overlaps.count + piece) {
                give(ground, to: [owner])
                moves.append(GroundMove(size: measure.size, width: measure.width, from: [], to: owner))
            } else {
                openGaps += 1
            }
        }
    }

    /// The areas with the moves made.
    func snapped() throws -> [Boundary] {
        try Overlay(of: pieces, workers: workers).grounds(areaCount) { owners[$0[0]] }
    }
}

/// How long the borders are that pieces of ground share with other ground.
private struct Contacts {
    private struct Edge: Hashable {
        let from: Position
        let to: Position
    }

    /// The piece whose border an edge is, seen from the other side.
    private var pieces: [Edge: Int] = [:]
    private var lengths: [[Int: Double]]

    /// All from one overlay, so that edges that lie on each other are the same.
    init(of grounds: [Boundary]) {
        lengths = Array(repeating: [:], count: grounds.count)
        for (piece, ground) in grounds.enumerated() {
            for ring in ground.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) { pieces[Edge(from: b, to: a)] = piece }
            }
        }
    }

    mutating func meet(_ ground: Boundary, of owner: Int) {
        for ring in ground.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                guard let piece = pieces[Edge(from: a, to: b)] else { continue }
                // Degrees of longitude shrink with the cosine of the latitude; lengths are compared only.
                let east = (b.longitude - a.longitude) * cosine(ofDegrees: a.latitude)
                let north = b.latitude - a.latitude
                lengths[piece][owner, default: 0] += (east * east + north * north).squareRoot()
            }
        }
    }

    /// Of some owners that with the longest border on a piece, the first of equals; nil where none has any.
    func longest(of piece: Int, among owners: [Int]? = nil) -> Int? {
        lengths[piece].filter { owners?.contains($0.key) ?? true }
            .min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }

    private func cosine(ofDegrees angle: Double) -> Double { cos(angle * .pi / 180) }
}
