/// How many more names that are not found are compared with all that are. A list that fits nothing at all would
/// otherwise take the product of both.
struct SuggestionBudget {
    private var names = 200
    /// Three microseconds each.
    private var comparisons = 500_000

    /// Whether one more name may be compared with so many others; then it counts.
    mutating func allows(comparing others: Int) -> Bool {
        guard names > 0, comparisons >= others else { return false }
        names -= 1
        comparisons -= others
        return true
    }
}
