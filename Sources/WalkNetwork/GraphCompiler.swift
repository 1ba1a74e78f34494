import GeoModel
import PROJInterop
import PlanningModel

extension WalkGraph {
    /// Compiles streets: nodes where only two of one kind meet are put inside chains.
    ///
    /// Distances do not depend on the order of streets or nodes, nor on which way lines are drawn.
    ///
    /// - Parameter ellipsoid: On which the streets' positions lie; edges are measured along it as geodesics.
    /// - Throws: ``WalkNetworkError/noStreets``, ``WalkNetworkError/edgeTooLong(from:to:_:)`` and what is wrong with the
    ///   map.
    /// - Complexity: O(*n* log *n*) for sorting, and what ``Geodesic`` takes for an edge.
    public init(compiling map: StreetMap, on ellipsoid: Ellipsoid, workers: Int = coreCount) throws(WalkNetworkError) {
        self = try Self.compiled(map, on: ellipsoid, workers: workers).graph
    }

    /// Compiles streets, and tells the number of the vertex that each of the map's nodes became; −1 for a node without a
    /// street.
    public static func compiled(
        _ map: StreetMap, on ellipsoid: Ellipsoid, workers: Int = coreCount
    ) throws(WalkNetworkError) -> (graph: WalkGraph, vertices: [Int]) {
        guard !map.streets.isEmpty else { throw .noStreets }
        try map.check()
        let measured = try MeasuredStreets(map, on: ellipsoid, workers: workers)
        var contraction = ChainContraction(of: measured)
        contraction.run()
        return contraction.graph()
    }
}

extension StreetMap {
    /// Refuses streets that name what is not there.
    fileprivate func check() throws(WalkNetworkError) {
        guard positions.count < Int32.max, nodeCount < Int32.max, streets.count < Int32.max / 2 else { throw .tooLarge }
        let (nodes, places) = (0..<nodeCount, 0..<positions.count)
        for (index, street) in streets.enumerated() {
            guard nodes.contains(street.from), nodes.contains(street.to), street.shape.count >= 2,
                places.contains(street.shape.lowerBound), street.shape.upperBound <= positions.count,
                street.length.map({ $0.value >= 0 && $0.value < .infinity }) ?? true
            else { throw .badStreet(index) }
        }
    }
}

/// Streets and the lengths of their edges, none of them too long for 32 bits.
struct MeasuredStreets {
    private(set) var map: StreetMap
    /// The length in metres of the edge that ends at each position; zero at a street's first.
    let edgeLengths: [Double]
    /// Of each street in metres.
    private(set) var lengths: [Double]

    /// No street is longer, in metres, nor a chain of several; of half the 32 bits, so that an edge more still fits.
    static let longestChain = 21_000.0
    /// No edge is longer.
    static let longestEdge = 42_000.0

    init(_ map: StreetMap, on ellipsoid: Ellipsoid, workers: Int) throws(WalkNetworkError) {
        let geodesic = Geodesic(on: ellipsoid)
        // Pieces of a thousand streets, so that the answers need no lock and no worker waits long.
        let pieces = stride(from: 0, to: map.streets.count, by: 1000).map { $0..<min($0 + 1000, map.streets.count) }
        let measured = inParallel(count: pieces.count, workers: workers) { piece in
            pieces[piece].flatMap { map.edgeLengths(of: map.streets[$0], geodesic) }
        }
        var lengths = [Double](repeating: 0, count: map.positions.count)
        for (piece, edges) in zip(pieces, measured) {
            var next = edges.startIndex
            for street in map.streets[piece] {
                for position in street.shape {
                    lengths[position] = edges[next]
                    next += 1
                }
            }
        }
        for street in map.streets {
            for position in street.shape where lengths[position] > Self.longestEdge {
                let (from, to) = (map.positions[position - 1], map.positions[position])
                throw .edgeTooLong(from: from, to: to, Meters(lengths[position]))
            }
        }
        edgeLengths = lengths
        self.map = map
        self.lengths = map.streets.map { street in street.shape.reduce(0) { $0 + lengths[$1] } }
        cutLongStreets()
    }

    /// Cuts streets that are too long for a chain at their vertices, which become nodes.
    private mutating func cutLongStreets() {
        for index in map.streets.indices where lengths[index] > Self.longestChain {
            var rest = map.streets[index]
            rest.length = nil
            var length = 0.0
            for position in rest.shape.dropFirst() {
                if length > 0, length + edgeLengths[position] > Self.longestChain {
                    var piece = rest
                    piece.to = map.nodeCount
                    piece.shape = rest.shape.lowerBound..<position
                    map.streets.append(piece)
                    lengths.append(length)
                    rest.from = map.nodeCount
                    rest.shape = position - 1..<rest.shape.upperBound
                    map.nodeCount += 1
                    length = 0
                }
                length += edgeLengths[position]
            }
            map.streets[index] = rest
            lengths[index] = length
        }
    }
}

extension StreetMap {
    /// The length of the edge that ends at each of a street's positions, in metres; zero at the first. Where the source
    /// states how long the street is, its edges are in proportion.
    fileprivate func edgeLengths(of street: Street, _ geodesic: Geodesic) -> [Double] {
        var edges = [0.0]
        for position in street.shape.dropFirst() {
            edges.append(geodesic.distance(from: positions[position - 1], to: positions[position]).value)
        }
        guard let stated = street.length?.value else { return edges }
        let drawn = edges.reduce(0, +)
        if drawn > 0 { return edges.map { $0 * stated / drawn } }
        edges[edges.count - 1] = stated
        return edges
    }
}
