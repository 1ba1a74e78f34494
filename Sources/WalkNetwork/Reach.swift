public import GeoModel

/// What is reached from a place within a cutoff.
public struct Reach: Hashable, Sendable {
    /// A stretch of street, all of which is reached.
    public struct Part: Hashable, Sendable {
        public let chain: Int
        /// In units of ``WalkLength`` from the chain's start.
        public let stretch: ClosedRange<UInt32>
    }

    /// Ordered by chain, and along it; parts of one chain don't touch.
    public let parts: [Part]

    /// The length of all parts.
    public var length: Meters {
        WalkLength(units: parts.reduce(0) { $0 + UInt64($1.stretch.upperBound - $1.stretch.lowerBound) }).meters
    }
}

/// Finds what is reached from one place after another. It keeps the memory of one search for the next, and belongs to
/// one thread.
public final class ReachFinder {
    private let graph: WalkGraph
    private let search: BucketSearch<UInt32>

    /// The greatest cutoff: 42 km.
    public static let longestCutoff = NearestField.longestCutoff

    public init(_ graph: WalkGraph) {
        self.graph = graph
        search = BucketSearch(junctionCount: graph.junctionCount, longestArc: graph.outgoing.longest)
    }

    /// What is reached from a place; nothing where its own leg is longer than the cutoff.
    ///
    /// - Parameters:
    ///   - place: All its footholds; walking starts at whichever is best.
    ///   - cutoff: At most ``longestCutoff``; what is exactly as far is reached.
    public func reach(from place: [Foothold], within cutoff: WalkLength) -> Reach {
        let limit = spread(from: place, within: cutoff)
        defer { search.clear() }
        var parts = place.compactMap { ownPart(of: $0, limit) }
        for index in 0..<search.reachedCount {
            let junction = Int(search.reached[index])
            let left = limit - search.keys[junction]
            for slot in Int(graph.outgoing.first[junction])..<Int(graph.outgoing.first[junction + 1]) {
                let side = graph.outgoing.sides[slot]
                let length = graph.chains[Int(side / 2)].length
                let stretch = side % 2 == 0 ? 0...min(length, left) : length - min(length, left)...length
                parts.append(Reach.Part(chain: Int(side / 2), stretch: stretch))
            }
        }
        return Reach(parts: joined(parts))
    }

    /// Calls `body` with the number of every vertex that is reached and how far it is, in units; in no order.
    public func forEachVertex(
        from place: [Foothold], within cutoff: WalkLength, _ body: (_ vertex: Int, _ length: UInt32) -> Void
    ) {
        let limit = spread(from: place, within: cutoff)
        defer { search.clear() }
        let (keys, reached, reachedCount) = (search.keys, search.reached, search.reachedCount)
        let (arcs, chains) = (graph.outgoing, graph.chains)
        for index in 0..<reachedCount {
            let junction = Int(reached[index])
            body(junction, keys[junction])
            for slot in Int(arcs.first[junction])..<Int(arcs.first[junction + 1]) {
                let side = arcs.sides[slot]
                let number = Int(side / 2)
                let vertices = graph.inner(of: number)
                if vertices.isEmpty || place.contains(where: { $0.chain == number }) { continue }
                let chain = chains[number]
                // A chain whose start leads into it is seen from there, else from its end.
                let before = chain.allowsForward ? keys[Int(chain.from)] : .max
                let after = chain.allowsBackward ? keys[Int(chain.to)] : .max
                if side % 2 == 1, before != .max { continue }
                for vertex in vertices {
                    let length = min(
                        UInt64(before) + UInt64(graph.innerOffsets[vertex]),
                        UInt64(after) + UInt64(chain.length - graph.innerOffsets[vertex]))
                    if length <= limit { body(graph.junctionCount + vertex, UInt32(length)) }
                }
            }
        }
        for chain in Set(place.map(\.chain)).sorted() {
            for vertex in graph.inner(of: chain) {
                let there = Foothold(at: StreetPoint(chain: chain, offset: graph.innerOffsets[vertex]))
                if let length = length(from: place, to: there), length <= limit {
                    body(graph.junctionCount + vertex, UInt32(length))
                }
            }
        }
    }

    private func spread(from place: [Foothold], within cutoff: WalkLength) -> UInt32 {
        let limit = min(cutoff, Self.longestCutoff).units
        for foothold in place {
            for (junction, length) in graph.approaches(of: foothold, .away) { search.seed(junction, distance: length) }
        }
        search.run(over: graph.outgoing, within: limit)
        return UInt32(limit)
    }

    /// How far a foothold is, in units, by what the last search found; nil where it is not reached.
    private func length(from place: [Foothold], to there: Foothold) -> UInt64? {
        let ways = graph.approaches(of: there, .toward).compactMap { junction, length in
            search.keys[Int(junction)] == .max ? nil : UInt64(search.keys[Int(junction)]) + length
        }
        return (ways + place.compactMap { graph.alongChain(from: $0, to: there) }).min()
    }

    /// What is reached on a place's own chain without passing a junction.
    private func ownPart(of place: Foothold, _ limit: UInt32) -> Reach.Part? {
        guard place.leg.units <= UInt64(limit) else { return nil }
        let left = limit - UInt32(place.leg.units)
        let chain = graph.chains[place.chain]
        let (low, high) = (place.stretch.lowerBound, place.stretch.upperBound)
        let start = chain.allowsBackward ? low - min(low, left) : low
        let end = chain.allowsForward ? high + min(chain.length - high, left) : high
        return Reach.Part(chain: place.chain, stretch: start...end)
    }
}

/// Parts in order, those that touch as one.
private func joined(_ parts: [Reach.Part]) -> [Reach.Part] {
    var joined: [Reach.Part] = []
    for part in parts.sorted(by: { ($0.chain, $0.stretch.lowerBound) < ($1.chain, $1.stretch.lowerBound) }) {
        if let last = joined.last, last.chain == part.chain, last.stretch.upperBound >= part.stretch.lowerBound {
            let end = max(last.stretch.upperBound, part.stretch.upperBound)
            joined[joined.count - 1] = Reach.Part(chain: part.chain, stretch: last.stretch.lowerBound...end)
        } else {
            joined.append(part)
        }
    }
    return joined
}

extension WalkGraph {
    /// Where a stretch of a chain lies: its ends and the vertices between; one position where it is a point.
    public func line(of part: Reach.Part) -> [Position] {
        let (low, high) = (part.stretch.lowerBound, part.stretch.upperBound)
        let between = inner(of: part.chain).filter { innerOffsets[$0] > low && innerOffsets[$0] < high }
        let start = position(at: StreetPoint(chain: part.chain, offset: low))
        let end = position(at: StreetPoint(chain: part.chain, offset: high))
        return [start] + between.map { innerPositions[$0] } + (high > low ? [end] : [])
    }

    /// Where a point of a chain lies.
    public func position(at point: StreetPoint) -> Position {
        let inner = inner(of: point.chain)
        // The first vertex that is not before it.
        var (low, high) = (inner.lowerBound, inner.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if innerOffsets[middle] < point.offset { low = middle + 1 } else { high = middle }
        }
        let step = UInt32(low - inner.lowerBound + 1)
        let edge = ends(of: EdgeGrid.Edge(chain: UInt32(point.chain), step: step))
        guard edge.end > edge.start else { return edge.from }
        let share = Double(point.offset - edge.start) / Double(edge.end - edge.start)
        return Position(
            longitude: edge.from.x + (edge.to.x - edge.from.x) * share,
            latitude: edge.from.y + (edge.to.y - edge.from.y) * share)
    }
}
