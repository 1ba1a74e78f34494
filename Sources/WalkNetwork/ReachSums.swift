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
                // A longer leg is beyond any cutoff that a sum may have.
                guard let leg = UInt32(exactly: foothold.leg.units) else { continue }
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

/// A target that is reached, and how far it is in units.
private struct FarTarget: BitwiseCopyable {
    var target: UInt32
    var length: UInt32
}

/// The targets that are reached from one junction, to be looked up by target: a dense array that is filled and emptied by
/// lists.
private final class FarTargets {
    /// ``unreached`` where it is not.
    let lengths: UnsafeMutablePointer<UInt32>
    private(set) var list: [FarTarget] = []

    init(_ targetCount: Int) {
        lengths = .allocate(capacity: max(1, targetCount))
        lengths.initialize(repeating: unreached, count: targetCount)
    }

    deinit { lengths.deallocate() }

    /// Takes the place of what was there.
    func load(_ list: [FarTarget]) {
        for far in self.list { lengths[Int(far.target)] = unreached }
        for far in list { lengths[Int(far.target)] = far.length }
        self.list = list
    }
}

/// What stands for a length without end; no limit comes near it.
private let unreached = UInt32.max

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
    private var found: [Int: [FarTarget]] = [:]
    private let fromStart: FarTargets
    private let fromEnd: FarTargets
    /// Room for all targets: none is told twice.
    private let scratch: UnsafeMutablePointer<FarTarget>

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
        fromStart = FarTargets(targets.targets.count)
        fromEnd = FarTargets(targets.targets.count)
        scratch = .allocate(capacity: max(1, targets.targets.count))
    }

    deinit { scratch.deallocate() }

    func sums(fromJunctions block: Range<Int>) -> Answer {
        let firstChain = graph.firstChain(from: block.lowerBound)
        var answer = Answer(
            firstInner: firstChain < graph.chainCount
                ? Int(graph.chains[firstChain].firstInner) : graph.innerOffsets.count)
        var chain = firstChain
        found.removeAll(keepingCapacity: true)
        for junction in block {
            fromStart.load(farTargets(from: junction))
            answer.junctions += junctionSums()
            while chain < graph.chainCount, Int(graph.chains[chain].from) == junction {
                if !graph.inner(of: chain).isEmpty {
                    fromEnd.load(farTargets(from: Int(graph.chains[chain].to)))
                    answer.inner += innerSums(of: chain)
                }
                chain += 1
            }
        }
        return answer
    }

    private func farTargets(from junction: Int) -> [FarTarget] {
        if let known = found[junction] { return known }
        search.seed(UInt32(junction), distance: 0)
        search.run(over: graph.outgoing, within: limit)
        let list = reachedTargets()
        search.clear()
        found[junction] = list
        return list
    }

    /// The targets within the limit of the junction that the search began at.
    private func reachedTargets() -> [FarTarget] {
        let (keys, reached, reachedCount, limit) = (search.keys, search.reached, search.reachedCount, limit)
        let (arcs, junctionCount) = (graph.outgoing, graph.junctionCount)
        let count = targets.first.withUnsafeBufferPointer { first in
            targets.targets.withUnsafeBufferPointer { targets in
                graph.chains.withUnsafeBufferPointer { chains in
                    var count = 0
                    for index in 0..<reachedCount {
                        let junction = Int(reached[index])
                        let key = UInt64(keys[junction])
                        for target in Int(first[junction])..<Int(first[junction + 1]) {
                            let length = key + UInt64(targets[target].leg)
                            if length > limit { continue }
                            scratch[count] = FarTarget(target: UInt32(target), length: UInt32(length))
                            count &+= 1
                        }
                        for slot in Int(arcs.first[junction])..<Int(arcs.first[junction + 1]) {
                            let side = arcs.sides[slot]
                            let row = junctionCount + Int(side / 2)
                            let here = Int(first[row])..<Int(first[row + 1])
                            if here.isEmpty { continue }
                            let chain = chains[Int(side / 2)]
                            let before = chain.allowsForward ? UInt64(keys[Int(chain.from)]) : UInt64(unreached)
                            // A chain that is reached from both ends is looked at from its start.
                            if side % 2 == 1, before != UInt64(unreached) { continue }
                            let after = chain.allowsBackward ? UInt64(keys[Int(chain.to)]) : UInt64(unreached)
                            for target in here {
                                let offset = targets[target].offset
                                let onStreet = min(before + UInt64(offset), after + UInt64(chain.length - offset))
                                let length = onStreet + UInt64(targets[target].leg)
                                if length > limit { continue }
                                scratch[count] = FarTarget(target: UInt32(target), length: UInt32(length))
                                count &+= 1
                            }
                        }
                    }
                    return count
                }
            }
        }
        return [FarTarget](UnsafeBufferPointer(start: scratch, count: count))
    }

    /// What is reached from the junction that was loaded last.
    private func junctionSums() -> [UInt64] {
        let layers = targets.layerCount
        var sums = [UInt64](repeating: 0, count: layers)
        targets.weights.withUnsafeBufferPointer { weights in
            for far in fromStart.list {
                for layer in 0..<layers { sums[layer] &+= weights[Int(far.target) &* layers &+ layer] }
            }
        }
        return sums
    }

    /// What is reached from each vertex within a chain.
    private func innerSums(of number: Int) -> [UInt64] {
        let chain = graph.chains[number]
        let layers = targets.layerCount
        let offsets = graph.innerOffsets[graph.inner(of: number)]
        let row = graph.junctionCount + number
        let own = targets.first[row]..<targets.first[row + 1]
        // What the vertices from one on have more than those before it.
        var steps = [UInt64](repeating: 0, count: (offsets.count + 1) * layers)
        let (starts, ends, limit) = (fromStart.lengths, fromEnd.lengths, limit)
        offsets.withUnsafeBufferPointer { offsets in
            targets.weights.withUnsafeBufferPointer { weights in
                steps.withUnsafeMutableBufferPointer { steps in
                    func add(_ target: UInt32, _ start: UInt32, _ end: UInt32) {
                        if own.contains(target) { return }
                        // The first `near` vertices reach it by the start, those from `far` on by the end.
                        let near =
                            chain.allowsBackward && UInt64(start) <= limit
                            ? offsets.count(upTo: limit &- UInt64(start)) : 0
                        let far =
                            chain.allowsForward && UInt64(end) <= limit
                            ? offsets.count(below: UInt64(chain.length), less: limit &- UInt64(end)) : offsets.count
                        let weight = Int(target) &* layers
                        for layer in 0..<layers {
                            if near >= far {
                                steps[layer] &+= weights[weight &+ layer]
                            } else {
                                steps[layer] &+= near > 0 ? weights[weight &+ layer] : 0
                                steps[near &* layers &+ layer] &-= near > 0 ? weights[weight &+ layer] : 0
                                steps[far &* layers &+ layer] &+= weights[weight &+ layer]
                            }
                        }
                    }
                    for far in fromStart.list { add(far.target, far.length, ends[Int(far.target)]) }
                    for far in fromEnd.list where starts[Int(far.target)] == unreached {
                        add(far.target, unreached, far.length)
                    }
                }
            }
        }
        for index in layers..<steps.count { steps[index] &+= steps[index - layers] }
        for (vertex, offset) in offsets.enumerated() {
            for target in own where ownLength(number, from: offset, to: target) <= limit {
                for layer in 0..<layers {
                    steps[vertex * layers + layer] += targets.weights[Int(target) * layers + layer]
                }
            }
        }
        return Array(steps[..<(offsets.count * layers)])
    }

    /// How far a target is from a vertex of its own chain: along it, or out at one end and wherever that leads.
    private func ownLength(_ number: Int, from offset: UInt32, to target: UInt32) -> UInt64 {
        let chain = graph.chains[number]
        let end = targets.targets[Int(target)]
        let start = Foothold(at: StreetPoint(chain: number, offset: offset))
        let there = Foothold(
            at: StreetPoint(chain: number, offset: end.offset), leg: WalkLength(units: UInt64(end.leg)))
        var best = graph.alongChain(from: start, to: there) ?? .max
        if chain.allowsBackward { best = min(best, UInt64(offset) + UInt64(fromStart.lengths[Int(target)])) }
        if chain.allowsForward {
            best = min(best, UInt64(chain.length - offset) + UInt64(fromEnd.lengths[Int(target)]))
        }
        return best
    }
}

extension UnsafeBufferPointer<UInt32> {
    /// How many of these ascending offsets are at most so much.
    @inline(__always) fileprivate func count(upTo offset: UInt64) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low &+ high) / 2
            if UInt64(self[middle]) > offset { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    /// How many of these ascending offsets are less than `length` − `left`; none where that is below zero.
    @inline(__always) fileprivate func count(below length: UInt64, less left: UInt64) -> Int {
        left >= length ? 0 : count(upTo: length &- left &- 1)
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
