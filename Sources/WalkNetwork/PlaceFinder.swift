public import GeoModel
public import PROJInterop

/// Hangs places on the nearest walkable street.
public struct PlaceFinder: Sendable {
    /// How a place hangs on the network.
    public enum Placement: Hashable, Sendable {
        /// - Parameters:
        ///   - at: Where on the street.
        ///   - component: Which of the graph's ``WalkGraph/components`` it is.
        ///   - passedOver: The distance of an island's street that is nearer, but leads nowhere; nil where none is.
        case found(Foothold, at: Position, component: Int, passedOver: Meters?)
        /// The nearest street that was found is further away than the limit; nil where none is within 100 km.
        case tooFar(nearest: Meters?)

        /// Where it hangs; nothing where it is too far.
        public var footholds: [Foothold] {
            switch self {
            case .found(let foothold, _, _, _): [foothold]
            case .tooFar: []
            }
        }
    }

    /// How far a place may be from a street unless somebody says otherwise.
    public static let usualLimit = Meters(250)
    /// A component of fewer than so many of all vertices is an island unless somebody says otherwise.
    public static let usualIslandShare = 0.01

    public let graph: WalkGraph
    let ellipsoid: Ellipsoid
    private let geodesic: Geodesic
    private let limit: Meters
    /// Components from this number on are islands: they are ordered by size.
    private let firstIsland: Int
    let grid: EdgeGrid

    /// - Parameters:
    ///   - ellipsoid: On which the graph's positions lie.
    ///   - limit: The longest leg between a place and its street.
    ///   - islandShare: A component of fewer than this share of all vertices is passed over where a larger one is within
    ///     the limit. The largest is never an island.
    /// - Complexity: O(*n*) in the number of edges.
    public init(
        _ graph: WalkGraph, on ellipsoid: Ellipsoid, limit: Meters = usualLimit, islandShare: Double = usualIslandShare
    ) {
        self.graph = graph
        self.ellipsoid = ellipsoid
        self.limit = limit
        geodesic = Geodesic(on: ellipsoid)
        let least = islandShare * Double(graph.vertexCount)
        firstIsland = max(1, graph.components.firstIndex { Double($0) < least } ?? graph.components.count)
        grid = EdgeGrid(of: graph)
    }

    /// Whether a component is an island.
    public func isIsland(_ component: Int) -> Bool { component >= firstIsland }

    /// An edge near a place.
    private struct Candidate {
        var edge: EdgeGrid.Edge
        var share: Double
        var distance: Double

        /// Of equally near ones the lower chain counts, so that no order of looking decides.
        func isNearer(than other: Candidate?) -> Bool {
            guard let other else { return true }
            return (distance, edge.chain, edge.step) < (other.distance, other.edge.chain, other.edge.step)
        }
    }

    /// Finds the nearest street.
    ///
    /// - Parameter place: In the CRS of the graph.
    public func placement(of place: Position) -> Placement { placement(of: place, lookingAsFarAs: Meters(100_000)) }

    /// Where a place hangs, as ``placement(of:)`` has it; nil where it is too far. It looks no further than the limit, which
    /// is much faster where no street is near.
    public func foothold(of place: Position) -> Foothold? {
        placement(of: place, lookingAsFarAs: limit).footholds.first
    }

    private func placement(of place: Position, lookingAsFarAs furthest: Meters) -> Placement {
        let plane = LocalPlane(at: place, on: ellipsoid)
        var (nearest, onMainland): (Candidate?, Candidate?)
        // A degree is nowhere longer than at the equator; its square's corners are further than its sides.
        let oneDegree = plane.degrees(1)
        grid.forEachCell(around: place) { reach in
            let seen = min(reach.longitude / oneDegree.longitude, reach.latitude / oneDegree.latitude) * 0.99
            guard let nearest, nearest.distance < seen else { return seen > furthest.value }
            return onMainland.map { $0.distance < seen } ?? (seen > limit.value)
        } _: { cell in
            for edge in grid.edges(in: cell) {
                let ends = graph.ends(of: edge)
                let (share, distance) = plane.nearest(onEdgeFrom: ends.from, to: ends.to)
                let candidate = Candidate(edge: edge, share: share, distance: distance)
                if candidate.isNearer(than: nearest) { nearest = candidate }
                if candidate.isNearer(than: onMainland), !isIsland(graph.component(of: Int(edge.chain))) {
                    onMainland = candidate
                }
            }
        }
        guard let nearest else { return .tooFar(nearest: nil) }
        let chosen = onMainland.flatMap { $0.distance <= limit.value ? $0 : nil } ?? nearest
        let found = foothold(chosen, of: place)
        guard found.leg <= limit else { return .tooFar(nearest: found.leg) }
        return .found(
            found.foothold, at: found.position, component: graph.component(of: Int(chosen.edge.chain)),
            passedOver: nearest.distance < chosen.distance ? Meters(nearest.distance) : nil)
    }

    private func foothold(
        _ candidate: Candidate, of place: Position
    ) -> (foothold: Foothold, position: Position, leg: Meters) {
        let ends = graph.ends(of: candidate.edge)
        let position = Position(
            longitude: ends.from.x + (ends.to.x - ends.from.x) * candidate.share,
            latitude: ends.from.y + (ends.to.y - ends.from.y) * candidate.share)
        let leg = geodesic.distance(from: place, to: position)
        let offset = ends.start + UInt32((Double(ends.end - ends.start) * candidate.share).rounded())
        let point = StreetPoint(chain: Int(candidate.edge.chain), offset: offset)
        return (Foothold(at: point, leg: WalkLength(leg)), position, leg)
    }
}
