/// Searches for the candidates that together cover most: branch and bound.
///
/// At every branch the candidates stand in the order of what they add; taken in turn, each is tried with those behind it. As
/// gains only shrink, a branch brings no more than the largest of them together, and is left where that is not more than the
/// best that is known.
struct CoverSearch {
    private var cover: Cover
    private let candidates: [Int]
    private var best: Double
    private let looks: Int
    private var chosen: [Int] = []
    private var found: [Int]?
    /// Whether nothing was left untried.
    private(set) var isComplete = true

    /// - Parameters:
    ///   - best: What is known already; only more is looked for.
    ///   - looks: How many looks at a place it may take.
    init(_ catchments: [[UInt32]], _ weights: [Double], best: Double, looks: Int) {
        cover = Cover(catchments, weights)
        candidates = Array(catchments.indices)
        (self.best, self.looks) = (best, looks)
    }

    /// The candidates that cover most; nil where none were found that cover more than what was known.
    mutating func best(_ count: Int) -> [Int]? {
        branch(cover.ranked(candidates), count, covered: 0)
        return found
    }

    private mutating func branch(_ ranked: [Cover.Ranked], _ count: Int, covered: Double) {
        if count == 0 || ranked.isEmpty { return }
        var ranked = ranked
        cover.settle(&ranked, first: count)
        for index in ranked.indices {
            let bound = ranked[index...].prefix(count).reduce(covered) { $0 + $1.gain }
            guard Cover.isMore(bound, than: best) else { return }
            guard cover.looks < looks else {
                isComplete = false
                return
            }
            let candidate = ranked[index].candidate
            let sum = covered + cover.gain(of: candidate)
            chosen.append(candidate)
            if Cover.isMore(sum, than: best) { (best, found) = (sum, chosen) }
            cover.insert(candidate)
            branch(Array(ranked[(index + 1)...]), count - 1, covered: sum)
            cover.remove(candidate)
            chosen.removeLast()
        }
    }
}
