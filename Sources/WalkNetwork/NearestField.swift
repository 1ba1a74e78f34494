/// How far it is from everywhere to the nearest of some facilities.
///
/// Paths lead toward the facility. Of two that are equally near, the one of the lower number counts.
public struct NearestField: Sendable {
    /// The nearest facility of a place.
    public struct Nearest: Hashable, Sendable {
        /// Its number among those that were given.
        public let facility: Int
        /// With the leg at either end.
        public let length: WalkLength

        public init(facility: Int, length: WalkLength) { (self.facility, self.length) = (facility, length) }
    }

    private let graph: WalkGraph
    let footholds: ChainFootholds
    /// In units; what is exactly as far counts.
    private let limit: UInt64
    /// Of each junction the distance, and in the lower 32 bits the facility; the greatest where there is none.
    private let keys: [UInt64]

    /// The greatest cutoff: 42 km.
    public static let longestCutoff = WalkLength(units: 1 << 32 - 2)

    fileprivate init(_ graph: WalkGraph, _ facilities: [[Foothold]], _ cutoff: WalkLength) {
        self.graph = graph
        footholds = ChainFootholds(facilities)
        limit = min(cutoff, Self.longestCutoff).units
        let search = BucketSearch<UInt64>(
            junctionCount: graph.junctionCount, labelBits: 32, longestArc: graph.outgoing.longest)
        for (facility, ways) in facilities.enumerated() {
            for way in ways {
                for (junction, length) in graph.approaches(of: way, .toward) {
                    search.seed(junction, distance: length, label: UInt64(facility))
                }
            }
        }
        search.run(over: graph.incoming, within: limit)
        keys = [UInt64](UnsafeBufferPointer(start: search.keys, count: graph.junctionCount))
    }

    /// The facility that is nearest to a place; nil where none is within the cutoff.
    public func nearest(to place: Foothold) -> Nearest? {
        let best = key(of: place, besides: footholds.on(place.chain))
        return best == .max ? nil : Nearest(facility: Int(best & 0xFFFF_FFFF), length: WalkLength(units: best >> 32))
    }

    /// The distance of the nearest facility in the upper and its number in the lower half; the greatest number where none
    /// is within the cutoff.
    ///
    /// - Parameter here: The facilities on the place's chain.
    @inline(__always) func key(of place: Foothold, besides here: ArraySlice<ChainFootholds.Entry>) -> UInt64 {
        var best = UInt64.max
        graph.forEachApproach(of: place, .away) { junction, length in
            let key = keys[Int(junction)]
            if key != .max { best = min(best, key &+ length << 32) }
        }
        for other in here {
            guard let length = graph.alongChain(from: place, to: other.foothold), length <= limit else { continue }
            best = min(best, length << 32 | UInt64(other.facility))
        }
        return best >> 32 <= limit ? best : .max
    }

    /// How far every vertex is, in the order of ``WalkGraph/vertexCount``, in units; the greatest number where there is
    /// nothing within the cutoff.
    public func lengthsAtVertices() -> [UInt32] { keysAtVertices().map { UInt32(truncatingIfNeeded: $0 >> 32) } }

    /// Of every vertex the distance in the upper and the facility in the lower 32 bits; the greatest where there is none.
    func keysAtVertices() -> [UInt64] {
        [UInt64](unsafeUninitializedCapacity: graph.vertexCount) { all, count in
            count = graph.vertexCount
            for junction in 0..<graph.junctionCount { all[junction] = keys[junction] }
            guard !graph.innerOffsets.isEmpty else { return }
            for chain in graph.chains.indices { fill(chain, all) }
            for (chain, here) in footholds.chains { correct(chain, here, all) }
        }
    }

    /// Gives the vertices of a chain what they have by way of its ends.
    private func fill(_ number: Int, _ all: UnsafeMutableBufferPointer<UInt64>) {
        let chain = graph.chains[number]
        let vertices = graph.inner(of: number)
        if vertices.isEmpty { return }
        let before = chain.allowsBackward ? keys[Int(chain.from)] : .max
        let after = chain.allowsForward ? keys[Int(chain.to)] : .max
        let bound = limit << 32 | 0xFFFF_FFFF
        for vertex in vertices {
            let offset = UInt64(graph.innerOffsets[vertex])
            // Where an end is not reached, the sum is beyond any limit or has overflown; both are caught.
            let back = before == .max ? .max : before &+ offset << 32
            let ahead = after == .max ? .max : after &+ (UInt64(chain.length) - offset) << 32
            let best = min(back, ahead)
            all[graph.junctionCount + vertex] = best <= bound ? best : .max
        }
    }

    /// Lets the vertices of a chain know the facilities on it.
    private func correct(
        _ chain: Int, _ here: ArraySlice<ChainFootholds.Entry>, _ all: UnsafeMutableBufferPointer<UInt64>
    ) {
        for vertex in graph.inner(of: chain) {
            let place = Foothold(at: StreetPoint(chain: chain, offset: graph.innerOffsets[vertex]))
            for other in here {
                guard let length = graph.alongChain(from: place, to: other.foothold), length <= limit else { continue }
                let key = length << 32 | UInt64(other.facility)
                all[graph.junctionCount + vertex] = min(all[graph.junctionCount + vertex], key)
            }
        }
    }
}

extension WalkGraph {
    /// Finds for everywhere the nearest of some facilities.
    ///
    /// - Parameters:
    ///   - facilities: Of each where it hangs on the network; none for one that can't be reached.
    ///   - cutoff: Where walking stops, at most 42 km: ``NearestField/longestCutoff``.
    /// - Complexity: One search, however many facilities there are. Categories may be searched on several threads.
    public func nearest(of facilities: [[Foothold]], within cutoff: WalkLength) -> NearestField {
        NearestField(self, facilities, cutoff)
    }
}
