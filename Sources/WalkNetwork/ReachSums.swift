public import GeoModel

/// Places that count for something: homes with their people, firms with their jobs, facilities with one each.
public struct WeightedPlaces: Sendable {
    /// Where each hangs on the network, at one point: of a stretch its start counts.
    public var footholds: [Foothold]
    /// As many as there are footholds.
    public var weights: [UInt64]

    public init(footholds: [Foothold], weights: [UInt64]) {
        precondition(footholds.count == weights.count, "every place has one weight")
        (self.footholds, self.weights) = (footholds, weights)
    }
}

extension WalkGraph {
    /// Sums up what is reached within a cutoff from every vertex.
    ///
    /// - Parameters:
    ///   - layers: What is summed, each for itself.
    ///   - cutoff: At most 42 km; what is exactly as far counts.
    ///   - workers: How many threads share the work; the answer is the same for any number.
    /// - Returns: For each layer a sum a vertex, in the order of ``vertexCount``.
    /// - Complexity: About 1.2 searches a junction; the vertices of a chain share those from its two ends.
    public func sums(
        of layers: [WeightedPlaces], within cutoff: WalkLength, workers: Int = coreCount
    ) -> [[UInt64]] {
        let targets = SumTargets(layers, in: self)
        let blocks = stride(from: 0, to: junctionCount, by: 256).map { $0..<min($0 + 256, junctionCount) }
        let answers = inParallel(
            count: blocks.count, workers: workers, start: { ReachSummation(self, targets, within: cutoff) }
        ) { summation, block in
            summation.sums(fromJunctions: blocks[block])
        }
        var sums = layers.map { _ in [UInt64](repeating: 0, count: vertexCount) }
        for (block, answer) in zip(blocks, answers) {
            for layer in layers.indices {
                for index in 0..<block.count {
                    sums[layer][block.lowerBound + index] = answer.junctions[index * layers.count + layer]
                }
                for index in 0..<answer.inner.count / max(1, layers.count) {
                    sums[layer][junctionCount + answer.firstInner + index] = answer.inner[index * layers.count + layer]
                }
            }
        }
        return sums
    }
}

/// Weighted places by junction and by chain; those in one point are one.
private struct SumTargets: Sendable {
    struct Target: Sendable {
        /// From the chain's start, in units; 0 at a junction.
        var offset: UInt32
        /// In units.
        var leg: UInt32
    }

    let layerCount: Int
    /// Where the targets of each junction, and behind them those of each chain, begin; behind the last where they end.
    let first: [UInt32]
    let targets: [Target]
    /// A row a target, a column a layer.
    let weights: [UInt64]

    init(_ layers: [WeightedPlaces], in graph: WalkGraph) {
        layerCount = layers.count
        var sorted: [(slot: Int, target: Target, layer: Int, weight: UInt64)] = []
        for (layer, places) in layers.enumerated() {
            for (foothold, weight) in zip(places.footholds, places.weights) {
                let chain = graph.chains[foothold.chain]
                let offset = foothold.stretch.lowerBound
                guard foothold.leg.units < 1 << 31 else { continue }  // beyond any cutoff that a sum may have
                let leg = UInt32(foothold.leg.units)
                let junction: UInt32? = offset == 0 ? chain.from : offset == chain.length ? chain.to : nil
                let slot = junction.map { Int($0) } ?? graph.junctionCount + foothold.chain
                sorted.append((slot, Target(offset: junction == nil ? offset : 0, leg: leg), layer, weight))
            }
        }
        sorted.sort { ($0.slot, $0.target.offset, $0.target.leg) < ($1.slot, $1.target.offset, $1.target.leg) }
        var first = [UInt32](repeating: 0, count: graph.junctionCount + graph.chainCount + 1)
        var (targets, weights): ([Target], [UInt64]) = ([], [])
        var last = -1
        for entry in sorted {
            let known = targets.last
            if last != entry.slot || known?.offset != entry.target.offset || known?.leg != entry.target.leg {
                targets.append(entry.target)
                weights += [UInt64](repeating: 0, count: layerCount)
                first[entry.slot + 1] += 1
                last = entry.slot
            }
            weights[weights.count - layerCount + entry.layer] += entry.weight
        }
        for slot in 0..<first.count - 1 { first[slot + 1] += first[slot] }
        (self.first, self.targets, self.weights) = (first, targets, weights)
    }
}

