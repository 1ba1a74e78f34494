import GeoModel

/// Twice the area of the triangle `a b c`: positive where `c` lies to the left of `a b`, negative to the right, and 0 exactly
/// where it is on the line. The sign is exact, the size is rounded.
///
/// Doubles decide where their rounding can't matter; else all is summed without rounding. Products below 1e-290, of
/// positions nearer to each other than any map tells them apart, may still be lost.
///
/// - Source: Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates", 1997: the bound
///   (3 + 16 ε) ε with ε = 2^-53, and grow-expansion.
@inline(__always) func turn(from a: Position, to b: Position, around c: Position) -> Double {
    let left = (a.x - c.x) * (b.y - c.y)
    let right = (a.y - c.y) * (b.x - c.x)
    let doubt = (3 + 16 * 0x1p-53) * 0x1p-53 * (abs(left) + abs(right))
    let turn = left - right
    return turn > doubt || -turn > doubt ? turn : exactTurn(a, b, c)
}

@inline(never) private func exactTurn(_ a: Position, _ b: Position, _ c: Position) -> Double {
    let left = product(exactDifference(a.x, c.x), exactDifference(b.y, c.y))
    let right = product(exactDifference(a.y, c.y), exactDifference(b.x, c.x))
    var expansion: [Double] = []
    for term in left + right.map({ -$0 }) { grow(&expansion, by: term) }
    // From the smallest on; none is more than half of the next, so that the sum keeps the sign of the last.
    return expansion.reduce(0, +)
}

/// A sum of two doubles, rounded, and what the rounding took.
private func exactSum(_ a: Double, _ b: Double) -> (sum: Double, rest: Double) {
    let sum = a + b
    let other = sum - a
    return (sum, (a - (sum - other)) + (b - other))
}

private func exactDifference(_ a: Double, _ b: Double) -> [Double] {
    let (sum, rest) = exactSum(a, -b)
    return [rest, sum]
}

/// The terms of a product of two sums.
private func product(_ a: [Double], _ b: [Double]) -> [Double] {
    a.flatMap { x in
        b.flatMap { y in
            let whole = x * y
            return [(-whole).addingProduct(x, y), whole]
        }
    }
}

/// Adds a term to a sum of terms that do not overlap, the smallest first.
private func grow(_ expansion: inout [Double], by term: Double) {
    var carry = term
    var grown: [Double] = []
    for part in expansion {
        let (sum, rest) = exactSum(carry, part)
        if rest != 0 { grown.append(rest) }
        carry = sum
    }
    if carry != 0 { grown.append(carry) }
    expansion = grown
}
