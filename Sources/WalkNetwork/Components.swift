/// What hangs together, whatever the direction. The largest is the first, and of two of one size the one with the first
/// junction.
struct Components {
    /// The number of each junction's component.
    let ofJunction: [UInt32]
    /// How many vertices each has.
    let sizes: [Int]

    init(of chains: [WalkGraph.Chain], junctionCount: Int, innerCount: Int) {
        var parents = [Int](0..<junctionCount)
        func root(_ junction: Int) -> Int {
            var junction = junction
            while parents[junction] != junction {
                parents[junction] = parents[parents[junction]]
                junction = parents[junction]
            }
            return junction
        }
        for chain in chains {
            let (a, b) = (root(Int(chain.from)), root(Int(chain.to)))
            parents[max(a, b)] = min(a, b)
        }
        var sizes = [Int](repeating: 0, count: junctionCount)
        for junction in 0..<junctionCount { sizes[root(junction)] += 1 }
        for (index, chain) in chains.enumerated() {
            let end = index + 1 < chains.count ? Int(chains[index + 1].firstInner) : innerCount
            sizes[root(Int(chain.from))] += end - Int(chain.firstInner)
        }
        let roots = (0..<junctionCount).filter { parents[$0] == $0 }.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
        var number = [UInt32](repeating: 0, count: junctionCount)
        for (index, root) in roots.enumerated() { number[root] = UInt32(index) }
        ofJunction = (0..<junctionCount).map { number[root($0)] }
        self.sizes = roots.map { sizes[$0] }
    }
}