/// Sums up for one junction after another, and for the vertices of the chains that begin there.
///
/// From a vertex at offset o of a chain of length L between u and v a target lies min(o + d(u), L − o + d(v)) away, so it is
/// reached where o ≤ R − d(u) or o ≥ L − (R − d(v)): one look at a target serves all vertices of the chain, as a sum over
/// those before one and those from another. What lies on the chain itself is also reached along it.
private final class ReachSummation {
    private let graph: WalkGraph
    private let targets: SumTargets
    private let limit: UInt64
    private let search: BucketSearch<UInt32>
    /// What was found from the junctions of this block, and from those where its chains end.
    private var found: [Int: [FarJunction]] = [:]
    private let fromStart: FarJunctions
    private let fromEnd: FarJunctions

    struct Answer: Sendable {
        /// A row a junction, a column a layer.
        var junctions: [UInt64] = []
        var firstInner: Int
        var inner: [UInt64] = []
    }

    init(_ graph: WalkGraph, _ targets: SumTargets, within cutoff: WalkLength) {
        (self.graph, self.targets) = (graph, targets)
        limit = min(cutoff, ReachFinder.longestCutoff).units
        search = BucketSearch(junctionCount: graph.junctionCount, longestArc: graph.outgoing.longest)
        fromStart = FarJunctions(graph.junctionCount)
        fromEnd = FarJunctions(graph.junctionCount)
    }

    func sums(fromJunctions block: Range<Int>) -> Answer {
        let firstChain = graph.firstChain(from: block.lowerBound)
        var answer = Answer(
            firstInner: firstChain < graph.chainCount
                ? Int(graph.chains[firstChain].firstInner) : graph.innerOffsets.count)
        var chain = firstChain
        found.removeAll(keepingCapacity: true)
        for junction in block {
            fromStart.load(farJunctions(from: junction))
            answer.junctions += junctionSums()
            while chain < graph.chainCount, Int(graph.chains[chain].from) == junction {
                if !graph.inner(of: chain).isEmpty {
                    fromEnd.load(farJunctions(from: Int(graph.chains[chain].to)))
                    answer.inner += innerSums(of: chain)
                }
                chain += 1
            }
        }
        return answer
    }

    private func farJunctions(from junction: Int) -> [FarJunction] {
        if let known = found[junction] { return known }
        search.seed(UInt32(junction), distance: 0)
        search.run(over: graph.outgoing, within: limit)
        let list = (0..<search.reachedCount).map { index in
            FarJunction(junction: search.reached[index], length: search.keys[Int(search.reached[index])])
        }
        search.clear()
        found[junction] = list
        return list
    }

    /// What is reached from the junction that the search began at.
    private func junctionSums() -> [UInt64] {
        var sums = [UInt64](repeating: 0, count: targets.layerCount)
        let count = targets.layerCount
        forEachTarget(fromStart) { target, length in
            guard length <= limit else { return }
            for layer in 0..<count { sums[layer] += targets.weights[target * count + layer] }
        }
        return sums
    }

