/// The places that some chosen candidates cover, and what others would add.
struct Cover {
    /// A candidate, and the most that it may add.
    struct Ranked {
        var candidate: Int
        var gain: Double

        static func precedes(_ left: Ranked, _ right: Ranked) -> Bool {
            left.gain > right.gain || (left.gain == right.gain && left.candidate < right.candidate)
        }
    }

    private let catchments: [[UInt32]]
    private let weights: [Double]
    /// How many of the chosen candidates cover each place.
    private var counts: [UInt32]
    /// How many places and ranked candidates have been looked at.
    private(set) var looks = 0

    init(_ catchments: [[UInt32]], _ weights: [Double]) {
        (self.catchments, self.weights) = (catchments, weights)
        counts = [UInt32](repeating: 0, count: weights.count)
    }

    /// Differences below this share of a sum are rounding.
    private static let rounding = 1e-12

    static func isMore(_ one: Double, than other: Double) -> Bool { one > other + abs(other) * rounding }

    /// What a candidate adds to those chosen. Summed in the order of its places, so that it never grows by rounding when
    /// more is covered.
    mutating func gain(of candidate: Int) -> Double {
        looks += catchments[candidate].count
        return catchments[candidate].withUnsafeBufferPointer { places in
            counts.withUnsafeBufferPointer { counts in
                weights.withUnsafeBufferPointer { weights in
                    places.reduce(0) { counts[Int($1)] == 0 ? $0 + weights[Int($1)] : $0 }
                }
            }
        }
    }

    mutating func insert(_ candidate: Int) {
        looks += catchments[candidate].count
        for place in catchments[candidate] { counts[Int(place)] += 1 }
    }

    mutating func remove(_ candidate: Int) {
        looks += catchments[candidate].count
        for place in catchments[candidate] { counts[Int(place)] -= 1 }
    }

    /// Candidates with what they add, the most first.
    mutating func ranked(_ candidates: [Int]) -> [Ranked] {
        candidates.map { Ranked(candidate: $0, gain: gain(of: $0)) }.sorted(by: Ranked.precedes)
    }

    /// Makes the first few of some ranked candidates those that add most now, with what they add; the others keep what they
    /// added before, which is no less.
    ///
    /// Gains only shrink, so those that added too little before need not be looked at.
    ///
    /// - Source: Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978.
    mutating func settle(_ ranked: inout [Ranked], first count: Int) {
        let count = min(count, ranked.count)
        if count == 0 { return }
        looks += ranked.count
        var next = 0
        // Of what has been looked at the best `count`, in order.
        var best: [Ranked] = []
        while next < ranked.count {
            if best.count == count, !Ranked.precedes(ranked[next], best[count - 1]) { break }
            ranked[next].gain = gain(of: ranked[next].candidate)
            let place = best.index(for: ranked[next])
            best.insert(ranked[next], at: place)
            if best.count > count { best.removeLast() }
            next += 1
        }
        ranked.sort(by: Ranked.precedes)
    }
}

extension [Cover.Ranked] {
    /// Where a candidate belongs among those in order.
    fileprivate func index(for other: Cover.Ranked) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if Cover.Ranked.precedes(self[middle], other) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
