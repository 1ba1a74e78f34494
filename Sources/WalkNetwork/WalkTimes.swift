public import GeoModel

extension WalkGraph {
    /// The walking distances from each of some places to each of others; nil where there is no way.
    ///
    /// - Parameters:
    ///   - origins: Of each its footholds; none for one that hangs nowhere.
    ///   - destinations: As `origins`.
    ///   - workers: How many threads share the origins; the answer is the same for any number.
    /// - Returns: A row an origin, a column a destination, without cutoff.
    /// - Complexity: One search over all junctions an origin.
    public func lengths(
        from origins: [[Foothold]], to destinations: [[Foothold]], workers: Int = coreCount
    ) -> [[WalkLength?]] {
        inParallel(
            count: origins.count, workers: workers,
            start: { BucketSearch<UInt64>(junctionCount: junctionCount, longestArc: outgoing.longest) }
        ) { search, index in
            let origin = origins[index]
            for foothold in origin {
                for (junction, length) in approaches(of: foothold, .away) { search.seed(junction, distance: length) }
            }
            search.run(over: outgoing, within: .max)
            defer { search.clear() }
            return destinations.map { destination in
                destination.compactMap { end -> UInt64? in
                    let ways = approaches(of: end, .toward).compactMap { junction, length in
                        let key = search.keys[Int(junction)]
                        return key == .max ? nil : key + length
                    }
                    return (ways + origin.compactMap { alongChain(from: $0, to: end) }).min()
                }.min().map(WalkLength.init(units:))
            }
        }
    }
}
