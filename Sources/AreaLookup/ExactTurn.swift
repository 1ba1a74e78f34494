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
    let (ax, ay) = (exactSum(a.x, -c.x), exactSum(a.y, -c.y))
    let (bx, by) = (exactSum(b.x, -c.x), exactSum(b.y, -c.y))
    var sum = Expansion()
    sum.add(ax, times: by)
    sum.add((-ay.sum, -ay.rest), times: bx)
    return sum.rounded
}

/// A sum of two doubles, rounded, and what the rounding took.
private func exactSum(_ a: Double, _ b: Double) -> (sum: Double, rest: Double) {
    let sum = a + b
    let other = sum - a
    return (sum, (a - (sum - other)) + (b - other))
}

/// A sum that is not rounded: of terms that do not overlap, the smallest first.
private struct Expansion {
    /// Two products of two pairs have sixteen terms.
    private var terms = InlineArray<16, Double>(repeating: 0)
    private var count = 0

    mutating func add(_ a: (sum: Double, rest: Double), times b: (sum: Double, rest: Double)) {
        add(a.sum, b.sum)
        if a.rest != 0 { add(a.rest, b.sum) }
        if b.rest != 0 { add(a.sum, b.rest) }
        if a.rest != 0, b.rest != 0 { add(a.rest, b.rest) }
    }

    private mutating func add(_ x: Double, _ y: Double) {
        let product = x * y
        grow(by: (-product).addingProduct(x, y))
        grow(by: product)
    }

    private mutating func grow(by term: Double) {
        var carry = term
        var grown = 0
        for index in 0..<count {
            let (sum, rest) = exactSum(carry, terms[index])
            if rest != 0 {
                terms[grown] = rest
                grown += 1
            }
            carry = sum
        }
        if carry != 0 {
            terms[grown] = carry
            grown += 1
        }
        count = grown
    }

    /// From the smallest on; none is more than half of the next, so that the sum keeps the sign of the last.
    var rounded: Double {
        var sum = 0.0
        for index in 0..<count { sum += terms[index] }
        return sum
    }
}
