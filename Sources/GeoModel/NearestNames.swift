/// The names most like `word`, best first: for a word that was not understood.
///
/// - Returns: At most `limit` names whose edit distance (insertions, deletions and substitutions of characters) is
///   no more than half the length of the longer word; equal distances in the order of `names`.
public func nearestNames(to word: String, among names: some Sequence<String>, limit: Int = 3) -> [String] {
    let wanted = Array(word)
    var scored: [(distance: Int, name: String)] = []
    var seen: Set<String> = []
    for name in names where seen.insert(name).inserted {
        let candidate = Array(name)
        let longest = max(wanted.count, candidate.count)
        guard 2 * abs(wanted.count - candidate.count) <= longest else { continue }
        let distance = editDistance(wanted, candidate)
        if 2 * distance <= longest { scored.append((distance, name)) }
    }
    // Swift's sort is stable, so equal distances keep their order.
    return scored.sorted { $0.distance < $1.distance }.prefix(limit).map(\.name)
}

/// Levenshtein's distance by dynamic programming, one row at a time.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let substituted = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