    /// What is reached from each vertex within a chain.
    private func innerSums(of number: Int) -> [UInt64] {
        let chain = graph.chains[number]
        let vertices = graph.inner(of: number)
        let layers = targets.layerCount
        let length = UInt64(chain.length)
        // What the vertices from one on have more than those before it.
        var steps = [UInt64](repeating: 0, count: (vertices.count + 1) * layers)
        func add(_ target: Int, _ d: UInt64, _ e: UInt64) {
            // Vertices before `near` reach it by the start, those from `far` on by the end.
            let near = d > limit ? 0 : firstVertex(vertices, beyond: limit - d)
            let far = e > limit ? vertices.count : firstVertex(vertices, from: length - min(length, limit - e))
            for layer in 0..<layers {
                let weight = targets.weights[target * layers + layer]
                if near >= far {
                    steps[layer] &+= weight
                } else {
                    if near > 0 {
                        steps[layer] &+= weight
                        steps[near * layers + layer] &-= weight
                    }
                    steps[far * layers + layer] &+= weight
                }
            }
        }
        forEachTargetFromBothEnds(of: chain, except: number, add)
        for index in layers..<max(layers, steps.count) { steps[index] &+= steps[index - layers] }
        for (row, vertex) in vertices.enumerated() {
            for target in Int(
                targets.first[graph.junctionCount + number])..<Int(
                    targets.first[graph.junctionCount + number + 1])
            where ownLength(chain, number, from: graph.innerOffsets[vertex], to: target) <= limit {
                for layer in 0..<layers { steps[row * layers + layer] += targets.weights[target * layers + layer] }
            }
        }
        return Array(steps[..<(vertices.count * layers)])
    }
}

/// A junction that is reached, and how far it is in units.
private struct FarJunction: BitwiseCopyable {
    var junction: UInt32
    var length: UInt32
}

/// What is reached from one junction, to be looked up by junction: a dense array that is filled and emptied by lists.
private final class FarJunctions {
    /// The greatest where it is not reached.
    let keys: UnsafeMutablePointer<UInt32>
    private(set) var reached: [FarJunction] = []

    init(_ junctionCount: Int) {
        keys = .allocate(capacity: max(1, junctionCount))
        keys.initialize(repeating: .max, count: junctionCount)
    }

    deinit { keys.deallocate() }

    /// Takes the place of what was there.
    func load(_ list: [FarJunction]) {
        for far in reached { keys[Int(far.junction)] = .max }
        for far in list { keys[Int(far.junction)] = far.length }
        reached = list
    }
}

/// What the greatest of a type stands for here: not reached.
private let unreached = UInt64(UInt32.max)

extension ReachSummation {
    /// Calls `body` with every target that may be reached, and how far it is from the junction where a search began.
    private func forEachTarget(
        _ search: FarJunctions, _ body: (_ target: Int, _ length: UInt64) -> Void
    ) {
        for far in search.reached {
            let (junction, key) = (Int(far.junction), UInt64(far.length))
            for target in Int(targets.first[junction])..<Int(targets.first[junction + 1]) {
                body(target, key + UInt64(targets.targets[target].leg))
            }
            for slot in Int(graph.outgoing.first[junction])..<Int(graph.outgoing.first[junction + 1]) {
                let side = graph.outgoing.sides[slot]
                let number = Int(side / 2)
                let here =
                    Int(
                        targets.first[graph.junctionCount + number])..<Int(
                        targets.first[graph.junctionCount + number + 1])
                if here.isEmpty || isSeenFromStart(side, search) { continue }
                for target in here { body(target, length(search, graph.chains[number], to: targets.targets[target])) }
            }
        }
    }

