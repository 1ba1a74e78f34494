extension [(value: Double, weight: Double)] {
    /// The least value that at least half of the weight does not exceed; nil without weight, and where it is infinite.
    var median: Double? {
        let whole = reduce(0) { $0 + $1.weight }
        var passed = 0.0
        for (value, weight) in sorted(by: { $0.value < $1.value }) where weight > 0 {
            passed += weight
            if 2 * passed >= whole { return value.isFinite ? value : nil }
        }
        return nil
    }
}