    /// Calls `body` with every target that may be reached from one end of a chain or the other, and how far it is from
    /// each as one leaves the chain there; those on the chain itself are left out.
    private func forEachTargetFromBothEnds(
        of chain: WalkGraph.Chain, except own: Int, _ body: (_ target: Int, _ d: UInt64, _ e: UInt64) -> Void
    ) {
        let (atStart, atEnd) = (chain.allowsBackward, chain.allowsForward)
        for (search, other, isFirst) in [(fromStart, fromEnd, true), (fromEnd, fromStart, false)] {
            guard isFirst ? atStart : atEnd else { continue }
            let hasOther = isFirst ? atEnd : atStart
            for far in search.reached {
                let junction = Int(far.junction)
                // What both reach is looked at from the first.
                if !isFirst, hasOther, other.keys[junction] != .max { continue }
                let here = UInt64(far.length)
                let there = hasOther ? UInt64(other.keys[junction]) : unreached
                for target in Int(targets.first[junction])..<Int(targets.first[junction + 1]) {
                    let leg = UInt64(targets.targets[target].leg)
                    body(target, (isFirst ? here : there) + leg, (isFirst ? there : here) + leg)
                }
            }
            for far in search.reached {
                let junction = Int(far.junction)
                for slot in Int(graph.outgoing.first[junction])..<Int(graph.outgoing.first[junction + 1]) {
                    let side = graph.outgoing.sides[slot]
                    let number = Int(side / 2)
                    if number == own || isSeenFromStart(side, search) { continue }
                    let row = graph.junctionCount + number
                    let here = Int(targets.first[row])..<Int(targets.first[row + 1])
                    let reached = graph.chains[number]
                    if here.isEmpty || !isFirst && hasOther && isReached(reached, other) { continue }
                    for target in here {
                        let own = length(search, reached, to: targets.targets[target])
                        let others = hasOther ? length(other, reached, to: targets.targets[target]) : unreached
                        body(target, isFirst ? own : others, isFirst ? others : own)
                    }
                }
            }
        }
    }

    /// Whether a chain that is looked at from its end is also looked at from its start.
    private func isSeenFromStart(_ side: UInt32, _ search: FarJunctions) -> Bool {
        guard side % 2 == 1 else { return false }
        let chain = graph.chains[Int(side / 2)]
        return chain.allowsForward && search.keys[Int(chain.from)] != .max
    }

    /// Whether one may walk into a chain from an end that a search has reached.
    private func isReached(_ chain: WalkGraph.Chain, _ search: FarJunctions) -> Bool {
        chain.allowsForward && search.keys[Int(chain.from)] != .max
            || chain.allowsBackward && search.keys[Int(chain.to)] != .max
    }

    /// How far a target within a chain is by way of its ends.
    private func length(
        _ search: FarJunctions, _ chain: WalkGraph.Chain, to target: SumTargets.Target
    ) -> UInt64 {
        let before = chain.allowsForward ? UInt64(search.keys[Int(chain.from)]) : unreached
        let after = chain.allowsBackward ? UInt64(search.keys[Int(chain.to)]) : unreached
        return min(before + UInt64(target.offset), after + UInt64(chain.length - target.offset)) + UInt64(target.leg)
    }

    /// How far a target is from a vertex of its own chain: along it, or out at one end and in at another.
    private func ownLength(_ chain: WalkGraph.Chain, _ number: Int, from offset: UInt32, to target: Int) -> UInt64 {
        let end = targets.targets[target]
        let start = Foothold(at: StreetPoint(chain: number, offset: offset))
        let there = Foothold(
            at: StreetPoint(chain: number, offset: end.offset), leg: WalkLength(units: UInt64(end.leg)))
        var best = graph.alongChain(from: start, to: there) ?? .max
        if chain.allowsBackward { best = min(best, UInt64(offset) + length(fromStart, chain, to: end)) }
        if chain.allowsForward { best = min(best, UInt64(chain.length - offset) + length(fromEnd, chain, to: end)) }
        return best
    }

    /// How many of a chain's vertices are at most so far from its start.
    private func firstVertex(_ vertices: Range<Int>, beyond offset: UInt64) -> Int {
        firstVertex(vertices) { UInt64($0) > offset }
    }

    /// How many of a chain's vertices are less far from its start.
    private func firstVertex(_ vertices: Range<Int>, from offset: UInt64) -> Int {
        firstVertex(vertices) { UInt64($0) >= offset }
    }

    private func firstVertex(_ vertices: Range<Int>, where isBehind: (UInt32) -> Bool) -> Int {
        var (low, high) = (vertices.lowerBound, vertices.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(graph.innerOffsets[middle]) { high = middle } else { low = middle + 1 }
        }
        return low - vertices.lowerBound
    }
}

extension WalkGraph {
    /// The first chain that begins at a junction or one after it.
    fileprivate func firstChain(from junction: Int) -> Int {
        var (low, high) = (0, chains.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(chains[middle].from) < junction { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
